"""How well a programme is run, from counted cases: shares, gates of safety, the total and the worst gaps.

Pure: knows neither people nor tables. The method and its guarantees: docs/algorithms/quality.md.
"""

from nastavnik.core.quality.assessing import Assessment, Finding, Safety, Sign, Tally, assess, percent

__all__ = ["Assessment", "Finding", "Safety", "Sign", "Tally", "assess", "percent"]
