"""Builders of a business register: two trades, an item that establishes enterprises, and a shop that was granted."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

import pytest
from django.db import connection

from tests.operations import aftermath, errand
from tests.operations.errand import GRANT, PNG, TERMS, later
from tests.operations.town import BEGAN, NOW
from yimen.engine.case.cases import operations as cases
from yimen.engine.centre.matters import operations as matters
from yimen.engine.centre.matters import queries as matter_queries
from yimen.engine.supervision.enterprises import operations
from yimen.engine.supervision.enterprises.operations import entering
from yimen.journal.reading import COLUMNS, Told, told
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.bundles import field_key, material_key
from yimen.kernel.enterprises import MODES, Link
from yimen.kernel.rulings import Advice
from yimen.kernel.terms import FieldKind, FieldTerm, MaterialTerm, Terms, TimeLimit
from yimen.kernel.time.limit import Limit, Unit
from yimen.registries.bundles import operations as bundles
from yimen.registries.bundles.operations import BundleSaid
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.operations import Draft
from yimen.registries.people import queries as people
from yimen.registries.trades import operations as trades
from yimen.registries.trades.operations.keeping import PermitSaid, TradeSaid
from yimen.registries.trades.operations.opening import SchemeSaid

BASIS = "示府办〔2026〕20号"
CATERING, ADVICE = "餐饮业", "咨询服务业"
REGISTRATION = replace(
    TERMS,
    promised=TimeLimit(Decimal("2"), "working_day"),
    statutory=TimeLimit(Decimal("3"), "working_day"),
    situations=(),
    commitment="",
    materials=(MaterialTerm("id", "身份证明", law="市场主体登记管理条例第十六条"),),
    fields=(
        FieldTerm("name", "企业名称"),
        FieldTerm("mode", "登记方式", FieldKind.CHOICE, options=MODES),
        FieldTerm("representative", "法定代表人"),
        FieldTerm("residence", "住所"),
        FieldTerm("residence_kind", "住所性质", FieldKind.CHOICE, options=("住宅", "商业用房")),
        FieldTerm("premises", "经营场所", required="no"),
        FieldTerm("premises_2", "经营场所二", required="no"),
        FieldTerm("contributor", "出资人"),
        FieldTerm("subscribed", "认缴出资额（万元）", FieldKind.NUMBER),
        FieldTerm("subscribed_until", "认缴期限", FieldKind.DATE),
        FieldTerm("paid", "实缴出资额（万元）", FieldKind.NUMBER, required="no"),
        FieldTerm("trade", "经营大类", FieldKind.CHOICE, options=(CATERING, ADVICE)),
        FieldTerm("trade_2", "经营大类二", FieldKind.CHOICE, required="no", options=(CATERING, ADVICE)),
    ),
)
FORM = {
    "name": "示范市禾木餐饮有限公司", "mode": MODES[0], "representative": "陈小禾", "residence": "滨河街36号2单元301室",
    "residence_kind": "住宅", "premises": "和平路8号", "premises_2": "学府路2号", "contributor": "陈小禾",
    "subscribed": "100", "subscribed_until": "2046-11-20", "trade": CATERING, "trade_2": ADVICE,
}  # fmt: skip


@dataclass(frozen=True)
class Register:
    """The market office with the item that establishes, and the food office whose permit catering needs."""

    market: errand.Office
    food: errand.Office
    entry: str
    """The reference by which the item writes the register."""


def an_item(office: errand.Office, name: str, terms: Terms) -> str:
    """One more item of an office, published."""
    item = catalogue.found_item(office.town.office, by=SYSTEM, now=NOW).ref
    version = catalogue.draft_version(item, Draft(name, "07", terms), by=SYSTEM, now=NOW).ref
    catalogue.publish(version, NOW, by=SYSTEM, now=NOW)
    return item


def a_register() -> Register:
    market = errand.an_office()
    aftermath.wired()
    food = errand.another_office(market, 2)
    market = replace(market, item=an_item(market, "企业设立登记", REGISTRATION))
    two_trades(market, food)
    entry = trades.register_item(market.item, "establish", BASIS, BEGAN, by=SYSTEM, now=NOW).ref
    return Register(market, food, entry)


def two_trades(market: errand.Office, food: errand.Office) -> None:
    """Catering with its food licence afterwards, and advice that nobody has to permit."""
    enter(catering(market, food))
    enter(TradeSaid("L72", ADVICE, ("企业管理咨询", "信息咨询"), market.town.office, market.town.office))


def catering(market: errand.Office, food: errand.Office, stage: str = "after") -> TradeSaid:
    permits = (PermitSaid(food.item, stage),)
    return TradeSaid("H62", CATERING, ("小餐饮", "饮品店"), market.town.office, permits=permits)


def enter(said: TradeSaid) -> str:
    return trades.enter_trade(said, BASIS, BEGAN, by=SYSTEM, now=NOW).ref


def applied(
    register: Register,
    form: dict[str, str] | None = None,
    item: str = "",
    party: str = "",
    hours: float = 0,
    answers: tuple[str, ...] = (),
) -> str:
    """An application for a registration, handed in by the citizen; the ref of its case."""
    office = register.market
    who, now = citizen(office, hours), later(hours)
    draft = cases.start_draft(item or office.item, party or office.party, by=who, now=now).ref
    kept = cases.keep_draft(draft, 1, answers, form or FORM, by=who, now=now)
    cases.attach(draft, "id", "id.png", PNG, by=who, now=now)
    return cases.submit(draft, kept.revision, office.town.centre, by=who, now=now).ref


def grant(office: errand.Office, ref: str, clerk: Actor, hours: float = 1) -> None:
    """Bring a case that was handed in to its grant."""
    cases.accept(ref, by=clerk, now=later(hours))
    cases.hand_over(ref, by=clerk, now=later(hours))
    cases.review(ref, Advice.GRANT, "材料齐全。", by=office.reviewer, now=later(hours + 0.2))
    cases.decide(ref, GRANT, by=office.decider, now=later(hours + 0.4))


def citizen(office: errand.Office, hours: float) -> Actor:
    """The citizen as they may act so many hours later: a mandate of their enterprise has come."""
    account = people.account(office.citizen.ref)
    assert account is not None
    actor = people.actor_of(account.id, later(hours))
    assert actor is not None
    return actor


def entered(patch: pytest.MonkeyPatch, now: datetime | None = None) -> int:
    """Let the register follow the lines of this test, whose transaction never settles; how many wrote it."""
    patch.setattr(entering.cursors, "batch", _lines)
    return operations.enter_register(by=SYSTEM, now=now or later(3)).entered


def _lines(consumer: str, size: int) -> tuple[Told, ...]:
    with connection.cursor() as cursor:
        cursor.execute(f"select {COLUMNS} from journal_entry where subject_kind = 'case' order by id")
        return tuple(told(row) for row in cursor.fetchall())


OTHERS = ("税务登记", "组织机构代码证", "公章刻制备案", "社会保险登记证", "统计登记证")
LINKS_BEFORE = ("名称核准 2", "验资 3", "设立登记 4", "组织机构代码 1", "税务登记 2", "公章刻制 1", "银行开户 0.5")
LINKS_NOW = ("企业登记 2", "公章刻制 1", "领取发票 1")


@dataclass(frozen=True)
class Opening:
    """A register with a bundle of six certificates under one limit of six working days."""

    register: Register
    bundle: str
    items: tuple[str, ...]
    scheme: str


def links(told: tuple[str, ...]) -> tuple[Link, ...]:
    return tuple(Link(name, Decimal(days)) for name, _, days in (one.partition(" ") for one in told))


def an_opening() -> Opening:
    register = a_register()
    market = register.market
    other = replace(
        REGISTRATION, fields=(REGISTRATION.fields[0], REGISTRATION.fields[3], FieldTerm("phone", "联系电话"))
    )
    items = (market.item, *(an_item(register.food, name, other) for name in OTHERS))
    said = BundleSaid("企业开办一件事", "一张表办六证", "person", "", items)
    bundle = bundles.define_bundle(said, BEGAN, BASIS, by=SYSTEM, now=NOW).ref
    scheme = trades.set_scheme(bundle, scheme_said(items), BASIS, BEGAN, by=SYSTEM, now=NOW).ref
    return Opening(register, bundle, items, scheme)


def scheme_said(items: tuple[str, ...], days: str = "6") -> SchemeSaid:
    limit = Limit.of(days, Unit.WORKING_DAY)
    return SchemeSaid(limit, items[:3], links(LINKS_BEFORE), links(LINKS_NOW))


TYPED = {field_key(one): FORM[one.code] for one in REGISTRATION.fields if one.code in FORM}
PHONE = field_key(FieldTerm("phone", "联系电话"))
IDENTITY = material_key(REGISTRATION.materials[0])


def written(opening: Opening, typed: dict[str, str] | None = None) -> str:
    """The one form filled in with its one file; the ref of the matter."""
    market = opening.register.market
    ref = matters.start(opening.bundle, market.party, (), by=market.citizen, now=NOW).ref
    matters.keep(ref, 1, {}, typed or {**TYPED, PHONE: "0000-1234"}, by=market.citizen, now=NOW)
    matters.attach(ref, IDENTITY, "id.png", PNG, by=market.citizen, now=NOW)
    return ref


def handed_in(opening: Opening) -> tuple[str, tuple[str, ...]]:
    """The matter and its six cases, handed in once."""
    market = opening.register.market
    ref = written(opening)
    seen = matter_queries.find(ref, market.citizen, NOW)
    assert seen is not None
    done = matters.submit(ref, seen.revision, market.town.centre, by=market.citizen, now=NOW)
    return ref, tuple(one.ref for one in done.cases)
