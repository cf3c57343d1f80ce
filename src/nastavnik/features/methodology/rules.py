"""What may be kept as a layer."""

import json
from collections.abc import Mapping
from typing import Any

from nastavnik.kit.verdict import YES, Verdict, no

LARGEST = 400_000


def may_keep(data: Mapping[str, Any]) -> Verdict:
    """A layer holds differences, not a library."""
    if len(json.dumps(data, ensure_ascii=False)) > LARGEST:
        return no("Слой слишком велик: в нём должно быть только то, чем вы отличаетесь от методики выше")
    return YES
