"""The addresses of the catalogue desk; hung in at catalogue/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.catalogue import items, listing

urlpatterns = [
    path("", listing.listed, name="catalogue"),
    path("drafts", listing.drafts, name="catalogue_drafts"),
    path("gaps", listing.gaps, name="catalogue_gaps"),
    path("items/<str:ref>", items.item, name="catalogue_item"),
    path("items/<str:ref>/draft", items.begin, name="catalogue_begin"),
]
