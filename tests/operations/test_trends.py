"""Trends, hot items and indicators: counted beside the year before, and small numbers kept from who may not see."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from tests.covers import covers
from tests.operations import errand, evaluating, tracing
from tests.operations.errand import later
from tests.operations.town import NOW
from yimen.engine.case.cases import operations as cases
from yimen.insight.figures import behind, indicators, reading, trends
from yimen.insight.figures.reading import Span
from yimen.insight.figures.rows import Behind
from yimen.insight.figures.trends import Counted, Measure
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import Scope, ScopeKind
from yimen.kernel.trends import Pace
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotAllowed
from yimen.registries.dated import midnight
from yimen.registries.populations import operations as populations
from yimen.registries.populations import queries as entered
from yimen.registries.populations.refusals import NotACrowd, PopulationTwice, PopulationWithdrawn

pytestmark = pytest.mark.django_db
YEAR_END = date(2025, 12, 31)


def shifted(ref: str, how: str) -> None:
    """As if the trace of a case had begun at another time; when it began is told by its journal otherwise."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"update traces_casetrace set received_at = received_at {how}, ended_at = ended_at {how}"
            " where case_id = (select id from cases_case where ref = %s)",
            (ref,),
        )


@covers("S-299")
def test_cases_are_counted_beside_the_year_before_and_few_are_not_told_to_who_may_not_see_them(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "READ", "default")
    supervisor = evaluating.supervision(office)
    other = errand.another_office(office, 2)
    head = replace(other.decider, scopes=frozenset())
    for _ in range(2):
        errand.received(office)
    granted = errand.granted(office)
    shifted_ref = errand.granted(office)
    errand.received(other)
    tracing.follow(later(40))
    shifted(shifted_ref, "- interval '1 year'")

    own, whole = trends.whose(supervisor, ""), trends.whose(head, "yes")
    rows = trends.trend(own, Measure.RECEIVED, Pace.MONTH, later(40))
    assert (rows[0].by, rows[0].runs, rows[1].by, len(rows)) == (Counted(4, 1), "yes", Counted(0, 0), 12)
    assert trends.trend(own, Measure.GRANTED, Pace.YEAR, later(40))[0].by == Counted(1, 1)
    assert trends.trend(own, Measure.DENIED, Pace.WEEK, later(40))[0].by == Counted(0, 0)
    # What was received later in the year before than this moment is not held against a month that is not over.
    shifted(shifted_ref, "+ interval '5 days'")
    assert trends.trend(own, Measure.RECEIVED, Pace.MONTH, later(40))[0].by == Counted(4, 0)

    # Behind a number lie the cases that one may see, and no others.
    november = Span(midnight(date(2026, 11, 1)), midnight(date(2026, 12, 1)))
    found = behind.cases(supervisor, Behind.RECEIVED, november, later(40))
    assert len(found.rows) == 4 and granted in {one.ref for one in found.rows}
    assert behind.cases(supervisor, Behind.GRANTED, november, later(40)).rows[0].ref == granted
    assert behind.cases(head, Behind.RECEIVED, november, later(40)).rows == ()

    # Four and one are too few to be told to who sees none of them; what one oversees is nothing.
    assert trends.trend(whole, Measure.RECEIVED, Pace.MONTH, later(40))[0].by == Counted(None, 0)
    assert trends.trend(trends.whose(head, ""), Measure.RECEIVED, Pace.MONTH, later(40))[0].by == Counted(0, 0)
    hot = trends.hot_items(own, november)
    assert [(one.ref, one.by.now) for one in hot] == [(office.item, 3), (other.item, 1)]
    assert [one.by.now for one in trends.hot_items(whole, november)] == [None, None]
    assert trends.whose(supervisor, "yes").sees == "yes"

    # What had to be handed in again is counted by its material, once a case.
    again = errand.received(office).ref
    cases.open_correction(again, [DefectFound("plan", "no_area")], by=office.clerk, now=later(1))
    tracing.follow(later(40))
    (asked,) = trends.asked_again(own, november)
    assert (asked.item_ref, asked.material, asked.cases) == (office.item, "设备布局和操作流程图", 1)
    assert [one.cases for one in trends.asked_again(whole, november)] == [None]
    assert [one.ref for one in behind.cases(supervisor, Behind.CORRECTED, november, later(40)).rows] == [again]

    # Five are told to who sees none of them; to who sees four of them they would tell of the one that is left.
    seeing = replace(head, scopes=frozenset({Scope(ScopeKind.OFFICE, office.decider.posts[0].office_id or 0)}))
    both = (whole, trends.whose(seeing, "yes"))
    assert [trends.trend(of, Measure.RECEIVED, Pace.MONTH, later(40))[0].by.now for of in both] == [5, None]
    assert [one.cases.now for one in indicators.indicators(both[1], november)][:1] == [None]
    # Of six that ended five were granted: that would say that one was denied. All six say nothing of anybody.
    for denied, told in ((again, [6, None, None]), ("", [6, 6, 0])):
        with connection.cursor() as cursor:
            cursor.execute(
                "update traces_casetrace t set ended_at = %s, outcome = case when c.ref = %s then 'denied'"
                " else 'granted' end from cases_case c where c.id = t.case_id",
                (later(30), denied),
            )
        ended = (Measure.ENDED, Measure.GRANTED, Measure.DENIED)
        assert [trends.trend(whole, one, Pace.MONTH, later(40))[0].by.now for one in ended] == told


