"""Addresses of the slice."""

from django.urls import URLPattern

app_name = "trainings"
urlpatterns: list[URLPattern] = []
