"""The addresses of cooperation; hung in at cooperation/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.cooperation import pages, sending, zones

urlpatterns = [
    path("", pages.listed, name="cooperation"),
    path("bodies", pages.outside, name="outside_bodies"),
    path("systems", pages.systems, name="own_systems"),
    path("zones", zones.listed, name="zones"),
    path("zones/<str:ref>", zones.matter, name="zone_matter"),
    path("cases/<str:ref>", sending.of_case, name="case_subtasks"),
    path("<str:ref>", pages.subtask, name="subtask"),
    path("<str:ref>/files/<str:file_ref>", pages.file, name="subtask_file"),
    path("<str:ref>/paper", pages.paper, name="subtask_paper"),
]
