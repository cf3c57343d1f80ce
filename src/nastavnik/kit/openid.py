"""Signing in by another house (OpenID Connect, code flow with PKCE): discovery, the question, the checked answer.

Everything is verified, whatever the channel: state, nonce, issuer, audience, time and the signature by the house's
published keys. Algorithms with a shared secret are refused.
"""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlparse

from nastavnik.kit.verdict import Refused

TIMEOUT = 10  # seconds
ALGORITHMS = ["RS256", "PS256", "ES256"]
SILENT = "Вход региона сейчас не отвечает: войдите под своим именем или попробуйте позже"
STRANGE = "Ответ входа региона не прошёл проверку: начните вход заново"


@dataclass(frozen=True, slots=True)
class House:
    """Who answers for people's identity: its address, our name there and our secret, and how it is called here."""

    issuer: str
    client: str
    secret: str
    title: str


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, kept in the session until the answer: three random values of 256 bits."""

    state: str
    nonce: str
    verifier: str


def new_question() -> Question:
    """Fresh random values."""
    return Question(*(secrets.token_urlsafe(32) for _ in range(3)))


def address_to_ask(house: House, question: Question, back: str) -> str:
    """Where to send the person."""
    digest = hashlib.sha256(question.verifier.encode()).digest()
    told = {
        "response_type": "code",
        "client_id": house.client,
        "redirect_uri": back,
        "scope": "openid",
        "state": question.state,
        "nonce": question.nonce,
        "code_challenge": base64.urlsafe_b64encode(digest).decode().rstrip("="),
        "code_challenge_method": "S256",
    }
    return f"{_described(house)['authorization_endpoint']}?{urlencode(told)}"


def subject_of(house: House, question: Question, *, code: str, state: str, back: str) -> str:
    """Exchange the code; the lasting name of the person in that house. `Refused` for anything that is not as asked."""
    if not secrets.compare_digest(state.encode(), question.state.encode()) or not code:
        raise Refused(STRANGE)
    described = _described(house)
    told = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "client_id": house.client,
        "client_secret": house.secret,
        "code_verifier": question.verifier,
    }
    token = _asked("post", described["token_endpoint"], data=told).get("id_token", "")
    return _verified(house, described, str(token), question.nonce)


def _verified(house: House, described: dict[str, Any], token: str, nonce: str) -> str:
    import jwt

    try:
        kid = jwt.get_unverified_header(token).get("kid")
        keys = jwt.PyJWKSet.from_dict(_asked("get", described["jwks_uri"])).keys
        key = next(key for key in keys if key.key_id == kid)
        claims = jwt.decode(
            token,
            key.key,
            algorithms=ALGORITHMS,
            audience=house.client,
            issuer=house.issuer,
            leeway=60,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
    except (jwt.PyJWTError, StopIteration) as fault:
        raise Refused(STRANGE) from fault
    if not secrets.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise Refused(STRANGE)
    return str(claims["sub"])


def _described(house: House) -> dict[str, Any]:
    described = _asked("get", house.issuer.rstrip("/") + "/.well-known/openid-configuration")
    if described.get("issuer") != house.issuer:
        raise Refused(STRANGE)
    return described


def _asked(verb: str, address: str, **told: Any) -> dict[str, Any]:
    import requests

    if urlparse(address).scheme not in _schemes():
        raise Refused(SILENT)
    try:
        answer = requests.request(verb, address, timeout=TIMEOUT, allow_redirects=False, **told)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
    except (requests.RequestException, ValueError) as fault:
        raise Refused(SILENT) from fault
    return found


def _schemes() -> set[str]:
    """Where real people work, only a protected channel."""
    from django.conf import settings

    return {"https"} if settings.PRODUCTION else {"https", "http"}
