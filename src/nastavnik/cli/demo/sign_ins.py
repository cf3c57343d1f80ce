"""Sign-ins of the demo cast: one for every duty. Never made in production."""

from typing import NamedTuple

PASSWORD = "наставник-показ"  # noqa: S105  invented people of a demo school


class SignIn(NamedTuple):
    """A sign-in name, the duty, and in whose organisation («school», «municipality», «region»)."""

    username: str
    role: str
    place: str = "school"


CAST = (
    SignIn("куратор", "curator"),
    SignIn("директор", "head"),
    SignIn("классный", "class_teacher"),
    SignIn("психолог", "psychologist"),
    SignIn("наставник", "mentor"),
    SignIn("наставляемый", "mentee"),
    SignIn("родитель", "guardian"),
    SignIn("муниципалитет", "municipal", "municipality"),
    SignIn("регион", "regional", "region"),
    SignIn("администратор", "operator"),
    SignIn("защита-данных", "auditor"),
)


def told() -> str:
    """The sign-ins for the console."""
    names = ", ".join(sign_in.username for sign_in in CAST)
    return f"Показательные входы: {names}\nПароль у всех: {PASSWORD}"
