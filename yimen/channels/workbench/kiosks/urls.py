"""The addresses of the kiosks; hung in at kiosks/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.kiosks import pages, partners

urlpatterns = [
    path("", pages.listed, name="kiosks"),
    path("partners", partners.listed, name="kiosk_partners"),
]
