"""Keep the tax rules of a bureau: enter one from a day on or what national law says, end one, withdraw a wrong one."""

from collections.abc import Iterable
from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.conveyance.rules import TaxRule as Said
from yimen.kernel.conveyance.rules import TaxRuleImpossible, must_be_possible
from yimen.kernel.conveyance.statutes import STATUTES, Statute
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NotAllowed, named, span
from yimen.registries.dated import day_of, days, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.tax_rules.models import TaxRule
from yimen.registries.tax_rules.refusals import TaxRuleEntered, TaxRuleUnknown, WithdrawnByAnother

KEEPERS = (Role.OFFICE_HEAD, Role.CHIEF)
"""Who keeps the rules of a bureau: whoever speaks for it."""
MOST_AREA, MOST_MONTHS = 1_000_000_000, 1_200


@snapshot
class TaxRuleKept:
    """A rule by its reference."""

    ref: str


@snapshot
class StatutesEntered:
    """How many rules of national law were entered that were not there."""

    entered: int


@operation
def enter_tax_rule(office_ref: str, said: Said, begins: date, *, by: Actor, now: datetime) -> TaxRuleKept:
    """Enter a rule of one's own bureau, from a day on.

    Refuses with NotAllowed, TaxRuleImpossible, TaxRuleEntered, ImpossibleDates, Missing or TooLong.
    """
    office_id = _own_office(office_ref, by, now)
    return TaxRuleKept(_entered(office_id, Statute(said, begins), by, now).ref)


@operation
def enter_statutes(office_ref: str, *, by: Actor, now: datetime) -> StatutesEntered:
    """Enter for one's own bureau what national law says, each with its days; what is there stays. Refuses with
    NotAllowed.
    """
    office_id = _own_office(office_ref, by, now)
    known = set(TaxRule.objects.filter(office_id=office_id).values_list("code", flat=True))
    new = [one for one in STATUTES if one.rule.code not in known]
    for one in new:
        _entered(office_id, one, by, now)
    return StatutesEntered(len(new))


@operation
def end_tax_rule(ref: str, ends: date, document: str, *, by: Actor, now: datetime) -> TaxRuleKept:
    """End a rule on a day, by a document; what was levied under it stays. Refuses with TaxRuleUnknown,
    ImpossibleDates or Missing.
    """
    row = _own_rule(ref, by)
    if row.valid.upper is not None or ends <= row.valid.lower or ends < day_of(now):
        raise ImpossibleDates()
    row.valid, row.end_document = days(row.valid.lower, span(ends, None)[0]), named(document, "document")
    row.save(update_fields=["valid", "end_document"])
    _tell(row, Line("end_tax_rule", {"ends": ends, "document": row.end_document}, now), by)
    return TaxRuleKept(ref)


@operation
def withdraw_tax_rule(ref: str, document: str, *, by: Actor, now: datetime) -> TaxRuleKept:
    """Withdraw a rule that was entered wrongly, as of its first day, by a document; it is levied under no more.

    By another officer than who entered it. Refuses with TaxRuleUnknown, WithdrawnByAnother or Missing.
    """
    row = _own_rule(ref, by)
    if row.entered_by_id is not None and row.entered_by_id == by.staff_id:
        raise WithdrawnByAnother()
    row.withdrawn_by_id, row.withdrawn_at, row.end_document = by.staff_id, now, named(document, "document")
    row.save(update_fields=["withdrawn_by", "withdrawn_at", "end_document"])
    body = {"begins": row.valid.lower, "document": row.end_document}
    _tell(row, Line("withdraw_tax_rule", body, now), by)
    return TaxRuleKept(ref)


def _own_rule(ref: str, by: Actor) -> TaxRule:
    mine = TaxRule.objects.filter(ref=ref, office_id__in=by.offices(*KEEPERS), withdrawn_at=None)
    row = mine.select_for_update().first()
    if row is None:
        raise TaxRuleUnknown()
    return row


def _own_office(office_ref: str, by: Actor, now: datetime) -> int:
    office = offices.office(office_ref, day_of(now))
    if office is None or office.id not in by.offices(*KEEPERS):
        raise NotAllowed()
    return office.id


def _entered(office_id: int, one: Statute, by: Actor, now: datetime) -> TaxRule:
    said = one.rule
    must_be_possible(said)
    if max(said.area_over, said.area_to) > MOST_AREA or max(said.held_from, said.held_under) > MOST_MONTHS:
        raise TaxRuleImpossible()
    begins, ends = span(one.begins, one.ends)
    with refusing(tax_rule_one_of_a_code_at_a_time=TaxRuleEntered()):
        row = TaxRule.objects.create(
            ref=new_ref(), office_id=office_id, code=named(said.code, "code", 40), tax=said.tax, kind=said.kind,
            permyriad=said.permyriad, law=named(said.law, "law"), kinds=_listed(said.kinds), homes=_listed(said.homes),
            area_over=said.area_over, area_to=said.area_to, held_from=said.held_from, held_under=said.held_under,
            original=said.original, valid=days(begins, ends), entered_by_id=by.staff_id,
        )  # fmt: skip
    body = {"code": row.code, "tax": row.tax, "kind": row.kind, "permyriad": row.permyriad, "begins": begins}
    _tell(row, Line("enter_tax_rule", body, now, law=row.law), by)
    return row


def _listed(values: Iterable[str]) -> list[str]:
    return sorted({str(one) for one in values})


def _tell(row: TaxRule, line: Line, by: Actor) -> None:
    tell(Subject("tax_rule", "tax_rules_taxrule", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)
