"""Addresses of the methodology."""

from django.urls import path

from nastavnik.web.methodology import browsing, editing, layers, upgrading

app_name = "methodology"
urlpatterns = [
    path("", browsing.home, name="home"),
    path("programme/<pid:programme>/", upgrading.upgrade, name="upgrade"),
    path("programme/<pid:programme>/adopt/", upgrading.adopt, name="adopt"),
    path("programme/<pid:programme>/steps/", upgrading.take_steps, name="steps"),
    path("<slug:pack>/", browsing.home, name="pack"),
    path("<slug:pack>/head/", editing.head, name="head"),
    path("<slug:pack>/print/", browsing.printed, name="print"),
    path("<slug:pack>/history/", layers.history, name="history"),
    path("<slug:pack>/history/export/", layers.history_export, name="history-export"),
    path("<slug:pack>/history/<pid:layer>/restore/", layers.restore, name="restore"),
    path("<slug:pack>/export/", layers.export, name="export"),
    path("<slug:pack>/load/", layers.load, name="load"),
    path("<slug:pack>/at/<path:way>/", browsing.at, name="at"),
    path("<slug:pack>/table/<path:way>/", browsing.table, name="table"),
    path("<slug:pack>/edit/<path:way>/", editing.edit, name="edit"),
    path("<slug:pack>/add/<path:way>/", editing.add, name="add"),
    path("<slug:pack>/hide/<path:way>/", editing.hide, name="hide"),
    path("<slug:pack>/show/<path:way>/", editing.show, name="show"),
    path("<slug:pack>/reset/<path:way>/", editing.reset, name="reset"),
]
