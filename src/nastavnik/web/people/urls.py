"""Addresses of people, their families, classes, duplicates and sign-ins."""

from django.urls import path

from nastavnik.web.people import classes, duplicates, editing, families, lists, person, sign_ins

app_name = "people"
urlpatterns = [
    path("", lists.people_list, name="list"),
    path("kinds/<slug:kind>/", lists.people_list, name="kind"),
    path("kinds/<slug:kind>/export/", lists.export, name="export"),
    path("new/<slug:kind>/", editing.new_person, name="new"),
    path("classes/", classes.class_list, name="classes"),
    path("classes/<pid:school_class>/", classes.class_page, name="class"),
    path("duplicates/", duplicates.duplicate_list, name="duplicates"),
    path("duplicates/<pid:one>/<pid:other>/", duplicates.compare, name="compare"),
    path("duplicates/<pid:one>/<pid:other>/apart/", duplicates.apart, name="apart"),
    path("duplicates/<pid:one>/<pid:other>/together/", duplicates.together, name="together"),
    path("guardians/<pid:guardianship>/remove/", families.remove, name="remove-guardian"),
    path("<pid:person>/", person.person_page, name="person"),
    path("<pid:person>/contacts/", person.contacts, name="contacts"),
    path("<pid:person>/leave/", person.leave_lists, name="leave"),
    path("<pid:person>/return/", person.return_to_lists, name="return"),
    path("<pid:person>/forget/", person.forget, name="forget"),
    path("<pid:person>/edit/", editing.edit_person, name="edit"),
    path("<pid:person>/cases/", editing.cases, name="cases"),
    path("<pid:person>/guardians/new/", families.new_guardian, name="new-guardian"),
    path("<pid:person>/unmerge/", duplicates.separate, name="unmerge"),
    path("<pid:person>/account/", sign_ins.account_page, name="account"),
    path("<pid:person>/account/link/", sign_ins.link, name="link-account"),
    path("<pid:person>/account/unlink/", sign_ins.unlink, name="unlink-account"),
]
