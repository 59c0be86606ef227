"""One window for everything: it takes items of many offices in, the offices decide, any front window hands all out."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, paying
from tests.operations import town as places
from tests.operations.errand import GRANT, later
from yimen.channels.clockwork import acting, following
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as seen
from yimen.engine.case.cases.refusals import CaseUnknown, NotYet
from yimen.engine.centre.counter import operations, queries
from yimen.engine.centre.counter.operations import NotInstant, NotReady
from yimen.engine.centre.visits import operations as visits
from yimen.engine.centre.visits import queries as visited
from yimen.kernel.actor import SYSTEM
from yimen.kernel.authority import NoLetter, NotYourRole
from yimen.kernel.case_life import CaseState
from yimen.kernel.lists import LISTS
from yimen.kernel.money.fees import FeesOutstanding
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import Advice
from yimen.kernel.terms import TimeLimit
from yimen.registries.grants import operations as grants
from yimen.registries.people import queries as people

pytestmark = pytest.mark.django_db


def taken_in(office: errand.Office, party: str) -> str:
    """Received and accepted at the comprehensive window, handed over to its department."""
    ref = cases.receive(office.item, party, errand.ANSWERS, errand.FORM, by=office.clerk, now=later(1)).ref
    for material in ("id", "plan", "rules"):
        cases.attach_to_case(ref, material, f"{material}.png", errand.PNG, by=office.clerk, now=later(1))
    cases.accept(ref, by=office.clerk, now=later(1))
    cases.hand_over(ref, by=office.clerk, now=later(1.2))
    return ref


def decided(office: errand.Office, ref: str) -> None:
    cases.review(ref, Advice.GRANT, "符合条件", by=office.reviewer, now=later(2))
    cases.decide(ref, GRANT, by=office.decider, now=later(3))


@covers("S-156", "S-158")
def test_one_window_takes_items_of_two_offices_and_another_hands_both_results_out_on_one_visit() -> None:
    first = errand.an_office()
    aftermath.wired()
    second = errand.another_office(first, 2)
    refs = tuple(taken_in(office, first.party) for office in (first, second))
    # In the back office each department sees its own, and nobody decides for the other.
    with pytest.raises(Refusal):
        cases.review(refs[1], Advice.GRANT, "符合条件", by=first.reviewer, now=later(2))
    decided(first, refs[0])
    decided(second, refs[1])
    elsewhere = places.signed_on(places.an_officer(first.town, "window", "880"), "other.window")

    assert {row.ref for row in queries.ready(first.party, elsewhere)} == set(refs)
    visit = visits.open_visit(first.party, "领结果", by=elsewhere, now=later(4)).ref
    operations.hand_out(first.party, refs, "陈小禾", by=elsewhere, now=later(4.1))
    for line in [line for ref in refs for line in aftermath.lines_of(ref, "deliver")]:
        visits.bind_act(line, by=SYSTEM, now=later(4.2))

    assert queries.ready(first.party, elsewhere) == ()
    for ref in refs:
        assert [row.ref for row in visited.of_case(ref, elsewhere)] == [visit]
        view = seen.find(ref, first.clerk, later(5))
        assert view is not None
        told = [row.verb for row in sorted(view.timeline, key=lambda row: row.seq)]
        times = [row.effective_at for row in sorted(view.timeline, key=lambda row: row.seq)]
        assert times == sorted(times)
        # The applicant deals with the front alone: no desk and no officer of the back office is named.
        mine = seen.find(ref, first.citizen, later(5)) or pytest.fail()
        assert (mine.desk_name, {row.actor_name for row in mine.timeline}, mine.reviews) == ("", {""}, ())
        assert [verb for verb in told if verb in ("accept", "hand_over", "grant", "deliver")] == [
            "accept", "hand_over", "grant", "deliver",
        ]  # fmt: skip


def test_all_go_out_together_or_none() -> None:
    desk = paying.a_desk()
    free = errand.another_office(desk.office, 2)
    refs = (taken_in(desk.office, desk.office.party), taken_in(free, desk.office.party))
    decided(desk.office, refs[0])
    decided(free, refs[1])

    with pytest.raises(FeesOutstanding):
        operations.hand_out(desk.office.party, refs[::-1], "陈小禾", by=desk.office.clerk, now=later(4))
    with pytest.raises(NotReady):
        operations.hand_out(free.party, refs, "陈小禾", by=desk.office.clerk, now=later(4))
    with pytest.raises(NotYourRole):
        operations.hand_out(desk.office.party, refs, "陈小禾", by=desk.office.reviewer, now=later(4))

    assert {row.ref for row in queries.ready(desk.office.party, desk.office.clerk)} == set(refs)
    operations.hand_out(desk.office.party, refs[1:], "陈小禾", by=desk.office.clerk, now=later(4))


AT_ONCE = replace(errand.SIMPLE, instant="yes", promised=TimeLimit(Decimal(30), "minute"))


def at_the_window(office: errand.Office) -> str:
    """An instant item received and accepted by a clerk who holds a letter for it."""
    ref = cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=later(1)).ref
    for material in ("id", "plan", "rules"):
        cases.attach_to_case(ref, material, f"{material}.png", errand.PNG, by=office.clerk, now=later(1))
    cases.accept(ref, by=office.clerk, now=later(1))
    return ref


@covers("S-159", "S-179")
def test_an_instant_item_is_finished_on_one_visit_or_falls_back_and_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office = errand.an_office(AT_ONCE)
    desk = at_the_desk(office.clerk, later(1.1), monkeypatch)
    clerk = people.staff_member(office.clerk.staff_id or 0)
    assert clerk is not None
    unlettered = at_the_window(office)
    with pytest.raises(NoLetter):
        cases.decide_at_once(unlettered, GRANT, by=office.clerk, now=later(1.1))
    grants.issue_letter(clerk.ref, office.town.office, 1, (), "章", places.SINCE, None, by=SYSTEM, now=places.NOW)
    visit = visits.open_visit(office.party, "即办", by=office.clerk, now=later(0.9)).ref
    done, stuck = at_the_window(office), at_the_window(office)

    # One screen: the same page decides, and then hands out.
    assert 'id="act-decide_at_once"' in desk.get(f"/desk/cases/{done}").content.decode()
    cases.decide_at_once(done, GRANT, by=office.clerk, now=later(1.1))
    assert 'id="act-deliver"' in desk.get(f"/desk/cases/{done}").content.decode()
    operations.hand_out(office.party, (done,), "陈小禾", by=office.clerk, now=later(1.2))
    with pytest.raises(NotYourRole):
        cases.hand_over(stuck, by=office.clerk, now=later(1.2))
    operations.fall_back(stuck, "要到现场看一下。", by=office.clerk, now=later(1.3))
    with pytest.raises(NotInstant):
        operations.fall_back(stuck, "再转一次。", by=office.clerk, now=later(1.3))
    cases.hand_over(stuck, by=office.clerk, now=later(1.3))
    cases.decide(stuck, GRANT, by=office.decider, now=later(2))

    for line in aftermath.lines_of(done):
        visits.bind_act(line, by=SYSTEM, now=later(3))
    (told,) = visited.of_case(done, office.clerk)
    assert (told.ref, [verb for verb, _ in told.acts][-3:]) == (visit, ["accept", "grant", "deliver"])
    (row,) = queries.instant(office.clerk, later(0), later(9))
    assert (row.finished, row.fallen_back) == (1, 1)


@covers("S-244", "S-243", "S-179")
def test_what_was_promised_in_minutes_rings_when_they_are_over_and_falls_back_by_itself_once() -> None:
    office = errand.an_office(AT_ONCE)
    aftermath.wired()
    ref, in_time = at_the_window(office), later(1.5)
    view = seen.find(ref, office.clerk, in_time) or pytest.fail()
    (promised,) = (clock for clock in view.clocks if clock.side == "promised")
    assert (promised.unit, promised.used, promised.remaining, promised.due_at) == ("minute", "30", "0", in_time)
    with pytest.raises(NotYet):
        operations.fall_back_late(ref, by=SYSTEM, now=in_time)
    with pytest.raises(CaseUnknown):
        operations.fall_back_late(ref, by=office.clerk, now=later(1.6))

    following.claimed(later(1.6))
    swept = [
        [acting.perform("fall_back_late", one, later(1.6)) for one in dict(acting.due(later(1.6)))["fall_back_late"]]
        for _ in range(2)
    ]

    assert swept == [[True], []]
    view = seen.find(ref, office.decider, later(1.6)) or pytest.fail()
    assert [one.verb for one in view.timeline][:2] == ["fall_back", "fall_overdue"]
    assert [clock.lamp for clock in view.clocks if clock.side == "promised"] == ["red"]
    (row,) = queries.instant(office.decider, later(0), later(9))
    assert (row.finished, row.fallen_back) == (0, 1)
    assert [one for one in ("hours", "minutes", "time_limits") if LISTS[one].takes("01", AT_ONCE)] == [
        "minutes", "time_limits",
    ]  # fmt: skip
    cases.hand_over(ref, by=office.clerk, now=later(2))
    assert cases.decide(ref, GRANT, by=office.decider, now=later(3)).state is CaseState.GRANTED
