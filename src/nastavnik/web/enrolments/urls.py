"""Addresses of the slice."""

from django.urls import URLPattern

app_name = "enrolments"
urlpatterns: list[URLPattern] = []