@covers("S-299")
def test_indicators_divide_by_a_published_population_with_its_day_and_source(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "READ", "default")
    supervisor = evaluating.supervision(office)
    place = office.town.city
    errand.received(office)
    tracing.follow(later(40))
    source = "示范市统计公报"
    for refused in (office.clerk, office.citizen):
        with pytest.raises(NotAllowed):
            populations.enter_population(place, "12,000", YEAR_END, source, by=refused, now=NOW)
    for wrong in ("", "0", "-5", "1.5", "许多", "9" * 11):
        with pytest.raises(NotACrowd):
            populations.enter_population(place, wrong, YEAR_END, source, by=supervisor, now=NOW)
    with pytest.raises(NoSuchThing):
        populations.enter_population("0" * 16, "12000", YEAR_END, source, by=supervisor, now=NOW)
    with pytest.raises(Missing):
        populations.enter_population(place, "12000", YEAR_END, " ", by=supervisor, now=NOW)
    with pytest.raises(ImpossibleDates):
        populations.enter_population(place, "12000", date(2027, 1, 1), source, by=supervisor, now=NOW)
    year = Span(midnight(date(2026, 1, 1)), later(40))
    of = trends.whose(supervisor, "")
    bare = next(one for one in indicators.indicators(of, year) if one.ref == place)
    assert (bare.people, bare.as_of, bare.cases) == (0, None, Counted(1, 0))

    wrong = populations.enter_population(place, "1,200", YEAR_END, source, by=supervisor, now=NOW).ref
    with pytest.raises(PopulationTwice):
        populations.enter_population(place, "12000", YEAR_END, source, by=supervisor, now=NOW)
    populations.withdraw_population(wrong, "少写一个零", by=supervisor, now=NOW)
    with pytest.raises(PopulationWithdrawn):
        populations.withdraw_population(wrong, "再撤", by=supervisor, now=NOW)
    populations.enter_population(place, "12000", YEAR_END, source, by=supervisor, now=NOW)
    row = next(one for one in indicators.indicators(of, year) if one.ref == place)
    assert (row.people, row.as_of, row.source, row.founded, row.standing) == (12000, YEAR_END, source, 0, 0)
    # A year is divided by the figure of that year, not by one as of the day after.
    populations.enter_population(place, "13000", date(2026, 1, 1), source, by=supervisor, now=NOW)
    before = Span(midnight(date(2025, 1, 1)), midnight(date(2026, 1, 1)))
    assert next(one.people for one in indicators.indicators(of, before) if one.ref == place) == 12000
    # As of a day before the figure nothing is divided; the withdrawn one stays readable.
    assert entered.as_of(date(2025, 6, 1)) == {}
    assert [one.withdrawn_for for one in entered.entered()] == ["", "", "少写一个零"]
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update populations_population set people = 1 where withdrawn_at is null")
