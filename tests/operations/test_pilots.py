"""Pilots: switched on for the named alone, measured beside the rest, evaluated by others, extended by copying."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest

from tests.covers import covers
from tests.operations import aftermath, errand, evaluating, levels, town, tracing, villages
from tests.operations.errand import TERMS, later
from tests.operations.town import NOW, TODAY
from tests.standing import standing
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.case.postchecks import queries as checks
from yimen.engine.centre.visits import operations as visits
from yimen.engine.public.outreach import operations as outreach
from yimen.engine.public.outreach import queries as beyond
from yimen.engine.supervision.norms import probes
from yimen.insight.pilots import queries as insight
from yimen.insight.pilots.rows import PilotGroup
from yimen.kernel.actor import NOBODY, SYSTEM, Actor, Role
from yimen.kernel.authority import NotYourDesk
from yimen.kernel.case_life import CaseState
from yimen.kernel.evaluation import Said
from yimen.kernel.norms import Probe
from yimen.kernel.rates import Share
from yimen.kernel.reform.pilots import EvaluatedAsFailed, NotEvaluated, PilotFeature, PilotStanding, Span
from yimen.kernel.rulings import Advice
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotAllowed, NotInList
from yimen.registries.catalogue.models import Item
from yimen.registries.delegations import operations as delegations
from yimen.registries.delegations import queries as powers
from yimen.registries.delegations.models import Delegation
from yimen.registries.delegations.operations import Entry
from yimen.registries.delegations.refusals import AlreadyEnded
from yimen.registries.offices.models import Centre
from yimen.registries.people.models import Staff
from yimen.registries.pilots import operations, queries
from yimen.registries.pilots.models import Pilot
from yimen.registries.pilots.operations import Named, PilotSaid
from yimen.registries.pilots.refusals import (
    AllHaveIt,
    NobodyNamed,
    NotApart,
    NotBegun,
    NothingToCopy,
    NotTriedSo,
    PilotOver,
    TakesPart,
)
from yimen.registries.pilots.trying import TriedElsewhere

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
AFTER = NOW + 30 * DAY
MONDAY, TO_MONDAY = TODAY + 3 * DAY, 72.0
"""The next Monday, and how many hours it is till then."""
SAID = PilotSaid(
    "commitment_at_once",
    "投资项目告知承诺",
    "看承诺后先批、事后核查是否管得住",
    "示审改〔2026〕1号",
    TODAY,
    TODAY + 60 * DAY,
)


@dataclass(frozen=True)
class Land:
    """Two offices that handle the like, who leads the reform, and who evaluates it."""

    office: errand.Office
    other: errand.Office
    reform: Actor
    watcher: Actor


@standing
def land(office: errand.Office) -> Land:
    other = errand.another_office(office, 2)
    Item.objects.filter(ref__in=[office.item, other.item]).update(base_code="000131001000")
    reform = town.signed_on(town.an_officer(office.town, "reform_office", "811"), "pilot.reform")
    return Land(office, other, reform, evaluating.supervision(office, "812"))


def begun(land: Land, said: PilotSaid = SAID, **named: tuple[str, ...]) -> str:
    who = Named(**(named or {"offices": (land.office.town.office,), "items": (land.office.item,)}))
    return operations.begin_pilot(said, who, by=land.reform, now=NOW).ref


def evaluated(land: Land, ref: str, verdict: str = "works", now: datetime = AFTER) -> None:
    operations.evaluate_pilot(ref, verdict, "承诺办件核查全部通过。", by=land.watcher, now=now)


def promised(office: errand.Office, now: datetime = NOW) -> str:
    """A case that was accepted on the applicant's promise and handed over."""
    ref = errand.promise_signed(errand.received(office).ref, office.citizen)
    cases.accept_on_commitment(ref, TERMS.commitment, by=office.clerk, now=now + timedelta(hours=1))
    cases.hand_over(ref, by=office.clerk, now=now + timedelta(hours=2))
    return ref


def standing_of(ref: str, now: datetime) -> PilotStanding:
    found = queries.one(ref, now)
    assert found is not None
    return found.row.standing


