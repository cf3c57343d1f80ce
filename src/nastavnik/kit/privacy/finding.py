"""What the erasure asks of whoever knows how a person is found in a text."""

from typing import Any, Protocol


class Traces(Protocol):
    """`personal`: the text lies in a column declared personal, where a rare surname alone is enough."""

    def without(self, value: Any, personal: bool = True) -> Any:
        """The value with every trace replaced by a pseudonym."""

    def found_in(self, value: Any, personal: bool = True) -> bool:
        """Whether anything of these persons is in the value."""
