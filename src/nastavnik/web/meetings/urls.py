"""Addresses of meetings."""

from django.urls import path

from nastavnik.web.meetings import marking, planning, views

app_name = "meetings"
urlpatterns = [
    path("", views.meeting_list, name="list"),
    path("export/", views.export, name="export"),
    path("first/", planning.first, name="first"),
    path("of/<pid:pairing>/plan/", planning.plan, name="plan"),
    path("of/<pid:pairing>/log/", planning.log, name="log"),
    path("of/<pid:pairing>/happened/", marking.happened, name="happened"),
    path("<pid:meeting>/", views.meeting_page, name="meeting"),
    path("<pid:meeting>/notes/", marking.notes, name="notes"),
    path("<pid:meeting>/move/", planning.move, name="move"),
    path("<pid:meeting>/hold/", marking.hold, name="hold"),
    path("<pid:meeting>/off/", marking.off, name="off"),
    path("<pid:meeting>/undo/", marking.undo, name="undo"),
]
