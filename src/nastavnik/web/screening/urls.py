"""Addresses of clearances."""

from django.urls import path

from nastavnik.web.screening import views

app_name = "screening"
urlpatterns = [
    path("", views.guests, name="list"),
    path("export/", views.export, name="export"),
    path("of/<pid:person>/", views.guest, name="person"),
    path("of/<pid:person>/record/", views.record, name="record"),
    path("<pid:clearance>/annul/", views.annul, name="annul"),
]
