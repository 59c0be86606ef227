"""Powers between levels, enforced below the doors: who takes an item in, who decides it, until when.

Every refused act stands beside its twin that differs in one thing and is done.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import aftermath, errand, levels, town
from tests.operations.errand import GRANT, later
from tests.operations.levels import Below
from tests.operations.town import BEGAN, NOW, TODAY
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.papers.certificates import operations as papers
from yimen.engine.papers.certificates import queries as certificates
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NotYourDesk, OwnMatter
from yimen.kernel.case_life import CaseState
from yimen.kernel.offices.powers import (
    RIGHTS,
    CentralisedItem,
    ChooseOffice,
    ClassTooLow,
    MayNotDecide,
    Mode,
    NotTakenInHere,
    OfficeNotOffered,
    Right,
    RightEnded,
    RightStands,
    TakenOver,
)
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import ImpossibleDates
from yimen.registries.delegations import operations as delegations
from yimen.registries.delegations.operations import Entry
from yimen.registries.delegations.refusals import (
    AlreadyDelegated,
    EqualMeansDevolved,
    NoDivision,
    NotAnnounced,
    NothingAnnounced,
    NotReformOffice,
    NotTheirItem,
    NumberInUse,
    WrongUnit,
)
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.registries.towns import operations as towns
from yimen.threshold.run import run

pytestmark = pytest.mark.django_db
SHANGHAI = ZoneInfo("Asia/Shanghai")


@standing
def below(office: errand.Office) -> Below:
    return levels.a_town_below(office)


def view(ref: str, by: Actor) -> dict[str, object]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select office_name, taken_under_id is not null, decides_under_id is not null, state, desk_id, route"
            " from cases_case where ref = %s",
            (ref,),
        )
        names = ("office", "taken_under", "decides_under", "state", "desk", "route")
        return dict(zip(names, cursor.fetchone(), strict=True))


def told(ref: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select verb from journal_entry where subject_ref = %s order by seq", (ref,))
        return [verb for (verb,) in cursor.fetchall()]


def attempts() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("select operation, code from journal_attempt order by id")
        return cursor.fetchall()


def must_refuse(ref: str, by: Actor, refusal: type[Refusal], when: datetime) -> None:
    before = told(ref)

    with pytest.raises(refusal):
        cases.decide(ref, GRANT, by=by, now=when)

    assert told(ref) == before


def midnight(day: date) -> datetime:
    """The first moment of a day on the wall of the city."""
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


@covers("S-090", "S-093")
def test_a_devolved_item_is_decided_by_the_town_in_its_own_name(below: Below) -> None:
    levels.handed_down(below, "devolve")
    ref = levels.for_decision(below)

    moved = cases.decide(ref, GRANT, by=below.decider, now=later(4))

    assert moved.state is CaseState.GRANTED
    assert view(ref, below.clerk)["office"] == "示范1镇人民政府"
    with connection.cursor() as cursor:
        cursor.execute("select issuer_name from certificates_certificate")
        assert cursor.fetchall() == [("示范1镇人民政府",)]


@covers("S-090")
def test_an_entrusted_item_is_decided_by_the_town_in_the_name_and_under_a_letter_of_the_office(below: Below) -> None:
    levels.handed_down(below, "entrust")
    levels.letter_for(below.decider_staff, below.office.town.office)
    ref = levels.for_decision(below)

    moved = cases.decide(ref, GRANT, by=below.decider, now=later(4))

    assert moved.state is CaseState.GRANTED
    assert view(ref, below.clerk)["office"] == "示范市市场监督管理局"


@covers("S-090")
@pytest.mark.parametrize(("mode", "whose"), [("devolve", "town"), ("entrust", "office")])
def test_the_seal_goes_along_with_a_devolved_item_and_stays_above_with_an_entrusted_one(
    mode: str, whose: str, below: Below
) -> None:
    aftermath.wired()
    levels.handed_down(below, mode)
    levels.letter_for(below.decider_staff, below.office.town.office)
    cases.decide(levels.for_decision(below), GRANT, by=below.decider, now=later(4))
    (row,) = certificates.mine(below.office.citizen, later(5))

    papers.make_paper(row.ref, by=SYSTEM, now=later(5))

    _, pdf = certificates.paper(row.ref, below.office.citizen) or ("", b"")
    sealing = {"town": below.government, "office": below.office.town.office}
    assert pdf.decode().startswith(f"%PDF {sealing[whose]} "), "whoever decides, that office's seal stands on it"
    assert (Right.SEAL in RIGHTS[Mode(mode)]) == (whose == "town")


@covers("S-093", "S-029")
def test_an_agency_only_town_collects_and_the_case_goes_up_by_itself(below: Below) -> None:
    levels.handed_down(below, "agency")

    ref = levels.taken_in(below)

    found = queries.find(ref, below.clerk, NOW)
    assert found is not None
    assert [row.facts.get("forwarded") for row in found.timeline if row.verb == "receive"] == ["yes"]
    assert cases.accept(ref, by=below.office.clerk, now=later(1)).state is CaseState.ACCEPTED
    with pytest.raises(NotYourDesk):
        cases.hand_over(ref, by=below.clerk, now=later(2))


@covers("S-093")
def test_an_agency_only_town_never_decides_what_it_collected(below: Below) -> None:
    levels.handed_down(below, "agency")
    _also_at_the_window(below)
    decider = town.the_actor(below.decider.ref)
    ref = levels.taken_in(below)
    cases.accept(ref, by=below.office.clerk, now=later(1))
    cases.hand_over(ref, by=below.office.clerk, now=later(2))
    cases.review(ref, errand.Advice.GRANT, "符合条件。", by=below.office.reviewer, now=later(3))

    with pytest.raises(MayNotDecide):
        run(cases.decide, ref, GRANT, by=decider, now=later(4))

    assert attempts()[-1] == ("decide", "powers.may_not_decide")
    assert cases.decide(ref, GRANT, by=below.office.decider, now=later(5)).state is CaseState.GRANTED


def _also_at_the_window(below: Below) -> None:
    """In a small town the same person sits at the window and decides."""
    clerk = people_queries.staff_member(below.clerk.staff_id or 0)
    assert clerk is not None
    (window,) = people_queries.postings_of(clerk.ref)
    people.hold_post(below.decider_staff, window.post_ref, town.SINCE, None, "substitute", by=SYSTEM, now=NOW)


@covers("S-152")
def test_an_extended_window_accepts_in_the_town_and_the_decision_stays_above(below: Below) -> None:
    levels.handed_down(below, "extend")
    ref = levels.taken_in(below)

    assert cases.accept(ref, by=below.clerk, now=later(1)).state is CaseState.ACCEPTED

    cases.hand_over(ref, by=below.clerk, now=later(2))
    cases.review(ref, errand.Advice.GRANT, "符合条件。", by=below.office.reviewer, now=later(3))
    assert cases.decide(ref, GRANT, by=below.office.decider, now=later(4)).state is CaseState.GRANTED


@covers("S-090")
def test_a_window_moved_forward_decides_in_the_town_for_its_own_office(below: Below) -> None:
    levels.handed_down(below, "service_forward")
    ref = levels.taken_in(below)

    cases.accept(ref, by=below.clerk, now=later(1))

    assert view(ref, below.clerk)["office"] == "示范市市场监督管理局"
    assert view(ref, below.clerk)["decides_under"] is True


@covers("S-044")
def test_a_second_class_town_takes_no_item_for_first_class_centres(office: errand.Office) -> None:
    second, first = levels.a_town_below(office, 1, 2), levels.a_town_below(office, 2, 1)
    document = levels.announced(Entry(office.item, "agency", least_class=1))

    with pytest.raises(ClassTooLow):
        delegations.delegate(document, (office.item,), "agency", second.centre, BEGAN, by=SYSTEM, now=NOW)
    delegations.delegate(document, (office.item,), "agency", first.centre, BEGAN, by=SYSTEM, now=NOW)
    assert levels.taken_in(first)

    towns.class_centre(first.centre, 2, TODAY, "降为二级", by=SYSTEM, now=NOW)
    with pytest.raises(ClassTooLow):
        levels.taken_in(first)


def test_a_town_takes_in_nothing_that_was_not_handed_down_to_it(office: errand.Office) -> None:
    without, given = levels.a_town_below(office, 1), levels.a_town_below(office, 2)
    levels.handed_down(given, "agency")

    with pytest.raises(NotTakenInHere):
        levels.taken_in(without)

    assert levels.taken_in(given)


@covers("S-090")
def test_a_right_ends_at_the_midnight_before_its_day_and_the_office_recalls_the_case(below: Below) -> None:
    (right,) = levels.handed_down(below, "devolve").refs
    ref, other = levels.for_decision(below), levels.for_decision(below)
    tomorrow = TODAY + timedelta(days=1)
    delegations.end_delegation(right, tomorrow, "收回权限", by=SYSTEM, now=NOW)

    assert cases.decide(ref, GRANT, by=below.decider, now=midnight(tomorrow) - timedelta(seconds=1))
    must_refuse(other, below.decider, RightEnded, midnight(tomorrow))
    with pytest.raises(NotTakenInHere):
        cases.receive(
            below.office.item, below.office.party, errand.ANSWERS, errand.FORM, by=below.clerk, now=midnight(tomorrow)
        )

    head = town.the_actor(_account_of("office_head.desk"))
    kin = replace(head, interests=frozenset(below.office.citizen.parties()))
    with pytest.raises(OwnMatter):
        cases.recall(other, "下放已终止。", by=kin, now=later(24))
    cases.recall(other, "下放已终止。", by=head, now=later(24))
    assert view(other, below.clerk)["office"] == "示范市市场监督管理局"
    assert cases.decide(other, GRANT, by=below.office.decider, now=later(25)).state is CaseState.GRANTED


def test_a_case_whose_unit_has_its_right_is_not_recalled(below: Below) -> None:
    levels.handed_down(below, "devolve")
    ref = levels.for_decision(below)

    with pytest.raises(RightStands):
        cases.recall(ref, "想收回。", by=town.the_actor(_account_of("office_head.desk")), now=later(5))

    assert "recall" not in told(ref)


def _account_of(login: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select ref from people_account where login = %s", (login,))
        return str(cursor.fetchone()[0])


def test_a_right_ended_today_decides_nothing_any_more_today(below: Below) -> None:
    (right,) = levels.handed_down(below, "devolve").refs
    ref = levels.for_decision(below)

    delegations.end_delegation(right, TODAY, "即日收回", by=SYSTEM, now=later(3.5))

    must_refuse(ref, below.decider, RightEnded, later(4))


@covers("S-023")
def test_the_own_counter_takes_in_an_item_until_it_is_centralised(office: errand.Office) -> None:
    counter = people.define_post(
        "局内柜台", "window", office.town.office, None, None, None, BEGAN, by=SYSTEM, now=NOW
    ).ref
    staff = people.enrol_staff("301", "何301", office.town.office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(staff, counter, town.SINCE, None, "holder", by=SYSTEM, now=NOW)
    clerk = town.signed_on(staff, "own.counter")

    assert cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=clerk, now=NOW)

    delegations.set_handling((office.item,), "centralised", TODAY, "集中办理", by=SYSTEM, now=NOW)
    with pytest.raises(CentralisedItem):
        run(cases.receive, office.item, office.party, errand.ANSWERS, errand.FORM, by=clerk, now=later(1))
    assert attempts() == [("receive", "powers.centralised")]
    assert cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=later(1))


@covers("S-099")
def test_with_equal_authority_the_applicant_chooses_where_and_one_office_decides(below: Below) -> None:
    levels.handed_down(below, "devolve", equal="yes")
    here, city = levels.taken_in(below), levels.taken_in(below, below.office.town.office)

    assert view(here, below.clerk)["office"] == "示范1镇人民政府"
    assert view(city, below.clerk)["office"] == "示范市市场监督管理局"

    at_city = cases.receive(
        below.office.item, below.office.party, errand.ANSWERS, errand.FORM, below.government,
        by=below.office.clerk, now=NOW,
    ).ref  # fmt: skip
    assert view(at_city, below.clerk)["office"] == "示范1镇人民政府"


def test_without_equal_authority_nobody_chooses_another_office(below: Below) -> None:
    levels.handed_down(below, "devolve")

    with pytest.raises(OfficeNotOffered):
        levels.taken_in(below, below.office.town.office)

    assert levels.taken_in(below)


@covers("S-045")
def test_a_zone_committee_shares_the_centre_of_a_town_and_keeps_its_own_power(below: Below) -> None:
    zone = levels.an_authority("示范经济开发区管委会", below.region, 950)
    there = replace(below.office.town, office=zone)
    town.an_officer(there, "reviewer", "952")
    town.an_officer(there, "decider", "954")
    towns.join_centre(below.centre, zone, BEGAN, "合署设立", by=SYSTEM, now=NOW)
    document = levels.announced(Entry(below.office.item, "devolve"))
    for unit in (zone, below.government):
        delegations.delegate(document, (below.office.item,), "devolve", unit, BEGAN, by=SYSTEM, now=NOW)

    with pytest.raises(ChooseOffice):
        levels.taken_in(below)

    assert view(levels.taken_in(below, zone), below.clerk)["office"] == "示范经济开发区管委会"
    assert view(levels.taken_in(below, below.government), below.clerk)["office"] == "示范1镇人民政府"


@covers("S-065")
def test_when_an_approval_division_takes_an_item_over_the_sections_lose_it_that_day(office: errand.Office) -> None:
    section = levels.an_authority("食品处", office.town.city, 960, office.town.office)
    offices.set_division(office.town.office, "行政审批处", "stand_alone", BEGAN, "编办批复", by=SYSTEM, now=NOW)
    there = replace(office.town, office=section)
    reviewer = town.signed_on(town.an_officer(there, "reviewer", "962"), "section.reviewer")
    staff = town.an_officer(there, "decider", "964")
    levels.letter_for(staff, office.town.office)
    decider = town.signed_on(staff, "section.decider")
    document = levels.announced(Entry(office.item, "entrust"))
    delegations.delegate(document, (office.item,), "entrust", section, BEGAN, by=SYSTEM, now=NOW)
    in_time, late = (_of_the_section(office, section, reviewer) for _ in range(2))
    tomorrow = TODAY + timedelta(days=1)

    done = delegations.take_over((office.item,), office.town.office, tomorrow, "职能归并", by=SYSTEM, now=NOW)

    assert done.ended == 1
    assert cases.decide(in_time, GRANT, by=decider, now=later(5)).state is CaseState.GRANTED
    with pytest.raises(RightEnded):
        run(cases.decide, late, GRANT, by=decider, now=midnight(tomorrow))
    assert attempts() == [("decide", "powers.right_ended")]
    with pytest.raises(TakenOver):
        delegations.delegate(document, (office.item,), "entrust", section, tomorrow, by=SYSTEM, now=NOW)


def _of_the_section(office: errand.Office, section: str, reviewer: Actor) -> str:
    ref = cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, section, by=office.clerk, now=NOW).ref
    for material in ("id", "plan", "rules"):
        cases.attach_to_case(ref, material, f"{material}.png", errand.PNG, by=office.clerk, now=NOW)
    cases.accept(ref, by=office.clerk, now=later(1))
    cases.hand_over(ref, by=office.clerk, now=later(2))
    cases.review(ref, errand.Advice.GRANT, "符合条件。", by=reviewer, now=later(3))
    return ref


@covers("S-094")
def test_only_what_stands_on_a_published_document_is_handed_down(below: Below) -> None:
    document = levels.announced(Entry(below.office.item, "agency"), on=TODAY)

    def hand_down(mode: str, unit: str, day: date) -> object:
        return delegations.delegate(document, (below.office.item,), mode, unit, day, by=SYSTEM, now=NOW)

    with pytest.raises(NotAnnounced):
        hand_down("extend", below.centre, TODAY)
    with pytest.raises(NotAnnounced):
        hand_down("agency", below.centre, TODAY - timedelta(days=1))
    with pytest.raises(WrongUnit):
        hand_down("agency", below.government, TODAY)
    assert hand_down("agency", below.centre, TODAY)
    with pytest.raises(AlreadyDelegated):
        hand_down("agency", below.centre, TODAY)


def test_a_document_is_announced_once_and_by_who_keeps_the_catalogue(below: Below) -> None:
    entry = Entry(below.office.item, "agency")
    facts = ("示府〔2026〕9号", "公布下放事项", "示范市人民政府", TODAY)

    with pytest.raises(NothingAnnounced):
        delegations.announce(*facts, (), by=SYSTEM, now=NOW)
    with pytest.raises(NotReformOffice):
        delegations.announce(*facts, (entry,), by=below.decider, now=NOW)
    with pytest.raises(EqualMeansDevolved):
        delegations.announce(*facts, (replace(entry, equal="yes"),), by=SYSTEM, now=NOW)
    assert delegations.announce(*facts, (entry,), by=SYSTEM, now=NOW).items == 1
    with pytest.raises(NumberInUse):
        delegations.announce(*facts, (entry,), by=SYSTEM, now=NOW)


@covers("S-149")
def test_a_town_is_handed_more_than_it_can_staff_and_somebody_says_so(below: Below) -> None:
    given = levels.handed_down(below, "devolve")
    empty = levels.an_authority("没有编制的管委会", below.region, 970)
    document = levels.announced(Entry(below.office.item, "devolve"))

    unstaffed = delegations.delegate(document, (below.office.item,), "devolve", empty, TODAY, by=SYSTEM, now=NOW)

    assert given.warning == ""
    assert unstaffed.warning == "no_formal_staff"


def test_a_take_over_lies_ahead_is_of_ones_own_items_and_needs_a_division(below: Below) -> None:
    item, own = (below.office.item,), below.office.town.office
    tomorrow = TODAY + timedelta(days=1)

    with pytest.raises(NoDivision):
        delegations.take_over(item, own, tomorrow, "归并", by=SYSTEM, now=NOW)
    for one in (own, below.government):
        offices.set_division(one, "行政审批处", "stand_alone", BEGAN, "编办批复", by=SYSTEM, now=NOW)
    with pytest.raises(ImpossibleDates):
        delegations.take_over(item, own, TODAY, "归并", by=SYSTEM, now=NOW)
    with pytest.raises(NotTheirItem):
        delegations.take_over(item, below.government, tomorrow, "归并", by=SYSTEM, now=NOW)

    assert delegations.take_over(item, own, tomorrow, "归并", by=SYSTEM, now=NOW).items == 1
