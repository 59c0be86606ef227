"""Bulk works: looked at first, confirmed, done line by line; each line is whole or refused, asked twice nothing new."""

import csv
import json
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from tests.covers import covers
from tests.operations import catalogue as items
from tests.operations.catalogue import TERMS, a_draft, published
from tests.operations.test_import_items import HEADER, a_line
from tests.operations.town import NOW, Town, a_town, an_officer, signed_on, the_city_desk
from yimen.engine.papers.dossiers import ports
from yimen.engine.publication.bulk import operations, queries, working
from yimen.engine.publication.bulk.refusals import BulkMoved, BulkOwnOfficeOnly, BulkUnknown
from yimen.engine.publication.bulk.rows import BulkWorkRow
from yimen.engine.publication.bulk.working import work_on
from yimen.gateways.storage.folder import Folder
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.bulk_life import BULK_LIFE, UNDER_WORK, BulkState
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import Terms
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue import queries as versions
from yimen.registries.catalogue import refusals
from yimen.registries.catalogue.desk import Sieve
from yimen.registries.catalogue.document import document_of, value_at
from yimen.registries.catalogue.operations import Draft
from yimen.registries.catalogue.restating import Restatement, restated

PHONE = Restatement("service.complaint_phone", "0000-12345")
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def town(db: None, tmp_path: Path) -> Town:
    ports.wire(Folder(tmp_path / "files"))
    return a_town()


@pytest.fixture
def desk(town: Town) -> Actor:
    return signed_on(the_city_desk(town))


def seen(ref: str, by: Actor) -> BulkWorkRow:
    row = queries.work(ref, by)
    assert row is not None
    return row


def lines(ref: str, by: Actor) -> list[tuple[str, str, str]]:
    return [(line.name, line.level, line.code) for line in queries.every_line(ref, by)]


def looked(said: Restatement, by: Actor, sieve: Sieve | None = None) -> str:
    ref = operations.ask_restatement(sieve or Sieve(), said, by=by, now=NOW).ref
    assert work_on(ref, NOW) == "looked"
    return ref


def confirmed(ref: str, by: Actor) -> BulkWorkRow:
    operations.confirm_bulk(ref, seen(ref, by).seen, by=by, now=LATER)
    assert work_on(ref, LATER) == "done"
    return seen(ref, by)


def phone_of(version: str) -> str:
    view = versions.version(version)
    assert view is not None
    return view.terms.service.complaint_phone


def a_file(*told: dict[str, str]) -> bytes:
    out = StringIO()
    writer = csv.DictWriter(out, HEADER)
    writer.writeheader()
    writer.writerows(told)
    return out.getvalue().encode()


@covers("S-083")
def test_one_element_is_said_anew_for_many_items_each_in_a_draft_of_its_own(town: Town, desk: Actor) -> None:
    item, force = published(town.office, now=NOW)
    _, drafted = items.an_item(town.office, a_draft(name="食品经营许可（变更）"), now=NOW)
    ref = looked(PHONE, desk)
    assert lines(ref, desk) == [("食品经营许可（新办）", "drafted", ""), ("食品经营许可（变更）", "amended", "")]
    assert (phone_of(drafted), len(versions.history(item))) == ("0000-12300", 1)

    done = confirmed(ref, desk)

    newest = versions.history(item)[0].version_ref
    assert (phone_of(force), phone_of(newest), phone_of(drafted)) == ("0000-12300", "0000-12345", "0000-12345")
    assert (done.counts["drafted"], done.counts["amended"], done.done, done.percent) == (1, 1, 2, 100)


def test_asked_for_again_nothing_changes(town: Town, desk: Actor) -> None:
    item, _ = published(town.office, now=NOW)
    confirmed(looked(PHONE, desk), desk)

    again = looked(PHONE, desk)

    assert lines(again, desk) == [("食品经营许可（新办）", "unchanged", "")]
    assert confirmed(again, desk).counts["unchanged"] == 1
    assert len(versions.history(item)) == 2


def test_an_item_that_refuses_is_told_and_stops_no_other(town: Town, desk: Actor) -> None:
    first, _ = published(town.office, now=NOW)
    _, fast = items.an_item(town.office, a_draft(name="在审的"), now=NOW)
    view = versions.version(fast)
    assert view is not None
    catalogue.propose_version(fast, items.grounds(), view.seen, by=SYSTEM, now=NOW)
    other, _ = published(town.office, a_draft(name="另一个"), now=NOW)

    ref = looked(PHONE, desk)
    confirmed(ref, desk)

    assert lines(ref, desk) == [
        ("食品经营许可（新办）", "drafted", ""),
        ("在审的", "refused", refusals.LiesFast.code),
        ("另一个", "drafted", ""),
    ]
    assert [len(versions.history(one)) for one in (first, other)] == [2, 2]
    assert phone_of(fast) == "0000-12300"


