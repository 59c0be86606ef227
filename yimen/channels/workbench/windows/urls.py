"""The addresses of the windows; hung in at windows/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.windows import groups, load

urlpatterns = [
    path("", groups.listed, name="window_groups"),
    path("load", load.report, name="window_load"),
    path("plan", load.plan, name="window_plan"),
    path("<str:ref>", groups.one, name="window_group"),
]
