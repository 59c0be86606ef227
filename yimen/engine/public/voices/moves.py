"""Lock, move, tell: a voice for who raised it, for the desk, and for the department that answers."""

import hmac
from datetime import datetime

from django.conf import settings

from yimen.engine.public.voices.models import DeskMember, Speaker, Voice, VoiceOrder
from yimen.engine.public.voices.refusals import NotAtTheDesk, NotWithYou, VoiceUnknown
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role, ScopeKind
from yimen.kernel.evidence import Line
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.refs import heard, spelled
from yimen.kernel.time.due import due_at
from yimen.kernel.time.limit import Limit
from yimen.kernel.voice_life import RESPONDED_WITHIN, VOICE_LIFE, VoiceMove, VoiceState
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people.vault import keyed_hash

ANSWERING = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
"""Who answers for a department, or gives back what is not its own."""
REGIONS = {
    ScopeKind.CITY: "city_id",
    ScopeKind.COUNTY: "county_id",
    ScopeKind.TOWN: "town_id",
    ScopeKind.VILLAGE: "village_id",
}
"""In which column lies the place that a scope of supervision names."""


def number_of(entropy: bytes) -> str:
    """A number such as MS-7K4M-29QX: opaque, no guessable serial."""
    letters = spelled(entropy, 8)
    return f"MS-{letters[:4]}-{letters[4:]}"


def heard_number(spoken: str) -> str:
    """The same, however it was grouped."""
    letters = heard(spoken).replace("-", "")
    return f"MS-{letters[2:6]}-{letters[6:]}" if len(letters) == 10 and letters.startswith("MS") else heard(spoken)


def code_of(number: str) -> str:
    """The eight digits that open a voice to whoever was told them: derived, they lie nowhere in the clear."""
    told = hmac.digest(settings.YIMEN_HASH_KEY, f"voice code\x1f{number}".encode(), "sha256")
    return f"{int.from_bytes(told[:8]) % 10**8:08d}"


def hash_of(number: str, code: str) -> bytes:
    """What of a code is kept."""
    return keyed_hash(f"voice\x1f{number}\x1f{code.strip()}")


def spoken_for(number: str, code: str, by: Actor) -> Voice:
    """The voice, locked, for who raised it or acts for them, or holds its code; refuses with VoiceUnknown."""
    row = Voice.objects.select_for_update(of=("self",)).filter(number=heard_number(number)).first()
    if row is None or by.kind not in (ActorKind.CITIZEN, ActorKind.ANONYMOUS) or not is_speaker(row, code, by):
        raise VoiceUnknown()
    return row


def is_speaker(row: Voice, code: str, by: Actor) -> bool:
    """Whoever holds the code, or raised it in their own name or that of whom they act for."""
    if code and hmac.compare_digest(bytes(row.code_hash), hash_of(row.number, code)):
        return True
    party_id = party_of(row)
    return party_id is not None and party_id in set(by.parties())


def party_of(row: Voice) -> int | None:
    """In whose name it was raised; None without one."""
    found: int | None = Speaker.objects.filter(voice=row).values_list("party_id", flat=True).first()
    return found


def is_member(by: Actor, now: datetime) -> bool:
    """Whether somebody belongs to the desk on this day."""
    return by.staff_id is not None and bool(
        DeskMember.objects.filter(staff_id=by.staff_id, valid__contains=day_of(now)).exists()
    )


def must_be_member(by: Actor, now: datetime) -> None:
    """Refuses with NotAtTheDesk."""
    if not is_member(by, now):
        raise NotAtTheDesk()


def at_the_desk(ref: str, by: Actor, now: datetime) -> Voice:
    """The voice, locked, for a member of the desk; refuses with NotAtTheDesk, whatever there is, or VoiceUnknown."""
    must_be_member(by, now)
    return _locked(ref)


def overseen(ref: str, by: Actor, now: datetime) -> Voice:
    """The voice, locked, for the desk or for supervision of the place; refuses with VoiceUnknown."""
    row = _locked(ref)
    if not is_member(by, now) and not supervises(row, by):
        raise VoiceUnknown()
    return row


def with_the_office(ref: str, by: Actor) -> tuple[Voice, VoiceOrder]:
    """The voice, locked, with the order that lies with an office of this officer; refuses with VoiceUnknown."""
    row = _locked(ref)
    mine = by.offices(*ANSWERING)
    if not VoiceOrder.objects.filter(voice=row, office_id__in=mine).exists():
        raise VoiceUnknown()
    order = under_way(row)
    if order is None or order.office_id not in mine:
        raise NotWithYou()
    return row, order


def _locked(ref: str) -> Voice:
    row = Voice.objects.select_for_update(of=("self",)).filter(ref=ref).first()
    if row is None:
        raise VoiceUnknown()
    return row


def id_of(ref: str) -> int:
    """The inside number of a voice that is there."""
    return int(Voice.objects.values_list("pk", flat=True).get(ref=ref))


def supervises(row: Voice, by: Actor) -> bool:
    """Supervision of the place."""
    places = [scope for scope in by.scopes if scope.kind in REGIONS] if by.has_role(Role.SUPERVISOR) else []
    return any(getattr(row, REGIONS[scope.kind]) == scope.id for scope in places)


def under_way(row: Voice) -> VoiceOrder | None:
    """The order that waits for its answer."""
    return VoiceOrder.objects.filter(voice=row, outcome="").first()


def last_order(row: Voice) -> VoiceOrder | None:
    """The latest one, ended or not."""
    return VoiceOrder.objects.filter(voice=row).order_by("-nth").first()


def move(row: Voice, step: VoiceMove, **sets: object) -> None:
    """Take one step of a voice's life; refuses with WrongState."""
    state = VOICE_LIFE.after(step, VoiceState(row.state))
    if not Voice.objects.filter(pk=row.pk, state=row.state).update(state=state.value, **sets):
        raise WrongState(move=step, state=row.state)
    row.state = state.value
    for name, value in sets.items():
        setattr(row, name, value)


def hand_out(row: Voice, office_id: int, within: Limit, now: datetime, why: str = "", by_route: str = "") -> VoiceOrder:
    """One more order, with its limits in the office hours of the department."""
    office = offices.office(office_id, day_of(now))
    assert office is not None, "an office is handed only what it was chosen for on this day"
    calendar = calendars.calendar(office.calendar_id)
    respond_by, answer_by = (due_at(calendar, now, limit) for limit in (RESPONDED_WITHIN, within))
    assert respond_by is not None and answer_by is not None, "nothing stops the clock of an order"
    last = last_order(row)
    return VoiceOrder.objects.create(
        voice=row, nth=last.nth + 1 if last else 1, office_id=office_id, by_route=by_route, why=why, handed_at=now,
        respond_by=respond_by, answer_by=answer_by,
    )  # fmt: skip


def office_name(office_id: int, now: datetime) -> str:
    """What an office is called on this day."""
    return offices.office_names({office_id}, day_of(now)).get(office_id, "")


def told(row: Voice, line: Line, by: Actor) -> None:
    """Tell an act on the chain of the voice."""
    subject = Subject("voice", "voices_voice", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
