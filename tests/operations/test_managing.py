"""Who manages a centre 管委会: the house and its people, across departments, and nothing about a case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import concentrating as the
from tests.operations import errand, staffing, town
from tests.operations.levels import Below, a_town_below
from tests.operations.release import DENY
from tests.operations.staffing import MONDAY, NOVEMBER, at, ref_of
from tests.operations.test_counter import AT_ONCE
from tests.operations.town import NOW, TODAY
from yimen.engine.case.cases import operations as cases
from yimen.engine.staff.assessments import operations as assessments
from yimen.engine.staff.assessments.operations import ConductSaid
from yimen.engine.staff.awards import operations as awards
from yimen.engine.staff.awards.operations import RuleSaid
from yimen.engine.staff.rotas import operations as rotas
from yimen.engine.staff.rotas.operations import ShiftSaid
from yimen.engine.supervision.rounds import operations as rounds
from yimen.insight.lists import members as lists
from yimen.insight.lists import queries as catalogued
from yimen.insight.lists.rows import Narrowed
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import NotYourDesk, NotYourRole
from yimen.kernel.lists import LISTS
from yimen.kernel.refusal import Refusal
from yimen.kernel.rulings import Advice
from yimen.kernel.writing import NoSuchThing, NotAllowed
from yimen.registries.concentration import operations as concentration
from yimen.registries.concentration import queries as concentrated
from yimen.registries.concentration.refusals import NotTheReformOffice
from yimen.registries.grants import operations as grants
from yimen.registries.offices import queries as offices
from yimen.registries.premises import operations as premises
from yimen.registries.premises.refusals import NotTheHouse
from yimen.registries.windows import operations as windows

pytestmark = pytest.mark.django_db
PAPER = "示政务〔2026〕9号"
Act = Callable[[Actor], object]


@covers("S-007")
def test_who_manages_the_centre_runs_it_across_departments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "READ", "default")
    team = staffing.a_team()
    office, centre = team.office, team.centre
    other = errand.another_office(office, 2)
    the.a_division(office)
    elsewhere = replace(team.manager, posts=tuple(replace(one, centre_id=0) for one in team.manager.posts))
    entry = the.EntryPlan("第一批", the.ENTRY.due, 1, 0, 0, 1)
    rule = RuleSaid("red_flag", 1, 0, 500, 0, 500, (("volume", 100),), 0, PAPER)
    group = windows.GroupSaid("everything", "A", "综合一组", windows=(office.town.window,))

    # Windows, people, assessment, awards and budgets, entry of two departments, and the lists that follow.
    runs: tuple[tuple[type[Refusal], Act], ...] = (
        (NotAllowed, lambda by: windows.form_group(centre, group, TODAY, PAPER, by=by, now=NOW)),
        (NoSuchThing, lambda by: rotas.draw_up_rota(centre, MONDAY, by=by, now=NOW)),
        (NoSuchThing, lambda by: assessments.publish_standard(
            centre, "month", staffing.WEIGHTS, PAPER, NOVEMBER, by=by, now=NOW)),
        (NoSuchThing, lambda by: awards.publish_award_rule(centre, rule, NOVEMBER, by=by, now=NOW)),
        (NoSuchThing, lambda by: rotas.set_allowance(centre, 50_000, 1, 1_500_000, PAPER, NOVEMBER, by=by, now=NOW)),
        (NotTheReformOffice, lambda by: concentration.set_seats(centre, 4, 2, TODAY, PAPER, by=by, now=NOW)),
        (NotTheReformOffice, lambda by: concentration.plan_residency(
            office.town.office, centre, entry, (office.item,), PAPER, by=by, now=NOW)),
        (NotTheReformOffice, lambda by: concentration.plan_residency(
            other.town.office, centre, entry, (), PAPER, by=by, now=NOW)),
        (NotTheHouse, lambda by: premises.describe_premises(
            centre, 4_000, office.town.office, TODAY, PAPER, by=by, now=NOW)),
    )  # fmt: skip
    for refusal, act in runs:
        with pytest.raises(refusal):
            act(elsewhere)
        act(team.manager)

    (mine,) = [one for one in concentrated.residencies(TODAY).rows if one.office_ref == office.town.office]
    assert listed(centre) == 2, "nobody has entered: what its windows take in"
    with pytest.raises(NotTheReformOffice):
        concentration.take_up_residency(mine.ref, TODAY, by=elsewhere, now=NOW)
    concentration.take_up_residency(mine.ref, TODAY, by=team.manager, now=NOW)
    assert concentrated.how_many_entered(NOW, centre) == 1
    assert listed(centre) == 1


def listed(centre: str) -> int:
    """How many items stand on the centre's own list of time limits."""
    return catalogued.total(LISTS["time_limits"], Narrowed(centre=centre), NOW).items


