"""Addresses of the sandbox's own page; hung in by the assembly only where the sandbox is wired."""

from django.urls import path

from yimen.gateways.payment import pages

app_name = "sandbox_payment"
urlpatterns = [path("<str:ref>", pages.cashier, name="cashier")]