@covers("S-574", "S-544")
def test_what_is_tried_is_on_for_the_named_office_alone_until_it_is_extended_to_the_like(land: Land) -> None:
    ref = begun(land)

    here, there = promised(land.office), promised(land.other)
    cases.decide(here, errand.GRANT, by=land.office.decider, now=later(3))
    with pytest.raises(NotYourDesk):
        cases.decide(there, errand.GRANT, by=land.other.decider, now=later(3))
    view = case_queries.find(here, land.office.clerk, later(4))
    check = checks.of_case(here, land.office.decider, TODAY)
    assert view is not None and view.state is CaseState.GRANTED
    assert check is not None and (check.state, check.conditions) == ("open", TERMS.conditions)
    cases.review(there, Advice.GRANT, "符合条件。", by=land.other.reviewer, now=later(4))
    tracing.follow(later(5))
    centre = Centre.objects.get(ref=land.office.town.centre).pk
    apart = probes.found([Probe.REVIEWED_APART], [centre], later(5))
    assert apart == {centre: {Probe.REVIEWED_APART: Share(0, 0)}}, "nobody was to review it"

    evaluated(land, ref)
    operations.extend_pilot(
        ref, Named(offices=(land.other.town.office,)), TODAY + 31 * DAY, "示审改〔2026〕9号", "两局同类",
        by=land.reform, now=AFTER,
    )  # fmt: skip
    told = queries.one(ref, AFTER)
    assert told is not None and [(one.kind.value, one.joined) for one in told.subjects] == [
        ("office", "no"), ("office", "yes"), ("item", "no"), ("item", "yes")
    ]  # fmt: skip
    facts = {"office_id": _office_id(land.other), "item_id": Item.objects.get(ref=land.other.item).pk}
    assert queries.has(PilotFeature.COMMITMENT_AT_ONCE, TODAY + 30 * DAY, **facts) == "no"
    assert queries.has(PilotFeature.COMMITMENT_AT_ONCE, TODAY + 31 * DAY, **facts) == "yes"
    assert queries.has(PilotFeature.COMMITMENT_AT_ONCE, TODAY + 60 * DAY, **facts) == "no"


def given(point: str, on: date) -> set[str]:
    """What a place was handed on a day."""
    return {one.item_ref for one in powers.at_point(point, datetime.combine(on, NOW.timetz()))}


def _office_id(office: errand.Office) -> int:
    return int(Item.objects.get(ref=office.item).office_id)


@covers("S-574")
def test_somebody_apart_evaluates_and_without_that_nothing_is_given_to_more(land: Land) -> None:
    later_on, more = TODAY + 31 * DAY, Named(offices=(land.other.town.office,))
    ref = begun(land, replace(SAID, begins=TODAY + DAY))
    with pytest.raises(NotBegun):
        evaluated(land, ref, now=NOW)
    with pytest.raises(NotEvaluated):
        operations.extend_pilot(ref, more, later_on, "文", "因", by=land.reform, now=AFTER)
    with pytest.raises(NotEvaluated):
        operations.open_pilot(ref, later_on, "文", "因", by=land.reform, now=AFTER)
    with pytest.raises(NotEvaluated):
        operations.change_pilot(ref, TODAY + 90 * DAY, "文", "因", by=land.reform, now=AFTER)
    of_the_office = town.signed_on(town.an_officer(land.office.town, "office_head", "813"), "pilot.head")
    both = town.signed_on(town.an_officer(land.other.town, "reform_office", "814"), "pilot.two")
    for by, verdict, words, refusal in (
        (land.office.decider, "works", "好", NotAllowed),
        (land.reform, "works", "好", NotAllowed),
        (of_the_office, "works", "好", NotApart),
        (land.watcher, "fine", "好", NotInList),
        (land.watcher, "works", " ", TextMissing),
    ):
        with pytest.raises(refusal):
            operations.evaluate_pilot(ref, verdict, words, by=by, now=AFTER)

    evaluated(land, ref, "fails")
    with pytest.raises(EvaluatedAsFailed):
        operations.extend_pilot(ref, more, later_on, "文", "因", by=land.reform, now=AFTER)
    operations.change_pilot(ref, TODAY + 40 * DAY, "示审改〔2026〕5号", "核查跟不上", by=land.reform, now=AFTER + DAY)
    with pytest.raises(NotEvaluated):
        operations.open_pilot(ref, later_on, "文", "因", by=both, now=AFTER + DAY)
    evaluated(land, ref, now=AFTER + 2 * DAY)
    with pytest.raises(ImpossibleDates):
        operations.open_pilot(ref, TODAY, "文", "因", by=both, now=AFTER + 3 * DAY)
    operations.open_pilot(ref, TODAY + 40 * DAY, "示府〔2027〕1号", "全市推开", by=both, now=AFTER + 3 * DAY)

    assert standing_of(ref, AFTER) is PilotStanding.RUNNING
    assert standing_of(ref, NOW + 40 * DAY) is PilotStanding.OPENED
    assert queries.has(PilotFeature.COMMITMENT_AT_ONCE, TODAY + 41 * DAY, office_id=_office_id(land.other)) == "yes"
    with pytest.raises(AllHaveIt):
        begun(land, replace(SAID, begins=TODAY + 41 * DAY, ends=TODAY + 50 * DAY))
    with pytest.raises(PilotOver):
        operations.change_pilot(ref, TODAY + 90 * DAY, "文", "因", by=both, now=AFTER + 4 * DAY)
    operations.end_pilot(ref, TODAY + 50 * DAY, "示府〔2027〕2号", "收回", by=both, now=NOW + 45 * DAY)
    assert queries.has(PilotFeature.COMMITMENT_AT_ONCE, TODAY + 50 * DAY, office_id=_office_id(land.office)) == "no"
    told = queries.one(ref, NOW + 50 * DAY)
    assert told is not None and [one.kind.value for one in told.decisions] == ["end", "open", "change"]
    assert told.decisions[1].evaluated_on == (AFTER + 2 * DAY).date()


