"""The self-service list 自助事项清单: which items may be done in the hall without a clerk, and why."""

from datetime import date, datetime

from yimen.engine.case.rule_orders import moves
from yimen.engine.case.rule_orders.models import RuleOrder, SelfServiceListing
from yimen.engine.case.rule_orders.refusals import FeeAtTheWindow, ListedAlready, NoOrderInForce, NotListed
from yimen.engine.case.rule_orders.rows import ListingKept
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.by_rule import must_be_orderable
from yimen.kernel.evidence import Line
from yimen.kernel.offers import paid_remotely
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NoSuchThing
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.review import allow
from yimen.registries.dated import day_of, locked, new_ref, refusing


@operation
def list_for_self_service(item_ref: str, reason: str, begins: date, *, by: Actor, now: datetime) -> ListingKept:
    """Put an item on the self-service list from a day on; by the catalogue desk, while an order for it grants.

    Refuses with NoSuchThing, NotCatalogueEditor, NotOrderable, FeeAtTheWindow, NoOrderInForce, TextMissing,
    ImpossibleDates or ListedAlready.
    """
    item = catalogue.in_force(item_ref, now)
    if item is None or item.guide_only:
        raise NoSuchThing(what="item")
    allow.must_edit(by, item.office_id)
    must_be_orderable(item.kind, item.terms)
    if not paid_remotely(item.terms):
        raise FeeAtTheWindow()
    said = must_be_said("reason", reason, 500)
    if begins < day_of(now):
        raise ImpossibleDates()
    orders = RuleOrder.objects.filter(item_id=item.item_id, version_id=item.version_id, ended_at=None)
    in_force = set(orders.filter(valid__contains=day_of(now)).values_list("pk", flat=True))
    if not in_force - moves.stopped(in_force, now).keys():
        raise NoOrderInForce()
    with refusing(self_service_listing_once_at_a_time=ListedAlready()):
        row = SelfServiceListing.objects.create(
            ref=new_ref(), item_id=item.item_id, reason=said, begins=begins, listed_by_id=by.staff_id, listed_at=now
        )
    moves.tell_of(row, Line("list_for_self_service", {"item": item.ref, "begins": begins}, now), by)
    return ListingKept(row.ref)


@operation
def take_off_self_service(ref: str, reason: str, *, by: Actor, now: datetime) -> ListingKept:
    """Take an item off the list at once, with the reason.

    Refuses with NoSuchThing, NotCatalogueEditor, TextMissing, or with NotListed when it is off already.
    """
    row = locked(SelfServiceListing, ref, "listing")
    allow.must_edit(by, row.item.office_id)
    said = must_be_said("reason", reason, 500)
    if row.ended_at is not None:
        raise NotListed()
    row.ended_at, row.end_reason = now, said
    row.save(update_fields=["ended_at", "end_reason"])
    moves.tell_of(row, Line("take_off_self_service", {}, now), by)
    return ListingKept(ref)
