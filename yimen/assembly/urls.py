"""Which address leads to which door. Every channel that has a `urls` module is hung in here, and nothing else is."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
