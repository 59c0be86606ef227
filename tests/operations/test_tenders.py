"""Tenders: what a trading centre tells is taken in and never changed; three rules raise alarms, once each."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import town
from tests.operations.town import NOW, Town
from tests.standing import standing
from yimen.engine.supervision.tenders import operations, queries
from yimen.engine.supervision.tenders.operations import TendersTaken
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.refusal import Refusal
from yimen.kernel.supervision.tenders import Bidder, StageAt, TenderKind, TenderSaid, TenderStage, TenderUnsound

pytestmark = pytest.mark.django_db
SOURCE = "示范市公共资源交易中心"
BEGINS = datetime(2026, 11, 2, 1, tzinfo=UTC)


@standing
def place() -> Town:
    return town.a_town()


@standing
def supervisor(place: Town) -> Actor:
    return town.signed_on(town.an_officer(place, "supervisor", "801"), "super.visor")


def days(number: int) -> datetime:
    return BEGINS + timedelta(days=number)


def bidders(count: int) -> tuple[Bidder, ...]:
    return tuple(Bidder(f"投标人{n}", f"B{n}", days(15)) for n in range(count))


def tender(number: str = "GC-1", deadline: int = 22, opening: int = 23, count: int = 3) -> TenderSaid:
    at = ((TenderStage.NOTICE, 0), (TenderStage.DEADLINE, deadline), (TenderStage.OPENING, opening))
    stages = tuple(StageAt(stage, days(day)) for stage, day in at)
    return TenderSaid(number, f"滨河路改造 {number}", TenderKind.WORKS, "住建局", stages, bidders(count))


def taken(*told: TenderSaid, day: int = 1) -> TendersTaken:
    return operations.take_in_tenders(SOURCE, told, by=SYSTEM, now=days(day))


def alarms(number: str) -> list[tuple[str, int]]:
    (ref,) = (row.ref for row in queries.tenders(SYSTEM).rows if row.said.number == number)
    view = queries.tender(ref, SYSTEM)
    assert view is not None
    return [(one.breach.rule, one.breach.revision) for one in view.alarms]


@covers("S-381")
def test_tenders_are_taken_in_held_against_the_rules_and_never_changed(
    supervisor: Actor, place: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = taken(tender(), tender("GC-2", deadline=9, opening=10, count=0), tender("GC-3"))
    assert done == TendersTaken(new=3, changed=0, unchanged=0, alarms=1)
    assert (alarms("GC-1"), alarms("GC-2"), alarms("GC-3")) == ([], [("short_notice", 0)], [])

    # The bids of the second are opened with one bidder; the deadline of the third is moved; the first stays as it is.
    one_bid, moved = tender("GC-2", 9, 10, count=1), tender("GC-3", deadline=25, opening=26)
    assert taken(tender(), one_bid, moved, day=11) == TendersTaken(new=0, changed=2, unchanged=1, alarms=2)
    assert taken(tender(), one_bid, moved, day=12) == TendersTaken(new=0, changed=0, unchanged=3, alarms=0)
    assert alarms("GC-2") == [("short_notice", 0), ("single_bidder", 0)] and alarms("GC-3") == [("changed_deadline", 2)]
    assert [(one.rule, one.raised, one.open) for one in queries.counts(SYSTEM)] == [
        ("short_notice", 1, 1), ("single_bidder", 1, 1), ("changed_deadline", 1, 1),
    ]  # fmt: skip
    assert {row.said.number for row in queries.tenders(SYSTEM, "open").rows} == {"GC-2", "GC-3"}

    (third,) = (row for row in queries.tenders(SYSTEM).rows if row.said.number == "GC-3")
    view = queries.tender(third.ref, SYSTEM)
    assert view is not None and [one.number for one in view.tellings] == [2, 1]
    assert (view.alarms[0].breach.before, view.alarms[0].breach.after) == (days(22), days(25))
    assert view.tellings[1].said == tender("GC-3")
    for sql in ("update tenders_tendertelling set said = '{}'", "delete from tenders_tendertelling"):
        with pytest.raises(DatabaseError, match="only read here"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)

    desk = at_the_desk(supervisor, NOW, monkeypatch)
    page = f"/oversight/tenders/{third.ref}"
    assert desk.post(page, {"alarm": view.alarms[0].ref, "note": "", "key": "k1"}).status_code == 422
    assert desk.post(page, {"alarm": view.alarms[0].ref, "note": "补遗文件已公告", "key": "k2"}).status_code == 302
    assert "补遗文件已公告" in desk.get(page).content.decode()
    assert "GC-2" in desk.get("/oversight/tenders").content.decode()
    after = queries.tender(third.ref, SYSTEM)
    assert after is not None and after.tellings == view.tellings and after.row.open_alarms == 0


def test_a_program_of_the_trading_centre_tells_and_nobody_else(supervisor: Actor, place: Town) -> None:
    program = caller(supervisor)
    stages = [
        {"stage": "notice", "at": "2026-11-02T09:00:00+08:00"},
        {"stage": "deadline", "at": "2026-11-10T09:00:00+08:00"},
    ]
    told = {"number": "CG-1", "name": "设备采购", "kind": "procurement", "buyer": "教育局", "stages": stages}
    body = {"source": SOURCE, "tenders": [told]}
    other = caller(town.signed_on(town.an_officer(place, "reviewer", "802"), "re.viewer"))

    assert code(other.post("/tenders", body)) == "people.not_allowed"
    assert said(other.get("/tenders"))["rows"] == []
    assert NOBODY.post("/tenders", body).status_code == 401
    assert said(program.post("/tenders", body)) == {"new": 1, "changed": 0, "unchanged": 0, "alarms": 1}

    (row,) = said(program.get("/tenders?only=open"))["rows"]
    one = said(program.get(f"/tenders/{row['ref']}"))
    assert one["alarms"][0]["breach"]["days"] == 8
    settle = f"/tenders/alarms/{one['alarms'][0]['ref']}/settle"
    assert (
        said(program.post(settle, {"note": "已核"}))["ref"]
        and code(program.post(settle, {"note": "再核"}, key="2")) == "tenders.alarm_settled"
    )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(tender(), number=" "), "number"),
        (replace(tender(), stages=tender().stages[1:]), "stages"),
        (replace(tender(), stages=(*tender().stages, tender().stages[0])), "stages"),
        (tender(deadline=30, opening=20), "stages"),
        (replace(tender(), bidders=(*bidders(1), *bidders(1))), "bidders"),
    ],
)
def test_a_line_that_cannot_be_is_named_and_nothing_of_the_import_is_taken_in(wrong: TenderSaid, field: str) -> None:
    with pytest.raises(TenderUnsound) as refused:
        taken(tender("GC-9"), wrong)

    assert (refused.value.line, refused.value.field) == (2, field)
    assert queries.tenders(SYSTEM).rows == ()
    with pytest.raises(Refusal):
        operations.take_in_tenders(SOURCE, (tender(),), by=town.a_citizen(), now=NOW)
