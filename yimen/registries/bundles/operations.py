"""Writes of the bundles: define a matter, say anew which items belong to it, end it. From a day on, with a basis."""

from datetime import date, datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.bundles import LEAST, MOST
from yimen.kernel.evidence import Line
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Audience
from yimen.kernel.writing import ImpossibleDates, NotInList, must_hold, named, span, told, written
from yimen.registries.bundles.models import Bundle, BundleItem
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.themes import LIFE_EVENT_CODES
from yimen.registries.dated import days, end_term, locked, new_ref, refusing

WRITERS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE, Role.CATALOGUE_EDITOR)


class BundleNameTaken(Refusal):
    """Another matter bears this name."""

    code: ClassVar[str] = "bundles.name_taken"


class WrongNumberOfItems(Refusal):
    """A bundle holds at least two items, and no more than fit on one form; none of them twice."""

    code: ClassVar[str] = "bundles.wrong_number_of_items"
    least: int
    most: int


class ItemNotBundled(Refusal):
    """The item cannot be applied for, or not by those for whom the matter is."""

    code: ClassVar[str] = "bundles.item_not_bundled"
    item: str


class BundleOver(Refusal):
    """The matter has ended, or is not there yet on that day."""

    code: ClassVar[str] = "bundles.over"


@snapshot
class BundleSaid:
    """What a matter says: what it is called, for whom it is, and which items belong to it, in their order."""

    name: str
    summary: str
    audience: str
    life_event: str
    always: tuple[str, ...]
    """Items that everybody applies for."""
    chosen: tuple[str, ...] = ()
    """Items for whoever wants them."""
    groups: tuple[tuple[str, int], ...] = ()
    """In which parallel group an item stands; those not named stand in the first."""
    kind: str = "matter"
    """matter, or stage: of a project, and opened there alone."""


@snapshot
class BundleDefined:
    """A matter that can be handled as one."""

    ref: str


@operation
def define_bundle(said: BundleSaid, from_day: date, basis: str, *, by: Actor, now: datetime) -> BundleDefined:
    """Define a matter from a day on.

    Refuses with NotAllowed, BundleNameTaken, WrongNumberOfItems, ItemNotBundled, NotInList, Missing or ImpossibleDates.
    """
    must_hold(by, *WRITERS)
    span(from_day, None)
    ids = _item_ids(said, now)
    with refusing(bundle_name_is_used_once_at_a_time=BundleNameTaken()):
        bundle = Bundle.objects.create(
            ref=new_ref(), **_texts(said), kind=_kind(said), valid=days(from_day), basis=written(basis, "basis")
        )
    _hold(bundle, said, ids, from_day)
    _tell(bundle, "define_bundle", {**_body(said), "from": from_day}, by, now)
    return BundleDefined(bundle.ref)


@operation
def revise_bundle(ref: str, said: BundleSaid, from_day: date, *, by: Actor, now: datetime) -> BundleDefined:
    """Say anew what belongs to a matter from a day on; applications under way keep what they were begun with.

    Refuses with NotAllowed, NoSuchThing, BundleOver, BundleNameTaken, WrongNumberOfItems, ItemNotBundled, NotInList,
    Missing or ImpossibleDates.
    """
    must_hold(by, *WRITERS)
    bundle = _locked(ref, from_day)
    ids = _item_ids(said, now)
    BundleItem.objects.filter(bundle=bundle, valid__startswith__gte=from_day).delete()
    _leave(bundle, from_day)
    with refusing(bundle_name_is_used_once_at_a_time=BundleNameTaken()):
        for name, text in _texts(said).items():
            setattr(bundle, name, text)
        bundle.save(update_fields=list(_texts(said)))
    _hold(bundle, said, ids, from_day)
    _tell(bundle, "revise_bundle", {**_body(said), "from": from_day}, by, now)
    return BundleDefined(ref)


@operation
def end_bundle(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> BundleDefined:
    """The matter is offered no more from a day on. Refuses with NotAllowed, NoSuchThing, BundleOver or Missing."""
    must_hold(by, *WRITERS)
    bundle = _locked(ref, on)
    if bundle.valid.lower >= on:
        raise ImpossibleDates()
    _leave(bundle, on)
    end_term(bundle, days(bundle.valid.lower, on), named(basis, "basis"))
    _tell(bundle, "end_bundle", {"on": on}, by, now)
    return BundleDefined(ref)


def _item_ids(said: BundleSaid, now: datetime) -> dict[str, int]:
    refs = (*said.always, *said.chosen)
    if not LEAST <= len(refs) <= MOST or len(set(refs)) != len(refs):
        raise WrongNumberOfItems(least=LEAST, most=MOST)
    if said.audience not in (Audience.PERSON, Audience.ORGANISATION):
        raise NotInList(field="audience")
    if said.life_event and said.life_event not in LIFE_EVENT_CODES:
        raise NotInList(field="life_event")
    found = {}
    for ref in refs:
        item = catalogue.in_force(ref, now)
        if item is None or item.guide_only or item.terms.audience not in (Audience.BOTH, said.audience):
            raise ItemNotBundled(item=item.name if item else ref[:40])
        found[ref] = item.item_id
    return found


def _texts(said: BundleSaid) -> dict[str, str]:
    return {
        "name": named(said.name, "name"),
        "summary": told(said.summary, "summary", 500),
        "audience": said.audience,
        "life_event": said.life_event,
    }


def _kind(said: BundleSaid) -> str:
    if said.kind not in ("matter", "stage"):
        raise NotInList(field="kind")
    return said.kind


def _hold(bundle: Bundle, said: BundleSaid, ids: dict[str, int], from_day: date) -> None:
    groups = dict(said.groups)
    BundleItem.objects.bulk_create(
        BundleItem(
            bundle=bundle,
            item_id=id,
            place=place,
            need="always" if ref in said.always else "chosen",
            group_number=groups.get(ref, 1),
            valid=days(from_day),
        )
        for place, (ref, id) in enumerate(ids.items())
    )


def _leave(bundle: Bundle, on: date) -> None:
    for row in bundle.items.filter(valid__contains=on):
        row.valid = days(row.valid.lower, on)
        row.save(update_fields=["valid"])


def _locked(ref: str, on: date) -> Bundle:
    bundle = locked(Bundle, ref, "bundle")
    if on not in bundle.valid:
        raise BundleOver()
    return bundle


def _body(said: BundleSaid) -> dict[str, object]:
    return {"name": said.name, "always": list(said.always), "chosen": list(said.chosen)}


def _tell(bundle: Bundle, verb: str, body: dict[str, object], by: Actor, now: datetime) -> None:
    subject = Subject("bundle", "bundles_bundle", bundle.pk, bundle.ref, bundle.journal_seq, bytes(bundle.journal_head))
    tell(subject, Line(verb, body, effective_at=now), by)
