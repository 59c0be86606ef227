"""Addresses of the screens of the halls."""

from django.urls import path

from yimen.channels.displays import counter, views

app_name = "displays"
urlpatterns = [
    path("", views.index, name="index"),
    path("counters/<str:ref>", counter.counter, name="counter"),
    path("<str:ref>", views.board, name="board"),
]
