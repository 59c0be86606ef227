"""The addresses of powers between levels; hung in at powers/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.powers import documents, holding, reports, standing, town_matters, towns, villages

urlpatterns = [
    path("", standing.listed, name="powers"),
    path("delegations/<str:ref>", standing.one, name="delegation"),
    path("documents", documents.listed, name="announcements"),
    path("documents/<str:ref>", documents.one, name="announcement"),
    path("holding", holding.holding, name="holding"),
    path("recalls", holding.recalls, name="recalls"),
    path("matrix", reports.matrix, name="power_matrix"),
    path("reports", reports.reports, name="power_reports"),
    path("cold", reports.cold, name="power_cold"),
    path("towns", towns.listed, name="towns"),
    path("towns/<str:ref>", towns.one, name="town"),
    path("towns/<str:ref>/matters", town_matters.of_town, name="town_matters"),
    path("villages", villages.villages, name="villages"),
    path("units", towns.units, name="units"),
]
