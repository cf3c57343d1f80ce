"""Addresses of documents."""

from django.urls import path

from nastavnik.web.documents import drafting, files, issuing, lists, preview

app_name = "documents"
urlpatterns = [
    path("", lists.kit, name="list"),
    path("register/", lists.register, name="register"),
    path("register/export/", lists.export, name="export"),
    path("new/", drafting.new, name="new"),
    path("<pid:document>/", preview.document, name="document"),
    path("<pid:document>/settings/", drafting.settle, name="settings"),
    path("<pid:document>/cases/", drafting.correct, name="cases"),
    path("<pid:document>/mend/", drafting.mend, name="mend"),
    path("<pid:document>/discard/", drafting.discard, name="discard"),
    path("<pid:document>/issue/", issuing.issue, name="issue"),
    path("<pid:document>/void/", issuing.void, name="void"),
    path("<pid:document>/file/", files.download, name="file"),
    path("<pid:document>/pdf/", files.pdf, name="pdf"),
]
