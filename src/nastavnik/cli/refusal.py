"""The one way a command says no: a Russian sentence and exit code 2."""


class CommandRefused(Exception):
    """Bad arguments or an unreadable file; the message is shown to the person as it is."""
