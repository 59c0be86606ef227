"""Reading the tax rules: those of a bureau on a day as the kernel weighs them, and all of them as they are kept."""

from datetime import date, datetime

from yimen.kernel.actor import Actor, Role
from yimen.kernel.conveyance.facts import ConveyanceKind, Homes
from yimen.kernel.conveyance.rules import Tax, TaxRule, TaxRuleKind
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.tax_rules import models

MOST = 300
KEEPERS = (Role.OFFICE_HEAD, Role.CHIEF)


@snapshot
class TaxRuleRow:
    """A rule as it is kept, with its days."""

    ref: str
    office_ref: str
    rule: TaxRule
    begins: date
    ends: date | None
    end_document: str
    standing: str
    """ahead, in_force, over or withdrawn."""
    mine: str
    """yes: this reader keeps it."""
    may_withdraw: str
    """yes: this reader keeps it and did not enter it."""


def in_force(office_id: int, on: date) -> tuple[TaxRule, ...]:
    """The rules of a bureau on a day."""
    found = models.TaxRule.objects.filter(office_id=office_id, valid__contains=on, withdrawn_at=None).order_by("pk")
    return tuple(_rule(row) for row in found[:MOST])


def by_id(ids: set[int]) -> dict[int, TaxRule]:
    """Rules by their numbers, in force or over: what was levied under them names them."""
    return {row.pk: _rule(row) for row in models.TaxRule.objects.filter(pk__in=ids)}


def ids(refs: set[str]) -> dict[str, int]:
    """The numbers of rules by their references."""
    return dict(models.TaxRule.objects.filter(ref__in=refs).values_list("ref", "pk"))


def rules(actor: Actor, now: datetime) -> tuple[TaxRuleRow, ...]:
    """All rules that are kept, by tax, what is in force first; anybody may know what the taxes are."""
    on, keeps = day_of(now), actor.offices(*KEEPERS)
    found = models.TaxRule.objects.select_related("office").order_by("tax", "code", "-valid")[:MOST]
    rows = [
        TaxRuleRow(
            row.ref, row.office.ref, _rule(row), row.valid.lower, row.valid.upper, row.end_document,
            _standing(row, on), "yes" if row.office_id in keeps else "", _may_withdraw(row, keeps, actor),
        )
        for row in found
    ]  # fmt: skip
    order = list(Tax)
    return tuple(sorted(rows, key=lambda row: (order.index(row.rule.tax), row.standing != "in_force", row.rule.code)))


def kept_offices(actor: Actor, now: datetime) -> tuple[tuple[str, str], ...]:
    """The offices whose rules this actor may keep, by reference and name."""
    mine = actor.offices(*KEEPERS)
    return tuple((one.ref, one.name) for one in offices.offices(day_of(now)) if one.id in mine)


def entered_by(refs: set[str], staff_id: int | None) -> tuple[str, ...]:
    """The codes of those rules that this officer entered: under them another one levies."""
    found = models.TaxRule.objects.filter(ref__in=refs, entered_by_id=staff_id, entered_by__isnull=False)
    return tuple(found.order_by("code").values_list("code", flat=True))


def withdrawn(ids: set[int]) -> bool:
    """Whether one of these rules turned out to have been entered wrongly."""
    return models.TaxRule.objects.filter(pk__in=ids, withdrawn_at__isnull=False).exists()


def _may_withdraw(row: models.TaxRule, keeps: frozenset[int], actor: Actor) -> str:
    entered = row.entered_by_id is not None and row.entered_by_id == actor.staff_id
    return "yes" if row.withdrawn_at is None and row.office_id in keeps and not entered else ""


def _standing(row: models.TaxRule, on: date) -> str:
    if row.withdrawn_at is not None:
        return "withdrawn"
    if row.valid.lower > on:
        return "ahead"
    return "in_force" if row.valid.upper is None or on < row.valid.upper else "over"


def _rule(row: models.TaxRule) -> TaxRule:
    return TaxRule(
        row.code, Tax(row.tax), TaxRuleKind(row.kind), row.permyriad, row.law,
        tuple(ConveyanceKind(one) for one in row.kinds), tuple(Homes(one) for one in row.homes),
        row.area_over, row.area_to, row.held_from, row.held_under, row.original, row.ref,
    )  # fmt: skip
