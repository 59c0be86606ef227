"""Addresses of the screens of the halls."""

from django.urls import path

from yimen.channels.displays import views

app_name = "displays"
urlpatterns = [
    path("", views.index, name="index"),
    path("<str:ref>", views.board, name="board"),
]
