"""Handing over: what a window cannot answer goes to the office that can, which owns it once it acknowledges."""

from datetime import datetime

from yimen.engine.case.noes import moves as noes
from yimen.engine.public.enquiries import moves
from yimen.engine.public.enquiries.models import EnquiryHandover
from yimen.engine.public.enquiries.operations.asking import ANSWERED_WITHIN, Heard
from yimen.engine.public.enquiries.refusals import (
    EnquiryEnded,
    HandedOver,
    NothingToAcknowledge,
    NotTheOwner,
    OwnOffice,
)
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, refusing
from yimen.registries.offices import queries as offices


@operation
def hand_over_enquiry(ref: str, office_ref: str, reason: str, *, by: Actor, now: datetime) -> Heard:
    """Give an enquiry to an office that can answer it, with its own deadline; one owns it until it is acknowledged.

    Refuses with EnquiryUnknown, NotTheOwner, EnquiryEnded, HandedOver, NoWaits, OwnOffice, NoSuchThing or
    TextMissing.
    """
    row = moves.owned(ref, by)
    noes.must_not_wait(noes.About(enquiry_id=row.pk))
    office = offices.office(office_ref, day_of(now))
    assert row.owner_id is not None, "it was locked for its owner"
    if office is None:
        raise NoSuchThing(what="office")
    if office.id in by.offices(*moves.OF_AN_OFFICE):
        raise OwnOffice()
    said = must_be_said("reason", reason, 500).strip()
    with refusing(enquiry_handover_one_at_a_time=HandedOver()):
        EnquiryHandover.objects.create(
            enquiry=row, from_staff_id=row.owner_id, to_office_id=office.id, reason=said, handed_at=now
        )
    row.due_at = calendars.calendar(office.calendar_id).closing_after(now, ANSWERED_WITHIN)
    row.save(update_fields=["due_at"])
    body = {"office": office_ref, "due": row.due_at, "reason": digest(said.encode(), row.ref.encode())}
    moves.told(row, Line("hand_over", body, now), by)
    return Heard(ref, row.due_at)


@operation
def acknowledge_enquiry(ref: str, *, by: Actor, now: datetime) -> Heard:
    """Take over an enquiry that was handed to one's office: from here on one owes the answer oneself.

    Refuses with EnquiryUnknown, NotTheOwner, EnquiryEnded or NothingToAcknowledge.
    """
    row = moves.lock(ref)
    handed = EnquiryHandover.objects.filter(enquiry=row, to_office_id__in=by.offices(*moves.OF_AN_OFFICE))
    if by.staff_id is None or not handed.exists():
        raise NotTheOwner(owner=row.owner.name if row.owner else "")
    if row.ended:
        raise EnquiryEnded()
    waiting = handed.filter(acknowledged_at=None).first()
    if waiting is None:
        raise NothingToAcknowledge()
    waiting.acknowledged_by_id, waiting.acknowledged_at = by.staff_id, now
    waiting.save(update_fields=["acknowledged_by", "acknowledged_at"])
    row.owner_id, row.office_id = by.staff_id, waiting.to_office_id
    row.save(update_fields=["owner", "office"])
    moves.told(row, Line("acknowledge", {}, now), by)
    return Heard(ref, row.due_at)
