"""Sheets of the sample city: some forms have both laid out; others stand on the error list of their office."""

from datetime import datetime

from yimen.assembly.sample.papers import paper_for
from yimen.assembly.sample.places import FOUNDER
from yimen.engine.publication.form_sheets import operations, queries
from yimen.engine.publication.form_sheets.operations import FormFile
from yimen.kernel.papers.form_sheets import Which

SHOWN = 3


def lay_out(anchor: datetime) -> None:
    """Lay out both sheets of the first forms that lack them."""
    for form in queries.lacking(anchor).rows[:SHOWN]:
        paper = paper_for(form.name)
        for which, called in ((Which.BLANK, "空白表"), (Which.FILLED, "样表")):
            file = FormFile(f"{form.name}（{called}，示范）.{paper.ending}", paper.content)
            operations.lay_out_sheet(form.item_ref, form.material, which, file, by=FOUNDER, now=anchor)
