"""Heartbeats: a system or point that is silent or stalls raises an alarm, and somebody by name answers in time."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, town, villages
from tests.operations.errand import later
from tests.operations.levels import a_town_below
from tests.operations.villages import Village
from tests.standing import standing
from yimen.channels.clockwork import keeping
from yimen.engine.exchange.connections import operations as connections
from yimen.engine.exchange.connections.operations import Connecting
from yimen.engine.exchange.heartbeats import operations, queries
from yimen.engine.exchange.heartbeats.refusals import AlarmAnsweredAlready, NotItsOwner
from yimen.engine.exchange.heartbeats.rows import AlarmRow
from yimen.kernel.actor import SYSTEM, Actor, Scope, ScopeKind
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import NoSuchThing, NotAllowed

pytestmark = pytest.mark.django_db
WEEK = 7 * 24.0
ADDRESS = "https://estate.example.invalid/in"


@standing
def watch(office: errand.Office) -> Actor:
    """Supervision, which says who answers."""
    return town.signed_on(town.an_officer(office.town, "supervisor", "861"), "watch.861")


@standing
def village(office: errand.Office) -> Village:
    """A village with its point and its agent."""
    return villages.a_village(a_town_below(office))


def alarms(by: Actor, now: datetime) -> list[AlarmRow]:
    return list(queries.alarms(by, now))


@covers("S-415")
def test_a_silent_system_has_somebody_by_name_who_answers_for_it_in_time(office: errand.Office, watch: Actor) -> None:
    told = Connecting("real_estate", "不动产系统", "jump", "2.1", ADDRESS, items=(office.item,))
    system = connections.connect_system(office.town.office, told, by=SYSTEM, now=later(0)).ref
    with pytest.raises(NotAllowed):
        operations.raise_silent_lines(by=watch, now=later(2))

    keeping.listen_to_lines(later(2))
    keeping.listen_to_lines(later(2.1))

    (alarm,) = alarms(watch, later(2))
    assert (alarm.name, alarm.fault, alarm.owner, alarm.late) == ("不动产系统", "silent", "何0105", "")
    with pytest.raises(NotAllowed):
        operations.name_heartbeat_owner("system", system, "0102", by=office.clerk, now=later(2))
    for kind, ref, number in (("system", "NONE", "0102"), ("system", system, "no one"), ("star", system, "0102")):
        with pytest.raises(NoSuchThing):
            operations.name_heartbeat_owner(kind, ref, number, by=watch, now=later(2))
    operations.name_heartbeat_owner("system", system, "0102", by=watch, now=later(3))
    (owned,) = alarms(office.reviewer, later(3))
    assert (owned.mine, owned.answer_by > alarm.answer_by, queries.to_answer(office.reviewer)) == ("yes", False, 1)
    assert alarms(office.clerk, later(3)) == []
    with pytest.raises(NoSuchThing):
        operations.answer_heartbeat_alarm(alarm.ref, "断网", by=office.clerk, now=later(4))
    with pytest.raises(NotItsOwner):
        operations.answer_heartbeat_alarm(alarm.ref, "断网", by=watch, now=later(4))
    with pytest.raises(TextMissing):
        operations.answer_heartbeat_alarm(alarm.ref, " ", by=office.reviewer, now=later(4))
    assert alarms(watch, owned.answer_by + timedelta(minutes=1))[0].late == "yes"
    operations.answer_heartbeat_alarm(alarm.ref, "专线断了，下午修好。", by=office.reviewer, now=later(4))
    connections.disconnect_system(system, "停用", by=SYSTEM, now=later(5))
    keeping.listen_to_lines(later(5))
    assert alarms(watch, later(5))[0].ended_at == later(5), "what is not connected any more is not silent for ever"
    with pytest.raises(AlarmAnsweredAlready):
        operations.answer_heartbeat_alarm(alarm.ref, "再说一次", by=office.reviewer, now=later(4))
    (answered,) = alarms(watch, later(5))
    assert (answered.answer, answered.late) == ("专线断了，下午修好。", "")


@covers("S-415")
def test_a_system_to_which_far_fewer_cases_come_than_in_the_same_hour_of_earlier_weeks_has_stalled(
    office: errand.Office, watch: Actor
) -> None:
    told = Connecting("real_estate", "不动产系统", "jump", "2.1", ADDRESS, items=(office.item,))
    system = connections.connect_system(office.town.office, told, by=SYSTEM, now=later(0)).ref
    case = errand.received(office).ref

    def jumps(week: int, count: int) -> datetime:
        """So many cases in the hour of a week; when that hour is looked at."""
        for n in range(count):
            at = later(week * WEEK + 0.1 + n / 100)
            connections.jump(case, system, office.party, by=office.citizen, now=at)
        return later(week * WEEK + 1.2)

    with CaptureQueriesContext(connection) as few:
        operations.feel_pulses(by=SYSTEM, now=later(1.2))
    villages.a_village(a_town_below(office))
    with CaptureQueriesContext(connection) as many:
        operations.feel_pulses(by=SYSTEM, now=later(1.2))
    assert len(many) <= len(few) + 1, "however many lines are felt: no statement a line"
    for week in range(4):
        assert operations.feel_pulses(by=SYSTEM, now=jumps(week, 5)).raised == 0, "too little to say"
    (line,) = [one for one in queries.lines(watch, later(3 * WEEK + 1.2)) if one.kind == "system"]
    assert (line.came, line.weeks, line.pulse) == (5, 3, "little")
    keeping.feel_pulses(jumps(4, 1))

    (alarm,) = alarms(watch, later(4 * WEEK + 2))
    assert (alarm.fault, alarm.came, alarm.normal, alarm.ended_at) == ("stalled", 1, 5, None)
    again = operations.feel_pulses(by=SYSTEM, now=jumps(5, 4))
    assert (again.raised, again.ended) == (0, 1)
    assert alarms(watch, later(6 * WEEK))[0].ended_at is not None


@covers("S-055")
def test_every_point_of_town_and_village_tells_its_line_and_its_agent_answers_when_it_falls_silent(
    village: Village, watch: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "/desk/exchange/heartbeats"
    seen = lambda client: client.get(address).content.decode()  # noqa: E731
    assert {one.line for one in queries.lines(watch, later(0)) if one.kind == "point"} == {"never"}
    keeping.listen_to_lines(later(0))
    assert alarms(watch, later(0)) == [], "what was never connected is on the list, and no alarm"

    assert at_the_desk(village.agent, later(0), monkeypatch).post(f"{address}/beat").status_code == 204

    desk: Client = at_the_desk(watch, later(0.2), monkeypatch)
    assert "示范1村便民服务站" in seen(desk) and "在线" in seen(desk) and "没有接通过" in seen(desk)
    keeping.listen_to_lines(later(1.5))
    (alarm,) = alarms(village.agent, later(1.5))
    assert (alarm.name, alarm.owner, alarm.mine) == ("示范1村便民服务站", "村代1", "yes")
    own = at_the_desk(village.agent, later(1.6), monkeypatch)
    piece = own.get(f"{address}/standing", headers={"HX-Request": "true"}).content.decode()
    assert "1 条心跳警报等您答复" in piece and "每条线路" not in seen(own)
    told = {"act": "answer", "alarm": alarm.ref, "words": "停电，已恢复。", "key": "h1"}
    assert own.post(address, {**told, "words": ""}).status_code == 422
    assert own.post(address, told)["Location"] == address
    own.post(f"{address}/beat")
    keeping.listen_to_lines(later(1.7))
    (ended,) = alarms(watch, later(2))
    assert ended.ended_at is not None and ended.answer == "停电，已恢复。"
    named = {"act": "name", "line": f"point:{village.point}", "staff": "861", "key": "h2"}
    assert at_the_desk(watch, later(2), monkeypatch).post(address, named).status_code == 302
    (line,) = [one for one in queries.lines(watch, later(2)) if one.ref == village.point]
    elsewhere = replace(watch, scopes=frozenset({Scope(ScopeKind.COUNTY, 10**6)}))
    assert (queries.lines(elsewhere, later(2)), alarms(elsewhere, later(2))) == ((), [])
    with pytest.raises(NoSuchThing):
        operations.name_heartbeat_owner("point", village.point, "861", by=elsewhere, now=later(2))
    assert (line.owner, line.line) == ("何861", "connected")
    read = caller(watch)
    assert {one["line"] for one in said(read.get("/connections/lines"))} == {"never", "connected"}
    assert [one["answer"] for one in said(read.get("/connections/alarms"))] == ["停电，已恢复。"]