def test_a_pilot_names_whom_it_is_for_and_comes_to_an_end(land: Land) -> None:
    office, item = land.office.town.office, land.office.item
    for said, named, refusal in (
        (SAID, {"offices": ()}, NobodyNamed),
        (SAID, {"points": (land.office.town.centre,)}, NotTriedSo),
        (SAID, {"offices": ("0123456789ABCDEF",)}, NoSuchThing),
        (replace(SAID, feature="everything"), {"offices": (office,)}, NotInList),
        (replace(SAID, begins=TODAY - DAY), {"offices": (office,)}, ImpossibleDates),
        (replace(SAID, ends=TODAY), {"offices": (office,)}, ImpossibleDates),
        (replace(SAID, ends=date(2031, 1, 1)), {"offices": (office,)}, ImpossibleDates),
        (replace(SAID, document=" "), {"offices": (office,)}, Missing),
        (replace(SAID, feature="at_point"), {"items": (item,)}, NobodyNamed),
    ):
        with pytest.raises(refusal):
            begun(land, said, **named)
    for stranger in (land.office.clerk, land.office.decider, land.office.citizen, land.watcher):
        with pytest.raises(NotAllowed):
            operations.begin_pilot(SAID, Named(offices=(office,)), by=stranger, now=NOW)
    assert Pilot.objects.count() == 0

    ref = begun(land, offices=(office,))
    evaluated(land, ref)
    alone = errand.another_office(land.office, 3)
    more = {"by": land.reform, "now": AFTER}
    with pytest.raises(NotTriedSo):
        operations.extend_pilot(ref, Named(items=(land.other.item,)), TODAY + 31 * DAY, "文", "因", **more)
    with pytest.raises(TakesPart):
        operations.extend_pilot(ref, Named(offices=(office,)), TODAY + 31 * DAY, "文", "因", **more)
    with pytest.raises(ImpossibleDates):
        operations.extend_pilot(ref, Named(offices=(alone.town.office,)), TODAY + 60 * DAY, "文", "因", **more)
    by_item = begun(land, replace(SAID, name="按事项"))
    evaluated(land, by_item)
    with pytest.raises(NothingToCopy):
        operations.extend_pilot(by_item, Named(offices=(alone.town.office,)), TODAY + 31 * DAY, "文", "因", **more)
    # The same of an office whose own item takes part already: there is something, though nothing more to copy.
    both = begun(land, replace(SAID, name="两个事项"), offices=(office,), items=(item, land.other.item))
    evaluated(land, both)
    operations.extend_pilot(both, Named(offices=(land.other.town.office,)), TODAY + 31 * DAY, "文", "因", **more)
    assert standing_of(ref, NOW + 60 * DAY) is PilotStanding.UNDECIDED
    own = town.signed_on(town.an_officer(land.other.town, "reform_office", "815"), "pilot.three")
    queries_of = queries.one(ref, AFTER)
    assert queries_of is not None and queries_of.evaluated == "yes" and queries.may_evaluate(ref, own) == "yes"


