"""Addresses of the pilots; hung in at pilots/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.pilots import pages

urlpatterns = [
    path("", pages.listed, name="pilots"),
    path("<str:ref>", pages.one, name="pilot"),
]
