"""The addresses of administration; hung in under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.admin import calendars, structure

urlpatterns = [
    path("admin", structure.overview, name="administration"),
    path("admin/calendars", calendars.listed, name="calendars"),
    path("admin/calendars/<str:ref>", calendars.one, name="calendar"),
    path("admin/workbook", structure.workbook, name="workbook"),
    path("admin/workbook/<str:what>.xlsx", structure.download, name="workbook_file"),
    path("admin/staff/<str:ref>/invite", structure.invite, name="invite"),
    path("admin/<str:name>", structure.listed, name="structure"),
    path("admin/<str:name>/<str:ref>/history", structure.history, name="structure_history"),
]
