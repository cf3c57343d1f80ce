"""Addresses of consents."""

from django.urls import path

from nastavnik.web.consents import matrix, person

app_name = "consents"
urlpatterns = [
    path("", matrix.consent_list, name="list"),
    path("export/", matrix.export, name="export"),
    path("mark/", matrix.mark, name="mark"),
    path("of/<pid:person>/", person.person_consents, name="person"),
    path("of/<pid:person>/give/", person.give, name="give"),
    path("of/<pid:person>/ask/", person.ask, name="ask"),
    path("of/<pid:person>/refuse/", person.refuse, name="refuse"),
    path("<pid:consent>/withdraw/", person.withdraw, name="withdraw"),
    path("<pid:consent>/strike/", person.strike, name="strike"),
    path("<pid:consent>/scan/", person.scan, name="scan"),
]
