"""Tenders: what a trading centre tells is taken in and never changed; three rules raise alarms, again when worse."""

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
from yimen.channels.clockwork import counting
from yimen.engine.supervision.tenders import operations, queries
from yimen.engine.supervision.tenders.operations import TendersTaken
from yimen.engine.supervision.tenders.refusals import TenderSourceUnknown
from yimen.kernel.actor import NOBODY as NOBODY_AT_ALL
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.supervision.tenders import (
    Bidder,
    StageAt,
    TenderKind,
    TenderSaid,
    TenderStage,
    TenderUnsound,
    TradeWay,
)
from yimen.kernel.writing import NotAllowed

pytestmark = pytest.mark.django_db
SOURCE = "示范市公共资源交易中心"
BEGINS = datetime(2026, 11, 2, 1, tzinfo=UTC)


@standing
def place() -> Town:
    return town.a_town()


@standing
def secret() -> str:
    """The code of the one trading centre."""
    return operations.set_up_tender_source(SOURCE, by=SYSTEM, now=BEGINS).code


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


def taken(secret: str, *told: TenderSaid, day: int = 1) -> TendersTaken:
    return operations.take_in_tenders(secret, told, by=NOBODY_AT_ALL, now=days(day))


def alarms(number: str) -> list[tuple[str, int]]:
    (ref,) = (row.ref for row in queries.tenders(SYSTEM).rows if row.said.number == number)
    view = queries.tender(ref, SYSTEM)
    assert view is not None
    return [(one.breach.rule, one.breach.revision) for one in view.alarms]


def settled(number: str, by: Actor, day: int) -> None:
    """Every open alarm of a project is settled, and the clock looks at it again."""
    (ref,) = (row.ref for row in queries.tenders(SYSTEM).rows if row.said.number == number)
    view = queries.tender(ref, SYSTEM)
    assert view is not None
    for one in view.alarms:
        if one.settled_at is None:
            operations.settle_alarm(one.ref, "已约谈", by=by, now=days(day))
    counting.look_at_tenders(days(day))


