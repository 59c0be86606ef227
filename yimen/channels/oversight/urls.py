"""Addresses of oversight."""

from django.urls import path

from yimen.channels.oversight import views

app_name = "oversight"

urlpatterns = [
    path("", views.board, name="board"),
    path("attempts", views.attempts, name="attempts"),
    path("list/<str:figure>", views.listed, name="listed"),
]
