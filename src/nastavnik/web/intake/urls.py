"""Addresses of the loading of lists."""

from django.urls import path

from nastavnik.web.intake import columns, deciding, history, performing, rehearsal

app_name = "intake"
urlpatterns = [
    path("", history.history, name="list"),
    path("export/", history.export, name="export"),
    path("new/", columns.upload, name="new"),
    path("<pid:intake>/", rehearsal.page, name="page"),
    path("<pid:intake>/columns/", columns.columns, name="columns"),
    path("<pid:intake>/choices/", rehearsal.choices, name="choices"),
    path("<pid:intake>/tracks/", rehearsal.tracks, name="tracks"),
    path("<pid:intake>/problems/", history.problems, name="problems"),
    path("<pid:intake>/rows/", deciding.bulk, name="bulk"),
    path("<pid:intake>/rows/<pid:intake_row>/", deciding.fix, name="row"),
    path("<pid:intake>/rows/<pid:intake_row>/decide/", deciding.decide, name="decide"),
    path("<pid:intake>/perform/", performing.perform, name="perform"),
    path("<pid:intake>/cancel/", performing.cancel, name="cancel"),
    path("<pid:intake>/undo/", performing.undo, name="undo"),
    path("<pid:intake>/discard/", performing.discard, name="discard"),
]
