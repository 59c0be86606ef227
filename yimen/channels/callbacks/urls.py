"""Addresses that outside services call by themselves."""

from django.urls import path

from yimen.channels.callbacks import payment, systems

app_name = "callbacks"
urlpatterns = [
    path("payment", payment.notice, name="payment"),
    path("systems/<str:ref>", systems.push, name="own_system"),
]
