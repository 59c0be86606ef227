"""Writes of the town matters: entered, brought into the centre or out of it, ended, and published as a list."""

from dataclasses import asdict
from datetime import date, datetime
from typing import ClassVar

from django.db import connection

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.villages.matters import TownUnit
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotInList, must_hold, named, span, written
from yimen.registries.dated import day_of, days, end_term, locked, new_ref, on_day, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.town_matters import queries
from yimen.registries.town_matters.models import TownMatter, TownMatterList, TownMatterPlace
from yimen.registries.towns import queries as towns
from yimen.registries.towns.operations import NotATownCentre

KEEPERS = (Role.ADMINISTRATOR, Role.REFORM_OFFICE)


class MatterStands(Refusal):
    """This office or station has the matter in the inventory already."""

    code: ClassVar[str] = "matters.stands"


class MatterOver(Refusal):
    """The matter is in the inventory no more."""

    code: ClassVar[str] = "matters.over"


class MatterChanged(Refusal):
    """Somebody else changed the matter meanwhile."""

    code: ClassVar[str] = "matters.changed"


class NoMatters(Refusal):
    """There is nothing to publish yet."""

    code: ClassVar[str] = "matters.none"


@snapshot
class TownMatterSaid:
    """What a matter is, and which office or station of the town does it."""

    name: str
    unit: str
    unit_kind: str = TownUnit.OFFICE
    item_ref: str = ""


@snapshot
class HandledAt:
    """At a window family of the centre, or elsewhere: one of the two is said."""

    family: str = ""
    place: str = ""


@snapshot
class TownMatterTold:
    """A matter of a town as it stands in the inventory."""

    ref: str
    seen: int


@snapshot
class TownMattersPublished:
    """The list of a town with its number."""

    ref: str
    number: int
    matters: int
    elsewhere: int


@operation
def enter_town_matter(
    centre_ref: str, said: TownMatterSaid, at: HandledAt, from_day: date, basis: str, *, by: Actor, now: datetime
) -> TownMatterTold:
    """A matter comes into the inventory of a town, with where it is handled from a day on.

    Refuses with NotATownCentre, NoSuchThing, NotInList, Missing, ImpossibleDates, MatterStands or NotAllowed.
    """
    must_hold(by, *KEEPERS)
    span(from_day, None)
    centre_id = _town_centre(centre_ref, day_of(now))
    if said.unit_kind not in set(TownUnit):
        raise NotInList(field="unit_kind")
    (item_id,) = towns.item_ids((said.item_ref,)) if said.item_ref else (None,)
    with refusing(town_matter_stands_once_at_a_time=MatterStands()):
        row = TownMatter.objects.create(
            ref=new_ref(), centre_id=centre_id, name=named(said.name, "name"), unit=named(said.unit, "unit", 100),
            unit_kind=said.unit_kind, item_id=item_id, valid=days(from_day),
        )  # fmt: skip
    _put(row, at, from_day, basis)
    body = {"centre": centre_ref, "name": row.name, "unit": row.unit, "from": from_day, **asdict(at)}
    return _told(row, Line("town_matter_entered", body, now), by)


@operation
def move_town_matter(
    ref: str, at: HandledAt, from_day: date, basis: str, seen: int, *, by: Actor, now: datetime
) -> TownMatterTold:
    """From a day on a matter is handled at the centre, or elsewhere; where it was before stays readable.

    Refuses with NoSuchThing, MatterOver, MatterChanged, NotInList, Missing, ImpossibleDates or NotAllowed.
    """
    must_hold(by, *KEEPERS)
    row = _standing(ref, seen)
    running = on_day(row.places.select_for_update(), from_day)
    if running is None or running.valid.lower == from_day or running.valid.upper is not None:
        raise ImpossibleDates()
    running.valid = days(running.valid.lower, from_day)
    running.save(update_fields=["valid"])
    _put(row, at, from_day, basis)
    return _told(row, Line("town_matter_moved", {"from": from_day, **asdict(at)}, now), by)


@operation
def end_town_matter(ref: str, on: date, basis: str, seen: int, *, by: Actor, now: datetime) -> TownMatterTold:
    """The town does the matter no more from a day on.

    Refuses with NoSuchThing, MatterOver, MatterChanged, ImpossibleDates, Missing or NotAllowed.
    """
    must_hold(by, *KEEPERS)
    row = _standing(ref, seen)
    if on <= row.valid.lower or on < day_of(now):
        raise ImpossibleDates()
    end_term(row, days(row.valid.lower, on), named(basis, "basis"))
    return _told(row, Line("town_matter_ended", {"on": on, "basis": row.end_basis}, now), by)


@operation
def publish_town_matters(centre_ref: str, document: str, *, by: Actor, now: datetime) -> TownMattersPublished:
    """Publish the inventory of this moment as the town's next list, under its document.

    Refuses with NotATownCentre, NoSuchThing, NoMatters, Missing or NotAllowed.
    """
    must_hold(by, *KEEPERS)
    centre_id = _town_centre(centre_ref, day_of(now))
    before = _last_list(centre_id)
    listed = queries.inventory(centre_ref, day_of(now))
    if not listed:
        raise NoMatters()
    matters = [
        {name: getattr(one, name) for name in ("name", "unit", "unit_kind", "item_ref", "in_centre", "place")}
        | {"windows": list(one.windows)}
        for one in listed
    ]
    row = TownMatterList.objects.create(
        ref=new_ref(), centre_id=centre_id, number=before.number + 1 if before else 1,
        document=named(document, "document", 100), published_at=now, matters=matters,
    )  # fmt: skip
    away = sum(one.in_centre == "no" for one in listed)
    body = {"centre": centre_ref, "number": row.number, "document": row.document, "matters": len(listed)}
    subject = Subject(
        "town_matter_list", "town_matters_townmatterlist", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
    tell(subject, Line("town_matters_published", {**body, "elsewhere": away}, now), by)
    return TownMattersPublished(row.ref, row.number, len(listed), away)


def _last_list(centre_id: int) -> TownMatterList | None:
    """The last list of a town, under a lock that ends with the act: two at once would take one number."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", (f"town matters {centre_id}",))
    return TownMatterList.objects.filter(centre_id=centre_id).order_by("-number").first()


def _put(row: TownMatter, at: HandledAt, from_day: date, basis: str) -> None:
    """Where the matter is handled from a day on: a family of its own centre, or a place that is named."""
    if bool(at.family) == bool(at.place.strip()):
        raise Missing(field="place")
    family_id = towns.family_id(row.centre_id, at.family) if at.family else None
    if at.family and family_id is None:
        raise NotInList(field="family")
    place = "" if at.family else named(at.place, "place", 100)
    why = written(basis, "basis", 100)
    TownMatterPlace.objects.create(matter=row, family_id=family_id, place=place, valid=days(from_day), basis=why)


def _standing(ref: str, seen: int) -> TownMatter:
    row = locked(TownMatter, ref, "town_matter")
    if row.valid.upper is not None:
        raise MatterOver()
    if row.journal_seq != seen:
        raise MatterChanged()
    return row


def _town_centre(ref: str, day: date) -> int:
    centre = offices.centre(ref, day)
    if centre is None:
        raise NoSuchThing(what="centre")
    if centre.kind != "town":
        raise NotATownCentre()
    return centre.id


def _told(row: TownMatter, line: Line, by: Actor) -> TownMatterTold:
    subject = Subject(
        "town_matter", "town_matters_townmatter", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
    return TownMatterTold(row.ref, tell(subject, line, by).seq)
