"""Passkeys (WebAuthn): the challenge lives in the session, the answer is verified against PUBLIC_URL and no other."""

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlparse

from django.conf import settings
from django.http import HttpRequest

from nastavnik.features.accounts.factors import KEY, factors_of
from nastavnik.kit.verdict import BadInput

if TYPE_CHECKING:
    from nastavnik.features.accounts.models import Account

STATE = "passkey"
WRONG = "Ключ не подошёл: попробуйте ещё раз или выберите другой способ"


def passkeys_possible() -> bool:
    """Browsers make passkeys only for a name under https, or for this very computer."""
    address = urlparse(settings.PUBLIC_URL)
    host = address.hostname or ""
    named = not host.replace(".", "").isdigit() and ":" not in host
    return named and (address.scheme == "https" or host == "localhost")


def _server() -> Any:
    from fido2.server import Fido2Server
    from fido2.webauthn import PublicKeyCredentialRpEntity

    address = urlparse(settings.PUBLIC_URL)
    site = PublicKeyCredentialRpEntity(id=address.hostname or "", name="Наставник")
    own = f"{address.scheme}://{address.netloc}"
    return Fido2Server(site, verify_origin=lambda origin: origin == own)


def challenge_to_add(request: HttpRequest, account: "Account") -> dict[str, Any]:
    """What the browser needs to make a new key; keys that are here already are named, so that none is made twice."""
    from fido2.webauthn import PublicKeyCredentialUserEntity, UserVerificationRequirement

    owner = PublicKeyCredentialUserEntity(
        id=account.public_id.encode(), name=account.username, display_name=str(account)
    )
    options, state = _server().register_begin(
        user=owner,
        credentials=_credentials(account),
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    request.session[STATE] = state
    return dict(options)


def verified_new(request: HttpRequest, text: str) -> dict[str, Any]:
    """The browser's answer, checked; what is to be kept of the key. `BadInput` when it is not an answer to us."""
    from fido2.webauthn import RegistrationResponse

    try:
        answer = RegistrationResponse.from_dict(json.loads(text))
        told = _server().register_complete(request.session.pop(STATE), answer)
    except (ValueError, KeyError, TypeError) as fault:
        raise BadInput(WRONG, field="answer") from fault
    return {"public_key": told.credential_data.hex()}


def challenge_to_prove(request: HttpRequest, account: "Account") -> dict[str, Any] | None:
    """What the browser needs to show one of the account's keys; None when it has none."""
    known = _credentials(account)
    if not known:
        return None
    options, state = _server().authenticate_begin(credentials=known)
    request.session[STATE] = state
    return dict(options)


def verified_proof(request: HttpRequest, account: "Account", text: str) -> tuple[str, int]:
    """Which key answered (our id), and its counter; `BadInput` when the answer is not of one of the account's keys."""
    from fido2.webauthn import AuthenticationResponse

    try:
        answer = AuthenticationResponse.from_dict(json.loads(text))
        found = _server().authenticate_complete(request.session.pop(STATE), _credentials(account), answer)
    except (ValueError, KeyError, TypeError) as fault:
        raise BadInput(WRONG, field="answer") from fault
    ours = next(row for row, known in _keys(account) if known.credential_id == found.credential_id)
    return str(ours.data["id"]), int(answer.response.authenticator_data.counter)


def _credentials(account: "Account") -> list[Any]:
    return [known for _, known in _keys(account)]


def _keys(account: "Account") -> list[tuple[Any, Any]]:
    from fido2.webauthn import AttestedCredentialData

    rows = factors_of(account).filter(type=KEY)
    return [
        (row, AttestedCredentialData(bytes.fromhex(row.data["credential"]["public_key"]))) for row in rows
    ]
