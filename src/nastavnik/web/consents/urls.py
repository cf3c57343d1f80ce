"""Addresses of the slice."""

from django.urls import URLPattern

app_name = "consents"
urlpatterns: list[URLPattern] = []
