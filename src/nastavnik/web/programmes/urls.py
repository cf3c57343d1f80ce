"""Addresses of programmes."""

from django.urls import path

from nastavnik.web.programmes import both, building, home, views

app_name = "programmes"
urlpatterns = [
    path("", views.programme_list, name="list"),
    path("export/", views.export, name="export"),
    path("home/", home.home, name="home"),
    path("new/", views.choose_pack, name="new"),
    path("new/both/", both.both, name="both"),
    path("new/<slug:pack>/", views.new, name="new-of"),
    path("<pid:programme>/", views.programme, name="programme"),
    path("<pid:programme>/edit/", views.edit, name="edit"),
    path("<pid:programme>/content/", building.content, name="content"),
    path("<pid:programme>/chain/", building.links, name="chain"),
    path("<pid:programme>/chain/suggest/", building.suggest, name="suggest"),
    path("<pid:programme>/print/", building.printed, name="print"),
    path("chain/<pid:chain_link>/", building.link, name="link"),
    path("chain/<pid:chain_link>/drop/", building.drop_link, name="drop-link"),
    path("<pid:programme>/start/", views.start, name="start"),
    path("<pid:programme>/finish/", views.finish, name="finish"),
    path("<pid:programme>/choose/", views.choose, name="choose"),
    path("<pid:programme>/stage/", views.stage, name="stage"),
]
