"""Lodging: by anybody, by name or without; or recorded by staff for who stands at the window, calls or writes.

What is given out is a number and a code; with both one reads and answers, without an account and without a name.
"""

import secrets
from collections.abc import Callable
from dataclasses import field
from datetime import datetime

from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.reading import select
from yimen.engine.public.complaints import moves
from yimen.engine.public.complaints.models import Complainant, Complaint
from yimen.engine.public.complaints.refusals import AboutYou, NobodyComplainedOf
from yimen.engine.public.complaints.rows import RECORDERS
from yimen.journal.operation import FORGOTTEN, operation
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.complaint import ACKNOWLEDGED_WITHIN, ComplaintKind, ComplaintWay
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotInList, must_hold, written
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.people.vault import seal_text
from yimen.registries.regions import queries as regions

BY_STAFF = (ComplaintWay.WINDOW, ComplaintWay.PHONE, ComplaintWay.LETTER)
THEMSELVES = (ComplaintWay.WEB, ComplaintWay.API)


@snapshot
class Complained:
    """What is complained of, where, and of whom as the complainant calls them. A case tells its place by itself."""

    kind: str
    told: str
    case_ref: str = ""
    window_ref: str = ""
    centre_ref: str = ""
    office_ref: str = ""
    officer: str = ""


@snapshot
class Lodged:
    """A complaint by its number and the code that opens it."""

    ref: str
    number: str
    acknowledge_by: datetime
    code: str = field(default="", metadata=FORGOTTEN)

    def __post_init__(self) -> None:
        object.__setattr__(self, "code", moves.code_of(self.number))


@operation
def lodge_complaint(
    said: Complained, way: str, party_ref: str = "", contact: str = "", *, by: Actor, now: datetime
) -> Lodged:
    """Complain oneself: in one's own name, in that of whom one acts for, or without any name.

    Refuses with NotInList, NobodyComplainedOf, NoSuchThing, CaseUnknown, TextMissing, TextTooLong or TooLong.
    """
    if by.kind not in (ActorKind.CITIZEN, ActorKind.ANONYMOUS):
        raise NoSuchThing(what="party")
    if way not in THEMSELVES:
        raise NotInList(field="way")
    party = people.party(party_ref) if party_ref else None
    if party_ref and (party is None or party.id not in set(by.parties())):
        raise NoSuchThing(what="party")
    return _written(said, way, party.id if party else None, contact, by, now)


@operation
def record_complaint(
    said: Complained, way: str, party_ref: str = "", contact: str = "", *, by: Actor, now: datetime
) -> Lodged:
    """Record what somebody says at the window, by phone or in a letter; they are given number and code.

    Refuses with NotAllowed, NotInList, AboutYou, NobodyComplainedOf, NoSuchThing, CaseUnknown, TextMissing or TooLong.
    """
    must_hold(by, *RECORDERS)
    if way not in BY_STAFF or by.staff_id is None:
        raise NotInList(field="way")
    party = people.party(party_ref) if party_ref else None
    if party_ref and party is None:
        raise NoSuchThing(what="party")
    return _written(said, way, party.id if party else None, contact, by, now)


def heard_in_call(said: Complained, party_id: int | None, by: Actor, now: datetime) -> Lodged:
    """What somebody complains of who was called after their case: a part of the act that called them.

    Whether the caller may see the case does not matter; that they had no hand in it is for the act to know. Without a
    name (no party) it is for supervision alone: who handles the house's complaints would know from the case who it was.
    Refuses with NotInList, AboutYou, NoSuchThing, TextMissing or TooLong.
    """
    row = _about(said, by, now, cases.read_freely)
    if party_id is None:
        row.centre_id = None
    return _kept(row, said, ComplaintWay.PHONE, party_id, "", by, now)


def _written(said: Complained, way: str, party_id: int | None, contact: str, by: Actor, now: datetime) -> Lodged:
    return _kept(_about(said, by, now, cases.read), said, way, party_id, contact, by, now)


