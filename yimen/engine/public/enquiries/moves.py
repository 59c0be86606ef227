"""Lock and tell: who owns an enquiry, and what happens to it."""

from datetime import datetime

from yimen.engine.public.enquiries.models import Enquiry
from yimen.engine.public.enquiries.refusals import EnquiryEnded, EnquiryUnknown, NotTheOwner
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line

OF_AN_OFFICE = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD, Role.WINDOW)
ASKED = (Role.WINDOW, Role.CENTRE_MANAGER)


def lock(ref: str) -> Enquiry:
    """The enquiry, locked; refuses with EnquiryUnknown."""
    row = Enquiry.objects.select_for_update(of=("self",)).select_related("owner", "case").filter(ref=ref).first()
    if row is None:
        raise EnquiryUnknown(ref=ref)
    return row


def owned(ref: str, by: Actor) -> Enquiry:
    """The open enquiry, locked, for its owner; refuses with EnquiryUnknown, NotTheOwner or EnquiryEnded."""
    row = lock(ref)
    if by.staff_id is None:
        raise EnquiryUnknown(ref=ref)
    if row.ended:
        raise EnquiryEnded()
    if row.owner_id != by.staff_id:
        raise NotTheOwner(owner=row.owner.name if row.owner else "")
    return row


def is_asker(row: Enquiry, by: Actor) -> bool:
    """Who asked, or whoever acts for them; without a party whoever holds the address of the answer."""
    return row.party_id is None or row.party_id in set(by.parties())


def may_read(row: Enquiry, by: Actor) -> bool:
    """The asker, staff at windows, supervision, and the offices it lies with or was handed to."""
    if is_asker(row, by) or by.kind is ActorKind.SYSTEM or by.has_role(*ASKED, Role.SUPERVISOR):
        return True
    mine = by.offices(*OF_AN_OFFICE)
    handed = any(one.to_office_id in mine for one in row.handovers.all())
    return row.owner_id == by.staff_id is not None or row.office_id in mine or handed


def told(row: Enquiry, line: Line, by: Actor) -> None:
    """Tell an act on the enquiry's chain."""
    subject = Subject("enquiry", "enquiries_enquiry", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash


def end(row: Enquiry, how: str, now: datetime) -> None:
    """Write how an enquiry ended."""
    row.ended, row.ended_at = how, now
