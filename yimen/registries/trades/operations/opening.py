"""Say how an enterprise is opened 企业开办: one bundle under one limit, with both ways link by link."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.enterprises import Link
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import TimeLimit
from yimen.kernel.time.amounts import comparable, minutes
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, must_hold, named
from yimen.registries.bundles import queries as bundles
from yimen.registries.dated import days, new_ref, on_day, refusing
from yimen.registries.trades.models import OpeningScheme, SchemeLink
from yimen.registries.trades.moves import KEEPERS, first_day, tell_of
from yimen.registries.trades.refusals import AlreadyKept, ChildPromisesLonger, NotInBundle

MOST_LINKS = 20


@snapshot
class SchemeSaid:
    """One promised limit over all, which results come out on one day, and the links before and now."""

    limit: Limit
    together: tuple[str, ...]
    before: tuple[Link, ...]
    now: tuple[Link, ...]


@snapshot
class SchemeSet:
    """A scheme by its reference."""

    ref: str


@operation
def set_scheme(bundle_ref: str, said: SchemeSaid, basis: str, from_day: date, *, by: Actor, now: datetime) -> SchemeSet:
    """Promise from a day on that a bundle is done within one limit; every item of it has to promise no more.

    Refuses with NotAllowed, NoSuchThing, NotInList, Missing, ImpossibleDates, ChildPromisesLonger, NotInBundle or
    AlreadyKept.
    """
    must_hold(by, *KEEPERS)
    bundle = bundles.bundle(bundle_ref, now)
    if bundle is None or bundles.is_in_force(bundle, now) == "no":
        raise NoSuchThing(what="bundle")
    _must_fit(bundle_ref, said, now)
    first_day(from_day, by, now)
    _end_before(bundle.id, from_day)
    with refusing(opening_scheme_is_one_at_a_time=AlreadyKept()):
        row = OpeningScheme.objects.create(
            ref=new_ref(), bundle_id=bundle.id, amount=said.limit.amount, unit=said.limit.unit,
            together=list(said.together), basis=named(basis, "basis"), valid=days(from_day),
        )  # fmt: skip
    SchemeLink.objects.bulk_create(_links(row, said))
    body = {
        "bundle": bundle_ref, "limit": f"{said.limit.amount} {said.limit.unit}", "together": list(said.together),
        "links": [len(said.before), len(said.now)], "basis": row.basis, "from": from_day,
    }  # fmt: skip
    tell_of("opening_scheme", row, row.ref, Line("set_scheme", body, now), by)
    return SchemeSet(row.ref)


def _must_fit(bundle_ref: str, said: SchemeSaid, now: datetime) -> None:
    if said.limit.unit not in (Unit.WORKING_DAY, Unit.HALF_DAY) or said.limit.amount <= 0:
        raise NotInList(field="limit")
    whole = TimeLimit(said.limit.amount, said.limit.unit)
    items = {view.ref: view for view, _ in bundles.views(bundle_ref, now)}
    for view in items.values():
        if view.promised is None or not comparable(view.promised, whole) or minutes(view.promised) > minutes(whole):
            raise ChildPromisesLonger(item=view.name)
    if not set(said.together) <= items.keys():
        raise NotInBundle()


def _links(row: OpeningScheme, said: SchemeSaid) -> Iterable[SchemeLink]:
    for since, links in (("before", said.before), ("now", said.now)):
        if not 1 <= len(links) <= MOST_LINKS:
            raise NotInList(field="links")
        for place, link in enumerate(links):
            if not Decimal(0) <= link.days <= 1000 or link.days * 10 % 1:
                raise NotInList(field="links")
            yield SchemeLink(scheme=row, since=since, place=place, name=named(link.name, "links", 60), days=link.days)


def _end_before(bundle_id: int, day: date) -> None:
    running = on_day(OpeningScheme.objects.select_for_update().filter(bundle_id=bundle_id), day)
    if running is None:
        return
    if running.valid.lower >= day:
        raise ImpossibleDates()
    running.valid = days(running.valid.lower, day)
    running.save(update_fields=["valid"])
