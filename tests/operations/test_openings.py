"""Opening an enterprise: one form, one hand-in, six certificates side by side under one limit, handed out together."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from fractions import Fraction

import pytest
from django.db import transaction

from tests.covers import covers
from tests.operations import trading
from tests.operations.errand import later
from tests.operations.town import BEGAN, NOW, TODAY
from yimen.assembly.database import Address
from yimen.channels.clockwork import following
from yimen.engine.case.cases.refusals import DraftIncomplete
from yimen.engine.centre.matters import operations as matters
from yimen.engine.centre.matters import queries as matter_queries
from yimen.engine.supervision.enterprises import openings
from yimen.engine.supervision.enterprises.rows import OpeningView
from yimen.engine.supervision.findings import queries as findings
from yimen.engine.supervision.findings.rows import CardFilter
from yimen.insight.openings import queries as figures
from yimen.kernel.actor import NOBODY, SYSTEM, ActorKind, PostHeld, Role
from yimen.kernel.enterprises import shortened
from yimen.kernel.rates import percent
from yimen.kernel.writing import NotAllowed
from yimen.registries.bundles import queries as bundles
from yimen.registries.dated import day_of
from yimen.registries.trades import operations as trades
from yimen.registries.trades import queries as rules
from yimen.registries.trades.refusals import ChildPromisesLonger, NotInBundle


@pytest.fixture(scope="module")
def built(fresh_database: Callable[[], AbstractContextManager[Address]]) -> Iterator[trading.Opening]:
    with fresh_database():
        yield trading.an_opening()


@pytest.fixture
def opening(built: trading.Opening) -> Iterator[trading.Opening]:
    """As it was built; whatever a test does there is taken back."""
    with transaction.atomic():
        yield built
        transaction.set_rollback(True)


def seen(ref: str, opening: trading.Opening, hours: float) -> OpeningView:
    view = openings.find(ref, opening.register.market.citizen, later(hours))
    assert view is not None
    return view


@covers("S-169", "S-205", "S-254", "S-501", "S-503", "S-504", "S-514")
def test_one_form_opens_six_certificates_under_one_limit_and_names_the_one_that_will_break_it(
    opening: trading.Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    market, food = opening.register.market, opening.register.food
    guide = bundles.guide(opening.bundle, (), {}, NOW)
    assert guide is not None and (guide.saved.fields_apart, guide.saved.fields_once) == (28, 14)
    assert (guide.saved.materials_apart, guide.saved.materials_once) == (6, 1)
    # One thing missing: the whole stays out, itemised, and no case is left behind.
    half = trading.written(opening, dict(trading.TYPED))
    form = matter_queries.one_form(half, market.citizen, NOW)
    assert form is not None and [label for _, _, label in form.missing] == ["联系电话"]
    with pytest.raises(DraftIncomplete):
        matters.submit(half, form.matter.revision, market.town.centre, by=market.citizen, now=NOW)
    assert [row.cases for row in matter_queries.mine(market.citizen)] == [0]

    ref, refs = trading.handed_in(opening)

    view = seen(ref, opening, 1)
    assert len(refs) == len(view.parts) == 6 and {part.state for part in view.parts} == {"received"}
    assert {part.item_name for part in view.parts if part.together} == {"企业设立登记", "税务登记", "组织机构代码证"}
    assert (view.standing, view.code) == ("on_time", "")
    # Six working days after Friday the 20th.
    assert day_of(view.due_at).isoformat() == "2026-11-30"
    assert openings.find(ref, opening.register.food.citizen, later(1)) is None
    # Everything but the statistics is done; that one is accepted so late that it will be there after the whole is due.
    for case in refs[1:5]:
        trading.grant(food, case, market.clerk)
    trading.grant(market, refs[0], market.clerk)
    trading.entered(monkeypatch)
    late = 24 * 7
    assert seen(ref, opening, late).standing == "at_risk"
    assert [part.item_name for part in seen(ref, opening, late).parts if part.breaks] == ["统计登记证"]
    # Every office of it sees the whole, those that are done too.
    assert openings.under_way(market.reviewer, later(late)) == openings.under_way(food.reviewer, later(late))
    (running,) = openings.under_way(food.reviewer, later(late))
    assert [part.number for part in running.parts if part.breaks] == [seen(ref, opening, late).parts[5].number]
    assert seen(ref, opening, 24 * 11).standing == "late"
    trading.grant(food, refs[5], market.clerk, 24 * 3)
    done = seen(ref, opening, late)
    assert (done.standing, len(done.code)) == ("done", 18) and done.done_at is not None
    assert openings.under_way(food.reviewer, later(late)) == ()
    # All results go out together against one signature.
    out = matters.hand_out(ref, "陈小禾", by=market.clerk, now=later(24 * 4))
    assert out.cases == refs and all(part.delivered_at for part in seen(ref, opening, late).parts)


@covers("S-508", "S-516")
def test_a_scheme_counts_its_links_and_days_and_no_item_promises_more_than_the_whole(opening: trading.Opening) -> None:
    (scheme,) = rules.schemes(TODAY)
    way = shortened(scheme.before, scheme.now)
    assert (way.links_before, way.links_now) == (7, 3)
    assert (str(way.days_before), str(way.days_now)) == ("13.5", "4.0")
    assert percent(1 - Fraction(way.days_now) / Fraction(way.days_before)) == "70.4%"

    said = trading.scheme_said(opening.items)
    for refusal, what in (
        (ChildPromisesLonger, trading.scheme_said(opening.items, "1.5")),
        (NotInBundle, replace(said, together=(opening.register.food.item,))),
    ):
        with pytest.raises(refusal):
            trades.set_scheme(opening.bundle, what, trading.BASIS, TODAY, by=SYSTEM, now=NOW)
    with pytest.raises(NotAllowed):
        trades.set_scheme(opening.bundle, said, trading.BASIS, TODAY, by=opening.register.market.decider, now=NOW)
    assert rules.schemes(TODAY) == (scheme,)
    trades.set_scheme(opening.bundle, trading.scheme_said(opening.items, "4.5"), "新文件", TODAY, by=SYSTEM, now=NOW)
    assert [str(one.limit.amount) for one in rules.schemes(TODAY)] == ["4.5"]
    assert rules.schemes(BEGAN) == (scheme,)


@covers("S-522")
def test_every_certificate_of_an_opening_is_watched_from_its_hand_in_by_the_rules_of_all_cases(
    opening: trading.Opening,
) -> None:
    ref, _ = trading.handed_in(opening)
    overseer = replace(
        NOBODY, kind=ActorKind.STAFF, staff_id=1, posts=(PostHeld(1, Role.REFORM_OFFICE, None, None, "改革办"),)
    )
    assert findings.cards(overseer, later(1), CardFilter()).rows == ()

    following.claimed(later(24 * 6.5))

    cards = findings.cards(overseer, later(24 * 6.5), CardFilter()).rows
    assert {card.rule for card in cards} == {"early_warning"}
    assert {card.subject_ref for card in cards} == {part.case_ref for part in seen(ref, opening, 24 * 6.5).parts}


@covers("S-503", "S-513")
def test_how_fast_registration_is_and_whether_three_come_out_on_one_day_is_counted_from_cases(
    built: trading.Opening,
) -> None:
    market, food = built.register.market, built.register.food
    assert (figures.speed(later(5)).registered, figures.speed(later(5)).days) == (0, "—")
    _, refs = trading.handed_in(built)
    trading.grant(market, refs[0], market.clerk)
    for case in refs[1:3]:
        trading.grant(food, case, market.clerk, 2)

    speed = figures.speed(later(5))

    # From ten in the morning to 11:24: a fifth of a working day.
    assert (speed.registered, speed.days, speed.same_day.percent) == (1, "0.2", "100.0%")
    assert (speed.together.part, speed.together.whole) == (1, 1)
