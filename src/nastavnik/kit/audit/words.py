"""Russian words of events, registered by the slices that make them."""

_words: dict[str, str] = {}


def register_events(words: dict[str, str]) -> None:
    """Teach the timeline how to say each event («people.add»: «Добавлен человек»)."""
    _words.update(words)


def word_of(event: str) -> str:
    """The event in Russian; an unregistered one is shown by its code, and a test forbids that."""
    return _words.get(event, event)


def known_events() -> frozenset[str]:
    """Codes that have words."""
    return frozenset(_words)