def test_a_mode_that_others_try_is_offered_by_them_alone(land: Land) -> None:
    here = land.office.town.centre
    asked = outreach.HomeVisitAsked("滨河街1号", "ill", NOW + 2 * DAY)
    elsewhere = levels.a_town_below(land.office).centre
    outreach.ask_home_visit(land.office.party, elsewhere, asked, by=land.office.citizen, now=NOW)
    ref = begun(land, replace(SAID, feature="home_visit"), points=(here,))

    outreach.ask_home_visit(land.office.party, here, asked, by=land.office.citizen, now=NOW)
    tried, not_here = (Centre.objects.get(ref=one).pk for one in (here, elsewhere))
    assert queries.having(PilotFeature.HOME_VISIT, TODAY, (tried, not_here)) == {tried}, "no other is offered"
    with pytest.raises(TriedElsewhere):
        outreach.ask_home_visit(land.office.party, elsewhere, asked, by=land.office.citizen, now=NOW)
    evaluated(land, ref)
    operations.open_pilot(ref, TODAY + 31 * DAY, "示府〔2026〕30号", "推开", by=land.reform, now=AFTER)
    wished = replace(asked, wished_at=NOW + 32 * DAY)
    outreach.ask_home_visit(land.office.party, elsewhere, wished, by=land.office.citizen, now=AFTER)


def test_a_guide_is_offered_where_it_is_tried_and_nowhere_else(land: Land) -> None:
    case, clerk = errand.received(land.office).ref, land.office.clerk
    guide = Staff.objects.get(pk=land.office.reviewer.staff_id).ref

    def offered(now: datetime) -> bool:
        told = beyond.of_case(case, clerk, now)
        assert told is not None
        return "assign_guide" in told.may

    assert offered(NOW), "until somebody tries it first, it is everywhere"
    elsewhere = levels.a_town_below(land.office).centre
    ref = begun(land, replace(SAID, feature="guide"), points=(elsewhere,))
    with pytest.raises(TriedElsewhere):
        outreach.assign_guide(case, guide, "项目", by=clerk, now=NOW)
    assert not offered(NOW)
    evaluated(land, ref)
    operations.open_pilot(ref, TODAY + 31 * DAY, "示府〔2026〕30号", "推开", by=land.reform, now=AFTER)

    assert not offered(AFTER) and offered(NOW + 31 * DAY)
    outreach.assign_guide(case, guide, "项目", by=clerk, now=NOW + 31 * DAY)


