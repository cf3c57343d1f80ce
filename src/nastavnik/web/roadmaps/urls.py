"""Addresses of the roadmap."""

from django.urls import path

from nastavnik.web.roadmaps import steps, views

app_name = "roadmaps"
urlpatterns = [
    path("", views.current, name="current"),
    path("draft/", views.draft, name="draft"),
    path("number/", views.renumber, name="number"),
    path("period/", views.period, name="period"),
    path("export/", views.export, name="export"),
    path("print/<slug:layout>/", views.printed, name="print"),
    path("new/", steps.new, name="new"),
    path("<pid:step>/", steps.step, name="step"),
    path("<pid:step>/edit/", steps.edit, name="edit"),
    path("<pid:step>/close/", steps.close, name="close"),
    path("<pid:step>/reopen/", steps.reopen, name="reopen"),
    path("<pid:step>/drop/", steps.drop, name="drop"),
    path("<pid:step>/move/", steps.move, name="move"),
]
