"""Addresses of programmes."""

from django.urls import path

from nastavnik.web.programmes import home, views

app_name = "programmes"
urlpatterns = [
    path("", views.programme_list, name="list"),
    path("export/", views.export, name="export"),
    path("home/", home.home, name="home"),
    path("new/", views.choose_pack, name="new"),
    path("new/<slug:pack>/", views.new, name="new-of"),
    path("<pid:programme>/", views.programme, name="programme"),
    path("<pid:programme>/edit/", views.edit, name="edit"),
    path("<pid:programme>/start/", views.start, name="start"),
    path("<pid:programme>/finish/", views.finish, name="finish"),
    path("<pid:programme>/choose/", views.choose, name="choose"),
    path("<pid:programme>/stage/", views.stage, name="stage"),
]
