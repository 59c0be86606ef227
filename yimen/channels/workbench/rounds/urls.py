"""The addresses of the rounds; hung in at rounds/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.rounds import views

urlpatterns = [
    path("", views.listed, name="rounds"),
    path("visits/<str:ref>", views.visit, name="round_visit"),
    path("findings/<str:ref>", views.finding, name="round_finding"),
    path("findings/<str:ref>/photo", views.photo, name="round_photo"),
]
