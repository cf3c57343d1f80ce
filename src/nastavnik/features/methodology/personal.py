"""The methodology names nobody."""

from nastavnik.kit.privacy import impersonal

impersonal("методика: формы, этапы и слова, людей в ней нет", "methodology.Layer", "methodology.Edition")
