"""Addresses of sign-in and access."""

from django.urls import path

from nastavnik.web.accounts import (
    cards,
    links,
    looking,
    protection,
    region,
    resetting,
    second_step,
    views,
    visits,
)

app_name = "accounts"
urlpatterns = [
    path("", views.home, name="home"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-in/second/", second_step.second_step, name="second-step"),
    path("protection/", protection.protection, name="protection"),
    path("protection/confirm/", protection.confirm, name="confirm"),
    path("protection/application/", protection.application, name="application"),
    path("protection/key/", protection.key, name="key"),
    path("protection/codes/", protection.spare_codes, name="spare-codes"),
    path("protection/<slug:factor>/remove/", protection.remove, name="remove-factor"),
    path("region/", region.region, name="region"),
    path("region/back/", region.region_back, name="region-back"),
    path("region/tie/", region.tie, name="tie-region"),
    path("region/untie/", region.untie, name="untie-region"),
    path("visits/", visits.visits, name="visits"),
    path("visits/end/", visits.end_visits, name="end-visits"),
    path("visits/<pid:visit>/end/", visits.end_visit, name="end-visit"),
    path("card/", cards.card, name="card"),
    path("card/phrase/", cards.card_phrase, name="card-phrase"),
    path("l/", links.link, name="link"),
    path("cards/", cards.card_list, name="cards"),
    path("cards/<pid:card>/reissue/", cards.reissue, name="reissue-card"),
    path("cards/<pid:card>/annul/", cards.annul, name="annul-card"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("start/", views.first_run, name="first-run"),
    path("invitation/", views.accept, name="accept"),
    path("duties/", views.duties, name="duties"),
    path("access/", views.access, name="access"),
    path("password/", views.password, name="password"),
    path("access/<pid:membership>/reset/", resetting.reset, name="reset"),
    path("access/<pid:membership>/look/", looking.look, name="look"),
    path("look/stop/", looking.stop, name="stop-looking"),
    path("access/<pid:membership>/renew/", views.renew, name="renew"),
    path("access/<pid:membership>/end/", views.end, name="end"),
    path("access/invitations/<pid:invitation>/revoke/", views.revoke, name="revoke"),
]
