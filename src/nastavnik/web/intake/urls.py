"""Addresses of the slice."""

from django.urls import URLPattern

app_name = "intake"
urlpatterns: list[URLPattern] = []
