"""Addresses of the register of legal acts."""

from django.urls import path

from nastavnik.web.norms import checking, keeping, register

app_name = "norms"
urlpatterns = [
    path("", register.register, name="list"),
    path("export/", register.export, name="export"),
    path("check/", checking.check, name="check"),
    path("new/", keeping.new, name="new"),
    path("federal/<slug:code>/", register.federal, name="federal"),
    path("<pid:norm>/", register.act_page, name="norm"),
    path("<pid:norm>/edit/", keeping.edit, name="edit"),
    path("<pid:norm>/end/", keeping.end, name="end"),
    path("<pid:norm>/renew/", keeping.renew, name="renew"),
    path("<pid:norm>/remove/", keeping.remove, name="remove"),
]
