"""Conveyances in the sample city: a home passes on at one window, at every point of its way.

One is being reviewed and taxed, one waits to be paid, one is registered, and one was taken back between the reviews.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from yimen.assembly.sample.city import Applicant, City, Guide
from yimen.assembly.sample.deck import ago
from yimen.assembly.sample.paying import pay_online
from yimen.assembly.sample.places import CENTRE, bureaus
from yimen.assembly.sample.staff import DESKS
from yimen.assembly.sample.stage import DAY, Stage
from yimen.engine.case.cases import operations as cases
from yimen.engine.parallel.conveyances import operations as conveyances
from yimen.engine.parallel.conveyances import queries
from yimen.engine.parallel.conveyances.operations.declaring import ConveyanceSaid, ShareSaid
from yimen.engine.parallel.conveyances.rows import LevyRow
from yimen.engine.parallel.joint import operations as joint
from yimen.engine.parallel.joint import queries as opinions
from yimen.kernel.actor import SYSTEM, Role
from yimen.kernel.conveyance.facts import ConveyanceKind, Homes, Side
from yimen.kernel.conveyance.standing import ConveyancePart
from yimen.kernel.conveyance.statutes import LOCAL
from yimen.kernel.joint_life import OpinionStance
from yimen.kernel.time.limit import Limit, Unit
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.parallels import operations as parallels
from yimen.registries.parallels import queries as register
from yimen.registries.parallels.operations import ParticipantSaid, RulesSaid
from yimen.registries.tax_rules import operations as tax_rules

ITEM, TAX = "house_transfer", "tax"
DOCUMENT = "示政办〔2026〕18号（示范数据）"
TEXT = "示范：一个窗口收一套材料，登记审核、核税、制图同时进行；三项都完成后一次缴费，缴清或免税后发证。"
UNIT = "990101001001GB00018F0001000"
CASES = 4
"""How many cases it leaves behind."""


def show(city: City) -> int:
    """Settle the rules and bring four homes to different points of the way; how many cases it added."""
    guide = next(one for one in city.guides if one.item.key == ITEM)
    if register.asks(_item_id(guide, city), city.anchor, ConveyancePart.TAX):
        return 0
    began = ago(city.national, city.anchor, 6 * DAY)
    _settle(city, guide, began - timedelta(minutes=30))
    people = [one for one in city.applicants if one.kind == "person" and one.agent is not None][:CASES]
    for n, (who, days) in enumerate(zip(people, (3.0, 1.0, 5.5, 4.0), strict=True), 1):
        _Home(city, guide, who, ago(city.national, city.anchor, days * DAY), n).play()
    return CASES


def _item_id(guide: Guide, city: City) -> int:
    view = catalogue.in_force(guide.ref, city.anchor)
    assert view is not None
    return view.item_id


class _Home:
    """One home on its way, with everybody who has a hand in it."""

    def __init__(self, city: City, guide: Guide, who: Applicant, at: datetime, n: int) -> None:
        self.stage = Stage(city, guide, who, CENTRE, ("mortgaged:no",), at, Random(n))
        self.city, self.n, self.who = city, n, who
        self.tax = city.officer(f"{_short(TAX)}{DESKS[Role.REVIEWER]}")
        self.review = self.stage.officer(Role.REVIEWER)

    def play(self) -> None:
        stage = self.stage
        stage.apply()
        stage.accept()
        conveyances.declare_conveyance(stage.ref, self._said(), by=stage.clerk, now=stage.soon())
        stage.hand_over()
        joint.begin_joint(stage.ref, by=self.review, now=stage.soon())
        if self.n == 2:
            return
        self._levy()
        if self.n == 4:
            cases.withdraw(stage.ref, "示范：买卖双方不再交易。", by=self.who.agent or SYSTEM, now=stage.later())
            return
        self._draw()
        self._pass()
        conveyances.open_tax_bill(stage.ref, by=stage.clerk, now=stage.soon())
        if self.n == 3:
            self._pay()
            stage.reviews(0.3)
            stage.decide(0.4)

    def _said(self) -> ConveyanceSaid:
        """Homes of different sizes, one of them in halves; the first buyer's has been held for less than two years."""
        signed = day_of(self.stage.at) - timedelta(days=3)
        bought = date(signed.year - (1 if self.n == 1 else 4), 3, 6)
        half = (
            ShareSaid(Side.BUYER, self.who.name, 1, 2, Homes.ONLY, "homes"),
            ShareSaid(Side.BUYER, "示范共有人", 1, 2),
        )
        whole = (ShareSaid(Side.BUYER, self.who.name, 1, 1, Homes.ONLY, "homes"),)
        shares = (*(half if self.n == 3 else whole), ShareSaid(Side.SELLER, "示范卖方"))
        price = (88 + 12 * self.n) * 1_000_000
        return ConveyanceSaid(ConveyanceKind.SECOND_HAND, price, 8_650 + 900 * self.n, signed, shares, bought)

    def _levy(self) -> None:
        at = self.stage.later()
        looked = queries.preview(self.stage.ref, self.tax, at)
        assert isinstance(looked, LevyRow), "the bureau is asked and its rules are there"
        conveyances.levy_taxes(self.stage.ref, looked.fen, by=self.tax, now=at)

    def _draw(self) -> None:
        at, area = self.stage.soon(), 8_650 + 900 * self.n
        conveyances.draw_plan(self.stage.ref, f"{UNIT}{self.n}", area, f"示测2026-{self.n:03d}", by=self.review, now=at)

    def _pass(self) -> None:
        at = self.stage.soon()
        board = opinions.board(self.stage.ref, self.review, at)
        assert board is not None
        one = next(row for group in board.groups for row in group.opinions if row.work == "登记审核（示范）")
        joint.give_opinion(one.ref, OpinionStance.AGREE, by=self.review, now=at)

    def _pay(self) -> None:
        view = queries.of_case(self.stage.ref, self.stage.clerk, self.stage.at)
        assert view is not None and view.bill is not None
        pay_online(view.bill.code, self.who.agent or SYSTEM, self.stage.soon())


