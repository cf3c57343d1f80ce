"""The root of addresses: each slice hangs its own."""

from django.urls import include, path

from nastavnik.kit import converters

converters.register()

urlpatterns = [
    path("", include("nastavnik.web.shell.urls")),
    path("", include("nastavnik.web.accounts.urls")),
    path("organisation/", include("nastavnik.web.organisations.urls")),
    path("people/", include("nastavnik.web.people.urls")),
    path("consents/", include("nastavnik.web.consents.urls")),
    path("programmes/", include("nastavnik.web.programmes.urls")),
    path("enrolments/", include("nastavnik.web.enrolments.urls")),
    path("trainings/", include("nastavnik.web.trainings.urls")),
    path("intake/", include("nastavnik.web.intake.urls")),
    path("matching/", include("nastavnik.web.matching.urls")),
    path("pairings/", include("nastavnik.web.pairings.urls")),
    path("roadmaps/", include("nastavnik.web.roadmaps.urls")),
    path("meetings/", include("nastavnik.web.meetings.urls")),
    path("documents/", include("nastavnik.web.documents.urls")),
]
