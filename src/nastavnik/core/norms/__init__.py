"""Legal references in Russian texts: found, held against a register of acts on a day, and put right.

Everything here is pure: the register and the day are arguments. A reference to an act of the school's own is nobody's
fault; only what names a known act, or an act of an authority, is judged.
"""
