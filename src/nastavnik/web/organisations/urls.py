"""Addresses of the passport and partners."""

from django.urls import path

from nastavnik.web.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", views.passport, name="passport"),
    path("edit/", views.edit_passport, name="edit"),
    path("beneath/", views.overseen, name="overseen"),
    path("partners/", views.partner_list, name="partners"),
    path("partners/new/", views.new_partner, name="new-partner"),
    path("partners/<pid:partner>/", views.edit_partner, name="partner"),
]
