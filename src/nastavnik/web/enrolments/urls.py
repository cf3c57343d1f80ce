"""Addresses of the bases."""

from django.urls import path

from nastavnik.web.enrolments import views

app_name = "enrolments"
urlpatterns = [
    path("", views.bases, name="bases"),
    path("export/", views.export, name="export"),
    path("new/", views.new, name="new"),
    path("<pid:enrolment>/", views.page, name="page"),
    path("<pid:enrolment>/edit/", views.edit, name="edit"),
    path("<pid:enrolment>/statement/", views.statement, name="statement"),
    path("<pid:enrolment>/interview/", views.interview, name="interview"),
    path("<pid:enrolment>/decision/", views.decision, name="decision"),
    path("<pid:enrolment>/leave/", views.leave, name="leave"),
    path("<pid:enrolment>/turn/", views.turn, name="turn"),
    path("<pid:enrolment>/undo/", views.undo, name="undo"),
]