def _kept(
    row: Complaint, said: Complained, way: str, party_id: int | None, contact: str, by: Actor, now: datetime
) -> Lodged:
    if said.kind not in set(ComplaintKind):
        raise NotInList(field="kind")
    if by.staff_id is not None and by.staff_id in row.staff:
        raise AboutYou()
    row.ref, row.number, row.way, row.kind = new_ref(), moves.number_of(secrets.token_bytes(16)), way, said.kind
    row.code_hash = moves.hash_of(row.number, moves.code_of(row.number))
    row.told = must_be_said("told", said.told, 2000).strip()
    row.officer = written(said.officer, "officer", 60)
    row.lodged_at = now
    calendar = calendars.calendar(_calendar_of(row, now))
    row.acknowledge_by = calendar.closing_after(now, ACKNOWLEDGED_WITHIN)
    row.save(force_insert=True)
    left = written(contact, "contact", 100)
    if party_id is not None or left:
        sealed = seal_text(left) if left else None
        Complainant.objects.create(
            complaint=row,
            party_id=party_id,
            contact_cipher=sealed.cipher if sealed else b"",
            contact_key=sealed.key_id if sealed else "",
        )
    # Nothing of who complained stands in the line, not even that somebody had an account.
    body = {"way": way, "kind": row.kind, "told": digest(row.told.encode(), row.ref.encode()), "by": row.acknowledge_by}
    moves.told(row, Line("lodge", body, now), by if way in BY_STAFF else _nameless(by))
    return Lodged(row.ref, row.number, row.acknowledge_by)


def _nameless(by: Actor) -> Actor:
    """The chain of a complaint is read by others than its investigator."""
    return Actor(ActorKind.ANONYMOUS, "anonymous", errand=by.errand)


def _about(said: Complained, by: Actor, now: datetime, read: Callable[[str, Actor, datetime], CaseFile]) -> Complaint:
    on = day_of(now)
    case = read(said.case_ref, by, now) if said.case_ref else None
    window = offices.window(said.window_ref, on) if said.window_ref else None
    centre = offices.centre(window.centre_id if window else said.centre_ref, on) if window or said.centre_ref else None
    office = offices.office(said.office_ref, on) if said.office_ref else None
    for wanted, found, what in (
        (said.window_ref, window, "window"),
        (said.centre_ref, centre, "centre"),
        (said.office_ref, office, "office"),
    ):
        if wanted and found is None:
            raise NoSuchThing(what=what)
    row = Complaint(
        window_id=window.id if window else None,
        centre_id=centre.id if centre else None,
        office_id=office.id if office else window.office_id if window else None,
        staff=[],
    )
    if case is not None:
        _of_case(row, case.id)
    region = centre.region_id if centre else office.region_id if office else None
    if case is None and region is None:
        raise NobodyComplainedOf()
    if case is None and region is not None:
        line = regions.line(region)
        row.city_id, row.county_id = line.city_id, line.county_id
        row.town_id, row.village_id = line.town_id, line.village_id
    return row


def _of_case(row: Complaint, case_id: int) -> None:
    (case,) = select(
        "select c.item_name, c.office_id, c.centre_id, o.window_id, c.city_id, c.county_id, c.town_id, c.village_id"
        " from cases_case c left join people_post o on o.id = c.route[1] where c.id = %s",
        (case_id,),
    )
    row.case_id, row.item_name, row.staff = case_id, case["item_name"], moves.hands_in(case_id)
    row.office_id = row.office_id or case["office_id"]
    row.centre_id = row.centre_id or case["centre_id"]
    row.window_id = row.window_id or case["window_id"]
    row.city_id, row.county_id = case["city_id"], case["county_id"]
    row.town_id, row.village_id = case["town_id"], case["village_id"]


def _calendar_of(row: Complaint, now: datetime) -> int:
    centre = offices.centre(row.centre_id, day_of(now)) if row.centre_id is not None else None
    office = offices.office(row.office_id, day_of(now)) if row.office_id is not None else None
    place = centre or office
    if place is None:
        raise NobodyComplainedOf()
    return place.calendar_id
