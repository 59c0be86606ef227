"""The addresses of the rule orders; hung in at byrule/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.byrule import pages, signing

urlpatterns = [
    path("", pages.listed, name="rule_orders"),
    path("directions", pages.three_directions, name="directions"),
    path("sign/<str:ref>", signing.sign, name="sign_rule_order"),
    path("<str:ref>", pages.one, name="rule_order"),
]
