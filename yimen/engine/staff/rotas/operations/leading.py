"""Leading: what the leader on duty notes of the day, and who speaks for an office in a centre 首席代表."""

from datetime import datetime

from yimen.engine.staff.rotas import moves
from yimen.engine.staff.rotas.models import DutyEvent, Representative
from yimen.engine.staff.rotas.refusals import ChiefNeedsLetter, DayPassed, TwoPeople
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.managing import manages
from yimen.kernel.staffing.rota import ShiftKind
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, named
from yimen.registries.dated import day_of, moments, new_ref
from yimen.registries.grants import queries as grants
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people


@snapshot
class EventNoted:
    """What happened, by its reference."""

    ref: str


@snapshot
class RepresentativesNamed:
    """Who speaks for an office from now on."""

    chief: str
    deputy: str


@operation
def note_duty_event(shift_ref: str, told: str, handled: str, *, by: Actor, now: datetime) -> EventNoted:
    """The leader on duty notes on the day what happened and what was done. Refuses with NoSuchThing or DayPassed."""
    row = moves.own(shift_ref, by)
    if row.kind != ShiftKind.LEADER:
        raise NoSuchThing(what="shift")
    if row.day != day_of(now):
        raise DayPassed()
    event = DutyEvent.objects.create(
        ref=new_ref(), shift=row, at=now, told=must_be_said("told", told, 500).strip(),
        handled=must_be_said("handled", handled, 500).strip(),
    )  # fmt: skip
    said = digest(f"{event.told}\x1f{event.handled}".encode(), event.ref.encode())
    moves.told(row, "note_duty_event", {"event": event.ref, "said": said}, by, now)
    return EventNoted(event.ref)


@operation
def name_representatives(
    office_ref: str, centre_ref: str, chief_ref: str, deputy_ref: str, document: str, *, by: Actor, now: datetime
) -> RepresentativesNamed:
    """Name who speaks for an office in a centre, and who does while they are away; whoever did before ends.

    By the head of the office or who manages the centre. Refuses with NoSuchThing, TwoPeople or ChiefNeedsLetter.
    """
    on = day_of(now)
    office, centre = offices.office(office_ref, on), offices.centre(centre_ref, on)
    if office is None or centre is None:
        raise NoSuchThing(what="office")
    if office.id not in by.offices(Role.OFFICE_HEAD) and not manages(by, centre.id):
        raise NoSuchThing(what="office")
    chief, deputy = people.staff_member(chief_ref), people.staff_member(deputy_ref)
    if chief is None or deputy is None or chief.id == deputy.id:
        raise TwoPeople()
    if any(one.office_id != office.id or one.establishment != "formal" for one in (chief, deputy)):
        raise TwoPeople()
    letter = next(iter(grants.letters_of(chief.id, now)), None)
    if letter is None:
        raise ChiefNeedsLetter()
    said = named(document, "document")
    for row in Representative.objects.select_for_update().filter(
        office_id=office.id, centre_id=centre.id, valid__contains=now
    ):
        row.valid = moments(row.valid.lower, now)
        row.save(update_fields=["valid"])
    for duty, member in (("chief", chief), ("deputy", deputy)):
        row = Representative.objects.create(
            ref=new_ref(), office_id=office.id, centre_id=centre.id, staff_id=member.id, duty=duty, document=said,
            letter_ref=letter.ref if duty == "chief" else "", valid=moments(now),
        )  # fmt: skip
        moves.told(row, "name_representative", {"duty": duty, "staff": member.ref, "office": office_ref}, by, now)
    return RepresentativesNamed(chief_ref, deputy_ref)
