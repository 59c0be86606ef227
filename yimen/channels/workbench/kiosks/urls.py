"""The address of the kiosks; hung in at kiosks/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.kiosks import pages

urlpatterns = [path("", pages.listed, name="kiosks")]
