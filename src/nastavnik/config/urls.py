"""The root of addresses: each slice hangs its own."""

from django.urls import include, path

from nastavnik.kit import converters
from nastavnik.web.accounts import second_step
from nastavnik.web.accounts import views as accounts

converters.register()

# the names by which the sign-in library finds our own pages
library_names = [
    path("sign-in/", accounts.sign_in, name="account_login"),
    path("sign-in/second/", second_step.second_step, name="mfa_authenticate"),
    path("sign-out/", accounts.sign_out, name="account_logout"),
    path("invitation/", accounts.accept, name="account_signup"),
    path("sign-in/", accounts.sign_in, name="account_reset_password"),
]

urlpatterns = [
    *library_names,
    path("", include("nastavnik.web.shell.urls")),
    path("", include("nastavnik.web.accounts.urls")),
    path("organisation/", include("nastavnik.web.organisations.urls")),
    path("methodology/", include("nastavnik.web.methodology.urls")),
    path("people/", include("nastavnik.web.people.urls")),
    path("screening/", include("nastavnik.web.screening.urls")),
    path("consents/", include("nastavnik.web.consents.urls")),
    path("programmes/", include("nastavnik.web.programmes.urls")),
    path("enrolments/", include("nastavnik.web.enrolments.urls")),
    path("trainings/", include("nastavnik.web.trainings.urls")),
    path("intake/", include("nastavnik.web.intake.urls")),
    path("matching/", include("nastavnik.web.matching.urls")),
    path("pairings/", include("nastavnik.web.pairings.urls")),
    path("roadmaps/", include("nastavnik.web.roadmaps.urls")),
    path("meetings/", include("nastavnik.web.meetings.urls")),
    path("norms/", include("nastavnik.web.norms.urls")),
    path("documents/", include("nastavnik.web.documents.urls")),
    path("readiness/", include("nastavnik.web.readiness.urls")),
    path("privacy/", include("nastavnik.web.privacy.urls")),
    path("handbook/", include("nastavnik.web.handbook.urls")),
]

handler400 = "nastavnik.web.shell.errors.bad_request"
handler403 = "nastavnik.web.shell.errors.forbidden"
handler404 = "nastavnik.web.shell.errors.not_found"
handler500 = "nastavnik.web.shell.errors.server_error"
