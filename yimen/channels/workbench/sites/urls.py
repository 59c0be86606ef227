"""The address of the sites; hung in at sites/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.sites import pages

urlpatterns = [path("", pages.listed, name="sites")]
