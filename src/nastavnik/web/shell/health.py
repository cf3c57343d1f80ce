"""Is the process alive, and is it fit to serve: for the machine that watches over the installation."""

from django.http import HttpRequest, JsonResponse

from nastavnik.kit.health.probes import as_json, readiness
from nastavnik.kit.policy import PUBLIC, policy


@policy(GET=PUBLIC)
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers; the database is not asked."""
    return _fresh(JsonResponse({"alive": True}))


@policy(GET=PUBLIC)
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when every probe is well, otherwise 503; sentences without personal data."""
    answer = as_json(readiness())
    status = 200 if answer["ready"] else 503
    response = _fresh(JsonResponse(answer, status=status, json_dumps_params={"ensure_ascii": False}))
    if status == 503:
        response["Retry-After"] = "10"
    return response


def _fresh(response: JsonResponse) -> JsonResponse:
    response["Cache-Control"] = "no-store"
    return response
