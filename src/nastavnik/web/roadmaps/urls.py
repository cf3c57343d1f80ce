"""Addresses of the roadmap."""

from django.urls import path

from nastavnik.web.roadmaps import arranging, files, gantt, sections, steps, views

app_name = "roadmaps"
urlpatterns = [
    path("", views.current, name="current"),
    path("draft/", views.draft, name="draft"),
    path("number/", views.renumber, name="number"),
    path("period/", views.period, name="period"),
    path("export/", views.export, name="export"),
    path("print/<slug:layout>/", views.printed, name="print"),
    path("gantt/", gantt.gantt, name="gantt"),
    path("chosen/", arranging.chosen, name="chosen"),
    path("merge/", arranging.merge, name="merge"),
    path("shift/", arranging.shift, name="shift"),
    path("edits/<pid:roadmap_edit>/undo/", arranging.undo, name="undo"),
    path("sections/", sections.section_list, name="sections"),
    path("sections/<pid:section>/", sections.section, name="section"),
    path("sections/<pid:section>/move/", sections.move, name="move-section"),
    path("sections/<pid:section>/remove/", sections.remove, name="remove-section"),
    path("load/", files.load, name="load"),
    path("files/<pid:roadmap_file>/", files.file, name="file"),
    path("files/<pid:roadmap_file>/cancel/", files.cancel, name="cancel-file"),
    path("new/", steps.new, name="new"),
    path("<pid:step>/", steps.step, name="step"),
    path("<pid:step>/edit/", steps.edit, name="edit"),
    path("<pid:step>/close/", steps.close, name="close"),
    path("<pid:step>/reopen/", steps.reopen, name="reopen"),
    path("<pid:step>/drop/", steps.drop, name="drop"),
    path("<pid:step>/move/", steps.move, name="move"),
    path("<pid:step>/start/", steps.start, name="start"),
    path("<pid:step>/nest/", arranging.nest, name="nest"),
    path("<pid:step>/lift/", arranging.lift, name="lift"),
    path("<pid:step>/split/", arranging.split, name="split"),
    path("<pid:step>/delete/", arranging.delete, name="delete"),
]