def _short(key: str) -> str:
    return next(one.short for one in bureaus() if one.key == key)


def _settle(city: City, guide: Guide, now: datetime) -> None:
    """The item in the register, its rules confirmed by the bureau, and the bureau's tax rules entered."""
    known = {row.name: row.ref for row in offices.offices(day_of(city.anchor))}
    names = {one.key: one.name for one in bureaus()}
    land, tax = known[names[guide.item.office]], known[names[TAX]]
    head = city.officer(f"{guide.office}{DESKS[Role.OFFICE_HEAD]}")
    speaker = city.officer(f"{_short(TAX)}{DESKS[Role.OFFICE_HEAD]}")
    title, contract = ("title", "parties"), ("contract",)
    said = RulesSaid(
        "不动产转移一窗受理操作细则（示范）",
        TEXT,
        (
            ParticipantSaid(ConveyancePart.REVIEW, land, "登记审核（示范）", _days(3), (*title, *contract)),
            ParticipantSaid(ConveyancePart.TAX, tax, "核定税费（示范）", _days(3), (*contract, "homes")),
            ParticipantSaid(ConveyancePart.PLAN, land, "制图（示范）", _days(2), title[:1]),
        ),
    )
    parallel = parallels.enter_parallel(guide.ref, DOCUMENT, by=head, now=now).ref
    rules = parallels.propose_rules(parallel, said, by=head, now=now).ref
    parallels.confirm_rules(rules, by=speaker, now=now)
    tax_rules.enter_statutes(tax, by=speaker, now=now)
    for one in LOCAL:
        tax_rules.enter_tax_rule(tax, one.rule, one.begins, by=speaker, now=now)


def _days(amount: int) -> Limit:
    return Limit(Decimal(amount), Unit.WORKING_DAY)
