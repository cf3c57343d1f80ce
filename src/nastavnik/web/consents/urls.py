"""Addresses of consents."""

from django.urls import path

from nastavnik.web.consents import ages, matrix, own, person, printing, register, texts

app_name = "consents"
urlpatterns = [
    path("", matrix.consent_list, name="list"),
    path("export/", matrix.export, name="export"),
    path("mark/", matrix.mark, name="mark"),
    path("print/", printing.print_class, name="print"),
    path("print/picked/", printing.print_picked, name="print-picked"),
    path("sheets/", printing.batch_list, name="batches"),
    path("sheets/back/", register.register, name="register"),
    path("sheets/<pid:sheet_batch>/", printing.batch, name="batch"),
    path("sheets/<pid:sheet_batch>/pdf/", printing.batch_pdf, name="batch-pdf"),
    path("sheets/<pid:sheet_batch>/docx/", printing.batch_docx, name="batch-docx"),
    path("sheet/<pid:consent_sheet>/void/", printing.void, name="void"),
    path("sheet/<pid:consent_sheet>/undo/", register.undo, name="undo"),
    path("ages/", ages.ages, name="ages"),
    path("ages/print/", ages.print_ahead, name="print-ahead"),
    path("texts/", texts.text_list, name="texts"),
    path("texts/<pid:consent_text>/", texts.text, name="text"),
    path("texts/<pid:consent_text>/file/", texts.text_file, name="text-file"),
    path("own/", own.own, name="own"),
    path("own/<pid:person>/", own.agree, name="agree"),
    path("own/withdraw/<pid:consent>/", own.take_back, name="take-back"),
    path("of/<pid:person>/", person.person_consents, name="person"),
    path("of/<pid:person>/give/", person.give, name="give"),
    path("of/<pid:person>/ask/", person.ask, name="ask"),
    path("of/<pid:person>/refuse/", person.refuse, name="refuse"),
    path("<pid:consent>/withdraw/", person.withdraw, name="withdraw"),
    path("<pid:consent>/strike/", person.strike, name="strike"),
    path("<pid:consent>/scan/", person.scan, name="scan"),
]
