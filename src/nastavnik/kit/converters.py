"""Path converter of opaque ids: `<pid:person>`."""

from django.urls import register_converter


class PublicId:
    """26 signs of lower-case base32."""

    regex = "[a-z2-7]{26}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(getattr(value, "public_id", value))


def register() -> None:
    """Make `pid` known; called once by the root addresses."""
    register_converter(PublicId, "pid")
