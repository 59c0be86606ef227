"""The address of the phases; hung in at phases/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.phases import pages

urlpatterns = [path("", pages.listed, name="phases")]