def test_what_happens_between_look_and_confirmation_is_told(town: Town, desk: Actor) -> None:
    _, draft = items.an_item(town.office, now=NOW)
    ref = looked(PHONE, desk)
    view = versions.version(draft)
    assert view is not None
    catalogue.propose_version(draft, items.grounds(), view.seen, by=SYSTEM, now=NOW)

    done = confirmed(ref, desk)

    assert lines(ref, desk) == [("食品经营许可（新办）", "refused", refusals.LiesFast.code)]
    assert (done.counts["amended"], done.counts["refused"]) == (0, 1)


def test_the_preview_says_what_then_could_not_be_published(town: Town, desk: Actor) -> None:
    published(town.office, now=NOW)

    ref = looked(Restatement("promised", {"amount": "30", "unit": "working_day"}), desk)

    (line,) = queries.every_line(ref, desk)
    assert line.facts["before"] == {"amount": "5", "unit": "working_day"}
    assert line.facts["broken"] >= 1 and "promised" in [element for element, _ in line.facts["faults"]]
    assert seen(ref, desk).counts["not_publishable"] == 1


def test_the_phone_of_one_window_is_said_anew_where_there_is_such_a_window(town: Town, desk: Actor) -> None:
    bases = Restatement("article", "第四十条", "bases", "law", TERMS.bases[0].law)
    item, _ = published(town.office, now=NOW)
    items.an_item(town.office, a_draft(name="没有依据的", terms=Terms()), now=NOW)

    ref = looked(bases, desk)
    confirmed(ref, desk)

    assert [level for _, level, _ in lines(ref, desk)] == ["drafted", "refused"]
    view = versions.version(versions.history(item)[0].version_ref)
    assert view is not None and view.terms.bases[0].article == "第四十条"


@pytest.mark.parametrize(
    "said",
    [
        Restatement("name", "一个名字"),
        Restatement("nothing", "x"),
        Restatement("trips", "many"),
        Restatement("promised", {"amount": "x"}),
        Restatement("law", "x", "rules", "code", "r1"),
        Restatement("law", "x", "phone", "name", "x"),
        Restatement("law", "x", "bases", "law", ""),
    ],
)
def test_what_no_version_could_say_is_refused_at_once(said: Restatement, desk: Actor) -> None:
    with pytest.raises(refusals.ElementUnfit):
        operations.ask_restatement(Sieve(), said, by=desk, now=NOW)

    assert queries.works(desk).rows == ()


def test_the_desk_of_an_office_restates_its_own_items_only(town: Town, desk: Actor) -> None:
    own = signed_on(an_officer(town, "catalogue_editor", "701"), "office.desk")
    _, elsewhere = items.an_office("示范市公安局")

    for office in ("", elsewhere):
        with pytest.raises(BulkOwnOfficeOnly):
            operations.ask_restatement(Sieve(office=office), PHONE, by=own, now=NOW)
    ref = operations.ask_restatement(Sieve(office=town.office), PHONE, by=own, now=NOW).ref

    assert queries.work(ref, desk) is not None
    stranger = signed_on(an_officer(town, "reviewer", "702"), "reviewer.desk")
    assert queries.work(ref, stranger) is None
    with pytest.raises(BulkUnknown):
        operations.confirm_bulk(ref, 1, by=desk, now=NOW)


def test_a_work_is_confirmed_as_it_was_seen_and_can_be_stopped(town: Town, desk: Actor) -> None:
    item, _ = published(town.office, now=NOW)
    ref = looked(PHONE, desk)
    with pytest.raises(BulkMoved):
        operations.confirm_bulk(ref, 1, by=desk, now=NOW)

    operations.stop_bulk(ref, seen(ref, desk).seen, by=desk, now=NOW)

    assert work_on(ref, NOW) == "stopped"
    assert (len(versions.history(item)), queries.to_do()) == (1, ())


