"""The addresses of the bundles; hung in at bundles/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.bundles import defining

urlpatterns = [
    path("", defining.listed, name="bundles_desk"),
    path("<str:ref>", defining.one, name="bundle_desk"),
]