@covers("S-007")
def test_who_manages_the_centre_can_decide_no_case(office: errand.Office) -> None:
    manager, instant = the.the_manager(office), errand.another_office(office, 2, AT_ONCE)
    facts = (ref_of(office.clerk), instant.town.office, 1, (), "章", town.SINCE, None)
    grants.issue_letter(*facts, by=SYSTEM, now=NOW)
    rules = lambda ruling: lambda ref, by: cases.decide(ref, ruling, by=by, now=errand.later(4))  # noqa: E731
    at_once = lambda ref, by: cases.decide_at_once(ref, errand.GRANT, by=by, now=errand.later(1.1))  # noqa: E731
    ways: tuple[tuple[Callable[[errand.Office], str], Callable[[str, Actor], object], Actor], ...] = (
        (lambda it: errand.received(it).ref, lambda ref, by: cases.accept(
            ref, by=by, now=errand.later()), office.clerk),
        (errand.accepted, lambda ref, by: cases.hand_over(ref, by=by, now=errand.later(2)), office.clerk),
        (errand.in_department, lambda ref, by: cases.review(
            ref, Advice.GRANT, "符合条件。", by=by, now=errand.later(3)), office.reviewer),
        (errand.reviewed, rules(errand.GRANT), office.decider),
        (errand.reviewed, rules(DENY), office.decider),
        (lambda _: errand.accepted(instant), at_once, office.clerk),
    )  # fmt: skip

    for come_to, act, officer in ways:
        ref = come_to(office)
        with pytest.raises((NotYourDesk, NotYourRole)):
            act(ref, manager)
        act(ref, officer)


@covers("S-053")
def test_a_town_centre_manages_inspects_and_scores_who_is_posted_in_its_own_house_and_nobody_else() -> None:
    office = errand.an_office()
    one, two = a_town_below(office, 1), a_town_below(office, 2)
    first, second = (a_manager(below, number) for below, number in ((one, "181"), (two, "182")))
    note = ConductSaid(TODAY, "phone", -2, "看手机", "巡查 3 号")

    # Who is posted there belongs to a department of the city and holds a post at the window of the town's house.
    posted = {below.centre: a_posted_clerk(below, number) for below, number in ((one, "183"), (two, "184"))}

    def acts(below: Below) -> tuple[tuple[type[Refusal], Act], ...]:
        (window,) = offices.windows(below.centre, TODAY)
        clerk, day = posted[below.centre], MONDAY
        shift = ShiftSaid(clerk, day, window=window.ref)
        days = (TODAY, TODAY + timedelta(days=7))
        return (
            (NoSuchThing, lambda by: assessments.note_conduct(below.centre, clerk, note, by=by, now=at(TODAY, 12))),
            (NoSuchThing, lambda by: rotas.post_shift(below.centre, shift, by=by, now=NOW)),
            (NoSuchThing, lambda by: assessments.publish_standard(
                below.centre, "month", staffing.WEIGHTS, PAPER, NOVEMBER, by=by, now=NOW)),
            (NotAllowed, lambda by: rounds.plan_round(
                "patrol", "本月巡查", below.centre, days, 1, (ref_of(by),), by=by, now=NOW)),
        )  # fmt: skip

    for below, theirs, others in ((one, first, second), (two, second, first)):
        for refusal, act in acts(below):
            with pytest.raises(refusal):
                act(others)
            act(theirs)
    # Nor is somebody of the other house scored as if they sat in the own.
    for centre, theirs, elsewhere in ((one.centre, first, two.centre), (two.centre, second, one.centre)):
        with pytest.raises(NoSuchThing):
            assessments.note_conduct(centre, posted[elsewhere], note, by=theirs, now=at(TODAY, 12))


def a_posted_clerk(below: Below, number: str) -> str:
    """Somebody of the department at the window of the town's house."""
    (window,) = offices.windows(below.centre, TODAY)
    return town.an_officer(replace(below.office.town, window=window.ref), "window", number)


def a_manager(below: Below, number: str) -> Actor:
    """Somebody of the town's government who manages its centre."""
    there = replace(below.office.town, office=below.government, centre=below.centre)
    return town.signed_on(town.an_officer(there, "centre_manager", number), f"manager.{number}")
