"""The addresses of the directives; hung in at directives/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.directives import views

urlpatterns = [
    path("", views.listed, name="directives"),
    path("problems", views.problems, name="directive_problems"),
    path("group", views.group, name="directive_group"),
    path("<str:ref>", views.one, name="directive"),
]
