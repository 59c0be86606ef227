"""Raising: by anybody, by name or not, from a page, a program, a window or a phone; one number, one desk."""

import secrets
from dataclasses import field
from datetime import datetime

from yimen.engine.case.cases import moves as cases
from yimen.engine.public.voices import moves
from yimen.engine.public.voices.models import Speaker, Voice, VoiceOrder, VoiceRoute
from yimen.engine.public.voices.refusals import NotClosedYet
from yimen.engine.public.voices.rows import RECORDERS
from yimen.engine.public.voices.speaking import tell_speaker
from yimen.journal.operation import FORGOTTEN, operation
from yimen.kernel.actor import NOBODY, Actor, ActorKind
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.time.limit import Limit
from yimen.kernel.voice_life import (
    ANSWERED_WITHIN,
    HANDED_OUT_WITHIN,
    Route,
    VoiceKind,
    VoiceMove,
    VoiceTopic,
    VoiceWay,
    routed,
)
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList, named, written
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.people.vault import seal_text
from yimen.registries.regions import queries as regions
from yimen.registries.regions.rows import RegionLine

BY_STAFF = (VoiceWay.WINDOW, VoiceWay.PHONE)
THEMSELVES = (VoiceWay.WEB, VoiceWay.API)


@snapshot
class Spoken:
    """What somebody says, of which place, and whether it may be published."""

    kind: str
    topic: str
    title: str
    told: str
    region_ref: str
    open: str = "yes"
    case_ref: str = ""


@snapshot
class Straight:
    """To whom a voice goes at once, whatever the routes say, and by when: whose session or account it came through.

    Where that office is no more, it goes by the routes, or waits for the desk.
    """

    office_id: int
    within: Limit = ANSWERED_WITHIN


@snapshot
class VoiceRaised:
    """A voice by its number and the code that opens it."""

    ref: str
    number: str
    office_id: int | None
    code: str = field(default="", metadata=FORGOTTEN)

    def __post_init__(self) -> None:
        object.__setattr__(self, "code", moves.code_of(self.number))


@snapshot
class VoiceMoved:
    """A voice by its reference, and how far it is."""

    ref: str
    state: str


@operation
def raise_voice(
    said: Spoken, way: str, party_ref: str = "", contact: str = "", *, by: Actor, now: datetime
) -> VoiceRaised:
    """Raise a public matter oneself, in one's own name, in that of whom one acts for, or without any.

    Staff record what others say, and raise nothing in their post. Refuses with NotAllowed, NotInList, NoSuchThing,
    CaseUnknown, Missing, TextMissing or TextTooLong.
    """
    if by.kind not in (ActorKind.CITIZEN, ActorKind.ANONYMOUS):
        raise NotAllowed()
    if way not in THEMSELVES:
        raise NotInList(field="way")
    party = people.party(party_ref) if party_ref else None
    if party_ref and (party is None or party.id not in set(by.parties())):
        raise NoSuchThing(what="party")
    return written_down(said, way, party.id if party else None, contact, by, now)


@operation
def record_voice(
    said: Spoken, way: str, party_ref: str = "", contact: str = "", *, by: Actor, now: datetime
) -> VoiceRaised:
    """Record what somebody says at the window or by phone; they are given number and code.

    Refuses with NotAllowed, NotInList, NoSuchThing, CaseUnknown, Missing, TextMissing or TextTooLong.
    """
    if not by.has_role(*RECORDERS) and not moves.is_member(by, now):
        raise NotAllowed()
    if way not in BY_STAFF:
        raise NotInList(field="way")
    party = people.party(party_ref) if party_ref else None
    if party_ref and party is None:
        raise NoSuchThing(what="party")
    return written_down(said, way, party.id if party else None, contact, by, now)


@operation
def withdraw_voice(number: str, code: str, *, by: Actor, now: datetime) -> VoiceMoved:
    """Take back what is not answered yet. Refuses with VoiceUnknown or WrongState."""
    row = moves.spoken_for(number, code, by)
    moves.move(row, VoiceMove.WITHDRAW)
    VoiceOrder.objects.filter(voice=row, outcome="").update(outcome="withdrawn", ended_at=now)
    moves.told(row, Line("withdraw_voice", {}, now), NOBODY)
    return VoiceMoved(row.ref, row.state)


@operation
def rate_voice(number: str, code: str, content: str, *, by: Actor, now: datetime) -> VoiceMoved:
    """Say whether one is content with the answer, as often as one changes one's mind.

    Refuses with VoiceUnknown, NotClosedYet or NotInList.
    """
    row = moves.spoken_for(number, code, by)
    if row.closed_at is None or row.state != "closed":
        raise NotClosedYet()
    if content not in ("yes", "no"):
        raise NotInList(field="content")
    row.content = content
    row.save(update_fields=["content"])
    moves.told(row, Line("rate_voice", {"content": content}, now), NOBODY)
    return VoiceMoved(row.ref, row.state)