@covers("S-071", "S-574")
def test_what_a_model_point_may_do_is_copied_to_the_points_that_follow_and_ends_with_the_pilot(land: Land) -> None:
    below = levels.a_town_below(land.office)
    model, next_one, third = (villages.a_village(below, n) for n in (1, 2, 3))
    document = levels.announced(Entry(land.office.item, "agency"))
    said, item = replace(SAID, feature="at_point", announcement=document, mode="agency"), land.office.item
    ref = begun(land, said, points=(model.point,), items=(item,))

    def served(point: str, on: date) -> bool:
        return item in given(point, on)

    assert served(model.point, TODAY) and not served(next_one.point, TODAY)
    assert not served(model.point, TODAY + 60 * DAY)
    # Whose own model it is does not say what it has shown: neither the town nor its village.
    head = replace(below.decider, posts=tuple(replace(one, role=Role.OFFICE_HEAD) for one in below.decider.posts))
    with pytest.raises(NotApart):
        operations.evaluate_pilot(ref, "works", "好", by=head, now=AFTER)
    assert queries.may_evaluate(ref, land.office.clerk) == "yes"
    evaluated(land, ref)
    operations.extend_pilot(
        ref, Named(points=(next_one.point,)), TODAY + 31 * DAY, "示审改〔2026〕12号", "照城北村办",
        by=land.reform, now=AFTER,
    )  # fmt: skip
    assert served(next_one.point, TODAY + 31 * DAY) and not served(next_one.point, TODAY + 30 * DAY)
    evaluated(land, ref, now=AFTER + DAY)
    operations.change_pilot(ref, TODAY + 90 * DAY, "示审改〔2026〕13号", "再看", by=land.reform, now=AFTER + 2 * DAY)
    assert served(model.point, TODAY + 60 * DAY) and served(next_one.point, TODAY + 89 * DAY)
    assert not served(third.point, TODAY + 89 * DAY)
    # What was to begin after the end that is decided now never begins, and is over once.
    operations.change_pilot(ref, TODAY + 55 * DAY, "示审改〔2026〕13号", "收短", by=land.reform, now=AFTER + 2 * DAY)
    never = Delegation.objects.get(valid__isempty=True, centre__ref=model.point)
    with pytest.raises(AlreadyEnded):
        delegations.end_delegation(never.ref, TODAY + 50 * DAY, "文", by=land.reform, now=AFTER + 3 * DAY)
    operations.end_pilot(ref, TODAY + 50 * DAY, "示审改〔2026〕14号", "另行安排", by=land.reform, now=AFTER + 3 * DAY)
    assert served(model.point, TODAY + 49 * DAY)
    assert not served(model.point, TODAY + 50 * DAY) and not served(next_one.point, TODAY + 70 * DAY)


@covers("S-071")
def test_a_model_that_is_opened_reaches_every_point_of_its_kind_for_good(land: Land) -> None:
    below = levels.a_town_below(land.office)
    model, other = (villages.a_village(below, n) for n in (1, 2))
    document = levels.announced(Entry(land.office.item, "agency"))
    said = replace(SAID, feature="at_point", announcement=document, mode="agency")
    # What the point had otherwise it would lose in the middle of the pilot: from then on the pilot gives it.
    delegations.delegate(
        document, (land.office.item,), "agency", model.point, TODAY, TODAY + 10 * DAY, "文", by=land.reform, now=NOW
    )
    ref = begun(land, said, points=(model.point,), items=(land.office.item,))
    evaluated(land, ref)

    operations.open_pilot(ref, TODAY + 40 * DAY, "示府〔2026〕31号", "各村都办", by=land.reform, now=AFTER)

    days = [
        (model.point, 9),
        (model.point, 10),
        (model.point, 59),
        (model.point, 400),
        (other.point, 40),
        (other.point, 400),
    ]
    for point, n in days:
        assert given(point, TODAY + n * DAY) == {land.office.item}, (point, n)
    assert not given(other.point, TODAY + 39 * DAY)
    assert not given(below.centre, TODAY + 41 * DAY)


def decided(office: errand.Office, clerk: Actor, hours: float) -> str:
    """A case taken in by this clerk so many hours on, and granted before the day was over."""
    ref = errand.taken_in(office, clerk, now=later(hours))
    cases.accept(ref, by=office.clerk, now=later(hours + 1))
    cases.hand_over(ref, by=office.clerk, now=later(hours + 2))
    cases.review(ref, Advice.GRANT, "符合条件。", by=office.reviewer, now=later(hours + 3))
    cases.decide(ref, errand.GRANT, by=office.decider, now=later(hours + 4))
    return ref


def rated(office: errand.Office, said: Said, hours: float) -> None:
    """The latest service for the office's citizen, rated."""
    code = evaluating.invited(office, later(hours))
    evaluating.operations.rate(code, said, "link", by=NOBODY, now=later(hours))


