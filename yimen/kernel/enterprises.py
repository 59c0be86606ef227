"""Enterprises 商事主体: what the register keeps of one, read off the form of a granted case and never typed in.

A field of the form is read by its code: `residence`, or `contributor_2` for the second of several. To be a subject and
to be allowed a business are two things 主体资格与经营资格相分离: a licence waits for no permit, a business that
needs one does.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import ClassVar

from stdnum.cn import uscc

from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot


class FactKind(StrEnum):
    """What the register keeps of an enterprise, each with the days on which it held."""

    NAME = "name"
    MODE = "mode"
    KIND = "kind"
    REPRESENTATIVE = "representative"
    RESIDENCE = "residence"
    RESIDENCE_KIND = "residence_kind"
    PREMISES = "premises"
    CLUSTER = "cluster"
    WEB_SHOP = "web_shop"
    CONTRIBUTOR = "contributor"
    SUBSCRIBED = "subscribed"
    SUBSCRIBED_UNTIL = "subscribed_until"
    PAID = "paid"
    REPORT_YEAR = "report_year"


class RegisterEffect(StrEnum):
    """What the grant of a registration item does to the register."""

    ESTABLISH = "establish"
    ALTER = "alter"
    REPORT = "report"
    END = "end"


class PermitStage(StrEnum):
    """Whether a permit comes before the licence 前置 or after it 后置."""

    BEFORE = "before"
    AFTER = "after"


class PermitStanding(StrEnum):
    """How an enterprise stands with a permit that its business needs."""

    HELD = "held"
    UNDER_WAY = "under_way"
    MISSING = "missing"


class AbnormalGround(StrEnum):
    """Why an enterprise stands on the abnormal list 经营异常名录."""

    NO_REPORT = "no_report"
    NOT_DISCLOSED = "not_disclosed"
    UNTRUE = "untrue"
    NOT_FOUND = "not_found"


COMMERCIAL, TRADITIONAL = "商事登记", "传统登记"
MODES = (COMMERCIAL, TRADITIONAL)
DWELLING = "住宅"
TRADE = "trade"
DEMANDED = (FactKind.NAME, FactKind.RESIDENCE, FactKind.REPRESENTATIVE, FactKind.SUBSCRIBED)
"""What a form must ask before an enterprise can be established by it."""
CAPITAL_REPORT = "验资"
_FIELD = re.compile(r"([a-z_]+?)(?:_([2-9]))?")
_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ROOM = re.compile(r"[0-9０-９A-Za-z一二三四五六七八九十-]+(?:号|栋|幢|座|单元|层|楼|室|房).*$")


class ConcreteOutsideScope(Refusal):
    """A concrete business does not belong to any of the enterprise's broad categories."""

    code: ClassVar[str] = "enterprise.concrete_outside_scope"
    concrete: str


@snapshot
class Read:
    """One thing that a form says of an enterprise; `place` counts several of a kind."""

    kind: FactKind
    place: int
    value: str


def read_form(form: Mapping[str, str]) -> tuple[Read, ...]:
    """What a form says of an enterprise, by the codes of its fields; what is not about it is left out."""
    found = (_read(code, text.strip()) for code, text in form.items() if text.strip())
    return tuple(
        sorted((one for one in found if one is not None), key=lambda one: (list(FactKind).index(one.kind), one.place))
    )


def trades_in(form: Mapping[str, str]) -> tuple[str, ...]:
    """The broad categories chosen on a form, each once, in their order."""
    chosen = (form[code].strip() for code in sorted(form) if is_trade_field(code) and form[code].strip())
    return tuple(dict.fromkeys(chosen))


def is_trade_field(code: str) -> bool:
    """Whether a field asks for a broad category: `trade`, `trade_2`, `trade_3` …"""
    parts = _FIELD.fullmatch(code)
    return parts is not None and parts[1] == TRADE


def _read(code: str, value: str) -> Read | None:
    parts = _FIELD.fullmatch(code)
    if parts is None or parts[1] not in set(FactKind):
        return None
    return Read(FactKind(parts[1]), int(parts[2] or 1), value)


@snapshot
class Capital:
    """What was subscribed 认缴 and what of it was paid in 实缴, in ten thousand yuan; nothing paid is lawful."""

    subscribed: Decimal
    paid: Decimal


def capital(facts: Iterable[Read]) -> Capital:
    """The capital over all contributors; what is no number counts as nothing."""
    sums = {FactKind.SUBSCRIBED: Decimal(0), FactKind.PAID: Decimal(0)}
    for one in facts:
        if one.kind in sums:
            sums[one.kind] += _amount(one.value)
    return Capital(sums[FactKind.SUBSCRIBED], sums[FactKind.PAID])


def _amount(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal(0)


def shown_address(address: str, kind: str) -> str:
    """An address as anybody reads it: of a dwelling 住宅, which only letters go to, the house itself is left out."""
    return _ROOM.sub("＊＊", address) if kind == DWELLING else address


def may_begin(standings: Iterable[PermitStanding]) -> str:
    """yes when a business needs no permit or all of them are there; no: it may not begin yet."""
    return "yes" if all(one is PermitStanding.HELD for one in standings) else "no"


def credit_code(region: str, number: int, turn: int = 0) -> str:
    """A social credit code 统一社会信用代码 for an enterprise: the region that gives it, and its number."""
    letters = ""
    for _ in range(6):
        number, digit = divmod(number, len(_LETTERS))
        letters = _LETTERS[digit] + letters
    body = f"M{_LETTERS[10 + turn]}{letters}"
    whole = f"91{region[:6]}{body}{_organisation_check(body)}"
    return whole + str(uscc.calc_check_digit(whole))


def _organisation_check(body: str) -> str:
    values = (int(one, 36) for one in body)
    rest = (11 - sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=True)) % 11) % 11
    return "X" if rest == 10 else str(rest)


@snapshot
class Child:
    """One certificate of an opening: when it will be there at the latest, or when it was."""

    ref: str
    ends_at: datetime
    decided_at: datetime | None = None


def breaking(children: Iterable[Child], due_at: datetime, now: datetime) -> tuple[str, ...]:
    """Which certificates break the limit of the whole: there too late, overdue themselves, or due after it."""
    return tuple(one.ref for one in children if _end(one, now) > due_at)


def _end(one: Child, now: datetime) -> datetime:
    return one.decided_at or max(one.ends_at, now)


@snapshot
class Link:
    """One link 环节 of the way to a licence, with the working days it takes."""

    name: str
    days: Decimal


@snapshot
class Shortened:
    """A way before and now: how many links and how many working days, each counted from the links."""

    links_before: int
    links_now: int
    days_before: Decimal
    days_now: Decimal


def shortened(before: Sequence[Link], now: Sequence[Link]) -> Shortened:
    """What became of a way."""
    days = (sum((link.days for link in links), Decimal(0)) for links in (before, now))
    return Shortened(len(before), len(now), *days)
