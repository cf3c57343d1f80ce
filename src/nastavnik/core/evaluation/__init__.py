"""Honest numbers: what changed, how surely, for whom, and what must not be said.

The story: `rows` and `pairs` find who answered twice, `paired` compares (`student`, `signed_ranks`, `signs`, `effects`), `choosing`
says which test counts, `conclusions` puts it into one sentence, `answer` is the JSON of the command line. `scales`,
`reliability`, `reliable_change`, `gaps` and `comparison` serve questionnaires; `shares`, `process_quality` and `swot` the
quality of a programme; `corrections` families of tests; `privacy` hides small groups; `formulas` and `snapshots`
count indicators and explain how they moved. Numbers of the methodology come in as data; the clock and chance never do.
Guarantees and formulas: docs/algorithms/evaluation.md.
"""