@covers("S-381")
def test_tenders_are_taken_in_held_against_the_rules_and_never_changed(
    supervisor: Actor, place: Town, secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = taken(secret, tender(), tender("GC-2", deadline=9, opening=10, count=0), tender("GC-3"))
    assert done == TendersTaken(new=3, changed=0, unchanged=0, alarms=1)
    assert (alarms("GC-1"), alarms("GC-2"), alarms("GC-3")) == ([], [("short_notice", 1)], [])

    # The bids of the second are opened with one bidder; the deadline of the third is moved; the first stays as it is.
    one_bid, moved = tender("GC-2", 9, 10, count=1), tender("GC-3", deadline=25, opening=26)
    assert taken(secret, tender(), one_bid, moved, day=11) == TendersTaken(new=0, changed=2, unchanged=1, alarms=2)
    assert taken(secret, tender(), one_bid, moved, day=12) == TendersTaken(new=0, changed=0, unchanged=3, alarms=0)
    assert alarms("GC-2") == [("short_notice", 1), ("single_bidder", 2)] and alarms("GC-3") == [("changed_deadline", 2)]
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


@covers("S-381")
def test_the_code_of_a_trading_centre_tells_its_tenders_and_opens_nothing_else(
    supervisor: Actor, place: Town, secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = caller(supervisor)
    stages = [
        {"stage": "notice", "at": "2026-11-02T09:00:00+08:00"},
        {"stage": "deadline", "at": "2026-11-10T08:00:00+08:00"},
    ]
    told = {"number": "CG-1", "name": "设备采购", "kind": "procurement", "buyer": "教育局", "stages": stages}
    body = {"secret": secret, "tenders": [told]}

    assert said(NOBODY.post("/tenders", body)) == {"new": 1, "changed": 0, "unchanged": 0, "alarms": 1}
    # Who tells can neither read nor settle; who reads and settles tells nothing without the code.
    (row,) = said(program.get("/tenders?only=open"))["rows"]
    one = said(program.get(f"/tenders/{row['ref']}"))
    assert (one["row"]["source"], one["alarms"][0]["breach"]["days"]) == (SOURCE, 8)
    settle = f"/tenders/alarms/{one['alarms'][0]['ref']}/settle"
    for address in ("/tenders", f"/tenders/{row['ref']}", "/tenders/alarms"):
        assert NOBODY.get(address).status_code == 401
    assert NOBODY.post(settle, {"note": secret}).status_code == 401
    assert code(program.post("/tenders", {**body, "secret": "WRONG"})) == "tenders.source_unknown"
    assert said(program.post(settle, {"note": "已核"}))["ref"]
    assert code(program.post(settle, {"note": "再核"}, key="2")) == "tenders.alarm_settled"

    # The code stands on the page of an administrator once; another one, or the end, makes the old one worthless.
    admin = at_the_desk(town.signed_on(town.an_officer(place, "administrator", "803"), "ad.min"), NOW, monkeypatch)
    page, (first,) = "/oversight/tenders/sources", queries.sources(SYSTEM)
    again = admin.post(page, {"act": "set_up", "name": SOURCE, "key": "1"})
    assert again.status_code == 422 and "已有同名的交易中心" in again.content.decode()
    shown = admin.post(page, {"act": "renew", "source": first.ref, "key": "2"}).content.decode()
    assert code(NOBODY.post("/tenders", body)) == "tenders.source_unknown"
    renewed = shown.partition('big-code code">')[2].partition("<")[0]
    assert said(NOBODY.post("/tenders", {**body, "secret": renewed}))["unchanged"] == 1
    assert renewed not in admin.get(page).content.decode()
    assert admin.post(page, {"act": "shut", "source": first.ref, "key": "3"}).status_code == 302
    assert code(NOBODY.post("/tenders", {**body, "secret": renewed})) == "tenders.source_unknown"
    for act in (operations.renew_tender_source, operations.shut_tender_source, operations.set_up_tender_source):
        with pytest.raises(NotAllowed):
            act(first.ref, by=supervisor, now=NOW)


@covers("S-381")
def test_a_settled_breach_is_raised_again_when_it_grew_worse_or_came_back(supervisor: Actor, secret: str) -> None:
    taken(secret, tender(deadline=9, opening=30))
    taken(secret, tender(deadline=8, opening=30), day=2)
    assert alarms("GC-1") == [("short_notice", 1), ("changed_deadline", 2)]

    # It grew worse while the first alarm was open: who settles that one meets the other.
    settled("GC-1", supervisor, 3)
    assert alarms("GC-1")[2:] == [("short_notice", 2)]
    settled("GC-1", supervisor, 3)
    taken(secret, tender(deadline=9, opening=30), day=4)
    assert [one for one in alarms("GC-1") if one[0] == "short_notice"] == [("short_notice", 1), ("short_notice", 2)]
    taken(secret, tender(deadline=22, opening=30), day=5)
    taken(secret, tender(deadline=9, opening=30), day=6)
    assert [one for one in alarms("GC-1") if one[0] == "short_notice"][2:] == [("short_notice", 5)]


@covers("S-381")
def test_the_clock_looks_at_an_opening_and_no_list_is_not_an_empty_one(secret: str) -> None:
    untold = replace(tender("GC-2"), bidders=None)
    taken(secret, tender(count=1), untold, tender("GC-3", count=0))
    assert (counting.look_at_tenders(days(22)), queries.tenders(SYSTEM, "open").rows) == (0, ())

    assert counting.look_at_tenders(days(23)) == 3

    assert (alarms("GC-1"), alarms("GC-2"), alarms("GC-3")) == ([("single_bidder", 1)], [], [("single_bidder", 1)])
    assert counting.look_at_tenders(days(24)) == 0


@covers("S-381")
def test_the_law_of_the_kind_and_way_is_held_against_a_trade_by_days_of_the_calendar(secret: str) -> None:
    # Twenty days of the calendar, though some hours less than twenty times twenty-four.
    on_the_day = tender("GC-1", deadline=20)
    until = StageAt(TenderStage.DEADLINE, days(20) - timedelta(hours=1))
    early = replace(on_the_day, stages=(on_the_day.stages[0], until))
    short = replace(tender("GC-2", 19, 20, count=1), kind=TenderKind.PROCUREMENT)
    listed = replace(short, number="TD-1", kind=TenderKind.LAND)
    talked = replace(short, number="CG-1", way=TradeWay.NEGOTIATION)

    taken(secret, early, short, listed, talked, day=21)

    assert alarms("GC-1") == alarms("TD-1") == alarms("CG-1") == []
    assert alarms("GC-2") == [("short_notice", 1), ("single_bidder", 1)]


@covers("S-381")
def test_two_trading_centres_may_give_one_number_and_one_gives_it_once(secret: str) -> None:
    other = operations.set_up_tender_source("第二交易中心", by=SYSTEM, now=BEGINS).code
    taken(secret, tender())

    assert taken(other, replace(tender(), name="另一个项目")).new == 1

    assert len({row.ref for row in queries.tenders(SYSTEM).rows}) == 2
    with pytest.raises(TenderUnsound) as refused:
        taken(secret, tender("GC-7"), replace(tender("GC-7"), number="GC-7 "))
    assert (refused.value.line, refused.value.field) == (2, "number")


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
def test_a_line_that_cannot_be_is_named_and_nothing_of_the_import_is_taken_in(
    wrong: TenderSaid, field: str, secret: str
) -> None:
    with pytest.raises(TenderUnsound) as refused:
        taken(secret, tender("GC-9"), wrong)

    assert (refused.value.line, refused.value.field) == (2, field)
    assert queries.tenders(SYSTEM).rows == ()
    with pytest.raises(TenderSourceUnknown):
        operations.take_in_tenders(SOURCE, (tender(),), by=SYSTEM, now=NOW)
