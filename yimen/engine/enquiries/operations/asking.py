"""Asking: at a window or by phone, where who hears it owns it, or from a page, where it waits for a human."""

from dataclasses import dataclass
from datetime import datetime

from yimen.engine.cases import moves as cases
from yimen.engine.enquiries import moves
from yimen.engine.enquiries.models import Enquiry
from yimen.engine.enquiries.refusals import EnquiryEnded, TakenUp
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.evidence import Line, digest
from yimen.kernel.text import must_be_said
from yimen.kernel.time.national import NATIONAL
from yimen.kernel.writing import NoSuchThing, NotInList, must_hold, named, written
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import new_ref
from yimen.registries.people import queries as people

ANSWERED_WITHIN = 3
"""Working days within which whatever is asked has its answer."""
BY_STAFF = ("window", "phone")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what it is about: an item, a case, a page of the hall."""

    topic: str
    question: str
    item_ref: str = ""
    case_ref: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """An enquiry by its reference, and by when it is answered."""

    ref: str
    due_at: datetime


@operation
def record_enquiry(way: str, asked: Asked, party_ref: str = "", *, by: Actor, now: datetime) -> Heard:
    """Record what was asked at the window or by phone; who hears it first owns it 首问负责.

    Refuses with NotInList, NoSuchThing, Missing, TextMissing, CaseUnknown or NotAllowed.
    """
    must_hold(by, *moves.ASKED)
    if way not in BY_STAFF or by.staff_id is None:
        raise NotInList(field="way")
    row = _row(way, asked, party_ref, by, now)
    row.owner_id, row.taken_at = by.staff_id, now
    row.centre_id = next((post.centre_id for post in by.posts if post.role in moves.ASKED and post.centre_id), None)
    return _written(row, asked, by, now)


@operation
def ask_from_page(asked: Asked, party_ref: str = "", *, by: Actor, now: datetime) -> Heard:
    """Ask a human from a page of the hall, which goes along with the case one was looking at; with or without account.

    Refuses with NoSuchThing, Missing, TextMissing or CaseUnknown.
    """
    if by.kind not in (ActorKind.CITIZEN, ActorKind.ANONYMOUS):
        raise NoSuchThing(what="party")
    row = _row("web", asked, party_ref, by, now)
    if row.party_id is not None and row.party_id not in set(by.parties()):
        raise NoSuchThing(what="party")
    return _written(row, asked, by, now)


@operation
def take_up_enquiry(ref: str, *, by: Actor, now: datetime) -> Heard:
    """Take up what was asked from the hall; from here on it has an owner. By a window.

    Refuses with EnquiryUnknown, TakenUp, EnquiryEnded or NotAllowed.
    """
    must_hold(by, *moves.ASKED)
    row = moves.lock(ref)
    if row.ended:
        raise EnquiryEnded()
    if row.owner_id is not None or by.staff_id is None:
        raise TakenUp()
    row.owner_id, row.taken_at = by.staff_id, now
    row.centre_id = next((post.centre_id for post in by.posts if post.role in moves.ASKED and post.centre_id), None)
    row.save(update_fields=["owner", "taken_at", "centre"])
    moves.told(row, Line("take_up", {}, now), by)
    return Heard(ref, row.due_at)


def _row(way: str, asked: Asked, party_ref: str, by: Actor, now: datetime) -> Enquiry:
    item = catalogue.in_force(asked.item_ref, now) if asked.item_ref else None
    if asked.item_ref and item is None:
        raise NoSuchThing(what="item")
    party = people.party(party_ref) if party_ref else None
    if party_ref and party is None:
        raise NoSuchThing(what="party")
    case = cases.read(asked.case_ref, by, now) if asked.case_ref else None
    return Enquiry(
        ref=new_ref(),
        way=way,
        topic=named(asked.topic, "topic", 60),
        question=must_be_said("question", asked.question, 1000).strip(),
        page=written(asked.page, "page"),
        item_id=item.item_id if item else None,
        item_name=item.name if item else "",
        case_id=case.id if case else None,
        party_id=party.id if party else case.applicant_id if case and way == "web" else None,
        asked_at=now,
        due_at=NATIONAL.closing_after(now, ANSWERED_WITHIN),
    )


def _written(row: Enquiry, asked: Asked, by: Actor, now: datetime) -> Heard:
    row.save(force_insert=True)
    body = {"way": row.way, "item": asked.item_ref, "case": asked.case_ref, "due": row.due_at}
    question = digest(row.question.encode(), row.ref.encode())
    moves.told(row, Line("ask", {**body, "question": question}, now), by)
    return Heard(row.ref, row.due_at)
