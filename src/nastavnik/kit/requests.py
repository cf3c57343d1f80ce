"""The id of the request in hand, for logs and the trail."""

from contextvars import ContextVar

_request_id: ContextVar[str] = ContextVar("request_id", default="")


def current_request_id() -> str:
    """The `X-Request-ID` of this request, empty outside one."""
    return _request_id.get()


def set_request_id(value: str) -> object:
    """Remember the id until `reset_request_id`."""
    return _request_id.set(value)


def reset_request_id(token: object) -> None:
    """Forget it."""
    _request_id.reset(token)  # type: ignore[arg-type]
