"""Hand announced items down to one unit: an office that will decide them, or a place that takes them in."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.offices.powers import RIGHTS, TO_AN_OFFICE, CentreClass, ClassTooLow, Mode, Right, TakenOver, strained
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotInList, span, written
from yimen.registries.bases import moves as bases
from yimen.registries.dated import day_of, days, new_ref, refusing
from yimen.registries.delegations import allow, items
from yimen.registries.delegations.items import Belonging, ItemNamed
from yimen.registries.delegations.models import AnnouncedItem, Announcement, Delegation, TakeOver
from yimen.registries.delegations.refusals import AlreadyDelegated, NotAnnounced, OwnOffice, WrongUnit
from yimen.registries.offices import queries as offices
from yimen.registries.towns import queries as towns
from yimen.registries.towns.rows import Capacity


@snapshot
class HandedDown:
    """Items are the unit's from a day on; what was said about it beforehand."""

    refs: tuple[str, ...]
    warning: str
    """"", "no_formal_staff" or "more_than_staffed": told, not refused. The unit's capacity is kept with each item."""
    left_behind: tuple[Belonging, ...]
    """Items of the same matter that the unit was not given."""


@snapshot
class _Unit:
    """The office or the centre that is handed something, with what it can staff."""

    office_id: int | None
    centre_id: int | None
    region_id: int
    centre_class: CentreClass | None
    capacity: Capacity


@operation
def delegate(
    announcement_ref: str,
    item_refs: tuple[str, ...],
    mode: str,
    unit_ref: str,
    valid_from: date,
    valid_to: date | None = None,
    basis: str = "",
    *,
    by: Actor,
    now: datetime,
) -> HandedDown:
    """Activate announced items for a unit from a day on; `unit_ref` names an office or a centre, as the mode needs.

    Refuses with NotReformOffice, BasisOver, NotAnnounced, WrongUnit, OwnOffice, ClassTooLow, TakenOver or
    AlreadyDelegated.
    """
    allow.must_hand_down(by)
    if mode not in list(Mode):
        raise NotInList(field="mode")
    span(valid_from, valid_to)
    unit = _unit(Mode(mode), unit_ref, valid_from)
    _must_stand(announcement_ref, valid_from)
    refs = []
    given = items.named(item_refs)
    for item in given:
        announced = _announced(announcement_ref, item, mode, valid_from)
        _must_fit(unit, item, announced, valid_from)
        refs.append(_hand_down(unit, item, announced, valid_from, valid_to, basis, by=by, now=now))
    held = Delegation.objects.filter(office=unit.office_id, centre=unit.centre_id, valid__contains=valid_from)
    deciding = Right.DECIDE in RIGHTS[Mode(mode)]
    return HandedDown(
        refs=tuple(refs),
        warning=strained(held.count(), unit.capacity.windows, unit.capacity.formal_staff, "yes" if deciding else "no"),
        left_behind=items.left_behind(
            [item.id for item in given], unit.office_id, unit.centre_id, valid_from, valid_to, now
        ),
    )


def _unit(mode: Mode, ref: str, day: date) -> _Unit:
    office, centre = offices.office(ref, day), offices.centre(ref, day)
    if office is None and centre is None:
        raise NoSuchThing(what="unit")
    if (office is not None) != (mode in TO_AN_OFFICE):
        raise WrongUnit(mode=mode)
    if office is not None:
        return _Unit(office.id, None, office.region_id, None, towns.capacity_of_office(office.id, day))
    assert centre is not None, "one of the two was found"
    centre_class = towns.class_of(centre.id, day) if centre.kind == "town" else None
    return _Unit(None, centre.id, centre.region_id, centre_class, towns.capacity_of_centre(centre.id, day))


def _must_stand(announcement_ref: str, day: date) -> None:
    """Nothing is handed down by a document that is in force no more."""
    number = Announcement.objects.filter(ref=announcement_ref).values_list("number", flat=True).first()
    if number is not None:
        bases.must_stand(number, day)


def _announced(announcement_ref: str, item: ItemNamed, mode: str, day: date) -> AnnouncedItem:
    found = AnnouncedItem.objects.filter(
        announcement__ref=announcement_ref, announcement__issued_on__lte=day, item_id=item.id, mode=mode
    ).first()
    if found is None:
        raise NotAnnounced(item=item.name)
    return found


def _must_fit(unit: _Unit, item: ItemNamed, announced: AnnouncedItem, day: date) -> None:
    if unit.office_id == item.office_id:
        raise OwnOffice()
    needed = CentreClass(announced.least_class)
    if needed and unit.centre_class is not None and (not unit.centre_class or unit.centre_class > needed):
        raise ClassTooLow(needed=int(needed), has=int(unit.centre_class))
    if unit.office_id is None:
        return
    holder = TakeOver.objects.filter(item_id=item.id, valid__contains=day).first()
    if holder is not None and offices.is_under(unit.office_id, holder.office_id):
        raise TakenOver()


def _hand_down(
    unit: _Unit,
    item: ItemNamed,
    announced: AnnouncedItem,
    begins: date,
    ends: date | None,
    basis: str,
    *,
    by: Actor,
    now: datetime,
) -> str:
    taken = AlreadyDelegated(item=item.name)
    with refusing(delegation_one_a_time_per_item_and_office=taken, delegation_one_a_time_per_item_and_centre=taken):
        row = Delegation.objects.create(
            ref=new_ref(),
            item_id=item.id,
            announced=announced,
            mode=announced.mode,
            office_id=unit.office_id,
            centre_id=unit.centre_id,
            region_id=unit.region_id,
            least_class=announced.least_class,
            equal=announced.equal,
            villages=announced.villages,
            windows=unit.capacity.windows,
            formal_staff=unit.capacity.formal_staff,
            valid=days(begins, ends),
            basis=written(basis, "basis"),
        )
    body = {
        "item": item.ref, "mode": announced.mode, "from": begins, "to": ends, "entry": announced.pk,
        "office": unit.office_id, "centre": unit.centre_id, "today": day_of(now),
    }  # fmt: skip
    tell(Subject("delegation", "delegations_delegation", row.pk, row.ref, 0, b""), Line("delegate", body, now), by)
    return row.ref
