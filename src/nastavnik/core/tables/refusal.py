"""The one way a table says no."""


class TableRefused(Exception):  # noqa: N818 - a refusal is an answer of ours, not an error
    """The file cannot be read as a table; the message is a Russian sentence fit for the person."""
