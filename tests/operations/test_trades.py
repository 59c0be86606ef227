"""Trades: who lets in and who supervises, which permits come when, and what a registration may not ask."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from tests.covers import covers
from tests.operations import errand, town, trading
from tests.operations.town import NOW, TODAY
from tests.operations.trading import ADVICE, CATERING, REGISTRATION
from yimen.assembly.database import Address
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.terms import MaterialTerm, Terms, TimeLimit
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotAllowed, NotInList
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.operations import Draft
from yimen.registries.offices import queries as offices
from yimen.registries.trades import operations, queries
from yimen.registries.trades.operations.keeping import PermitSaid, TradeSaid
from yimen.registries.trades.refusals import (
    AlreadyKept,
    CapitalReportDemanded,
    ConcreteTaken,
    DoubleOwner,
    FormLacks,
    OwnerMissing,
    PriorNotListed,
    RegistrationInterlocked,
    TradeOptionUnknown,
)


@pytest.fixture(scope="module")
def built(fresh_database: Callable[[], AbstractContextManager[Address]]) -> Iterator[trading.Register]:
    with fresh_database():
        yield trading.a_register()


@pytest.fixture
def register(built: trading.Register) -> Iterator[trading.Register]:
    """As it was built; whatever a test does there is taken back."""
    with transaction.atomic():
        yield built
        transaction.set_rollback(True)


Doing = Callable[[], object]


def legal(office: errand.Office) -> Actor:
    return town.signed_on(town.an_officer(office.town, "legal_reviewer", "l1"), "the.jurist")


def food_office(office: errand.Office) -> int:
    found = offices.office(office.town.office, TODAY)
    assert found is not None
    return found.id


def needing(*codes: str) -> Terms:
    return replace(REGISTRATION, service=replace(REGISTRATION.service, prerequisites=codes))


def registered(item: str, by: Actor = SYSTEM) -> str:
    return operations.register_item(item, "establish", trading.BASIS, TODAY, by=by, now=NOW).ref


@covers("S-496", "S-511", "S-521")
def test_a_category_says_both_its_offices_or_is_not_entered_and_who_approves_supervises(
    register: trading.Register,
) -> None:
    market, food = register.market, register.food
    first, advice = queries.trades(TODAY)
    # Nobody named who supervises catering: it follows from the permit.
    assert (first.name, first.supervising_office_id) == (CATERING, food_office(food))
    assert [(one.item_ref, one.stage) for one in first.permits] == [(food.item, "after")]
    new = TradeSaid("O80", "居民服务业", ("洗衣", "理发"), market.town.office, market.town.office)
    refused: tuple[tuple[type[Exception], TradeSaid], ...] = (
        (OwnerMissing, replace(new, supervising_office="")),
        (NoSuchThing, replace(new, entry_office="nothing")),
        (DoubleOwner, replace(new, permits=(PermitSaid(food.item, "after"),))),
        (DoubleOwner, replace(trading.catering(market, food), supervising_office=market.town.office)),
        (ConcreteTaken, replace(new, concrete=("洗衣", "饮品店"))),
        (Missing, replace(new, concrete=())),
        (NotInList, replace(new, notice_days=31)),
        (NotInList, replace(new, permits=(PermitSaid(food.item, "sometime"),))),
    )

    for refusal, said in refused:
        with pytest.raises(refusal):
            operations.enter_trade(said, trading.BASIS, TODAY, by=SYSTEM, now=NOW)
    with pytest.raises(NotAllowed):
        operations.enter_trade(new, trading.BASIS, TODAY, by=market.decider, now=NOW)

    assert queries.trades(TODAY) == (first, advice)
    operations.enter_trade(new, trading.BASIS, TODAY, by=SYSTEM, now=NOW)
    # Said anew under its code from a day on; what it was stays readable.
    wider = replace(trading.catering(market, food), concrete=("小餐饮", "饮品店", "食堂"))
    operations.enter_trade(wider, "新文件", TODAY + timedelta(days=1), by=SYSTEM, now=NOW)
    assert [row.concrete for row in queries.by_name((CATERING,), TODAY)] == [("小餐饮", "饮品店")]
    assert [row.concrete for row in queries.by_name((CATERING,), TODAY + timedelta(days=1))] == [wider.concrete]
    with pytest.raises(ImpossibleDates):
        operations.enter_trade(wider, "新文件", TODAY + timedelta(days=1), by=SYSTEM, now=NOW)
    assert queries.faults(NOW) == () and ADVICE in {row.name for row in queries.trades(TODAY)}


@covers("S-495", "S-502", "S-513", "S-518")
def test_a_registration_waits_for_nothing_but_what_the_legal_office_has_listed(register: trading.Register) -> None:
    market, food = register.market, register.food
    jurist = legal(market)
    waits = trading.an_item(market, "分公司设立登记", needing(food.item))
    before = replace(trading.catering(market, food, "before"), code="H63", name="集中餐饮", concrete=("集中用餐",))
    report = MaterialTerm("report", "验资报告", law="旧规定")
    with_report = trading.an_item(
        market, "旧式设立登记", replace(REGISTRATION, materials=(*REGISTRATION.materials, report))
    )
    short = trading.an_item(market, "简易登记", replace(REGISTRATION, fields=REGISTRATION.fields[:3]))
    other = replace(REGISTRATION.fields[-1], code="trade_3", options=(ADVICE, "航天业"))
    strange = trading.an_item(market, "跨界登记", replace(REGISTRATION, fields=(*REGISTRATION.fields, other)))
    refused: tuple[tuple[type[Exception], Doing], ...] = (
        (RegistrationInterlocked, lambda: registered(waits)),
        (PriorNotListed, lambda: trading.enter(before)),
        (CapitalReportDemanded, lambda: registered(with_report)),
        (FormLacks, lambda: registered(short)),
        (TradeOptionUnknown, lambda: registered(strange)),
        (AlreadyKept, lambda: registered(market.item)),
        (NotAllowed, lambda: registered(waits, market.decider)),
        (NotAllowed, lambda: operations.put_prior(food.item, "文件", TODAY, by=market.decider, now=NOW)),
    )

    for refusal, act in refused:
        with pytest.raises(refusal):
            act()

    assert [row.item_ref for row in queries.registrations(TODAY)] == [market.item] and queries.prior(TODAY) == ()
    ref = operations.put_prior(food.item, "示法〔2026〕3号", TODAY, by=jurist, now=NOW).ref
    registered(waits)
    operations.enter_trade(before, trading.BASIS, TODAY, by=SYSTEM, now=NOW)
    assert queries.faults(NOW) == ()
    # Struck off the list: the registration is interlocked again, and said to be so.
    operations.strike_prior(ref, "示法〔2026〕4号", TODAY + timedelta(days=1), by=jurist, now=NOW)
    assert [(one.kind, one.what) for one in queries.faults(NOW + timedelta(days=1))] == [
        ("interlocked", "分公司设立登记")
    ]
    # So is one whose next version grows together with a permit.
    version = catalogue.draft_version(
        market.item, Draft("企业设立登记", "07", needing(food.item)), by=SYSTEM, now=NOW
    ).ref
    catalogue.publish(version, NOW + timedelta(days=2), by=SYSTEM, now=NOW)
    later = NOW + timedelta(days=3)
    assert {one.what for one in queries.faults(later)} == {"分公司设立登记", "企业设立登记"}


@covers("S-506")
def test_what_a_registration_no_longer_asks_is_counted_from_its_versions(register: trading.Register) -> None:
    def version(materials: int, steps: int, checks: int, days: str) -> Terms:
        papers = tuple(MaterialTerm(f"m{n}", f"第{n}种材料", law="登记管理条例第十六条") for n in range(materials))
        way = REGISTRATION.steps[: steps - 1] + REGISTRATION.steps[-1:]
        examined = tuple(f"第{n}项审查内容" for n in range(checks))
        promised = TimeLimit(Decimal(days), "working_day")
        statutory = TimeLimit(Decimal(15), "working_day")
        return replace(
            REGISTRATION, materials=papers, steps=way, conditions=examined, promised=promised, statutory=statutory
        )

    item = trading.an_item(register.market, "公司设立登记", version(11, 4, 11, "7"))
    registered(item)
    assert queries.lightened(NOW) == ()
    draft = Draft("公司设立登记", "07", version(8, 3, 7, "4"))
    later = NOW + timedelta(days=1)
    catalogue.publish(catalogue.draft_version(item, draft, by=SYSTEM, now=NOW).ref, later, by=SYSTEM, now=NOW)

    (one,) = queries.lightened(later)

    before, now = one.before, one.now
    assert (before.materials, before.steps, before.checks) == (11, 4, 11)
    assert (now.materials, now.steps, now.checks) == (8, 3, 7)
    assert before.promised and now.promised and (before.promised.amount, now.promised.amount) == (7, 4)
