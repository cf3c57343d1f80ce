"""Addresses of the slice."""

from django.urls import URLPattern

app_name = "roadmaps"
urlpatterns: list[URLPattern] = []
