"""Who acts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """The author of a write: an account in a duty, or the system itself (`account` None) with its reason."""

    account: int | None
    role: str = ""
    reason: str = ""

    @classmethod
    def system(cls, reason: str) -> "Actor":
        """The program acting by itself; `reason` says which rhythm or command."""
        return cls(None, "system", reason)
