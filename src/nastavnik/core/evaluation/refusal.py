"""The one way evaluation says no: a Russian sentence."""


class EvaluationRefused(Exception):
    """Data that cannot be evaluated as they are; the message is shown to the person as it is."""
