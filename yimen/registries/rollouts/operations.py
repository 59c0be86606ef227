"""Plan that items go online, confirm what nobody can read off them, and call a plan off.

Nothing here opens a channel: a version that says so does, and its publication asks for the whole checklist.
"""

from datetime import date, datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.readiness import EXTENSIONS, Channel, Confirmation, is_offered
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList, must_hold, named, span
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.rollouts.models import Rollout

MOST_ITEMS = 200
PLANNERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)


class AlreadyOffered(Refusal):
    """The item is filed by this channel already."""

    code: ClassVar[str] = "rollouts.already_offered"
    item: str


class AlreadyPlanned(Refusal):
    """The item has a plan for this channel already."""

    code: ClassVar[str] = "rollouts.already_planned"
    item: str


class TooManyItems(Refusal):
    """More items in one batch than are planned at once."""

    code: ClassVar[str] = "rollouts.too_many_items"
    most: int


class RolloutOver(Refusal):
    """The plan was called off."""

    code: ClassVar[str] = "rollouts.over"


@snapshot
class RolloutsPlanned:
    """How many items were planned in a batch."""

    batch: str
    items: int


@snapshot
class RolloutKept:
    """A plan by its reference."""

    ref: str


@operation
def plan_rollout(
    codes: tuple[str, ...], channel: str, batch: str, due: date, basis: str, *, by: Actor, now: datetime
) -> RolloutsPlanned:
    """Plan that items go online by a day, all of them or none; by the reform office or an administrator.

    Refuses with NotAllowed, NotInList, Missing, TooManyItems, ImpossibleDates, NoSuchThing, AlreadyOffered or
    AlreadyPlanned.
    """
    must_hold(by, *PLANNERS)
    wanted, batch, basis = _extension(channel), named(batch, "batch"), named(basis, "basis")
    codes = tuple(dict.fromkeys(codes))
    if len(codes) > MOST_ITEMS:
        raise TooManyItems(most=MOST_ITEMS)
    if span(due, None)[0] < day_of(now):
        raise ImpossibleDates()
    items = [_item(code, now) for code in codes]
    if not items:
        raise NoSuchThing(what="item")
    for item in items:
        _plan(item, wanted, batch, due, basis, by, now)
    return RolloutsPlanned(batch, len(items))


@operation
def confirm_ready(ref: str, what: str, note: str, *, by: Actor, now: datetime) -> RolloutKept:
    """Confirm that people were trained or a trial went through, and what shows it; by the item's office.

    Refuses with NoSuchThing, NotAllowed, NotInList, Missing or RolloutOver.
    """
    row, item = _locked(ref, now)
    if by.kind is not ActorKind.SYSTEM and item.office_id not in by.offices(
        Role.CATALOGUE_EDITOR, Role.OFFICE_HEAD, Role.CHIEF
    ):
        raise NotAllowed()
    if what not in set(Confirmation):
        raise NotInList(field="what")
    note = named(note, "note")
    setattr(row, f"{what}_on", day_of(now))
    setattr(row, f"{what}_note", note)
    row.save(update_fields=[f"{what}_on", f"{what}_note"])
    tell(_subject(row), Line("rollout_confirmed", {"what": what, "note": note}, now), by)
    return RolloutKept(ref)


@operation
def call_off_rollout(ref: str, basis: str, *, by: Actor, now: datetime) -> RolloutKept:
    """Plan no more that an item goes online; by the reform office or an administrator.

    Refuses with NoSuchThing, NotAllowed, Missing or RolloutOver.
    """
    must_hold(by, *PLANNERS)
    row, _ = _locked(ref, now)
    row.called_off_on, row.end_basis = day_of(now), named(basis, "basis")
    row.save(update_fields=["called_off_on", "end_basis"])
    tell(_subject(row), Line("rollout_called_off", {"basis": row.end_basis}, now), by)
    return RolloutKept(ref)


def _plan(item: ItemView, channel: Channel, batch: str, due: date, basis: str, by: Actor, now: datetime) -> None:
    if is_offered(item.terms, channel):
        raise AlreadyOffered(item=item.name)
    with refusing(rollout_one_per_item_and_channel=AlreadyPlanned(item=item.name)):
        row = Rollout.objects.create(
            ref=new_ref(), item_id=item.item_id, channel=channel, batch=batch, due=due, basis=basis,
            planned_on=day_of(now),
        )  # fmt: skip
    body = {"item": item.ref, "channel": channel, "batch": batch, "due": due, "basis": basis}
    tell(_subject(row), Line("rollout_planned", body, now), by)


def _extension(channel: str) -> Channel:
    if channel not in EXTENSIONS:
        raise NotInList(field="channel")
    return Channel(channel)


def _item(code: str, now: datetime) -> ItemView:
    item = catalogue.in_force(code, now)
    if item is None or item.guide_only:
        raise NoSuchThing(what="item")
    return item


def _locked(ref: str, now: datetime) -> tuple[Rollout, ItemView]:
    row = Rollout.objects.select_for_update(of=("self",)).select_related("item").filter(ref=ref).first()
    if row is None:
        raise NoSuchThing(what="rollout")
    if row.called_off_on is not None:
        raise RolloutOver()
    return row, _item(row.item.ref, now)


def _subject(row: Rollout) -> Subject:
    return Subject("rollout", "rollouts_rollout", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
