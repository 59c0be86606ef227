"""Answering: the owner says what holds and where it stands written; or the asker applies, or leaves.

That something cannot be done is not the owner's to say alone: it is proposed, and an approver confirms it.
"""

from datetime import datetime

from yimen.engine.case.cases import moves as cases
from yimen.engine.case.messages import operations as messages
from yimen.engine.case.noes import moves as noes
from yimen.engine.public.enquiries import moves
from yimen.engine.public.enquiries.models import Enquiry, EnquiryHandover
from yimen.engine.public.enquiries.operations.asking import Heard
from yimen.engine.public.enquiries.refusals import EnquiryEnded, EnquiryUnknown, HandedOver
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import must_be_foreign
from yimen.kernel.evidence import Line, digest
from yimen.kernel.noes import NoNeedsApprover, must_not_say_no, whole
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

WITHOUT_AN_ANSWER = ("intake", "left")


@operation
def answer_enquiry(ref: str, answer: str, source: str, no: str = "no", *, by: Actor, now: datetime) -> Heard:
    """Answer with the source it rests on: a law, a guide, a document. By the owner alone, who says that it is no "no".

    Refuses with EnquiryUnknown, NotTheOwner, EnquiryEnded, HandedOver, NoWaits, NotInList, NoNeedsApprover or
    TextMissing.
    """
    if no not in ("yes", "no"):
        raise NotInList(field="no")
    row = _to_end(ref, by)
    if no == "yes":
        raise NoNeedsApprover()
    said = must_be_said("answer", answer, 2000).strip()
    must_not_say_no(said)
    _answered(row, said, must_be_said("source", source, 300).strip(), by, now)
    return Heard(ref, row.due_at)


@operation
def propose_no(ref: str, basis: str, explanation: str, guidance: str, *, by: Actor, now: datetime) -> Heard:
    """Propose to answer that it cannot be done, with basis, explanation and guidance; who asked hears nothing of it.

    Refuses with EnquiryUnknown, NotTheOwner, EnquiryEnded, HandedOver, NoWaits or TextMissing.
    """
    row = _to_end(ref, by)
    said = whole(basis, explanation, guidance)
    no = noes.propose(_about(row), said, noes.place_of(by, row.office_id, row.centre_id), by, now)
    words = digest(said.spoken().encode(), no.encode())
    moves.told(row, Line("propose_no", {"no": no, "said": words}, now), by)
    return Heard(ref, row.due_at)


@operation
def confirm_no(ref: str, seen: str = "", *, by: Actor, now: datetime) -> Heard:
    """Confirm a proposed "no", by name and with other eyes; only now the asker is answered with it.

    Refuses with EnquiryUnknown, EnquiryEnded, NoUnknown, OwnNo, NotFormal, OwnMatter or ChangedSinceRead.
    """
    row = _with_a_no(ref, by)
    said = noes.confirm(_about(row), seen, by, now)
    _answered(row, said.spoken(), said.basis, by, now)
    return Heard(ref, row.due_at)


@operation
def send_no_back(ref: str, reason: str, seen: str = "", *, by: Actor, now: datetime) -> Heard:
    """Send a proposed "no" back to the owner with the reason; the question waits for an answer as before.

    Refuses with EnquiryUnknown, EnquiryEnded, NoUnknown, OwnNo, NotFormal, OwnMatter, ChangedSinceRead or TextMissing.
    """
    row = _with_a_no(ref, by)
    said = noes.send_back(_about(row), reason, seen, by, now)
    moves.told(row, Line("send_no_back", {"reason": digest(said.encode(), row.ref.encode())}, now), by)
    return Heard(ref, row.due_at)


@operation
def withdraw_no(ref: str, *, by: Actor, now: datetime) -> Heard:
    """Take one's own "no" back before anybody has answered it; the question waits for an answer as before.

    Refuses with EnquiryUnknown, NoUnknown, NotYourNo or NoDecided.
    """
    row = moves.lock(ref)
    no = noes.withdraw(_about(row), by, now)
    moves.told(row, Line("withdraw_no", {"no": no}, now), by)
    return Heard(ref, row.due_at)


@operation
def end_enquiry(ref: str, how: str, *, by: Actor, now: datetime) -> Heard:
    """Close an enquiry without an answer: an application came of it (intake), or the asker left; it is counted.

    Refuses with EnquiryUnknown, NotTheOwner, EnquiryEnded, HandedOver, NoWaits or NotInList.
    """
    row = _to_end(ref, by)
    if how not in WITHOUT_AN_ANSWER:
        raise NotInList(field="how")
    moves.end(row, how, now)
    row.save()
    moves.told(row, Line("end", {"how": how}, now), by)
    return Heard(ref, row.due_at)


@operation
def say_solved(ref: str, solved: str, *, by: Actor, now: datetime) -> Heard:
    """Say whether the answer helped; by the asker, and as often as they change their mind.

    Refuses with EnquiryUnknown or NotInList.
    """
    row = moves.lock(ref)
    if row.ended != "answered" or by.staff_id is not None or not moves.is_asker(row, by):
        raise EnquiryUnknown(ref=ref)
    if solved not in ("yes", "no"):
        raise NotInList(field="solved")
    row.solved = solved
    row.save(update_fields=["solved"])
    moves.told(row, Line("rate", {"solved": solved}, now), by)
    return Heard(ref, row.due_at)


def _to_end(ref: str, by: Actor) -> Enquiry:
    row = moves.owned(ref, by)
    if EnquiryHandover.objects.filter(enquiry=row, acknowledged_at=None).exists():
        raise HandedOver()
    noes.must_not_wait(_about(row))
    return row


def _with_a_no(ref: str, by: Actor) -> Enquiry:
    """The open question, for somebody who is not the asker and does not act for them."""
    row = moves.lock(ref)
    if row.ended:
        raise EnquiryEnded()
    must_be_foreign(by.interests, (row.party_id,))
    return row


def _about(row: Enquiry) -> noes.About:
    return noes.About(enquiry_id=row.pk)


def _answered(row: Enquiry, answer: str, source: str, by: Actor, now: datetime) -> None:
    row.answer, row.source, row.answered_at = answer, source, now
    moves.end(row, "answered", now)
    row.save()
    body = {"answer": digest(row.answer.encode(), row.ref.encode()), "late": "yes" if now > row.due_at else "no"}
    moves.told(row, Line("answer", body, now), by)
    if row.case is not None:
        file = cases.read_freely(row.case.ref, by, now)
        cases.remark(file, Line("answer_enquiry", {"enquiry": row.ref}, now), by)
    _tell_the_asker(row, now)


def _tell_the_asker(row: Enquiry, now: datetime) -> None:
    if row.party_id is None:
        return
    office = offices.office(row.office_id, day_of(now)) if row.office_id else None
    centre = offices.centre(row.centre_id, day_of(now)) if row.centre_id else None
    facts = {"item": row.topic, "office": office.name if office else centre.name if centre else ""}
    messages.write_notice("answer_enquiry", row.party_id, "enquiry", row.pk, facts, by=SYSTEM, now=now)
