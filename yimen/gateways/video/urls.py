"""Addresses of the sandbox's own page; hung in by the assembly only where the sandbox is wired."""

from django.urls import path

from yimen.gateways.video import pages

app_name = "sandbox_video"
urlpatterns = [path("<str:ref>", pages.room, name="room")]
