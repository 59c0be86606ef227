"""Addresses of the kiosk."""

from django.urls import path

from yimen.channels.kiosk import counters, evaluations, forms, functions, papers, tickets, views

app_name = "kiosk"
urlpatterns = [
    path("", views.home, name="home"),
    path("search", views.search, name="search"),
    path("counters", counters.counters, name="counters"),
    path("lists", views.lists, name="lists"),
    path("lists/<slug:code>", views.one_list, name="list"),
    path("policies/<str:ref>", views.policy, name="policy"),
    path("items/<str:ref>/forms", forms.forms, name="forms"),
    path("tickets", tickets.take, name="tickets"),
    path("tickets/<str:ref>", tickets.one, name="ticket"),
    path("device", functions.device, name="device"),
    path("functions/<slug:code>", functions.function, name="function"),
    path("rate", evaluations.find, name="rate_find"),
    path("rate/<str:code>", evaluations.rate, name="rate"),
    path("papers", papers.papers, name="papers"),
    path("papers/<str:ref>", papers.paper, name="paper"),
    path("items/<str:ref>", views.item, name="item"),
]
