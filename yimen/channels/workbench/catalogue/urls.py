"""The addresses of the catalogue desk; hung in at catalogue/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.catalogue import editor, items, listing, situations

urlpatterns = [
    path("", listing.listed, name="catalogue"),
    path("drafts", listing.drafts, name="catalogue_drafts"),
    path("gaps", listing.gaps, name="catalogue_gaps"),
    path("situations", situations.listed, name="catalogue_situations"),
    path("situations/<str:ref>", situations.table, name="catalogue_table"),
    path("situations/<str:ref>/preview", situations.preview, name="catalogue_table_preview"),
    path("items/<str:ref>", items.item, name="catalogue_item"),
    path("items/<str:ref>/draft", items.begin, name="catalogue_begin"),
    path("drafts/<str:ref>/", editor.start, name="catalogue_draft"),
    path("drafts/<str:ref>/<str:group>", editor.edit, name="catalogue_edit"),
    path("drafts/<str:ref>/<str:group>/keep", editor.keep, name="catalogue_keep"),
    path("drafts/<str:ref>/<str:group>/<str:listed>", editor.arrange, name="catalogue_arrange"),
    path("drafts/<str:ref>/<str:group>/<str:listed>/<int:number>", editor.record, name="catalogue_record"),
    path(
        "drafts/<str:ref>/<str:group>/<str:listed>/<int:number>/keep",
        editor.keep_record,
        name="catalogue_keep_record",
    ),
]
