"""The sign-in library's hooks: our limits, our trail, our notices; nothing of its own letters."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest

from nastavnik.features.accounts.actions import enter
from nastavnik.features.accounts.principals import EPOCH
from nastavnik.features.accounts.queries import is_known_device
from nastavnik.kit import moments
from nastavnik.kit.actions import Actor
from nastavnik.kit.limits.spending import give_back, take_try
from nastavnik.kit.visits.devices import device_mark, device_title
from nastavnik.kit.visits.store import BEGAN, DEVICE, MEANS, SEEN
from nastavnik.web.accounts.freshness import note_proof

MEANS_WORDS = {"password": "пароль", "mfa": "второй шаг", "card": "карточка", "socialaccount": "вход региона"}


class SignInAdapter(DefaultAccountAdapter):
    """Passwords are tried under our limits; a sign-in leaves a trail and a device."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        take_try("password", moments.true_now(), **_whose(request, credentials))

    def _rollback_login_failed_rl_usage(self) -> None:
        """The library's counter, which we do not use."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        user = super().authenticate(request, **credentials)
        if user:
            give_back("password", moments.true_now(), **_whose(request, credentials))
        return user

    def login(self, request: HttpRequest, user: Any) -> None:
        records, moment = get_authentication_records(request, user), moments.true_now()
        super().login(request, user)
        words = [MEANS_WORDS.get(record["method"], "") for record in records]
        title = device_title(request)
        request.session.update({
            EPOCH: user.epoch, BEGAN: moment.isoformat(), SEEN: moment.isoformat(), DEVICE: title, MEANS: ", ".join(filter(None, words)),
        })  # fmt: skip
        note_proof(request)
        enter(
            user,
            device=device_mark(request),
            title=title,
            means=request.session[MEANS],
            by=Actor(user.pk),
            moment=moment,
        )

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Letters go through the outbox, written by actions; the library writes none."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody opens an account uninvited."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Addresses of people are kept nowhere."""
        return ""


def _whose(request: HttpRequest, credentials: dict[str, Any]) -> dict[str, Any]:
    username, mark = str(credentials.get("username", ""))[:80], device_mark(request)
    return {"account": username, "device": mark, "known": is_known_device(username, mark)}
