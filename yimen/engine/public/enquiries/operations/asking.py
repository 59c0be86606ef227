"""Asking: at a window or by phone, where who hears it owns it, or from a page, where it waits for a human."""

from datetime import datetime

from yimen.engine.case.cases import moves as cases
from yimen.engine.public.enquiries import moves
from yimen.engine.public.enquiries.models import Enquiry
from yimen.engine.public.enquiries.refusals import EnquiryEnded, EnquiryUnknown, TakenUp
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.time.national import NATIONAL
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList, must_hold, named, written
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.policies import queries as policies
from yimen.registries.policies.queries import PolicyKey

ANSWERED_WITHIN = 3
"""Working days within which whatever is asked has its answer."""
BY_STAFF = ("window", "phone", "radio")


@snapshot
class Asked:
    """A question, and what it is about: an item, a case, a page of the hall."""

    topic: str
    question: str
    item_ref: str = ""
    case_ref: str = ""
    page: str = ""
    policy_ref: str = ""
    follows: str = ""
    """The question of one's own that this one goes on from; it goes to the same office."""


@snapshot
class Heard:
    """An enquiry by its reference, and by when it is answered."""

    ref: str
    due_at: datetime


@operation
def record_enquiry(way: str, asked: Asked, party_ref: str = "", *, by: Actor, now: datetime) -> Heard:
    """Record what was asked at the window, by phone or on the radio; who hears it first owns it 首问负责.

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

    About a policy it goes to the office that grants it, by whose calendar it is answered.
    Refuses with NoSuchThing, Missing, TextMissing, CaseUnknown or EnquiryUnknown.
    """
    if by.kind not in (ActorKind.CITIZEN, ActorKind.ANONYMOUS):
        raise NoSuchThing(what="party")
    row = _row("web", asked, party_ref, by, now)
    if row.party_id is not None and row.party_id not in set(by.parties()):
        raise NoSuchThing(what="party")
    return _written(row, asked, by, now)


@operation
def bring_in_enquiry(number: str, asked: Asked, *, by: Actor, now: datetime) -> Heard:
    """Bring in what the city's own platform 智慧城市管理平台 was told, under its number there; twice is once.

    It waits for its owner as what was asked from a page. By a program with the token of a centre's manager or of the
    administrator. Refuses with NotAllowed, Missing, NoSuchThing or TextMissing.
    """
    must_hold(by, Role.CENTRE_MANAGER, Role.ADMINISTRATOR)
    known = Enquiry.objects.filter(outside_number=named(number, "number", 64)).first()
    if known is not None:
        return Heard(known.ref, known.due_at)
    row = _row("city", asked, "", by, now)
    row.outside_number = number.strip()
    return _written(row, asked, by, now)


@operation
def take_up_enquiry(ref: str, *, by: Actor, now: datetime) -> Heard:
    """Take up what was asked from the hall; from here on it has an owner. By a window, or by the office it went to.

    Refuses with EnquiryUnknown, TakenUp, EnquiryEnded or NotAllowed.
    """
    row = moves.lock(ref)
    if row.office_id is None:
        must_hold(by, *moves.ASKED)
    elif row.office_id not in by.offices(*moves.OF_AN_OFFICE):
        raise NotAllowed()
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
    before = _before(asked.follows, by)
    policy = _policy(asked.policy_ref, before)
    office = offices.office(policy.office_id, day_of(now)) if policy else None
    calendar = calendars.calendar(office.calendar_id) if office else NATIONAL
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
        due_at=calendar.closing_after(now, ANSWERED_WITHIN),
        policy_id=policy.id if policy else None,
        office_id=office.id if office else None,
        follows_id=before.pk if before else None,
    )


def _before(ref: str, by: Actor) -> Enquiry | None:
    """The own question that this one goes on from."""
    if not ref:
        return None
    row = Enquiry.objects.filter(ref=ref).first()
    if row is None or row.party_id is None or not moves.is_asker(row, by):
        raise EnquiryUnknown(ref=ref)
    return row


def _policy(ref: str, before: Enquiry | None) -> PolicyKey | None:
    if not ref:
        return policies.key_of(before.policy_id) if before and before.policy_id else None
    found = policies.key_of(ref)
    if found is None:
        raise NoSuchThing(what="policy")
    return found


def _written(row: Enquiry, asked: Asked, by: Actor, now: datetime) -> Heard:
    row.save(force_insert=True)
    body = {
        "way": row.way,
        "item": asked.item_ref,
        "case": asked.case_ref,
        "policy": asked.policy_ref,
        "due": row.due_at,
    }
    question = digest(row.question.encode(), row.ref.encode())
    moves.told(row, Line("ask", {**body, "question": question}, now), by)
    return Heard(row.ref, row.due_at)
