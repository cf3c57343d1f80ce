"""Legal acts name nobody."""

from nastavnik.kit.privacy import impersonal

impersonal("нормативные акты: людей в них нет", "norms.Norm")
