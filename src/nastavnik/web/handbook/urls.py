"""Addresses of the handbook."""

from django.urls import path

from nastavnik.web.handbook import views

app_name = "handbook"
urlpatterns = [
    path("", views.contents, name="contents"),
    path("<slug:chapter>/", views.chapter, name="chapter"),
    path("pictures/<slug:picture>.png", views.picture, name="picture"),
]
