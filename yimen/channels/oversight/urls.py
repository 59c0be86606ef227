"""Addresses of oversight."""

from django.urls import path

from yimen.channels.oversight import (
    amounts,
    audits,
    concentration,
    discretion,
    fees,
    figures,
    item_figures,
    levels,
    lists,
    penalties,
    views,
    ways,
)

app_name = "oversight"

urlpatterns = [
    path("", views.board, name="board"),
    path("promises", lists.promises, name="promises"),
    path("web-hall", lists.web_hall, name="web_hall"),
    path("web-hall/<str:ref>", lists.barriers, name="barriers"),
    path("levels", levels.levels, name="levels"),
    path("fees", fees.fees, name="fees"),
    path("concentration", concentration.matrix, name="concentration"),
    path("concentration/<str:ref>", concentration.office, name="concentration_office"),
    path("figures", figures.contents, name="figures"),
    path("figures/on-time", figures.on_time_page, name="on_time"),
    path("figures/six-zeros", figures.zeros_page, name="zeros"),
    path("figures/items", item_figures.items_page, name="item_figures"),
    path("figures/kept", item_figures.kept_list, name="kept_list"),
    path("figures/kept/<str:ref>", item_figures.kept_page, name="kept"),
    path("figures/catalogue", amounts.amounts_page, name="amounts"),
    path("figures/pace", item_figures.pace_page, name="pace"),
    path("figures/idle", ways.idle_page, name="idle"),
    path("figures/flows", ways.flows_page, name="flows"),
    path("figures/levels", ways.levels_page, name="steps_of_levels"),
    path("figures/classes", ways.classes_page, name="classes"),
    path("figures/points", ways.spreads_page, name="spreads"),
    path("figures/points/<str:ref>", ways.points_page, name="points"),
    path("figures/jumps", ways.jumps_page, name="jumps"),
    path("figures/discretion", discretion.officers_page, name="discretion"),
    path("figures/efforts", ways.efforts_page, name="efforts"),
    path("figures/trips", ways.trips_page, name="trips"),
    path("audits", audits.overview, name="audits"),
    path("audits/samples/<str:ref>", audits.sample, name="audit_sample"),
    path("audits/<str:ref>", audits.audit, name="audit"),
    path("figures/cases/<str:which>", figures.behind_page, name="behind"),
    path("penalties", penalties.overview, name="penalties"),
    path("penalties/<str:ref>", penalties.penalty, name="penalty"),
    path("attempts", views.attempts, name="attempts"),
    path("list/<str:figure>", views.listed, name="listed"),
]
