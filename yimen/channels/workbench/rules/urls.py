"""The addresses of regulations, bases and norms; hung in at rules/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.rules import bases, citations, norms, reach, regulations

urlpatterns = [
    path("", regulations.listed, name="regulations"),
    path("bases", bases.listed, name="bases"),
    path("bases/alarms", bases.alarms, name="basis_alarms"),
    path("bases/<str:ref>", bases.one, name="basis"),
    path("norms", norms.listed, name="norms"),
    path("norms/standing", norms.standing, name="norm_standing"),
    path("norms/<str:ref>", norms.norm, name="norm"),
    path("checks/<str:ref>", norms.check, name="self_check"),
    path("citations", citations.citations, name="citations"),
    path("reach", reach.reach, name="reach"),
    path("<str:ref>", regulations.one, name="regulation"),
]
