"""The addresses of the catalogue desk; hung in at catalogue/ under the workbench's own names."""

from django.urls import path

from yimen.channels.workbench.catalogue import (
    board,
    editor,
    items,
    listing,
    proposing,
    reform,
    review,
    situations,
    versions,
)

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
    path("board", board.board, name="catalogue_board"),
    path("changes", board.log, name="catalogue_changes"),
    path("changes/<str:ref>", review.change, name="catalogue_change"),
    path("changes/<str:ref>/acts/<str:name>", review.act, name="catalogue_change_act"),
    path("changes/<str:ref>/comments/<str:comment>", review.answer, name="catalogue_answer"),
    path("items/<str:ref>/versions", versions.timeline, name="catalogue_versions"),
    path("items/<str:ref>/compare", versions.compare, name="catalogue_compare"),
    path("items/<str:ref>/propose", proposing.item, name="catalogue_propose_end"),
    path("versions/<str:ref>/propose", proposing.version, name="catalogue_propose"),
    path("versions/<str:ref>/restore", proposing.restore, name="catalogue_restore"),
    path("reform", reform.overview, name="catalogue_reform"),
    path("reform/rounds/<str:ref>", reform.one_round, name="catalogue_round"),
    path("reform/petitions", reform.petitions, name="catalogue_petitions"),
    path("reform/petitions/<str:ref>", reform.answer, name="catalogue_petition"),
    path("reform/rectifications", reform.rectifications, name="catalogue_rectifications"),
    path("reform/rectifications/<str:ref>", reform.close, name="catalogue_rectification"),
]
