"""Addresses of the frame; the gallery exists only while developing."""

from django.conf import settings
from django.urls import path

from nastavnik.web.shell import health, views

app_name = "shell"
urlpatterns = [
    path("sight/", views.sight, name="sight"),
    path("fold/", views.fold, name="fold"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
if not getattr(settings, "PRODUCTION", False):
    urlpatterns.append(path("gallery/", views.gallery, name="gallery"))
