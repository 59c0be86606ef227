"""The addresses of administration; hung in at admin/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.admin import accounts, brands, calendars, maintenance, structure, untold

urlpatterns = [
    path("", structure.overview, name="administration"),
    path("calendars", calendars.listed, name="calendars"),
    path("calendars/<str:ref>", calendars.one, name="calendar"),
    path("brands", brands.listed, name="brands"),
    path("maintenance", maintenance.listed, name="maintenance"),
    path("untold", untold.listed, name="untold"),
    path("workbook", structure.workbook, name="workbook"),
    path("workbook/<str:what>.xlsx", structure.download, name="workbook_file"),
    path("staff/<str:ref>/invite", structure.invite, name="invite"),
    path("staff/<str:ref>/account", accounts.one, name="staff_account"),
    path("<str:name>", structure.listed, name="structure"),
    path("<str:name>/<str:ref>/history", structure.history, name="structure_history"),
]
