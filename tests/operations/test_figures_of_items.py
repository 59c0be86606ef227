"""Figures of items: one model for every rate, over a named list, each with its items, its versions and its units."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import concentrating, errand, reviewing, town
from tests.operations.catalogue import TERMS
from yimen.assembly import database
from yimen.assembly.database import Address
from yimen.insight.figures import gathered, items, sparing
from yimen.insight.figures.catalogue import amounts
from yimen.insight.figures.reading import Span
from yimen.insight.lists import sizes
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.rates import percent, points
from yimen.kernel.reform.reductions import Measure
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import CertificateTerm, StepTerm, Terms, TimeLimit
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.operations import Draft
from yimen.registries.concentration import operations as concentration
from yimen.registries.figures import operations, queries
from yimen.registries.figures.reading import ItemSet

NOW = town.NOW
TODAY = town.TODAY
LATER = NOW + timedelta(days=40)
ALL = ItemSet()
LICENCE = CertificateTerm("11100000000013338W011", "甲许可证", 60)


def days(amount: int) -> TimeLimit:
    return TimeLimit(Decimal(amount), "working_day")


class Catalogue:
    """Four items: one quicker and leaner than it was, one in hours, one without a statute; two are in the centre."""

    def __init__(self) -> None:
        self.office = errand.an_office()
        self.town = self.office.town
        self.reform = town.signed_on(town.an_officer(self.town, "reform_office", "701"), "reform.desk")
        self.editor = town.signed_on(town.an_officer(self.town, "catalogue_editor", "702"), "editor.desk")
        review = StepTerm("review", "市局审查", level="3")
        longer = replace(
            TERMS, statutory=days(20), promised=days(10), certificate=LICENCE,
            steps=(*TERMS.steps, StepTerm("apply", "申请", law="条例")),
        )  # fmt: skip
        self.quicker = self.item("甲许可", longer)
        in_hours = replace(TERMS, statutory=days(1), promised=TimeLimit(Decimal("3.5"), "hour"))
        self.hours = self.item("乙登记", in_hours)
        self.bare = self.item("丙服务", replace(TERMS, statutory=None, promised=days(5)), "20")
        leaner = replace(
            TERMS, statutory=days(20), promised=days(4), materials=TERMS.materials[:1], certificate=LICENCE,
            steps=(TERMS.steps[0], review, *TERMS.steps[2:]),
        )  # fmt: skip
        self.again(self.quicker, "甲许可", leaner, NOW + timedelta(days=20))
        concentrating.a_division(self.office)
        concentrating.seats(self.office)
        concentrating.own_window(self.office)
        residency = concentrating.planned(self.office, items=(self.office.item, self.hours))
        concentration.take_up_residency(residency, TODAY, by=concentrating.the_manager(self.office), now=NOW)

    def item(self, name: str, terms: Terms, kind: str = "01") -> str:
        ref = catalogue.found_item(self.town.office, by=SYSTEM, now=NOW).ref
        self.again(ref, name, terms, NOW, kind)
        return ref

    def again(self, ref: str, name: str, terms: Terms, moment: datetime, kind: str = "01") -> None:
        version = catalogue.draft_version(ref, Draft(name, kind, terms), by=SYSTEM, now=moment).ref
        catalogue.publish(version, moment, by=SYSTEM, now=moment)


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[Catalogue]:
    with fresh_database():
        yield Catalogue()


def rate(measure: Measure, of: ItemSet = ALL, before: datetime | None = NOW) -> str:
    return percent(items.counted(measure, of, LATER, before).total.rate)


@covers("S-242", "S-248", "S-459")
def test_limits_are_compressed_over_the_items_that_have_one_by_law_and_the_others_are_counted(city: Catalogue) -> None:
    found = items.counted(Measure.COMPRESSION, ALL, LATER)

    assert (found.total.before, found.total.after) == (Decimal(17220), Decimal(3990))
    assert (found.total.counted, found.total.left_out, percent(found.total.rate)) == (3, 1, "76.8%")
    assert {line.ref for line in found.lines} == {city.quicker, city.hours, city.bare, city.office.item}
    by_office = items.by_group("office", found)
    assert [(name, group.counted) for name, group in by_office] == [("示范市市场监督管理局", 3)]
    assert [name for name, _ in items.by_group("level", found)] == ["2"]


@covers("S-249", "S-240", "S-470")
def test_materials_limits_and_steps_are_compared_between_two_versions_with_their_days(city: Catalogue) -> None:
    found = items.counted(Measure.MATERIALS, ALL, LATER, NOW)

    assert (found.total.before, found.total.after, percent(found.total.rate)) == (Decimal(9), Decimal(8), "11.1%")
    assert rate(Measure.LIMITS) == "29.3%"
    steps = items.counted(Measure.STEPS, ALL, LATER, NOW)
    assert (steps.total.removed, steps.total.before) == (Decimal(1), Decimal(21))
    (line,) = [one for one in steps.lines if one.ref == city.quicker]
    assert line.before is not None
    assert (line.before.number, line.now.number, line.now.since) == (1, 2, NOW + timedelta(days=20))


@covers("S-268", "S-271", "S-466")
def test_a_speed_up_is_told_in_points_before_and_after_and_licence_by_licence(city: Catalogue) -> None:
    of = ItemSet(family="甲许可证")
    now, before = (items.counted(one, of, LATER, NOW).total.rate for one in (
        Measure.COMPRESSION, Measure.COMPRESSION_BEFORE))  # fmt: skip

    assert (percent(before), percent(now), points(before, now)) == ("50.0%", "80.0%", 30)
    everything = items.counted(Measure.COMPRESSION, ALL, LATER)
    assert (percent(everything.total.rate), percent(everything.mean)) == ("76.8%", "68.3%")
    assert set(items.families(LATER)) == {"甲许可证", "食品经营许可证"}


@covers("S-245")
def test_the_share_counted_in_hours_shows_its_numerator_denominator_and_list_for_one_centre(city: Catalogue) -> None:
    everything = items.counted(Measure.HOURS, ALL, LATER)

    assert (everything.total.removed, everything.total.before, everything.total.left_out) == (1, 4, 0)
    there = items.counted(Measure.HOURS, ItemSet(centre=city.town.centre), LATER)
    assert (there.total.removed, there.total.before, percent(there.total.rate)) == (1, 2, "50.0%")
    assert {line.ref for line in there.lines} == {city.hours, city.office.item}


@covers("S-242", "S-249")
def test_a_figure_is_kept_with_its_list_and_its_units_and_stays_what_it_was(city: Catalogue) -> None:
    kept = operations.keep_figure(
        "时限压缩一半以上", Measure.COMPRESSION, ALL, None, "工作总结", by=city.reform, now=LATER
    )

    page = queries.kept_figure(kept.ref)

    assert page is not None and page.holds == "yes"
    assert (page.row.before, page.row.after, page.row.counted, page.row.left_out) == (
        Decimal(17220),
        Decimal(3990),
        3,
        1,
    )
    assert page.conversion["working_day"] == 420 and page.conversion["hour"] == 60
    assert {(line.name, line.version, line.before, line.after) for line in page.lines} == {
        ("甲许可", 2, "8400", "1680"), ("乙登记", 1, "420", "210.0"), ("丙服务", 1, "", "2100"),
        ("食品经营许可（新办）", 1, "8400", "2100"),
    }  # fmt: skip
    assert kept.ref in {row.ref for row in queries.kept_figures()}


@covers("S-460", "S-471", "S-490")
def test_a_licence_asks_for_fewer_papers_and_days_than_it_did_over_the_same_items(city: Catalogue) -> None:
    found = sparing.processes(city.reform, ALL, NOW, LATER, Span(NOW, LATER))
    (licence,) = [one for one in found if one.name == "甲许可证"]

    was, is_ = licence.papers
    assert (was.materials, is_.materials, licence.papers_saved) == (2, 1, 1)
    assert (was.pages, is_.pages, is_.required) == (40, 20, 1)
    assert licence.ends is not None and licence.ends.before == (Decimal(10), Decimal(10))
    assert [percent(rate) for rate in licence.ends.compressed] == ["60.0%", "60.0%"]
    total = sparing.whole(found)
    assert (total.items, total.papers[0].materials, total.papers[1].materials) == (4, 9, 8)


@covers("S-465", "S-468")
def test_a_department_is_counted_in_centres_and_by_one_review_with_one_approval(city: Catalogue) -> None:
    (now,) = gathered.departments(LATER)
    (before,) = gathered.departments(NOW - timedelta(seconds=1)) or (None,)

    assert (now.items, now.here, now.twice) == (4, 2, 2) and before is None
    assert (now.share.percent, now.one_and_one.percent) == ("50.0%", "100.0%")
    months = gathered.history(city.town.office, LATER, 2)
    assert [(day.isoformat(), share.part, share.whole) for day, share in months] == [
        ("2026-11-30", 2, 4), ("2026-12-30", 2, 4)
    ]  # fmt: skip
    assert gathered.whole([now]).share == now.share


@covers("S-482")
def test_each_list_has_its_size_on_any_day_and_names_its_entries(city: Catalogue) -> None:
    now = {one.code: one for one in sizes.sizes(LATER)}
    then = {one.code: one for one in sizes.sizes(NOW - timedelta(days=1))}

    assert now["web"].items == 4 and now["web"].by_level == {2: 4}
    assert then["web"].items == 0


def test_a_kept_figure_whose_items_were_altered_holds_no_more(city: Catalogue) -> None:
    kept = operations.keep_figure("改过的", Measure.HOURS, ALL, by=city.reform, now=LATER)
    with connection.cursor() as cursor:
        cursor.execute(
            "update figures_keptfigure set lines = jsonb_set(lines, '{0,8}', '\"0\"') where ref = %s", (kept.ref,)
        )

    page = queries.kept_figure(kept.ref)

    assert page is not None and page.holds == "no"


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.code


def keep(by: Actor, measure: Measure, of: ItemSet = ALL, before: datetime | None = None) -> object:
    return operations.keep_figure("指标", measure, of, before, by=by, now=LATER)


def test_a_figure_without_its_before_without_items_or_by_somebody_else_is_not_kept(city: Catalogue) -> None:
    count = len(queries.kept_figures())

    assert refused(lambda: keep(city.editor, Measure.HOURS)) == "people.not_allowed"
    assert refused(lambda: keep(city.reform, Measure.STEPS)) == "figure.before_missing"
    assert refused(lambda: keep(city.reform, Measure.STEPS, before=LATER)) == "figure.before_missing"
    assert refused(lambda: keep(city.reform, Measure.HOURS, ItemSet(family="没有"))) == "figure.nothing_to_count"
    assert refused(lambda: keep(city.reform, Measure.HOURS, ItemSet(list_code="没有"))) == "writing.not_in_list"
    assert len(queries.kept_figures()) == count


@covers("S-277")
def test_an_item_of_several_levels_is_listed_with_its_target_and_what_lacks_a_legal_reason(city: Catalogue) -> None:
    operations.set_target(city.quicker, 4, date(2027, 6, 30), "流程再造方案", by=city.reform, now=LATER)

    (one,) = items.several_levels(LATER)

    assert (one.item_ref, one.levels.unfounded, one.steps) == (city.quicker, ("市局审查",), 5)
    assert one.target is not None and (one.target.steps, one.target.steps_then) == (4, 5)
    assert refused(
        lambda: operations.set_target(city.quicker, 5, date(2027, 6, 30), "文", by=city.reform, now=LATER)
    ) == "figure.target_out_of_reach"  # fmt: skip
    assert refused(
        lambda: operations.set_target(city.quicker, 3, date(2027, 6, 30), "文", by=city.editor, now=LATER)
    ) == "people.not_allowed"  # fmt: skip


@covers("S-478", "S-486")
def test_any_past_day_is_counted_as_it_was(own_database: Address) -> None:
    desk = reviewing.a_desk()
    reviewing.decided(desk, reviewing.passed(desk, reviewing.proposed_end(desk)))
    ended = reviewing.AFTER_NOTICE + timedelta(days=1)

    before, at_first, since = (amounts(at) for at in (NOW - timedelta(days=400), NOW, ended))

    assert [(one.total.items, one.total.ended) for one in (before, at_first, since)] == [(0, 0), (1, 0), (0, 1)]
    assert [(one.level, one.items) for one in at_first.levels] == [(2, 1)]
    assert (before.levels, before.total.base_items) == ((), 0)