@covers("S-574", "S-544")
def test_the_piloted_are_counted_beside_the_rest_and_beside_what_was_before(
    land: Land, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insight, "READ", "default")
    office, other, span = land.office, land.other, Span(MONDAY, MONDAY + 28 * DAY)
    ref = begun(land, replace(SAID, begins=span.begins, ends=span.ends), offices=(office.town.office,))
    errand.granted(office)
    rated(office, evaluating.BAD, 5)
    errand.granted(other)
    decided(office, office.clerk, TO_MONDAY)
    rated(office, evaluating.GOOD, TO_MONDAY + 5)
    for _ in range(2):
        decided(other, office.clerk, TO_MONDAY)
    tracing.follow(later(TO_MONDAY + 6))

    told = insight.comparison(Pilot.objects.get(ref=ref).pk, span, MONDAY + 3 * DAY)

    first, rest = told.groups
    assert (first.group, rest.group) == (PilotGroup.FIRST, PilotGroup.REST)
    assert (told.before_from, told.since_from, told.until) == (MONDAY - 4 * DAY, MONDAY, MONDAY + 3 * DAY)
    assert [one.cases for one in (first.before, first.since, rest.before, rest.since)] == [1, 1, 1, 2]
    assert [(one.satisfied.part, one.satisfied.whole) for one in (first.before, first.since, rest.since)] == [
        (0, 1), (1, 1), (0, 0)
    ]  # fmt: skip
    assert first.before.in_time.part == 1 and first.before.days == "0.2" and first.before.without_trip.part == 1
    assert first.since.in_time.part == 1 and first.since.days == "0.2"
    # Who was named later changes nothing of what an earlier day knew.
    early = insight.comparison(Pilot.objects.get(ref=ref).pk, span, MONDAY + DAY)
    evaluated(land, ref, now=later(TO_MONDAY + 72))
    operations.extend_pilot(
        ref,
        Named(offices=(other.town.office,)),
        MONDAY + 5 * DAY,
        "文",
        "因",
        by=land.reform,
        now=later(TO_MONDAY + 73),
    )
    assert insight.comparison(Pilot.objects.get(ref=ref).pk, span, MONDAY + DAY) == early


@covers("S-071", "S-574")
def test_a_model_point_is_measured_beside_the_point_that_follows_and_the_rest_by_cases_trips_and_satisfaction(
    land: Land, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insight, "READ", "default")
    office, span = land.office, Span(MONDAY, MONDAY + 28 * DAY)
    model, next_one = (levels.a_town_below(office, n) for n in (1, 2))
    for below in (model, next_one):
        levels.handed_down(below, "agency")
    ref = begun(land, replace(SAID, feature="guide", begins=span.begins, ends=span.ends), points=(model.centre,))
    visit = visits.open_visit(office.party, "办事", by=model.clerk, now=later(TO_MONDAY)).ref
    case = decided(office, model.clerk, TO_MONDAY)
    visits.close_visit(visit, by=model.clerk, now=later(TO_MONDAY + 1))
    for line in aftermath.lines_of(case):
        visits.bind_act(line, by=SYSTEM, now=later(TO_MONDAY + 5))
    rated(office, evaluating.GOOD, TO_MONDAY + 5)
    decided(office, next_one.clerk, TO_MONDAY)
    decided(office, office.clerk, TO_MONDAY)
    evaluated(land, ref, now=later(TO_MONDAY + 24))
    operations.extend_pilot(
        ref, Named(points=(next_one.centre,)), MONDAY + 2 * DAY, "示审改〔2026〕15号", "照示范1镇办",
        by=land.reform, now=later(TO_MONDAY + 25),
    )  # fmt: skip
    decided(office, next_one.clerk, TO_MONDAY + 48)
    tracing.follow(later(TO_MONDAY + 54))

    told = insight.comparison(Pilot.objects.get(ref=ref).pk, span, MONDAY + 3 * DAY)

    # What the point that follows did before it joined is counted nowhere.
    assert [(one.group, one.since.cases) for one in told.groups] == [
        (PilotGroup.FIRST, 1), (PilotGroup.LATER, 1), (PilotGroup.REST, 1)
    ]  # fmt: skip
    assert [one.since.trips for one in told.groups] == ["1.0", "0.0", "0.0"]
    assert [one.since.without_trip.part for one in told.groups] == [0, 1, 1]
    assert [(one.since.satisfied.part, one.since.satisfied.whole) for one in told.groups] == [(1, 1), (0, 0), (0, 0)]
    assert {one.before.cases for one in told.groups} == {0}
