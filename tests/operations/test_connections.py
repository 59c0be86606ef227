"""Connected systems: on the register by kind, jumped to once, told back in turn, asked for a purpose, or silent."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.town import NOW
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.cases.models import Case
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.engine.exchange.connections import operations, ports, queries, signing
from yimen.engine.exchange.connections.models import Jump, SystemCall
from yimen.engine.exchange.connections.operations import Connecting, SystemConnected, hearing
from yimen.engine.exchange.connections.refusals import (
    NotAsThem,
    NotItsItem,
    OtherWay,
    SystemTaken,
    SystemUnknown,
    WordForged,
    WordStale,
    WordUnreadable,
)
from yimen.engine.papers.certificate_uses.refusals import NoOpenTask
from yimen.gateways.lines.sandbox import SandboxLines
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NotYourRole
from yimen.kernel.connections import GOOD_FOR, JumpEnded, SystemKind, TicketForged, TicketOver, TicketUsed
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import NotAllowed, NotInList
from yimen.registries.people import operations as people
from yimen.registries.people import queries as known

pytestmark = pytest.mark.django_db
FUND = Connecting("housing_fund", "公积金系统", "direct", "1.0")


def a_system(office: errand.Office, said: Connecting = FUND, now: float = 0) -> SystemConnected:
    return operations.connect_system(office.town.office, said, by=SYSTEM, now=later(now))


def a_jump_system(office: errand.Office, kind: str = "real_estate") -> SystemConnected:
    address = "https://estate.example.invalid/in"
    said = Connecting(kind, f"{kind}系统", "jump", "2.1", address, items=(office.item,))
    return a_system(office, said)


def word(system: SystemConnected, **told: object) -> tuple[str, bytes, str]:
    body = json.dumps(told, sort_keys=True).encode()
    return system.ref, body, signing.signature(body, system.key)


def the_keeper(office: errand.Office) -> Actor:
    return town.signed_on(town.an_officer(office.town, "reform_office", "811"), "reform.keeper")


@covers("S-558", "S-559", "S-560", "S-571")
def test_the_register_has_each_kind_with_its_owner_and_tells_what_is_missing_and_what_stands_already(
    office: errand.Office,
) -> None:
    keeper = the_keeper(office)
    with pytest.raises(NotAllowed):
        operations.connect_system(office.town.office, FUND, by=office.decider, now=later(0))
    with pytest.raises(NotInList):
        a_system(office, Connecting("weather", "气象系统", "direct", "1.0"))
    with pytest.raises(NotInList):
        a_system(office, Connecting("water", "水务系统", "jump", "1.0", "http://plain.example.invalid"))
    operations.connect_system(office.town.office, FUND, by=keeper, now=later(0))
    with pytest.raises(SystemTaken):
        a_system(office, Connecting("housing_fund", "公积金新系统", "direct", "1.0"))
    second = a_system(office, Connecting("housing_fund", "住房公积金县级系统", "direct", "1.0", beside="县级独立核算"))

    found = queries.coverage(keeper, later(1))
    assert (found.kinds, found.connected, found.in_step) == (24, 1, 0)
    assert "social_insurance" in found.missing and "housing_fund" not in found.missing
    for kind in SystemKind:
        if kind != "housing_fund":
            a_system(office, Connecting(kind, f"{kind}系统", "direct", "1.0"))
    assert queries.coverage(keeper, later(1)).missing == ()
    shown = {one.kind: one for one in queries.systems(keeper, later(0.5))}
    assert (shown["transport"].speaks_of, shown["real_estate"].speaks_of) == ("vehicle", "title")
    assert shown["water"].standing == "waiting" and shown["water"].office_name == "示范市市场监督管理局"
    operations.disconnect_system(second.ref, "并入市级系统", by=keeper, now=later(1))
    with pytest.raises(SystemUnknown):
        operations.renew_connection_key(second.ref, by=keeper, now=later(1))
    assert queries.systems(office.clerk, later(1)) == ()


@covers("S-557")
def test_a_jump_carries_the_case_over_once_and_what_became_of_it_is_told_back_in_turn(office: errand.Office) -> None:
    case = errand.received(office)
    system, other = a_jump_system(office), a_jump_system(office, "planning")
    assert {one.ref for one in queries.to_jump_to(office.item, later(1))} == {system.ref, other.ref}

    stranger = town.a_citizen(41, "李不知", "stranger")
    with pytest.raises(CaseUnknown):
        operations.jump(case.ref, system.ref, office.party, by=stranger, now=later(1))
    with pytest.raises(NotYourRole):
        operations.jump(case.ref, system.ref, "", by=office.reviewer, now=later(1))
    assert operations.jump(case.ref, system.ref, "", by=office.clerk, now=later(1)).ticket
    made = operations.jump(case.ref, system.ref, office.party, by=office.citizen, now=later(1))
    with pytest.raises(TicketForged):
        operations.redeem_jump(other.ref, made.ticket, by=SYSTEM, now=later(1))
    with pytest.raises(TicketForged):
        operations.redeem_jump(system.ref, made.ticket[:-1] + "x", by=SYSTEM, now=later(1))
    with pytest.raises(TicketOver):
        operations.redeem_jump(system.ref, made.ticket, by=SYSTEM, now=later(1) + GOOD_FOR)
    with pytest.raises(WordUnreadable):
        operations.take_word(*word(system, jump=made.ref, number=1, word="arrived"), by=SYSTEM, now=later(1))
    who = operations.redeem_jump(system.ref, made.ticket, by=SYSTEM, now=later(1))
    assert (who.case_number, who.applicant_name, who.item_name) == (case.number, "陈小禾", "食品经营许可（新办）")
    assert (who.comes, who.person_name) == ("oneself", "陈小禾")
    with pytest.raises(TicketUsed):
        operations.redeem_jump(system.ref, made.ticket, by=SYSTEM, now=later(1))

    filed = word(system, jump=made.ref, number=1, word="filed", their_number="BDC-77")
    with pytest.raises(WordForged):
        operations.take_word(filed[0], filed[1], "0" * 64, by=SYSTEM, now=later(2))
    with pytest.raises(WordStale):
        operations.take_word(*word(system, jump=made.ref, number=2, word="done"), by=SYSTEM, now=later(2))
    assert operations.take_word(*filed, by=SYSTEM, now=later(2)).said == "done"
    assert operations.take_word(*filed, by=SYSTEM, now=later(3)).said == "known"
    with pytest.raises(WordStale):
        operations.take_word(*word(system, jump=made.ref, number=1, word="left"), by=SYSTEM, now=later(3))
    with pytest.raises(WordUnreadable):
        operations.take_word(*word(system, jump=made.ref, number=2, word="dancing"), by=SYSTEM, now=later(3))
    operations.take_word(*word(system, jump=made.ref, number=2, word="done"), by=SYSTEM, now=later(3))
    with pytest.raises(JumpEnded):
        operations.take_word(*word(system, jump=made.ref, number=3, word="left"), by=SYSTEM, now=later(4))

    row = Jump.objects.get(ref=made.ref)
    assert (row.word, row.their_number, row.last_number) == ("done", "BDC-77", 2)
    view = case_queries.find(case.ref, office.citizen, later(5))
    assert view is not None and [one.verb for one in view.timeline].count("jump_back") == 2
    assert "done" in {one.word for one in queries.jumps_of(view.ref, view.id)}


def test_one_jumps_only_to_a_system_of_the_item_that_is_jumped_to(office: errand.Office) -> None:
    case = errand.received(office).ref
    direct = a_system(office)
    stray = a_system(office, Connecting("police", "公安系统", "jump", "1.0", "https://police.example.invalid/"))

    with pytest.raises(OtherWay):
        operations.jump(case, direct.ref, office.party, by=office.citizen, now=later(1))
    with pytest.raises(NotItsItem):
        operations.jump(case, stray.ref, office.party, by=office.citizen, now=later(1))
    with pytest.raises(OtherWay):
        operations.ask_system(stray.ref, office.party, "", "", by=office.citizen, now=later(1))


def test_who_acts_for_somebody_goes_over_as_acting_for_them(office: errand.Office) -> None:
    case, system = errand.received(office), a_jump_system(office)
    login = town.a_citizen(43, "李代办", "agent.43")
    (own,) = [one.ref for one in known.parties(login.parties())]
    people.give_mandate(office.party, own, "agent", "", NOW, None, "", by=office.citizen, now=NOW)
    agent = town.the_actor(login.ref)

    with pytest.raises(NotAsThem):
        operations.jump(case.ref, system.ref, own, by=agent, now=later(1))
    assert not Jump.objects.exists()
    going = queries.goes_as(Case.objects.get().pk, agent)
    assert going is not None and (going.party_ref, going.for_whom) == (office.party, "陈小禾")
    made = operations.jump(case.ref, system.ref, office.party, by=agent, now=later(1))

    who = operations.redeem_jump(system.ref, made.ticket, by=SYSTEM, now=later(1))
    assert (who.applicant_name, who.comes, who.person_name) == ("陈小禾", "mandate", "李代办")
    over = operations.jump(case.ref, system.ref, "", by=office.clerk, now=later(1))
    who = operations.redeem_jump(system.ref, over.ticket, by=SYSTEM, now=later(1))
    assert (who.comes, who.person_name) == ("window", "")


def test_one_jumps_with_a_case_that_is_open_alone(office: errand.Office) -> None:
    system, case = a_jump_system(office), errand.granted(office)

    with pytest.raises(WrongState):
        operations.jump(case, system.ref, office.party, by=office.citizen, now=later(6))


def test_alarms_are_raised_for_silent_systems_behind_many_that_are_well(
    monkeypatch: pytest.MonkeyPatch, office: errand.Office
) -> None:
    monkeypatch.setattr(hearing, "SLICE", 1)
    a_system(office, Connecting("water", "水务系统", "exchange", "1.0", silent_after_minutes=600))
    a_system(office, Connecting("tax", "税务系统", "exchange", "1.0"))

    assert operations.raise_silence(by=SYSTEM, now=later(2)).done == 1


def test_a_system_is_asked_about_oneself_or_for_a_case_at_hand_and_the_person_sees_it(office: errand.Office) -> None:
    ports.wire(SandboxLines())
    water, case = a_system(office, Connecting("water", "水务系统", "direct", "1.0")), errand.received(office).ref
    system = a_system(office, replace(FUND, items=(office.item,)))
    stranger = town.a_citizen(41, "李不知", "stranger")

    with pytest.raises(NotYourRole):
        operations.ask_system(system.ref, office.party, "", "", by=stranger, now=later(1))
    with pytest.raises(NoOpenTask):
        operations.ask_system(system.ref, "", case, "核对缴存", by=office.reviewer, now=later(1))
    with pytest.raises(TextMissing):
        operations.ask_system(system.ref, "", case, " ", by=office.clerk, now=later(1))
    with pytest.raises(NotItsItem):
        operations.ask_system(water.ref, "", case, "核对用水", by=office.clerk, now=later(1))
    assert [one.ref for one in queries.direct_for(office.item)] == [system.ref] and len(queries.direct()) == 2
    assert not SystemCall.objects.exists()
    mine = operations.ask_system(system.ref, office.party, "", "", by=office.citizen, now=later(1))
    theirs = operations.ask_system(system.ref, "", case, "核对缴存", by=office.clerk, now=later(1))

    assert mine.outcome == theirs.outcome == "answered" and mine.sandbox == "yes"
    assert any("示范" in value for _, value in mine.lines)
    told = [(one.purpose, bool(one.place)) for one in queries.asked_of_mine(office.citizen)]
    assert told == [("核对缴存", True), ("本人查询", False)]


@covers("S-557", "S-567")
def test_a_system_that_falls_silent_or_never_answers_raises_one_alarm_and_is_well_when_it_is_heard(
    office: errand.Office,
) -> None:
    ports.wire(SandboxLines())
    keeper = the_keeper(office)
    away = a_system(office, Connecting("water", "水务系统", "direct", "1.0", "https://water.example.invalid/away"))
    quiet = a_system(office, Connecting("tax", "税务系统", "exchange", "1.0"))

    for _ in range(3):
        asked = operations.ask_system(away.ref, office.party, "", "", by=office.citizen, now=later(0.5))
        assert asked.outcome == "unanswered" and asked.lines == ()
    with pytest.raises(NotYourRole):
        operations.raise_silence(by=keeper, now=later(0.5))
    assert operations.raise_silence(by=SYSTEM, now=later(0.5)).done == 1
    assert operations.raise_silence(by=SYSTEM, now=later(2)).done == 1
    assert operations.raise_silence(by=SYSTEM, now=later(2)).done == 0
    shown = {one.kind: one for one in queries.systems(keeper, later(2))}
    assert (shown["water"].standing, shown["tax"].standing) == ("failing", "silent")
    assert (shown["water"].asked, shown["water"].answered) == (3, 0)

    yesterday = (later(0) - timedelta(days=1)).date().isoformat()
    agreed = operations.take_count(*word(quiet, day=yesterday, count=0), by=SYSTEM, now=later(3))
    with pytest.raises(WordUnreadable):
        operations.take_count(*word(quiet, day=date(2027, 1, 1).isoformat(), count=0), by=SYSTEM, now=later(3))
    differs = operations.take_count(*word(quiet, day=yesterday, count=2), by=SYSTEM, now=later(3))
    assert (agreed.agrees, differs.agrees) == ("yes", "no")
    shown = {one.kind: one for one in queries.systems(keeper, later(3))}
    assert (shown["tax"].standing, shown["tax"].differs, shown["tax"].alarmed_at) == ("in_step", 2, None)
    renewed = operations.renew_connection_key(quiet.ref, by=keeper, now=later(3))
    with pytest.raises(WordForged):
        operations.take_count(*word(quiet, day=yesterday, count=0), by=SYSTEM, now=later(4))
    assert operations.take_count(*word(renewed, day=yesterday, count=0), by=SYSTEM, now=later(4)).agrees == "yes"
