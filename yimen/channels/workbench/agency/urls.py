"""Addresses of the agents' room."""

from django.urls import path

from yimen.channels.workbench.agency import batches, cases, checks, intakes, ledgers, villagers

urlpatterns = [
    path("", cases.home, name="agency"),
    path("villagers", villagers.who, name="agency_who"),
    path("villagers/register", villagers.register, name="agency_register"),
    path("villagers/<str:ref>", villagers.villager, name="agency_villager"),
    path("mandates", villagers.mandates, name="agency_mandates"),
    path("mandates/<str:ref>/intake", intakes.fill, name="agency_fill"),
    path("intakes/<str:ref>", intakes.intake, name="agency_intake"),
    path("cases/<str:ref>", cases.case, name="agency_case"),
    path("batches/", batches.sent, name="agency_batches"),
    path("batches/<str:ref>", batches.one, name="agency_batch"),
    path("coming/", batches.coming, name="agency_coming"),
    path("coming/<str:ref>", batches.check, name="agency_check"),
    path("checks/", checks.listed, name="village_checks"),
    path("checks/<str:ref>", checks.one, name="village_check"),
    path("checks/<str:ref>/files/<str:file_ref>", checks.file, name="village_check_file"),
    path("checks/<str:ref>/paper/<str:side>", checks.paper, name="village_check_paper"),
    path("ledger/<str:ref>", ledgers.ledger, name="agency_ledger"),
]
