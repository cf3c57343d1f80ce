"""Addresses of the school of mentors."""

from django.urls import path

from nastavnik.web.trainings import views

app_name = "trainings"
urlpatterns = [
    path("", views.school, name="list"),
    path("export/", views.export, name="export"),
    path("new/", views.new, name="new"),
    path("<pid:training>/", views.page, name="page"),
    path("<pid:training>/edit/", views.edit, name="edit"),
    path("<pid:training>/cancel/", views.cancel, name="cancel"),
]
