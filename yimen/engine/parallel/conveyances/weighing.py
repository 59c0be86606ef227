"""Weighing a conveyance: the row as the kernel sees it, what the rules of a bureau come to for it, and what stands."""

from collections.abc import Iterable
from fractions import Fraction

from yimen.engine.parallel.conveyances.models import Conveyance, Levy, LevyLine, TitleShare
from yimen.kernel.actor import Actor
from yimen.kernel.conveyance.facts import ConveyanceKind, Conveyed, Holder, Homes, Side
from yimen.kernel.conveyance.standing import LevyState
from yimen.kernel.conveyance.taxes import Levied, levied
from yimen.registries.tax_rules import queries as tax_rules
from yimen.registries.tax_rules.refusals import OwnTaxRule


def conveyed(row: Conveyance, shares: Iterable[TitleShare]) -> Conveyed:
    """The row as the kernel weighs it."""
    holders = tuple(
        Holder(one.number, Side(one.side), Fraction(one.over, one.under), Homes(one.homes), one.proof) for one in shares
    )
    return Conveyed(
        ConveyanceKind(row.kind), row.price_fen, row.area, holders, row.bought_on, row.original_fen, row.costs_fen
    )


def worked_out(row: Conveyance, office_id: int) -> Levied:
    """What the rules of a bureau of the day of the contract come to."""
    rules = tax_rules.in_force(office_id, row.signed_on)
    return levied(conveyed(row, row.shares.order_by("number")), rules, row.signed_on)


def must_be_by_another(found: Levied, by: Actor) -> None:
    """Rules by one hand, the levy by another; refuses with OwnTaxRule."""
    refs = {one.ref for line in found.lines for one in (line.rule, line.relief) if one is not None}
    own = tax_rules.entered_by(refs, by.staff_id)
    if own:
        raise OwnTaxRule(rules="、".join(own))


def standing(row: Conveyance) -> Levy | None:
    """The levy that stands."""
    return Levy.objects.filter(conveyance=row, state=LevyState.STANDING).first()


def rests_on_withdrawn(row: Conveyance) -> bool:
    """What stands was levied under a rule that never held: it is worked out anew though nothing else has changed."""
    lines = LevyLine.objects.filter(levy__conveyance=row, levy__state=LevyState.STANDING)
    return tax_rules.withdrawn({id_ for pair in lines.values_list("rule_id", "relief_id") for id_ in pair if id_})
