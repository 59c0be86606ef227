"""Tax rules 税收规则: a rate, an exemption or a reduction with its legal basis, and for whom it holds.

Of several rates that fit, the one that names more conditions holds; two that name equally much are a fault of the rules
and are never chosen between by chance.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.conveyance.facts import ConveyanceKind, Conveyed, Holder, Homes, Side, months_between
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot

WHOLE = 10_000
"""Rates are told in ten-thousandths: 1.5 % is 150."""


class Tax(StrEnum):
    """What is levied on a conveyance."""

    VAT = "vat"
    URBAN = "urban"
    EDUCATION = "education"
    LOCAL_EDUCATION = "local_education"
    INCOME = "income"
    DEED = "deed"


CALLED = {
    Tax.VAT: "增值税",
    Tax.URBAN: "城市维护建设税",
    Tax.EDUCATION: "教育费附加",
    Tax.LOCAL_EDUCATION: "地方教育附加",
    Tax.INCOME: "个人所得税",
    Tax.DEED: "契税",
}
"""What stands on the bill."""
BESIDE_VAT = (Tax.URBAN, Tax.EDUCATION, Tax.LOCAL_EDUCATION)
"""附加: measured by the value added tax that is paid."""
OWED_BY = {tax: Side.BUYER if tax is Tax.DEED else Side.SELLER for tax in Tax}
ASKED: dict[ConveyanceKind, tuple[Tax, ...]] = {
    # The builder declares its own taxes; at this window the buyer pays deed tax.
    ConveyanceKind.FIRST_HAND: (Tax.DEED,),
    ConveyanceKind.SECOND_HAND: (Tax.VAT, *BESIDE_VAT, Tax.INCOME, Tax.DEED),
    ConveyanceKind.SPOUSES: (Tax.DEED,),
    ConveyanceKind.INHERITANCE: (Tax.DEED,),
}


class TaxRuleKind(StrEnum):
    """What a rule says."""

    RATE = "rate"
    EXEMPT = "exempt"
    REDUCED = "reduced"
    """What is left of the tax, in ten-thousandths."""


class Original(StrEnum):
    """Whether the seller can show what the home once cost."""

    KNOWN = "known"
    UNKNOWN = "unknown"


class TaxRuleMissing(Refusal):
    """No rate is in force for this tax in this situation: nothing is levied without one."""

    code: ClassVar[str] = "conveyance.rule_missing"
    tax: str


class TaxRulesUnclear(Refusal):
    """Two rules in force say different things of the same situation, and neither is the more particular one."""

    code: ClassVar[str] = "conveyance.rules_unclear"
    tax: str
    rules: str


class TaxRuleImpossible(Refusal):
    """A rule has a rate between nothing and the whole, a basis, and limits that something can lie between."""

    code: ClassVar[str] = "conveyance.rule_impossible"


@snapshot
class TaxRule:
    """One rule; a condition that is empty or nothing is not asked."""

    code: str
    tax: Tax
    kind: TaxRuleKind
    permyriad: int
    law: str
    kinds: tuple[ConveyanceKind, ...] = ()
    homes: tuple[Homes, ...] = ()
    area_over: int = 0
    area_to: int = 0
    held_from: int = 0
    """Months, counted whole."""
    held_under: int = 0
    original: str = ""
    ref: str = ""

    @property
    def weight(self) -> int:
        """How many conditions it names."""
        named = (self.kinds, self.homes, self.area_over, self.area_to, self.held_from, self.held_under, self.original)
        return sum(1 for one in named if one)


def must_be_possible(rule: TaxRule) -> None:
    """Refuses with TaxRuleImpossible."""
    rate = rule.permyriad == 0 if rule.kind is TaxRuleKind.EXEMPT else 0 < rule.permyriad < WHOLE
    limits = min(rule.area_over, rule.area_to, rule.held_from, rule.held_under) >= 0
    areas = not rule.area_to or rule.area_over < rule.area_to
    months = not rule.held_under or rule.held_from < rule.held_under
    if not (rate and limits and areas and months and rule.law.strip() and rule.code.strip()):
        raise TaxRuleImpossible()


def fits(rule: TaxRule, conveyed: Conveyed, holder: Holder, on: date) -> bool:
    """Whether a rule speaks of this share of this conveyance on this day."""
    held = months_between(conveyed.bought_on, on) if conveyed.bought_on else 0
    known = Original.KNOWN if conveyed.original_fen else Original.UNKNOWN
    return (
        (not rule.kinds or conveyed.kind in rule.kinds)
        and (not rule.homes or holder.proven in rule.homes)
        and conveyed.area > rule.area_over
        and (not rule.area_to or conveyed.area <= rule.area_to)
        and held >= rule.held_from
        and (not rule.held_under or held < rule.held_under)
        and (not rule.original or rule.original == known)
    )


@snapshot
class Held:
    """The rules that hold for one share and one tax: its rate, or what exempts from it, and what reduces it."""

    rate: TaxRule | None
    exempt: TaxRule | None = None
    reduced: TaxRule | None = None


def holding(rules: Iterable[TaxRule], tax: Tax, conveyed: Conveyed, holder: Holder, on: date) -> Held:
    """What holds; an exemption is asked first. Refuses with TaxRuleMissing or TaxRulesUnclear."""
    found = [one for one in rules if one.tax is tax and fits(one, conveyed, holder, on)]
    exempt = _foremost([one for one in found if one.kind is TaxRuleKind.EXEMPT], tax)
    if exempt is not None:
        return Held(None, exempt)
    rate = _foremost([one for one in found if one.kind is TaxRuleKind.RATE], tax)
    if rate is None:
        raise TaxRuleMissing(tax=tax)
    return Held(rate, None, _foremost([one for one in found if one.kind is TaxRuleKind.REDUCED], tax))


def _foremost(found: Sequence[TaxRule], tax: Tax) -> TaxRule | None:
    most = max((one.weight for one in found), default=0)
    first = [one for one in found if one.weight == most]
    if len({one.permyriad for one in first}) > 1:
        raise TaxRulesUnclear(tax=tax, rules="、".join(sorted(one.code for one in first)))
    return min(first, key=lambda one: one.code, default=None)
