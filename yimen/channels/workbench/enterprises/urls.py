"""The addresses of the business register; hung in at enterprises/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.enterprises import pages, trades

urlpatterns = [
    path("", pages.notices, name="entry_notices"),
    path("openings", pages.running, name="openings"),
    path("abnormal", pages.abnormal, name="abnormal"),
    path("trades", trades.listed, name="trades"),
]
