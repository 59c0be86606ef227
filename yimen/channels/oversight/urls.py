"""Addresses of oversight."""

from django.urls import path

from yimen.channels.oversight import concentration, fees, figures, item_figures, lists, views

app_name = "oversight"

urlpatterns = [
    path("", views.board, name="board"),
    path("promises", lists.promises, name="promises"),
    path("web-hall", lists.web_hall, name="web_hall"),
    path("web-hall/<str:ref>", lists.barriers, name="barriers"),
    path("fees", fees.fees, name="fees"),
    path("concentration", concentration.matrix, name="concentration"),
    path("concentration/<str:ref>", concentration.office, name="concentration_office"),
    path("figures", figures.contents, name="figures"),
    path("figures/on-time", figures.on_time_page, name="on_time"),
    path("figures/six-zeros", figures.zeros_page, name="zeros"),
    path("figures/items", item_figures.items_page, name="item_figures"),
    path("figures/kept", item_figures.kept_list, name="kept_list"),
    path("figures/kept/<str:ref>", item_figures.kept_page, name="kept"),
    path("figures/pace", item_figures.pace_page, name="pace"),
    path("figures/cases/<str:which>", figures.behind_page, name="behind"),
    path("attempts", views.attempts, name="attempts"),
    path("list/<str:figure>", views.listed, name="listed"),
]
