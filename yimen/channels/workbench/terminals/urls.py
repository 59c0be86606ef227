"""The address of the self-service area; hung in at terminals/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.terminals import pages

urlpatterns = [path("", pages.listed, name="terminals")]
