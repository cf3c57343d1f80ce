"""Numbers of documents by the organisation's mask: «{номер}-н» ↔ «12-н»."""

import re

PLACE = "{номер}"


def number_by(mask: str, count: int) -> str:
    """The number of a document with this ordinal."""
    return (mask if PLACE in mask else PLACE).replace(PLACE, str(count))


def ordinal_in(mask: str, number: str) -> int | None:
    """The ordinal inside a number written by the mask; None for a number of another kind («45/2-р»)."""
    before, _, after = (mask if PLACE in mask else PLACE).partition(PLACE)
    found = re.fullmatch(rf"{re.escape(before)}(\d{{1,9}}){re.escape(after)}", number.strip())
    return int(found[1]) if found else None
