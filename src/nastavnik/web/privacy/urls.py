"""Addresses of the desk of personal data."""

from django.urls import path

from nastavnik.web.privacy import destroying, exports, incidents, own, registers, requests

app_name = "privacy"
urlpatterns = [
    path("", registers.desk, name="desk"),
    path("registry/", registers.registry, name="registry"),
    path("registry/export/", registers.registry_export, name="registry-export"),
    path("policy/<pid:organisation>/", registers.policy_page, name="policy"),
    path("requests/", requests.listing, name="requests"),
    path("requests/export/", requests.export, name="requests-export"),
    path("requests/new/", requests.new, name="new-request"),
    path("requests/<pid:subject_request>/", requests.page, name="request"),
    path("requests/<pid:subject_request>/extend/", requests.extend, name="extend"),
    path("holds/", requests.holds, name="holds"),
    path("holds/<pid:legal_hold>/release/", requests.release, name="release"),
    path("mine/", own.mine, name="mine"),
    path("mine/<pid:person>/json/", own.mine_json, name="mine-json"),
    path("mine/<pid:person>/pdf/", own.mine_pdf, name="mine-pdf"),
    path("people/<pid:person>/", own.person_page, name="own"),
    path("people/<pid:person>/give/", own.give, name="give"),
    path("destructions/", destroying.listing, name="destructions"),
    path("destructions/new/", destroying.new, name="new-destruction"),
    path("destructions/<pid:destruction>/", destroying.page, name="destruction"),
    path("destructions/<pid:destruction>/confirm/", destroying.confirm, name="confirm"),
    path("destructions/<pid:destruction>/decline/", destroying.decline, name="decline"),
    path("destructions/<pid:destruction>/subjects/", destroying.subjects, name="subjects"),
    path("destructions/<pid:destruction>/act/", destroying.act, name="act"),
    path("destructions/<pid:destruction>/extract/", destroying.extract, name="extract"),
    path("incidents/", incidents.listing, name="incidents"),
    path("incidents/new/", incidents.new, name="new-incident"),
    path("incidents/<pid:incident>/", incidents.page, name="incident"),
    path("incidents/<pid:incident>/edit/", incidents.edit, name="edit-incident"),
    path("incidents/<pid:incident>/notice/", incidents.notice, name="letter"),
    path("incidents/<pid:incident>/close/", incidents.close, name="close-incident"),
    path("incidents/<pid:incident>/step/", incidents.step, name="step"),
    path("exports/", exports.listing, name="exports"),
    path("exports/reason/", exports.reason, name="reason"),
]
