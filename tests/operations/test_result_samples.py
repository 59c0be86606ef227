"""What an item issues is shown by a file: part of the version, held by this city, and nothing else is given away."""

import hashlib
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import catalogue, errand, town
from tests.operations.catalogue import NOW, TERMS
from tests.operations.errand import PNG
from tests.operations.town import Town
from tests.standing import standing
from yimen.channels.cli.journal import SUBJECTS
from yimen.engine.papers.dossiers import ports
from yimen.engine.papers.dossiers.sniffing import FileRefused
from yimen.engine.publication.result_samples import operations as samples
from yimen.engine.publication.result_samples import queries
from yimen.engine.publication.result_samples.operations import SampleFile
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.elements import ResultKind, ResultTerm
from yimen.kernel.terms import Terms
from yimen.kernel.writing import NoSuchThing
from yimen.registries.catalogue import operations
from yimen.registries.catalogue import queries as versions
from yimen.registries.catalogue.refusals import NotADraft, NotCatalogueEditor, NotPublishable
from yimen.threshold.words.differences import told_between

pytestmark = pytest.mark.django_db
LICENCE = "食品经营许可证"
BARE = replace(TERMS, service=replace(TERMS.service, results=(ResultTerm(LICENCE, ResultKind.LICENCE),)))
FILE = SampleFile("样本.png", PNG)
SHA = hashlib.sha256(PNG).hexdigest()


@standing
def place() -> Town:
    ports.wire(errand.Drawer())
    return town.a_town()


def an_editor(place: Town) -> Actor:
    return town.signed_on(town.an_officer(place, "catalogue_editor", "702"), "sample.editor")


def a_draft(place: Town, terms: Terms = BARE) -> tuple[str, str]:
    return catalogue.an_item(place.office, catalogue.a_draft(terms=terms), now=NOW)


def test_a_result_is_shown_by_words_or_by_a_file_that_the_city_holds(place: Town) -> None:
    editor = an_editor(place)
    item, draft = a_draft(place)
    with pytest.raises(NotPublishable) as bare:
        operations.publish(draft, NOW, by=SYSTEM, now=NOW)

    shown = samples.lay_out_sample(draft, LICENCE, FILE, by=editor, now=NOW)
    operations.publish(draft, NOW, by=SYSTEM, now=NOW)

    assert bare.value.rule == "result_has_sample" and shown.sha256 == SHA
    view = versions.in_force(item, NOW) or pytest.fail()
    (result,) = queries.shown(view.terms)
    assert result.file is not None and (result.file.kind, result.file.filename) == ("png", "样本.png")
    with pytest.raises(NotADraft):
        samples.take_off_sample(draft, LICENCE, by=editor, now=NOW)
    assert view.terms.service.results[0].file == SHA
    assert SUBJECTS["result_sample"] == "result_samples_resultsample"


def test_a_file_of_elsewhere_that_is_only_named_is_not_published_until_it_is_uploaded(place: Town) -> None:
    (named,) = BARE.service.results
    elsewhere = replace(BARE, service=replace(BARE.service, results=(replace(named, file=SHA),)))
    _, draft = a_draft(place, elsewhere)
    ports.store().put(PNG)  # it lies there as somebody's paper, and is no sample by that

    with pytest.raises(NotPublishable) as refused:
        operations.publish(draft, NOW, by=SYSTEM, now=NOW)

    assert (refused.value.rule, refused.value.element) == ("result_sample_is_held", "service.results[1]")
    assert queries.file(SHA) is None and Client().get(f"/samples/{SHA}").status_code == 404
    samples.lay_out_sample(draft, LICENCE, FILE, by=SYSTEM, now=NOW)
    operations.publish(draft, NOW, by=SYSTEM, now=NOW)


def test_only_the_desk_of_the_office_lays_samples_out_and_only_what_can_be_opened(place: Town) -> None:
    editor = an_editor(place)
    _, draft = a_draft(place)
    stranger = town.signed_on(town.an_officer(place, "window", "703"), "a.clerk")

    with pytest.raises(NotCatalogueEditor):
        samples.lay_out_sample(draft, LICENCE, FILE, by=stranger, now=NOW)
    with pytest.raises(FileRefused):
        samples.lay_out_sample(draft, LICENCE, SampleFile("a.png", b"MZ nothing"), by=editor, now=NOW)
    with pytest.raises(NoSuchThing):
        samples.lay_out_sample(draft, "另一种结果", FILE, by=editor, now=NOW)

    assert queries.file(SHA) is None
    bare = versions.version(draft) or pytest.fail()
    samples.lay_out_sample(draft, LICENCE, FILE, by=editor, now=NOW)
    laid = versions.version(draft) or pytest.fail()
    (told,) = told_between(bare, laid)
    assert told.words == f"审批结果“{LICENCE}”的样本文件新写明为 文件 {SHA[:8]}。"
    samples.take_off_sample(draft, LICENCE, by=editor, now=NOW)
    view = versions.version(draft) or pytest.fail()
    assert view.terms.service.results[0].file == ""


def test_a_sample_is_uploaded_in_the_editor_and_seen_in_hall_and_kiosk(
    place: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = an_editor(place)
    desk, program = at_the_desk(editor, NOW, monkeypatch), caller(editor)
    item, draft = a_draft(place)
    record = f"/desk/catalogue/drafts/{draft}/results/service.results/0"
    address = f"/desk/catalogue/drafts/{draft}/results/samples/0"
    before = desk.get(record).content.decode()

    wrong = desk.post(address, {"act": "lay_out", "file": SimpleUploadedFile("a.png", b"MZ"), "key": "k1"})
    done = desk.post(address, {"act": "lay_out", "file": SimpleUploadedFile("样本.png", PNG), "key": "k2"}, follow=True)

    rule = "每种结果有名称和样本"
    failed, passed = before.partition("看通过的")[0], done.content.decode().partition("看通过的")[0]
    assert rule in failed and rule not in passed and f"/samples/{SHA}" in passed
    assert wrong.status_code == 422 and "还没有样本文件" in wrong.content.decode()
    off = {"result": LICENCE}
    assert said(program.post(f"/result-samples/versions/{draft}/take-off", off))["sha256"] == ""
    again = {**off, "file": SimpleUploadedFile("样本.png", PNG)}
    assert said(program.sends(f"/result-samples/versions/{draft}", again))["sha256"] == SHA
    operations.publish(draft, NOW, by=SYSTEM, now=NOW)
    for page in (f"/items/{item}", f"/kiosk/items/{item}"):
        assert f'<img src="/samples/{SHA}"' in Client().get(page).content.decode()
    answer = Client().get(f"/samples/{SHA}")
    assert answer.content == PNG and answer.headers["Content-Type"] == "image/png"
    (told,) = said(NOBODY.get(f"/result-samples/items/{item}"))
    assert (told["name"], told["file"]["sha256"]) == (LICENCE, SHA)
    assert NOBODY.get(f"/result-samples/files/{SHA}").content == PNG
    assert code(program.post(f"/result-samples/versions/{draft}/take-off", off)) == "catalogue.not_a_draft"
