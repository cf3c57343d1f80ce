"""Addresses of pairings: the register, one's own, and the life of one pair."""

from django.urls import path

from nastavnik.web.pairings import life, members, mine, views

app_name = "pairings"
urlpatterns = [
    path("", views.register, name="list"),
    path("export/", views.export, name="export"),
    path("begin/", life.begin, name="begin"),
    path("new/", views.new, name="new"),
    path("mine/", mine.mine, name="mine"),
    path("help/", mine.need_help, name="help"),
    path("members/<pid:pairing_member>/drop/", members.drop, name="drop-mentee"),
    path("<pid:pairing>/", views.pairing_page, name="pairing"),
    path("<pid:pairing>/edit/", views.edit, name="edit"),
    path("<pid:pairing>/mentees/", members.add, name="add-mentee"),
    path("<pid:pairing>/order/", life.order, name="order"),
    path("<pid:pairing>/trial/", life.trial, name="trial"),
    path("<pid:pairing>/start/", life.start, name="start"),
    path("<pid:pairing>/suspend/", life.stop_for_a_while, name="suspend"),
    path("<pid:pairing>/close/", life.close, name="close"),
    path("<pid:pairing>/undo/", life.undo, name="undo"),
]
