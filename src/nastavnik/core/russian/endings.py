"""How the tables of this package write an inflected form: «--йца» of «заяц» is «зайца»."""


def apply_ending(ending: str, word: str) -> str:
    """«.» keeps the word; each leading «-» removes one letter, the rest is appended."""
    if ending == ".":
        return word
    tail = ending.lstrip("-")
    return word[: len(word) - (len(ending) - len(tail))] + tail


def in_letters_of(model: str, word: str) -> str:
    """The word in the capitals of the model, half by half: «IT-Специалист», «ДИРЕКТОР», «директор»."""
    models, halves = model.split("-"), word.split("-")
    if len(models) != len(halves):
        return word
    return "-".join(_in_letters_of_half(*pair) for pair in zip(models, halves, strict=True))


def _in_letters_of_half(model: str, half: str) -> str:
    if model.lower() == half:
        return model
    if model.isupper() and len(model) > 1:
        return half.upper()
    return half[:1].upper() + half[1:] if model[:1].isupper() else half
