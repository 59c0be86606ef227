"""Every form has a blank and a filled sheet: drawn from the fields, or laid out as files; what lacks one is named."""

from dataclasses import replace

import pytest

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.errand import PNG, later
from tests.operations.town import NOW
from tests.standing import standing
from yimen.channels.cli.journal import SUBJECTS
from yimen.engine.papers.dossiers.sniffing import FileRefused
from yimen.engine.publication.form_sheets import operations, queries
from yimen.engine.publication.form_sheets.operations import FormFile
from yimen.engine.publication.form_sheets.rows import FormOffered
from yimen.kernel.actor import Actor
from yimen.kernel.elements import MaterialKind
from yimen.kernel.papers.form_sheets import NotAForm
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import MaterialTerm
from yimen.kernel.writing import NoSuchThing, NotInList
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.refusals import NotCatalogueEditor

pytestmark = pytest.mark.django_db
OWN = MaterialTerm("promise", "承诺书", kind=MaterialKind.FORM, blank_form="承诺书（空白）", law="第十二条")
DRAWN = MaterialTerm("apply", "申请表", kind=MaterialKind.FORM, law="第十二条")
TERMS = replace(errand.TERMS, materials=(*errand.TERMS.materials, OWN, DRAWN))
FILE = FormFile("承诺书.png", PNG)


@standing
def office() -> errand.Office:
    aftermath.wired()
    return errand.an_office(TERMS)


def an_editor(office: errand.Office) -> Actor:
    return town.signed_on(town.an_officer(office.town, "catalogue_editor", "402"), "the.editor")


def of_item(office: errand.Office) -> dict[str, FormOffered]:
    view = catalogue.in_force(office.item, later(1)) or pytest.fail()
    return {one.material: one for one in queries.offered(view)}


@covers("S-112")
def test_a_form_of_its_own_stands_on_the_error_list_of_its_office_until_both_sheets_are_laid_out(
    office: errand.Office,
) -> None:
    editor = an_editor(office)
    (row,) = queries.lacking(NOW).rows
    assert (row.name, row.lacks, row.office_ref) == ("承诺书", ("blank", "filled"), office.town.office)
    assert [one.forms for one in queries.by_office(NOW)] == [1]

    blank = operations.lay_out_sheet(office.item, "promise", "blank", FILE, by=editor, now=later(1)).ref
    assert [one.lacks for one in queries.lacking(later(1), office.town.office).rows] == [("filled",)]
    operations.lay_out_sheet(office.item, "promise", "filled", FILE, by=editor, now=later(1))

    assert queries.lacking(later(1)).rows == () and queries.by_office(later(1)) == ()
    forms = of_item(office)
    assert forms.keys() == {"promise", "apply"} and (forms["apply"].drawn, forms["apply"].blank) == ("yes", None)
    assert forms["promise"].blank is not None and forms["promise"].blank.ref == blank
    row_and_bytes = queries.file(blank) or pytest.fail()
    assert row_and_bytes[1] == PNG and row_and_bytes[0].kind == "png"


def test_a_sheet_takes_the_place_of_the_one_before_and_what_was_taken_back_is_offered_no_more(
    office: errand.Office,
) -> None:
    editor = an_editor(office)
    first = operations.lay_out_sheet(office.item, "promise", "blank", FILE, by=editor, now=later(1)).ref
    second = operations.lay_out_sheet(office.item, "promise", "blank", FILE, by=editor, now=later(2)).ref

    assert queries.file(first) is None and queries.file(second) is not None
    operations.take_back_sheet(second, by=editor, now=later(3))

    assert of_item(office)["promise"].blank is None and queries.file(second) is None
    with pytest.raises(NoSuchThing):
        operations.take_back_sheet(second, by=editor, now=later(4))
    assert SUBJECTS["form_sheet"] == "form_sheets_formsheet"


def test_what_is_no_form_is_no_file_or_is_not_ones_own_is_refused(office: errand.Office) -> None:
    editor = an_editor(office)
    page = FormFile("页.html", b"<html><script>alert(1)</script></html>")
    refused: tuple[tuple[type[Refusal], str, str, str, FormFile, Actor], ...] = (
        (NotAForm, office.item, "plan", "blank", FILE, editor),
        (NotAForm, office.item, "nothing", "blank", FILE, editor),
        (NotInList, office.item, "promise", "torn", FILE, editor),
        (NoSuchThing, "nowhere", "promise", "blank", FILE, editor),
        (NotCatalogueEditor, office.item, "promise", "blank", FILE, office.clerk),
        (NotCatalogueEditor, office.item, "promise", "blank", FILE, office.citizen),
        (FileRefused, office.item, "promise", "blank", page, editor),
        (FileRefused, office.item, "promise", "blank", FormFile("空.pdf", b""), editor),
    )

    for refusal, item, material, which, file, by in refused:
        with pytest.raises(refusal):
            operations.lay_out_sheet(item, material, which, file, by=by, now=later(1))

    assert of_item(office)["promise"].blank is None
