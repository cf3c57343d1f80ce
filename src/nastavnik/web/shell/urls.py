"""Addresses of the frame; the gallery exists only while developing."""

from django.conf import settings
from django.urls import path

from nastavnik.web.shell import views

app_name = "shell"
urlpatterns = [path("sight/", views.sight, name="sight")]
if not getattr(settings, "PRODUCTION", False):
    urlpatterns.append(path("gallery/", views.gallery, name="gallery"))
