"""The addresses of the exchange; hung in at exchange/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.exchange import (
    asking,
    data,
    heartbeats,
    members,
    onboardings,
    papers,
    portals,
    superiors,
    systems,
    vouchers,
)

urlpatterns = [
    path("systems", systems.listed, name="systems"),
    path("heartbeats", heartbeats.listed, name="heartbeats"),
    path("heartbeats/standing", heartbeats.standing, name="heartbeats_standing"),
    path("heartbeats/beat", heartbeats.beat, name="beat"),
    path("onboardings", onboardings.listed, name="onboardings"),
    path("onboardings/<str:ref>", onboardings.one, name="onboarding"),
    path("members", members.listed, name="members"),
    path("members/<str:ref>", members.one, name="member"),
    path("portals", portals.listed, name="portals"),
    path("portals/<str:ref>", portals.one, name="portal"),
    path("superiors", superiors.listed, name="superiors"),
    path("superiors/<str:ref>", superiors.one, name="superior"),
    path("data", data.shared, name="shared_data"),
    path("papers", papers.at_hand, name="papers_at_hand"),
    path("papers/<str:ref>", papers.of_case, name="case_papers"),
    path("vouchers", vouchers.at_the_window, name="vouchers"),
    path("vouchers/<str:ref>/paper", vouchers.paper, name="voucher_paper"),
    path("cases/<str:ref>", asking.of_case, name="case_systems"),
]