def written_down(
    said: Spoken, way: str, party_id: int | None, contact: str, by: Actor, now: datetime, source: str = "",
    straight: Straight | None = None,
) -> VoiceRaised:  # fmt: skip
    """A new voice from whichever way, routed when a route fits; the one intake of all ways."""
    if said.kind not in set(VoiceKind):
        raise NotInList(field="kind")
    if said.topic not in set(VoiceTopic):
        raise NotInList(field="topic")
    if said.open not in ("yes", "no"):
        raise NotInList(field="open")
    region = regions.region(said.region_ref, day_of(now))
    if region is None:
        raise NoSuchThing(what="region")
    case = cases.read(said.case_ref, by, now) if said.case_ref else None
    line = regions.line(region.id)
    number = moves.number_of(secrets.token_bytes(16))
    row = Voice.objects.create(
        ref=new_ref(), number=number, code_hash=moves.hash_of(number, moves.code_of(number)), way=way, kind=said.kind,
        topic=said.topic, title=named(said.title, "title", 60), told=must_be_said("told", said.told, 2000).strip(),
        open=said.open, case_id=case.id if case else None, source=source, region_id=region.id, city_id=line.city_id,
        county_id=line.county_id, town_id=line.town_id, village_id=line.village_id, lodged_at=now,
        hand_out_by=now + HANDED_OUT_WITHIN,
    )  # fmt: skip
    _spoken_by(row, party_id, written(contact, "contact", 100))
    # Nothing of who raised it stands in the line, not even that somebody had an account.
    words = digest(f"{row.title}\x1f{row.told}".encode(), row.ref.encode())
    body = {"way": way, "kind": said.kind, "topic": said.topic, "said": words, "hand_out_by": row.hand_out_by}
    moves.told(row, Line("raise_voice", body, now), by if way not in THEMSELVES else _nameless(by))
    if straight is not None and _is_there(straight.office_id, now):
        _handed(row, straight.office_id, straight.within, "", by, now)
        return VoiceRaised(row.ref, number, straight.office_id)
    return VoiceRaised(row.ref, number, _sent_by_a_route(row, line, by, now))


def place_of(region_id: int, now: datetime) -> str:
    """A place that was chosen earlier, or, where it is no more, the nearest that it lay in and that still is."""
    line = regions.line(region_id)
    above = (line.village_id, line.town_id, line.county_id, line.city_id)
    found = (regions.by_id(one, day_of(now)) for one in above if one is not None)
    return next(one.ref for one in found if one is not None)


def _is_there(office_id: int, now: datetime) -> bool:
    """An office that was named for a route, a session or an account may have been dissolved since."""
    return offices.office(office_id, day_of(now)) is not None


def _spoken_by(row: Voice, party_id: int | None, left: str) -> None:
    if party_id is None and not left:
        return
    sealed = seal_text(left) if left else None
    Speaker.objects.create(
        voice=row,
        party_id=party_id,
        contact_cipher=sealed.cipher if sealed else b"",
        contact_key=sealed.key_id if sealed else "",
    )


def _nameless(by: Actor) -> Actor:
    """The chain of a voice is read by others than its desk."""
    return Actor(ActorKind.ANONYMOUS, "anonymous", errand=by.errand)


def _sent_by_a_route(row: Voice, line: RegionLine, by: Actor, now: datetime) -> int | None:
    routes = [
        Route(*one) for one in VoiceRoute.objects.filter(ended_at=None).values_list("topic", "region_id", "office_id")
    ]
    places = tuple(
        place for place in (line.village_id, line.town_id, line.county_id, line.city_id) if place is not None
    )
    office_id = routed(routes, row.topic, places)
    if office_id is not None and not _is_there(office_id, now):
        return None  # the desk hands it out by hand
    if office_id is not None:
        _handed(row, office_id, ANSWERED_WITHIN, "yes", _nameless(by), now)
    return office_id


def _handed(row: Voice, office_id: int, within: Limit, by_route: str, by: Actor, now: datetime) -> None:
    """Handed out in the act that writes it down; its speaker hears by when it is answered."""
    order = moves.hand_out(row, office_id, within, now, by_route=by_route)
    moves.move(row, VoiceMove.ASSIGN, office_id=office_id)
    moves.told(
        row, Line("assign_voice", {"nth": order.nth, "by_route": by_route, "answer_by": order.answer_by}, now), by
    )
    until = {"office": moves.office_name(office_id, now), "until": day_of(order.answer_by).isoformat()}
    tell_speaker(row, "assign_voice", until, now)
