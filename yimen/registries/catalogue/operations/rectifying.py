"""Rectification 整改: an item set up lawfully and done otherwise than it says is put right by a day."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotInList, must_hold, told
from yimen.registries.catalogue import moves
from yimen.registries.catalogue.models import Rectification
from yimen.registries.catalogue.refusals import NotByTheOfficeItself, RectificationClosed
from yimen.registries.dated import day_of, new_ref

DEVIATIONS = ("extra_step", "extra_material", "longer_time", "no_basis", "other")
WATCHERS = (Role.REFORM_OFFICE, Role.LEGAL_REVIEWER, Role.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class RectificationOpened:
    ref: str


@dataclass(frozen=True, slots=True)
class Rectified:
    ref: str


@operation
def open_rectification(
    item_ref: str, deviation: str, found: str, due_on: date, *, by: Actor, now: datetime
) -> RectificationOpened:
    """Open a task to put an item right by a day; by the reform, legal or supervision office.

    Refuses with NotAllowed, ItemUnknown, NotInList, ImpossibleDates or Missing.
    """
    must_hold(by, *WATCHERS)
    item = moves.lock("i.ref = %s", item_ref)
    if deviation not in DEVIATIONS:
        raise NotInList(field="deviation")
    if due_on < day_of(now):
        raise ImpossibleDates()
    row = Rectification.objects.create(
        ref=new_ref(), item_id=item.id, deviation=deviation, found=_said(found, "found"), due_on=due_on, opened_at=now
    )
    return RectificationOpened(row.ref)


@operation
def close_rectification(ref: str, mended: str, *, by: Actor, now: datetime) -> Rectified:
    """Say that it was put right and how; by those who may open one, and never by the office whose item it is.

    Refuses with NotAllowed, NoSuchThing, NotByTheOfficeItself, RectificationClosed or Missing.
    """
    must_hold(by, *WATCHERS)
    row = Rectification.objects.select_for_update(of=("self",)).select_related("item").filter(ref=ref).first()
    if row is None:
        raise NoSuchThing(what="rectification")
    if row.item.office_id in by.offices(*WATCHERS):
        raise NotByTheOfficeItself()
    if row.closed_at is not None:
        raise RectificationClosed()
    row.mended, row.closed_at = _said(mended, "mended"), now
    row.save(update_fields=["mended", "closed_at"])
    return Rectified(ref)


def _said(typed: str, field: str) -> str:
    if not (text := told(typed, field)):
        raise Missing(field=field)
    return text
