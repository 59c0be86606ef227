"""Archives: a closed case goes on file whole, with index, number and time of keeping, or it does not go at all."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from tests.operations.test_inspections import an_inspector, arranged
from tests.operations.test_supplements import NO_AREA
from tests.operations.town import an_officer, signed_on
from yimen.channels.clockwork import acting, making
from yimen.channels.notices import deriving
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.refusals import AlreadyDone, CaseUnknown, NotYet
from yimen.engine.case.consultations import operations as consultations
from yimen.engine.case.inspections import operations as inspections
from yimen.engine.case.inspections.operations import Found
from yimen.engine.case.messages import operations as messages
from yimen.engine.case.supplements import operations as supplements
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.records.archives import operations, queries
from yimen.engine.records.archives.rows import ArchiveView
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.endings import CancelGround, RevokeGround
from yimen.kernel.papers.archive_file import check
from yimen.kernel.papers.archiving import PartsMissing
from yimen.kernel.rulings import Advice
from yimen.registries.dated import day_of

MONTH = later(24 * 40)


def delivered(office: errand.Office) -> str:
    ref = errand.granted(office)
    cases.deliver(ref, "electronic", by=SYSTEM, now=later(5))
    return ref


def on_file(office: errand.Office) -> str:
    ref = delivered(office)
    aftermath.derive(ref)
    _with_certificate(ref)
    operations.archive_case(ref, by=SYSTEM, now=MONTH)
    return ref


def _with_certificate(ref: str) -> None:
    for one in certificates.without_paper(MONTH):
        making.certificate_paper(one, later(6))


def volume(ref: str, office: errand.Office) -> ArchiveView:
    return queries.of_case(ref, office.decider)[0]


def by_the_test_notary(digest: bytes, signature: bytes, key: bytes) -> bool:
    return aftermath.Notary().verify_digest(digest, signature)


@covers("S-264", "S-262")
def test_closing_a_case_makes_a_numbered_volume_of_everything(office: errand.Office) -> None:
    ref = on_file(office)

    found = volume(ref, office)
    assert found.row.number == "示市监-XK·2026-D30-0001" and found.row.edition == 1
    assert str(found.row.keep_until) == "2056-12-31"
    for number in (found.row.number, found.row.case_number.lower()):
        assert [one.ref for one in queries.of_offices(office.decider, words=number).rows] == [found.row.ref]
    assert queries.of_offices(office.decider, words="示市监-XK·2026-D30-0002").rows == ()
    assert [one.no for one in found.index] == list(range(1, len(found.index) + 1))
    assert [(one.kind, one.title) for one in found.index] == [
        ("facts", "申请、意见和结果数据"),
        ("material", "身份证明"), ("material", "设备布局和操作流程图"), ("material", "食品安全管理制度"),
        ("document", "收件回执"), ("document", "受理通知书"), ("document", "准予行政许可决定书"),
        ("document", "送达回证"),
        ("certificate", "食品经营许可证"),
        ("journal", "办件过程记录"),
    ]  # fmt: skip


def test_the_file_of_a_volume_proves_itself_without_the_database(office: errand.Office) -> None:
    ref = on_file(office)

    name, content = queries.file(volume(ref, office).row.ref, office.decider) or ("", b"")

    report = check(content, by_the_test_notary)
    assert name == "示市监-XK·2026-D30-0001.zip" and report.sound, report.faults
    assert (name, content) == queries.file(volume(ref, office).row.ref, office.decider)


@covers("S-264")
def test_what_lacks_a_part_does_not_go_on_file_and_every_missing_part_is_named(office: errand.Office) -> None:
    ref = delivered(office)

    with pytest.raises(PartsMissing) as refused:
        operations.archive_case(ref, by=SYSTEM, now=MONTH)

    assert refused.value.parts == ("收件回执", "受理通知书", "准予行政许可决定书", "送达回证", "食品经营许可证")
    view = case_queries.find(ref, office.decider, MONTH)
    assert view is not None and view.archived_at is None and queries.of_case(ref, office.decider) == ()
    (waiting,) = queries.unfiled(office.decider, MONTH)
    assert waiting.ref == ref and "受理通知书" in waiting.missing
    assert queries.unfiled(signed_on(an_officer(office.town, "reviewer", "205"), "beside"), MONTH) == (), (
        "a case of other desks is not told"
    )


def test_a_case_on_its_way_or_not_delivered_does_not_go_on_file(office: errand.Office) -> None:
    open_case, granted = errand.accepted(office), errand.granted(office)
    for ref in (open_case, granted):
        aftermath.derive(ref)
    _with_certificate(granted)

    for ref in (open_case, granted):
        with pytest.raises(NotYet):
            operations.archive_case(ref, by=office.decider, now=MONTH)


def test_a_case_goes_on_file_once_and_never_for_who_may_not_see_it(office: errand.Office) -> None:
    ref = on_file(office)

    with pytest.raises(AlreadyDone):
        operations.archive_case(ref, by=SYSTEM, now=MONTH)
    with pytest.raises(AlreadyDone):
        operations.archive_anew(ref, by=SYSTEM, now=MONTH)
    stranger = errand.another_office(office, 2)
    with pytest.raises(CaseUnknown):
        operations.archive_case(ref, by=stranger.decider, now=MONTH)
    assert queries.file(volume(ref, office).row.ref, stranger.decider) is None
    assert queries.file(volume(ref, office).row.ref, office.citizen) is None


def test_what_is_done_after_filing_makes_another_edition_under_the_same_number(office: errand.Office) -> None:
    ref = on_file(office)
    cases.revoke(ref, "以欺骗手段取得。", RevokeGround.FRAUD, by=office.decider, now=MONTH + timedelta(days=1))

    assert queries.due_anew() == ()
    aftermath.derive(ref)
    assert queries.due_anew() == (ref,)
    operations.archive_anew(ref, by=SYSTEM, now=MONTH + timedelta(days=2))

    second, first = queries.of_case(ref, office.decider)
    assert (second.row.edition, first.row.edition) == (2, 1) and second.row.number == first.row.number
    assert "撤销行政许可决定书" in [one.title for one in second.index]
    _, content = queries.file(second.row.ref, office.decider) or ("", b"")
    assert check(content, by_the_test_notary).sound and queries.due_anew() == ()


def struck_off(ref: str, office: errand.Office) -> int:
    """The certificate of a case on file is struck off; the number of the line that tells of it."""
    (held,) = certificates.of_case(ref, office.decider, MONTH)
    day = MONTH + timedelta(days=1)
    cases.cancel_certificate(held.ref, CancelGround.HOLDER_ASKS, "持证人申请注销。", by=office.decider, now=day)
    return aftermath.lines_of(ref)[-1]


def test_a_certificate_struck_off_when_that_made_no_paper_holds_no_volume_back(office: errand.Office) -> None:
    ref = on_file(office)
    line = struck_off(ref, office)
    assert queries.due_anew() == (), "its paper is still to come"

    messages.write_message(line, by=SYSTEM, now=MONTH)  # as before: told of, and no paper made

    assert queries.due_anew() == (ref,)
    aftermath.derive(ref)
    assert queries.due_anew() == (ref,) and queries.missing(ref) == ()


@pytest.mark.parametrize("papers", [0, 1])
def test_a_supplement_that_made_no_paper_holds_no_volume_back(office: errand.Office, papers: int) -> None:
    ref = errand.in_department(office)
    asked = supplements.ask_supplement(ref, NO_AREA, 5, "平面图没有标注面积。", by=office.reviewer, now=later(3)).ref
    line = aftermath.lines_of(ref)[-1]
    supplements.end_supplement(asked, "按现有材料办。", by=office.reviewer, now=later(3))
    cases.review(ref, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(4))
    cases.decide(ref, errand.GRANT, by=office.decider, now=later(4))
    cases.deliver(ref, "electronic", by=SYSTEM, now=later(5))

    for told in aftermath.lines_of(ref):
        if papers or told != line:
            deriving.derive(told, later(6))
    _with_certificate(ref)
    operations.archive_case(ref, by=SYSTEM, now=MONTH)

    titles = [one.title for one in volume(ref, office).index]
    assert len([one for one in titles if "补" in one]) == papers, titles


@covers("S-262")
def test_what_was_found_at_the_place_and_what_sections_were_asked_goes_on_file_too(office: errand.Office) -> None:
    one, other = an_inspector(office, "901"), an_inspector(office, "902")
    ref, inspection = arranged(office, one, other)
    asked = {town.a_post(office.town, "reviewer"): day_of(later(3))}
    question = consultations.consult(ref, "影响消防吗？", asked, by=office.reviewer, now=later(3)).ref
    inspections.photograph(inspection, "门头.png", errand.PNG, by=one, now=later(4))
    inspections.conclude_inspection(inspection, Found.PASS, "与图纸一致", ("86", "有"), by=one, now=later(4))
    inspections.sign_inspection(inspection, by=other, now=later(4))
    consultations.report_consultation(question, "到期没有答复。", by=office.reviewer, now=later(24))
    cases.review(ref, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(24))
    cases.decide(ref, errand.GRANT, by=office.decider, now=later(24))
    cases.deliver(ref, "electronic", by=SYSTEM, now=later(25))
    aftermath.derive(ref)
    _with_certificate(ref)
    operations.archive_case(ref, by=SYSTEM, now=MONTH)

    found = volume(ref, office)
    _, content = queries.file(found.row.ref, office.decider) or ("", b"")
    with zipfile.ZipFile(io.BytesIO(content)) as volumes:
        facts = json.loads(volumes.read("facts.json"))
        (picture,) = (volumes.read(name) for name in volumes.namelist() if name.startswith("photographs/"))
    assert picture == errand.PNG and check(content, by_the_test_notary).sound
    (looked,), (said,) = facts["inspections"], facts["consultations"]
    assert looked["conclusion"] == "与图纸一致" and [name for name, *_ in looked["officers"]] == ["何901", "何902"]
    assert (said["question"], said["report"]) == ("影响消防吗？", "到期没有答复。")


def test_volumes_that_lack_something_hold_up_no_others(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "TOGETHER", 1)
    lacking, whole = on_file(office), on_file(office)
    for ref in (lacking, whole):
        struck_off(ref, office)
    aftermath.derive(whole)

    assert queries.due_anew(limit=1) == (whole,)


def test_who_sees_few_volumes_goes_through_them_piece_by_piece(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "LOOKED_THROUGH", 1)
    both = {on_file(office), on_file(office)}
    beside = signed_on(an_officer(office.town, "reviewer", "205"), "beside")

    assert len(paged(office.decider)) == len(both) and paged(beside) == []


def paged(actor: Actor) -> list[str]:
    """Every volume that an actor comes to, page by page."""
    found, page = list[str](), queries.of_offices(actor)
    while page.after is not None:
        found += [row.ref for row in page.rows]
        page = queries.of_offices(actor, page.after)
    return found + [row.ref for row in page.rows]


def test_the_clockwork_files_what_is_whole_and_passes_over_the_rest(office: errand.Office) -> None:
    whole, lacking = delivered(office), delivered(office)
    aftermath.derive(whole)
    _with_certificate(whole)

    assert queries.due(later(24)) == ()
    assert queries.due(MONTH) == (whole,)
    assert acting.perform("archive", whole, MONTH) and not acting.perform("archive", lacking, MONTH)


def test_a_volume_is_never_rewritten(office: errand.Office) -> None:
    on_file(office)

    for change in ("update archives_archive set keep_until = '2030-01-01'", "delete from archives_archive"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
