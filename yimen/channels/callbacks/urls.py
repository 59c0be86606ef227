"""Addresses that outside services call by themselves."""

from django.urls import path

from yimen.channels.callbacks import payment

app_name = "callbacks"
urlpatterns = [path("payment", payment.notice, name="payment")]