def test_who_lost_the_post_meanwhile_changes_nothing(town: Town) -> None:
    staff = the_city_desk(town)
    desk = signed_on(staff)
    item, _ = published(town.office, now=NOW)
    ref = looked(PHONE, desk)
    operations.confirm_bulk(ref, seen(ref, desk).seen, by=desk, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("update people_posting set valid = tstzrange(lower(valid), %s)", (NOW,))

    work_on(ref, LATER)

    assert lines(ref, desk) == [("食品经营许可（新办）", "refused", refusals.NotCatalogueEditor.code)]
    assert len(versions.history(item)) == 1


@covers("S-083")
def test_a_file_is_looked_at_without_a_trace_and_then_brought_in(town: Town) -> None:
    desk = signed_on(the_city_desk(town))
    line = a_line(1, department="市场监管局", area_code="990100000000")
    wrong = {**line, "local_item_code": "X-9", "item_name": "", "task_type": "20"}
    nowhere = {**line, "department": "没有的局", "local_item_code": "X-3"}
    content = a_file(line, {**line, "local_item_code": "X-2", "item_name": "第二项"}, wrong, line, nowhere)
    ref = operations.ask_import("事项.csv", content, by=desk, now=NOW).ref

    assert work_on(ref, NOW) == "looked"
    before = seen(ref, desk)
    assert versions.in_force("X-2", NOW) is None
    done = confirmed(ref, desk)

    expected = {"new": 2, "changed": 0, "unchanged": 1, "refused": 2}
    assert {name: before.counts[name] for name in expected} == expected
    assert {name: done.counts[name] for name in expected} == expected
    assert versions.in_force("X-2", LATER) is not None
    assert [(one.number, one.code) for one in queries.every_line(ref, desk)] == [
        (4, "import.value_missing"), (6, "import.department_unknown"),
    ]  # fmt: skip


def test_an_import_that_was_cut_off_goes_on_where_it_stood(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = signed_on(the_city_desk(town))
    monkeypatch.setattr("yimen.registries.catalogue.exchange.importing.TOGETHER", 2)
    told = [a_line(number, department="市场监管局", area_code="990100000000") for number in range(5)]
    ref = operations.ask_import("items.csv", a_file(*told), by=desk, now=NOW).ref
    work_on(ref, NOW)
    operations.confirm_bulk(ref, seen(ref, desk).seen, by=desk, now=NOW)
    with monkeypatch.context() as cut:
        cut.setattr("yimen.engine.publication.bulk.working._come", once_then_dead(2))
        with pytest.raises(RuntimeError):
            work_on(ref, NOW)
    assert (seen(ref, desk).done, seen(ref, desk).counts["new"]) == (4, 4)

    work_on(ref, LATER)

    assert (seen(ref, desk).state, seen(ref, desk).done, seen(ref, desk).counts["new"]) == ("done", 5, 5)


def once_then_dead(times: int) -> Any:
    come, left = working._come, [times]

    def cut(*args: Any, **facts: Any) -> None:
        if not left[0]:
            raise RuntimeError("killed")
        left[0] -= 1
        come(*args, **facts)

    return cut


def test_a_file_that_cannot_be_read_is_told(desk: Actor) -> None:
    ref = operations.ask_import("items.json", b"not json", by=desk, now=NOW).ref

    work_on(ref, NOW)

    assert [(one.level, one.code) for one in queries.every_line(ref, desk)] == [("refused", "import.file_unreadable")]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("items.exe", b"x", "bulk.file_kind_unknown"),
        ("items.csv", b"", "bulk.file_missing"),
        ("items.csv", b"x" * 50_000_001, "bulk.file_too_large"),
    ],
)
def test_a_file_of_another_kind_or_size_is_refused_before(name: str, content: bytes, code: str, desk: Actor) -> None:
    with pytest.raises(Refusal) as refused:
        operations.ask_import(name, content, by=desk, now=NOW)

    assert refused.value.code == code
    assert queries.works(desk).rows == ()


def test_an_export_is_made_and_brought_in_again_changes_nothing(town: Town, desk: Actor) -> None:
    published(town.office, now=NOW)
    ref = operations.ask_export(".json", town.office, by=desk, now=NOW).ref

    assert work_on(ref, NOW) == "done"

    content = queries.file(ref, desk)
    assert content is not None and len(json.loads(content)) == 1
    back = operations.ask_import("items.json", content, by=desk, now=NOW).ref
    work_on(back, NOW)
    assert seen(back, desk).counts["unchanged"] == 1


def every_place() -> Iterator[str]:
    """Each element of a version that many items can be told."""
    document = document_of(Draft("", "01", TERMS))
    for name, value in document.items():
        if name == "service":
            yield from (f"service.{inner}" for inner in value)
        elif name not in ("name", "situations", "rules", "certificate"):
            yield name


@given(st.sampled_from(sorted(every_place())), st.sampled_from(["餐饮", "", "0000-1"]))
def test_restating_changes_one_element_or_none(path: str, value: str) -> None:
    draft = Draft("一个事项", "01", TERMS)
    try:
        after = restated(draft, Restatement(path, value))
    except refusals.ElementUnfit:
        return

    before, said = document_of(draft), document_of(after)
    assert value_at(said, path) == value
    assert [one for one in every_place() if value_at(before, one) != value_at(said, one)] in ([path], [])


def test_every_state_has_a_way_to_its_end() -> None:
    ends = {BulkState.DONE, BulkState.STOPPED}

    assert set(BULK_LIFE.reachable()) == set(BulkState)
    assert all(any(BULK_LIFE.open_moves(state)) for state in set(BulkState) - ends)
    assert not UNDER_WORK & ends
