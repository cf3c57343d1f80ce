"""Addresses of sign-in and access."""

from django.urls import path

from nastavnik.web.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.home, name="home"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("start/", views.first_run, name="first-run"),
    path("invitation/", views.accept, name="accept"),
    path("duties/", views.duties, name="duties"),
    path("access/", views.access, name="access"),
    path("password/", views.password, name="password"),
    path("access/<pid:membership>/renew/", views.renew, name="renew"),
    path("access/<pid:membership>/end/", views.end, name="end"),
    path("access/invitations/<pid:invitation>/revoke/", views.revoke, name="revoke"),
]
