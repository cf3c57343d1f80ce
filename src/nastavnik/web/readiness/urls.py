"""Addresses of readiness and quality."""

from django.urls import path

from nastavnik.web.readiness import stating, views

app_name = "readiness"
urlpatterns = [
    path("", views.current, name="current"),
    path("export/", views.export, name="export"),
    path("card/", views.card, name="card"),
    path("signs/<slug:benchmark>/", views.sign, name="sign"),
    path("signs/<slug:benchmark>/export/", views.export_sign, name="export-sign"),
    path("conditions/<slug:condition>/", stating.state, name="state"),
    path("statements/<pid:statement>/withdraw/", stating.withdraw, name="withdraw"),
    path("statements/<pid:statement>/file/", stating.download, name="file"),
    path("overseen/<pid:organisation>/", views.overseen, name="overseen"),
]
