"""The addresses of the places; hung in at places/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.places import found, network, premises, stock

urlpatterns = [
    path("", premises.premises, name="places"),
    path("network", network.network, name="network"),
    path("halls", stock.halls, name="hall_stocks"),
    path("halls/<str:ref>", stock.stock, name="hall_stock"),
    path("found", found.listed, name="found_things"),
    path("found/<str:ref>", found.one, name="found_thing"),
    path("found/<str:ref>/photo", found.photo, name="found_photo"),
]
