"""The addresses after the decision; hung in at after/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.after import appraising, archives, case, licences, lists, supervising

urlpatterns = [
    path("", archives.listed, name="archives"),
    path("archives/<str:ref>.zip", archives.file, name="archive_file"),
    path("appraisals", appraising.appraisals, name="appraisals"),
    path("hearings", lists.led, name="hearings"),
    path("checks", lists.waiting, name="checks"),
    path("checks/<str:ref>", case.check, name="check"),
    path("licences", licences.licences, name="licences"),
    path("supervision", supervising.tasks, name="supervision_tasks"),
    path("objections", lists.objections, name="objections"),
    path("integrity", lists.file, name="integrity"),
    path("cases/<str:ref>", case.one, name="after_case"),
]
