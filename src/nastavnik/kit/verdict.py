"""Yes, or no with a Russian reason: one value serves the button, the action and the API."""

from dataclasses import dataclass


class Anticipated(Exception):
    """A foreseen outcome with a sentence for the person and its HTTP status; everything else crashes loudly."""

    status = 400

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BadInput(Anticipated):
    """What was sent cannot be understood or accepted; `field` names the place."""

    status = 422

    def __init__(self, reason: str, field: str | None = None) -> None:
        super().__init__(reason)
        self.field = field


class Forbidden(Anticipated):
    """The thing is one's own organisation's, but this duty may not do it."""

    status = 403


class NotFound(Anticipated):
    """Missing or a stranger's: the two are one answer."""

    status = 404

    def __init__(self, reason: str = "Такой записи нет") -> None:
        super().__init__(reason)


class Refused(Anticipated):
    """The rules or the state of the thing say no."""

    status = 409


class Conflict(Refused):
    """Somebody saved first. `differences` = (field title, mine, theirs) for the comparison page."""

    def __init__(self, reason: str, differences: list[tuple[str, str, str]], saved_version: int) -> None:
        super().__init__(reason)
        self.differences = differences
        self.saved_version = saved_version


class TooMany(Anticipated):
    """A limit is reached; `retry_after` in seconds."""

    status = 429

    def __init__(self, reason: str, retry_after: int) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class Busy(TooMany):
    """The system cannot take this now; nothing was written."""

    status = 503


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a rule. Truthy when allowed; `reason` is the Russian sentence when not."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Raise `Refused` with the reason unless allowed."""
        if not self.allowed:
            raise Refused(self.reason)

    def and_then(self, other: "Verdict") -> "Verdict":
        """This verdict if it is a no, otherwise the other one."""
        return other if self.allowed else self


YES = Verdict(True)


def no(reason: str) -> Verdict:
    """A refusal with its sentence."""
    return Verdict(False, reason)
