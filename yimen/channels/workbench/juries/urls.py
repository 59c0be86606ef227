"""The addresses of the evaluation groups; hung in at juries/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.juries import pages

urlpatterns = [
    path("", pages.listed, name="juries"),
    path("call", pages.call, name="jury_call"),
    path("<str:ref>", pages.one, name="jury"),
]
