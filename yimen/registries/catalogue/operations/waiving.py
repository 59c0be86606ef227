"""Waive a rule of publication for one item: by the city's desk, with a basis, for days that end."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.publication import WAIVABLE
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import named, span
from yimen.registries.catalogue import moves
from yimen.registries.catalogue.models import Waiver
from yimen.registries.catalogue.refusals import AlreadyWaived, RuleNotWaivable
from yimen.registries.catalogue.review import allow
from yimen.registries.dated import days, new_ref, refusing


@snapshot
class RuleWaived:
    """An item need not keep a rule for a while."""

    ref: str


@operation
def waive_rule(
    item_ref: str, rule: str, basis: str, from_day: date, until: date, *, by: Actor, now: datetime
) -> RuleWaived:
    """Publish that an item need not keep a rule from a day until another.

    Refuses with ItemUnknown, NotTheCitysDesk, RuleNotWaivable, AlreadyWaived, Missing or ImpossibleDates.
    """
    allow.must_edit_for_the_city(by)
    item = moves.lock("i.ref = %s", item_ref)
    if rule not in WAIVABLE:
        raise RuleNotWaivable(rule=rule)
    span(from_day, until)
    with refusing(waiver_one_at_a_time_per_rule=AlreadyWaived(rule=rule)):
        waiver = Waiver.objects.create(
            ref=new_ref(), item_id=item.id, rule=rule, valid=days(from_day, until), basis=named(basis, "basis")
        )
    body = {"item": item.ref, "rule": rule, "from": from_day.isoformat(), "until": until.isoformat(), "basis": basis}
    tell(Subject("waiver", "catalogue_waiver", waiver.pk, waiver.ref, 0, b""), Line("rule_waived", body, now), by)
    return RuleWaived(waiver.ref)
