"""The addresses of the re-visits; hung in at revisits/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.revisits import views

urlpatterns = [
    path("", views.listed, name="revisits"),
    path("<str:ref>", views.one, name="revisit"),
]
