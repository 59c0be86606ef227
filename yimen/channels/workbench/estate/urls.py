"""The addresses of the real-estate window; hung in at estate/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.estate import pages, rules

urlpatterns = [
    path("", pages.listed, name="conveyances"),
    path("tax-rules/", rules.listed, name="tax_rules"),
    path("<str:ref>", pages.one, name="conveyance"),
    path("<str:ref>/declare", pages.declare, name="declare_conveyance"),
]
