"""Working out the taxes of a conveyance 核算税费, so that anybody can follow it: every line is its own account.

A line is nothing but steps: what one begins with, what is taken off, the share, the rate, what is let off. The amount
is where the steps end, so an explanation can never say another sum than the levy.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from yimen.kernel.conveyance.facts import Conveyed, Holder, Side, must_be_whole, split
from yimen.kernel.conveyance.rules import ASKED, BESIDE_VAT, OWED_BY, WHOLE, Held, Original, Tax, TaxRule, holding
from yimen.kernel.snapshot import snapshot


class TaxStep(StrEnum):
    """What is done to the amount in one step."""

    PRICE = "price"
    """Begin with the price."""
    VAT_BASE = "vat_base"
    """Begin with the value added tax that this seller pays."""
    WITHOUT_VAT = "without_vat"
    ORIGINAL = "original"
    COSTS = "costs"
    TAXES_PAID = "taxes_paid"
    """What the seller pays in surcharges on the way."""
    SHARE = "share"
    RATE = "rate"
    RATE_WITHIN = "rate_within"
    """The rate of a tax that the price holds already: price x r / (1 + r)."""
    REDUCED = "reduced"
    EXEMPT = "exempt"


@snapshot
class AccountStep:
    """One step of an account: what is done, by how much, and what it comes to."""

    step: TaxStep
    by: int
    """Fen that are taken off, or ten-thousandths of a rate; of a share nothing, it stands with its holder."""
    comes_to: int


@snapshot
class TaxLine:
    """What one holder owes of one tax, by which rules, step by step."""

    tax: Tax
    holder: int
    base_fen: int
    fen: int
    steps: tuple[AccountStep, ...]
    rule: TaxRule
    """The rate, or what exempts from it."""
    relief: TaxRule | None = None


@snapshot
class Levied:
    """All taxes of a conveyance."""

    lines: tuple[TaxLine, ...]

    @property
    def fen(self) -> int:
        return sum(one.fen for one in self.lines)

    def owed(self, tax: Tax) -> int:
        return sum(one.fen for one in self.lines if one.tax is tax)


def levied(conveyed: Conveyed, rules: Sequence[TaxRule], on: date) -> Levied:
    """Every tax that this conveyance is asked for, under the rules of a day.

    Refuses with ConveyanceIncomplete, SharesUneven, ProofMissing, TaxRuleMissing or TaxRulesUnclear.
    """
    must_be_whole(conveyed, on)
    lines: list[TaxLine] = []
    for tax in ASKED[conveyed.kind]:
        holders = conveyed.of(OWED_BY[tax])
        begun = _begun(tax, conveyed, lines)
        places = split(begun[-1].comes_to, [one.share for one in holders])
        for holder, place in zip(holders, places, strict=True):
            line = _line(tax, conveyed, holder, (*begun, AccountStep(TaxStep.SHARE, 0, place)), lines, rules, on)
            if line is not None:
                lines.append(line)
    return Levied(tuple(lines))


def explain(line: TaxLine) -> tuple[AccountStep, ...]:
    """The account of a line: followed from top to bottom it ends at what is owed. A share of the whole is left out."""
    return tuple(
        one
        for before, one in zip((None, *line.steps), line.steps, strict=False)
        if one.step is not TaxStep.SHARE or before is None or before.comes_to != one.comes_to
    )


def _begun(tax: Tax, conveyed: Conveyed, lines: Sequence[TaxLine]) -> tuple[AccountStep, ...]:
    """What the shares of a tax are taken of: the price, without the value added tax that was found."""
    steps = [AccountStep(TaxStep.PRICE, 0, conveyed.price_fen)]
    vat = sum(one.fen for one in lines if one.tax is Tax.VAT)
    if tax in (Tax.DEED, Tax.INCOME) and vat:
        steps.append(AccountStep(TaxStep.WITHOUT_VAT, vat, conveyed.price_fen - vat))
    return tuple(steps)


def _line(
    tax: Tax, conveyed: Conveyed, holder: Holder, steps: tuple[AccountStep, ...], lines: Sequence[TaxLine],
    rules: Sequence[TaxRule], on: date,
) -> TaxLine | None:  # fmt: skip
    """One holder's line of one tax; None for a surcharge on a value added tax that nobody pays."""
    if tax in BESIDE_VAT:
        vat = sum(one.fen for one in lines if one.tax is Tax.VAT and one.holder == holder.number)
        if not vat:
            return None
        steps = (AccountStep(TaxStep.VAT_BASE, 0, vat),)
    held = holding(rules, tax, conveyed, holder, on)
    if tax is Tax.INCOME and held.rate is not None and held.rate.original == Original.KNOWN:
        steps = _gained(conveyed, holder, steps, lines)
    return _ruled(tax, holder, steps, held)


def _gained(
    conveyed: Conveyed, holder: Holder, steps: tuple[AccountStep, ...], lines: Sequence[TaxLine]
) -> tuple[AccountStep, ...]:
    """From the share of the price to what was gained: without what it cost, and what was paid on the way."""
    sellers = conveyed.of(Side.SELLER)
    place = [one.number for one in sellers].index(holder.number)
    shares = [one.share for one in sellers]
    paid = sum(one.fen for one in lines if one.tax in BESIDE_VAT and one.holder == holder.number)
    off = (
        (TaxStep.ORIGINAL, split(conveyed.original_fen, shares)[place]),
        (TaxStep.COSTS, split(conveyed.costs_fen, shares)[place]),
        (TaxStep.TAXES_PAID, paid),
    )
    for step, fen in off:
        if fen:
            steps = (*steps, AccountStep(step, fen, max(0, steps[-1].comes_to - fen)))
    return steps


def _ruled(tax: Tax, holder: Holder, steps: tuple[AccountStep, ...], held: Held) -> TaxLine:
    base = steps[-1].comes_to
    if held.rate is None:
        assert held.exempt is not None, "without a rate there is an exemption"
        return TaxLine(tax, holder.number, base, 0, (*steps, AccountStep(TaxStep.EXEMPT, 0, 0)), held.exempt)
    rate = held.rate.permyriad
    if tax is Tax.VAT:
        steps = (*steps, AccountStep(TaxStep.RATE_WITHIN, rate, rounded(base * rate, WHOLE + rate)))
    else:
        steps = (*steps, AccountStep(TaxStep.RATE, rate, rounded(base * rate, WHOLE)))
    if held.reduced is not None:
        left = held.reduced.permyriad
        steps = (*steps, AccountStep(TaxStep.REDUCED, left, rounded(steps[-1].comes_to * left, WHOLE)))
    return TaxLine(tax, holder.number, base, steps[-1].comes_to, steps, held.rate, held.reduced)


def rounded(over: int, under: int) -> int:
    """A quotient in whole fen, a half rounded up."""
    return (2 * over + under) // (2 * under)
