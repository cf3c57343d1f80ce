"""How the tables of this package write an inflected form: «--йца» of «заяц» is «зайца»."""


def apply_ending(ending: str, word: str) -> str:
    """«.» keeps the word; each leading «-» removes one letter, the rest is appended."""
    if ending == ".":
        return word
    tail = ending.lstrip("-")
    return word[: len(word) - (len(ending) - len(tail))] + tail


def in_letters_of(model: str, word: str) -> str:
    """The word in the capitals of the model: «Директор», «ДИРЕКТОР» or «директор»."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
