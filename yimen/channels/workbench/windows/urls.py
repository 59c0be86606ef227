"""The addresses of the windows; hung in at windows/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.windows import groups, hall, load, proposals, waits

urlpatterns = [
    path("", groups.listed, name="window_groups"),
    path("now", hall.now, name="window_now"),
    path("waits", waits.report, name="window_waits"),
    path("waits/<str:key>", waits.behind, name="window_wait_lines"),
    path("flow", waits.flow, name="window_flow"),
    path("load", load.report, name="window_load"),
    path("plan", load.plan, name="window_plan"),
    path("proposals", proposals.proposals, name="window_proposals"),
    path("<str:ref>", groups.one, name="window_group"),
]
