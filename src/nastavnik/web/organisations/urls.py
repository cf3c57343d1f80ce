"""Addresses of the slice."""

from django.urls import URLPattern

app_name = "organisations"
urlpatterns: list[URLPattern] = []
