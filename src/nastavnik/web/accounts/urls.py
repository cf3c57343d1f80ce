"""Addresses of the slice."""

from django.urls import URLPattern

app_name = "accounts"
urlpatterns: list[URLPattern] = []
