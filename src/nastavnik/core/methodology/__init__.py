"""The methodology as data: typed, validated packs of the target models of mentoring."""

from nastavnik.core.methodology.faults import Fault, PackError, UnknownCode
from nastavnik.core.methodology.loader import load_pack, load_packs
from nastavnik.core.methodology.schema.pack import Pack, Packs

__all__ = [
    "Fault",
    "Pack",
    "PackError",
    "Packs",
    "UnknownCode",
    "load_pack",
    "load_packs",
]
