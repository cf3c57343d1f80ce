"""The one way a table says no."""


class TableRefused(Exception):
    """The file cannot be read as a table; the message is a Russian sentence fit for the person."""
