"""Addresses of matching."""

from django.urls import path

from nastavnik.web.matching import own_sheet, views, wishes

app_name = "matching"
urlpatterns = [
    path("", views.current, name="current"),
    path("runs/<pid:run>/", views.run, name="run"),
    path("runs/<pid:run>/adopt/", views.adopt, name="adopt"),
    path("runs/<pid:run>/rule/", views.make_ruling, name="rule"),
    path("runs/<pid:run>/again/", views.again, name="again"),
    path("runs/<pid:run>/cancel/", views.cancel, name="cancel"),
    path("runs/<pid:run>/export/", views.export, name="export"),
    path("runs/<pid:run>/proof/", views.proof, name="proof"),
    path("allow/", views.allow, name="allow"),
    path("sheets/", wishes.sheets, name="sheets"),
    path("sheets/<pid:enrolment>/", wishes.sheet, name="sheet"),
    path("sheets/<pid:enrolment>/clear/", wishes.clear_sheet, name="clear-sheet"),
    path("sheet/", own_sheet.own_sheet, name="own-sheet"),
    path("rulings/<pid:ruling>/lift/", views.lift_ruling, name="lift"),
]
