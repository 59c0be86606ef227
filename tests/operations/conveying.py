"""Builders of conveyances: an item of both registration and tax, the tax bureau, and a declared case."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from tests.operations import errand, joining, paying
from tests.operations.errand import TERMS, later
from tests.operations.joining import Department, days, followed
from tests.operations.town import NOW, an_officer, signed_on
from yimen.engine.parallel.conveyances import operations, queries
from yimen.engine.parallel.conveyances.operations.declaring import ConveyanceSaid, ShareSaid
from yimen.engine.parallel.conveyances.rows import ConveyanceView
from yimen.engine.parallel.joint import operations as joint
from yimen.engine.parallel.joint import queries as joint_queries
from yimen.engine.parallel.joint.rows import OpinionRow
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.conveyance.facts import ConveyanceKind, Homes, Side
from yimen.kernel.conveyance.statutes import LOCAL
from yimen.kernel.joint_life import OpinionStance
from yimen.kernel.terms import Fee, StepTerm
from yimen.registries.parallels import operations as parallels
from yimen.registries.parallels.operations import ParticipantSaid, RulesSaid
from yimen.registries.tax_rules import operations as tax_rules

FEE = Fee("不动产登记费", 8_000, "每件 80 元", "发改价格规〔2016〕2559号")
CONVEYED = replace(
    TERMS,
    steps=(*TERMS.steps[:2], StepTerm("joint", "并联审批"), *TERMS.steps[2:]),
    promised=replace(TERMS.promised, amount=Decimal(9)),  # type: ignore[type-var]
    fees=(FEE,),
    service=replace(TERMS.service, online_payment="yes"),
)
UNIT = "990101 001001 GB00001 F00010001".replace(" ", "")
SIGNED = NOW.date()


@dataclass
class Estate:
    """The registration office with its windows and its head, the tax bureau, and a till."""

    lead: errand.Office
    head: Actor
    tax: Department
    cashier: Actor


def an_estate(promised: int = 9) -> Estate:
    """Everybody, the rules of the item confirmed by both, and the tax rules of the bureau entered."""
    terms = replace(CONVEYED, promised=replace(TERMS.promised, amount=Decimal(promised)))  # type: ignore[type-var]
    lead = errand.an_office(terms, kind="07")
    head = signed_on(an_officer(lead.town, "office_head", "695"), "lead.head")
    tax = joining.a_department(lead, "示范市税务局", 0)
    parallel = parallels.enter_parallel(lead.item, "示政办〔2026〕18号", by=head, now=NOW).ref
    rules = parallels.propose_rules(parallel, _said(lead, tax), by=head, now=NOW).ref
    parallels.confirm_rules(rules, by=tax.head, now=NOW)
    tax_rules.enter_statutes(tax.office, by=tax.head, now=NOW)
    for one in LOCAL:
        tax_rules.enter_tax_rule(tax.office, one.rule, one.begins, by=tax.head, now=NOW)
    return Estate(lead, head, tax, paying.at_the_till(lead).cashier)


def _said(lead: errand.Office, tax: Department) -> RulesSaid:
    return RulesSaid(
        "不动产转移登记一窗受理操作细则", "一套材料，登记审核、核税、制图同时进行，三项都完成后一次缴费。",
        (
            ParticipantSaid("estate-review", lead.town.office, "登记审核", days(3), ("id", "plan")),
            ParticipantSaid("estate-tax", tax.office, "核定税费", days(3), ("plan",)),
            ParticipantSaid("estate-plan", lead.town.office, "制图", days(2), ("plan",)),
        ),
    )  # fmt: skip


def said(
    price: int = 100_000_000, buyers: tuple[ShareSaid, ...] | None = None, area: int = 9_000, **more: object
) -> ConveyanceSaid:
    """A second-hand home of 90 square metres for a million, bought one year ago; the buyer has no other."""
    takes = buyers or (ShareSaid(Side.BUYER, "陈小禾", 1, 1, Homes.ONLY, "rules"),)
    given = ConveyanceSaid(
        ConveyanceKind.SECOND_HAND, price, area, SIGNED, (*takes, ShareSaid(Side.SELLER, "王卖方")),
        bought_on=date(SIGNED.year - 1, SIGNED.month, 1),
    )  # fmt: skip
    return replace(given, **more)  # type: ignore[arg-type]


def declared(estate: Estate, what: ConveyanceSaid | None = None) -> str:
    """An accepted case with what it conveys, handed over, all three tasks begun."""
    ref = errand.accepted(estate.lead)
    operations.declare_conveyance(ref, what or said(), by=estate.lead.clerk, now=later(1.5))
    errand.cases.hand_over(ref, by=estate.lead.clerk, now=later(2))
    joint.begin_joint(ref, by=estate.lead.reviewer, now=later(2.5))
    return ref


def view(estate: Estate, ref: str, by: Actor | None = None, now: datetime | None = None) -> ConveyanceView:
    found = queries.of_case(ref, by or estate.lead.clerk, now or later(48))
    assert found is not None
    return found


def opinion(estate: Estate, ref: str, work: str) -> OpinionRow:
    board = joint_queries.board(ref, estate.lead.reviewer, later(48))
    assert board is not None
    return next(one for group in board.groups for one in group.opinions if one.work == work)


def levied(estate: Estate, ref: str, now: datetime | None = None) -> int:
    """The bureau looks at the account and levies it; what it comes to."""
    found = queries.preview(ref, estate.tax.reviewer, now or later(3))
    assert found is not None and not isinstance(found, Exception)
    return operations.levy_taxes(ref, found.fen, by=estate.tax.reviewer, now=now or later(3)).fen  # type: ignore[union-attr]


def drawn(estate: Estate, ref: str, area: int = 9_000, now: datetime | None = None) -> str:
    return operations.draw_plan(
        ref, UNIT, area, "测绘图2026-001", by=estate.lead.reviewer, now=now or later(3.5)
    ).taxes_anew


def passed(estate: Estate, ref: str, now: datetime | None = None) -> None:
    """Registration has reviewed it."""
    one = opinion(estate, ref, "登记审核")
    joint.give_opinion(one.ref, OpinionStance.AGREE, by=estate.lead.reviewer, now=now or later(4))


def all_done(estate: Estate, ref: str) -> int:
    """Taxes, plan and review; what is levied."""
    fen = levied(estate, ref)
    drawn(estate, ref)
    passed(estate, ref)
    return fen


def carried_on(now: datetime) -> None:
    """Whatever happens by itself, up to a moment."""
    followed(now)
    while operations.follow_conveyances(by=SYSTEM, now=now).done:
        pass


def paid(estate: Estate, code: str, now: datetime | None = None) -> None:
    """Somebody pays at the gateway, and its callback comes."""
    desk = paying.with_a_gateway(estate.lead, estate.cashier)
    order = paying.fees.place_order(code, by=estate.lead.citizen, now=now or later(6))
    assert desk.gateway.pay(order.ref, now or later(6.1))
    desk.callback(now=now or later(6.2))
