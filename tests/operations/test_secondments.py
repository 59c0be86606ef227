"""Posting orders 派驻令: proposed by the home unit, ordered by the centre, kept there, and ended by a return order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.covers import covers
from tests.operations import concentrating as the
from tests.operations import errand, seconding, staffing, town
from tests.operations.seconding import BACK, NUMBER, SAID, House, ordered, proposed
from tests.operations.staffing import MONDAY, at, ref_of
from tests.operations.town import BEGAN, NOW, TODAY
from tests.standing import standing
from yimen.engine.staff.assessments import operations as assessments
from yimen.engine.staff.assessments.operations import ConductSaid
from yimen.engine.staff.rotas import operations as rotas
from yimen.engine.staff.rotas import queries as rota_queries
from yimen.engine.staff.rotas.operations import ShiftSaid
from yimen.engine.staff.rotas.refusals import NotPostedThere
from yimen.engine.staff.secondments import operations, queries
from yimen.engine.staff.secondments.operations import ProposalSaid
from yimen.engine.staff.secondments.refusals import (
    AskedBackAlready,
    GradeOfAnotherYear,
    ProposedAlready,
    ProposesOneself,
    SeatMissing,
    SecondPair,
)
from yimen.kernel.actor import SYSTEM
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.offices.concentration import TooFewSeats
from yimen.kernel.staffing.secondment import NotOnTheEstablishment, NotTrained, NotWellAssessed
from yimen.kernel.writing import NoSuchThing
from yimen.registries.concentration import operations as concentration
from yimen.registries.concentration import queries as seats
from yimen.registries.concentration.operations import EntryPlan
from yimen.registries.concentration.refusals import SeatCodeTaken, SeatInUse, SeatOfAnotherOffice, SeatTaken
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_read
from yimen.registries.people import seconded
from yimen.registries.people import seconding as seconding_order
from yimen.registries.people.refusals import KeptAtHome, KeptByTheCentre, NotForPosting, OrderNumberTaken
from yimen.registries.people.seconding import Order

pytestmark = pytest.mark.django_db


@standing
def house() -> House:
    return seconding.a_house()


@covers("S-443")
def test_the_centre_orders_whom_the_records_show_to_be_fit(house: House) -> None:
    with pytest.raises(NoSuchThing):
        operations.propose_posting(house.newcomer, house.post, SAID, by=house.manager, now=NOW)
    with pytest.raises(ProposesOneself):
        proposed(house, staff=ref_of(house.head))
    with pytest.raises(GradeOfAnotherYear):
        proposed(house, replace(SAID, grade_year=2023))
    ref = proposed(house)
    with pytest.raises(ProposedAlready):
        proposed(house)

    row, before = queries.proposals(house.centre, house.manager, NOW)
    assert before.state == "taken_back"
    assert (row.fits, row.found.training, row.found.score, row.grade) == ("yes", "食品许可收件", None, "competent")
    assert queries.proposals(house.centre, house.team.first, NOW) == ()
    with pytest.raises(NoSuchThing):
        operations.order_posting(ref, NUMBER, by=house.head, now=NOW)
    assert people_read.postings_of(house.newcomer) == ()

    done = operations.order_posting(ref, NUMBER, by=house.manager, now=NOW)

    (posting,) = people_read.postings_of(house.newcomer)
    assert (posting.post_ref, posting.basis, posting.ends) == (house.post, NUMBER, None)
    (there,) = queries.posted(house.centre, house.manager, NOW)
    assert (there.order.ref, there.order.number, there.order.office_name) == (done.ref, NUMBER, "示范市市场监督管理局")
    with pytest.raises(WrongState):
        operations.refuse_posting(ref, "晚了", by=house.manager, now=NOW)
    assert queries.proposals(house.centre, house.manager, NOW)[0].state == "ordered"


@covers("S-443")
def test_who_lacks_a_criterion_is_not_ordered_whoever_proposes_them(house: House) -> None:
    office = house.team.office.town.office
    untrained = people.enrol_staff("78", "未小训", office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
    helper = people.enrol_staff("79", "编外", office, "auxiliary", BEGAN, by=SYSTEM, now=NOW).ref
    cases = (
        (proposed(house, replace(SAID, grade="basic")), NotWellAssessed, ("assessed",)),
        (proposed(house, staff=untrained), NotTrained, ("trained",)),
        (
            proposed(house, ProposalSaid(TODAY, "帮忙"), helper),
            NotOnTheEstablishment,
            ("formal", "trained", "assessed"),
        ),
    )

    for ref, refusal, lacks in cases:
        with pytest.raises(refusal):
            operations.order_posting(ref, NUMBER, by=house.manager, now=NOW)
        row = next(one for one in queries.proposals(house.centre, house.manager, NOW) if one.ref == ref)
        assert (row.state, row.found.unmet) == ("proposed", lacks)
    operations.refuse_posting(cases[0][0], "去年考核没有合格", by=house.manager, now=NOW)
    operations.take_back_proposal(cases[1][0], by=house.head, now=NOW)

    assert people_read.postings_of(house.newcomer) == ()
    assert [one.state for one in queries.proposed(house.head, NOW)] == [
        "proposed",
        "taken_back",
        "refused",
        "taken_back",
    ]
    operations.order_posting(proposed(house), NUMBER, by=house.manager, now=NOW)
    with pytest.raises(SecondPair):
        later = operations.propose_posting(ref_of(house.team.first), house.post, SAID, by=house.head, now=NOW).ref
        operations.order_posting(later, "2号", by=replace(house.manager, staff_id=house.team.first.staff_id), now=NOW)


def test_a_posting_order_fills_a_counter_of_the_home_unit_or_a_common_one(house: House) -> None:
    office = house.team.office
    theirs = offices.open_window(
        house.centre, "C09", "邻局窗口", errand.another_office(office, 2).town.office, BEGAN, "", by=SYSTEM, now=NOW
    ).ref
    manages, neighbour = a_post("centre_manager", house.centre, None), a_post("window", None, theirs)
    common = a_post("window", None, house.team.second_window)

    for wrong in (manages, neighbour):
        with pytest.raises(NotForPosting):
            operations.propose_posting(house.newcomer, wrong, SAID, by=house.head, now=NOW)
        with pytest.raises(NotForPosting):
            seconding_order.second(Order(NUMBER, house.newcomer, wrong, TODAY), house.manager, NOW)
    assert [one.state for one in queries.proposed(house.head, NOW)] == ["taken_back"]
    assert people_read.postings_of(house.newcomer) == ()

    ref = operations.propose_posting(house.newcomer, common, SAID, by=house.head, now=NOW).ref
    operations.order_posting(ref, NUMBER, by=house.manager, now=NOW)
    assert [one.post_ref for one in people_read.postings_of(house.newcomer)] == [common]


@covers("S-438")
def test_while_somebody_is_posted_the_centre_keeps_the_record_and_the_home_unit_reads_it(house: House) -> None:
    order = ordered(house)
    clerk = town.the_actor(house.login)
    said = ShiftSaid(house.newcomer, MONDAY, window=house.window)
    shift = rotas.post_shift(house.centre, said, by=house.manager, now=NOW).ref
    staffing.came(clerk, MONDAY)
    later = at(MONDAY + timedelta(days=1), 10)
    ahead = rotas.post_shift(house.centre, replace(said, day=MONDAY + timedelta(days=3)), by=house.manager, now=NOW).ref

    # The home unit neither marks attendance nor notes conduct, grants no leave and records no absence; the centre does.
    note = ConductSaid(MONDAY, "phone", -2, "看手机", "巡查 3 号")
    leave = rotas.ask_leave(at(MONDAY, 14), at(MONDAY, 17), "leave", "家长会", by=clerk, now=NOW).ref
    begins, ends = at(MONDAY, 32), at(MONDAY, 40)
    kept = (
        (NoSuchThing, lambda by: assessments.note_conduct(house.centre, house.newcomer, note, by=by, now=later)),
        (KeptByTheCentre, lambda by: rotas.grant_leave(leave, by=by, now=NOW)),
        (KeptByTheCentre, lambda by: people.record_absence(house.newcomer, begins, ends, "trip", by=by, now=NOW)),
        (NoSuchThing, lambda by: rotas.call_off_shift(ahead, "开会", by=by, now=NOW)),
    )
    for refusal, act in kept:
        with pytest.raises(refusal):
            act(house.head)
        if refusal is not NoSuchThing or act is kept[0][1]:
            act(house.manager)

    record = queries.record(order, MONDAY.replace(day=1), house.head, later)
    assert record is not None and record.attendance is not None
    assert (record.attendance.due, record.attendance.in_order, len(record.leaves)) == (1, 1, 1)
    assert queries.record(order, MONDAY.replace(day=1), clerk, later) == record
    assert queries.record(order, MONDAY.replace(day=1), house.team.second, later) is None
    assert shift != ahead

    # Asked back by the home unit, kept once, then ordered back: post and shifts end, and the centre's hand with them.
    asked = operations.ask_return(order, "科室缺人", by=house.head, now=NOW).ref
    with pytest.raises(AskedBackAlready):
        operations.ask_return(order, "科室缺人", by=house.head, now=NOW)
    operations.refuse_return(asked, "年底再说", by=house.manager, now=NOW)
    operations.ask_return(order, "年底了", by=house.head, now=NOW)
    with pytest.raises(NoSuchThing):
        operations.order_return(order, MONDAY + timedelta(days=2), BACK, "期满", by=house.head, now=later)

    done = operations.order_return(order, MONDAY + timedelta(days=2), BACK, "期满", by=house.manager, now=later)

    assert done.shifts == 1
    (sent,) = queries.sent(house.head, later)
    assert sent.asked is not None
    assert (sent.order.ends, sent.order.return_number) == (MONDAY + timedelta(days=2), BACK)
    assert sent.asked.outcome == "granted"
    assert [one.ends is not None for one in people_read.postings_of(house.newcomer)] == [True]
    after = at(MONDAY + timedelta(days=3), 9)
    # The centre grants nothing beyond the end of the order, not even on the last day; the home unit does.
    much_later = after + timedelta(days=30)
    beyond = rotas.ask_leave(much_later, much_later + timedelta(days=30), "sick", "住院", by=clerk, now=later).ref
    waits = rota_queries.leaves(house.manager, later)
    assert seconded.kept_by_others(house.manager, waits, later)[beyond] == "home"
    with pytest.raises(KeptAtHome):
        rotas.grant_leave(beyond, by=house.manager, now=later)
    rotas.grant_leave(beyond, by=house.head, now=later)
    with pytest.raises(NotPostedThere):
        rotas.post_shift(house.centre, replace(said, day=MONDAY + timedelta(days=4)), by=house.manager, now=after)
    free = rotas.ask_leave(after, after + timedelta(hours=2), "leave", "看病", by=clerk, now=after).ref
    assert rotas.grant_leave(free, by=house.head, now=after).ref == free
    # What was afterwards is no more of the order.
    read = queries.record(order, MONDAY.replace(day=1), house.manager, after)
    assert read is not None
    assert [one.ref for one in read.leaves] == [leave]
    assert rota_queries.ahead(clerk.staff_id or 0, 0, date(2026, 1, 1)) == ()


def test_before_an_order_begins_the_home_unit_grants_what_is_over_by_then(house: House) -> None:
    clerk, begins = town.the_actor(house.login), TODAY + timedelta(days=10)
    ref = proposed(house, replace(SAID, begins=begins))
    operations.order_posting(ref, NUMBER, by=house.manager, now=NOW)
    before, across = (
        rotas.ask_leave(at(begins, since), at(begins, until), "leave", "探亲", by=clerk, now=NOW).ref
        for since, until in ((-48, 0), (1, 480))
    )

    assert seconded.kept_by_others(house.head, rota_queries.leaves(house.head, NOW), NOW) == {across: "centre"}
    with pytest.raises(KeptByTheCentre):
        rotas.grant_leave(across, by=house.head, now=NOW)
    rotas.grant_leave(before, by=house.head, now=NOW)
    rotas.grant_leave(across, by=house.manager, now=at(begins, 9))


def test_a_grade_counts_until_its_year_is_over(house: House) -> None:
    spring = NOW + timedelta(days=150)
    old = proposed(house)
    with pytest.raises(NotWellAssessed):
        operations.order_posting(old, NUMBER, by=house.manager, now=spring)
    assert queries.proposals(house.centre, house.manager, spring)[0].fits == ""
    operations.take_back_proposal(old, by=house.head, now=NOW)

    fresh = replace(SAID, begins=spring.date(), grade_year=2026)
    ref = operations.propose_posting(house.newcomer, house.post, fresh, by=house.head, now=spring).ref
    operations.order_posting(ref, NUMBER, by=house.manager, now=spring)


def test_the_records_of_all_who_wait_are_read_together_and_kept_when_taken_back(house: House) -> None:
    ref = proposed(house)
    with CaptureQueriesContext(connection) as one:
        queries.proposed(house.head, NOW)
    for number in ("81", "82", "83"):
        somebody = people.enrol_staff(
            number, "等小待", house.team.office.town.office, "formal", BEGAN, by=SYSTEM, now=NOW
        ).ref
        proposed(house, staff=somebody)
    with CaptureQueriesContext(connection) as four:
        rows = queries.proposed(house.head, NOW)
    assert [row.fits for row in rows][:4] == ["", "", "", "yes"]
    assert len(four) == len(one)

    operations.take_back_proposal(ref, by=house.head, now=NOW)
    long_after = queries.proposed(house.head, NOW + timedelta(days=4000))
    assert [row.found.training for row in long_after] == ["", "", "", "食品许可收件", "食品许可收件"]


@covers("S-308")
def test_a_seat_plan_never_seats_more_than_there_is(house: House) -> None:
    office = house.team.office
    the.seats(office, front=3, back=1)
    residency = the.planned(office)
    lay = lambda side, *codes: concentration.lay_out_seats(  # noqa: E731
        house.centre, side, codes, TODAY, "座席图", by=house.manager, now=NOW
    )
    lay("front", "A01", "A02", "A03")
    with pytest.raises(TooFewSeats):
        lay("front", "A04")
    with pytest.raises(TooFewSeats):
        lay("back", "B01", "B02")
    lay("back", "B01")
    plan = {one.code: one.ref for one in seats.seat_plan(house.centre, TODAY)}
    assert list(plan) == ["A01", "A02", "A03", "B01"]

    # The residency holds two in front and one behind: a department gets no third one.
    with pytest.raises(TooFewSeats):
        allot(house, residency, *(plan[one] for one in ("A01", "A02", "A03")))
    allot(house, residency, plan["A01"], plan["A02"])
    other = errand.another_office(office, 2)
    neighbour = the.planned(other, EntryPlan("第二批", the.ENTRY.due, 1, 0, 0, 0), ())
    with pytest.raises(SeatTaken):
        allot(house, neighbour, plan["A01"])
    allot(house, neighbour, plan["A03"])

    # An order takes a seat of the person's own department, one that is free.
    ref = proposed(house)
    with pytest.raises(SeatMissing):
        operations.order_posting(ref, NUMBER, by=house.manager, now=NOW)
    with pytest.raises(SeatOfAnotherOffice):
        operations.order_posting(ref, NUMBER, plan["A03"], by=house.manager, now=NOW)
    assert people_read.postings_of(house.newcomer) == ()
    concentration.seat_staff(plan["A01"], ref_of(house.team.first), TODAY, by=house.manager, now=NOW)
    with pytest.raises(SeatTaken):
        operations.order_posting(ref, NUMBER, plan["A01"], by=house.manager, now=NOW)
    order = operations.order_posting(ref, NUMBER, plan["A02"], by=house.manager, now=NOW).ref
    found = {one.code: (one.office_name, one.staff_name) for one in seats.seat_plan(house.centre, TODAY)}
    assert found["A02"] == ("示范市市场监督管理局", "派小驻")
    assert (found["A03"][1], found["B01"]) == ("", ("", ""))
    assert queries.posted(house.centre, house.manager, NOW)[0].seat == "A02"

    concentration.set_seats(house.centre, 9, 9, TODAY, "扩容", by=house.manager, now=NOW)
    with pytest.raises(SeatCodeTaken):
        lay("front", "A01")

    # What is in use is not given back; with the return order the seat is free again.
    with pytest.raises(SeatInUse):
        concentration.free_seat(plan["A02"], TODAY, by=house.manager, now=NOW)
    tomorrow = TODAY + timedelta(days=1)
    operations.order_return(order, tomorrow, BACK, "期满", by=house.manager, now=NOW)
    assert {one.code: one.staff_name for one in seats.seat_plan(house.centre, tomorrow)}["A02"] == ""
    concentration.free_seat(plan["A02"], tomorrow, by=house.manager, now=NOW)
    concentration.remove_seat(plan["A02"], tomorrow, by=house.manager, now=NOW)
    assert "A02" not in {one.code for one in seats.seat_plan(house.centre, tomorrow)}
    with pytest.raises(OrderNumberTaken):
        operations.order_posting(proposed(house), NUMBER, plan["A01"], by=house.manager, now=NOW)

    # Nobody sits longer at a seat than it is their department's; that is asked under a lock.
    concentration.free_seat(plan["A03"], tomorrow, by=house.manager, now=NOW)
    with CaptureQueriesContext(connection) as asked:
        concentration.seat_staff(plan["A03"], ref_of(other.decider), TODAY, by=house.manager, now=NOW)
    assert any('FOR UPDATE OF "concentration_seatallotment"' in one["sql"] for one in asked.captured_queries)
    sits = [{one.code: one.staff_name for one in seats.seat_plan(house.centre, day)} for day in (TODAY, tomorrow)]
    assert [one["A03"] for one in sits] == [other.decider.name, ""]


def allot(house: House, residency: str, *found: str) -> None:
    concentration.allot_seats(residency, found, TODAY, by=house.manager, now=NOW)


def a_post(role: str, centre: str | None, window: str | None) -> str:
    return people.define_post(f"{role}岗", role, None, centre, window, None, BEGAN, by=SYSTEM, now=NOW).ref
