"""Hearing: what a connected system says by itself, signed; told back of a jump, the counts of a day, and silence."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.reading import select
from yimen.engine.exchange.connections import moves, signing
from yimen.engine.exchange.connections.models import ConnectedSystem, DayCount, Jump
from yimen.engine.exchange.connections.refusals import SystemUnknown, WordForged, WordStale, WordUnreadable
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor, ActorKind
from yimen.kernel.authority import NotYourRole
from yimen.kernel.connections import ENDS_A_JUMP, JumpEnded, JumpWord, Reckoned, Standing
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import ZONE

SLICE = 200
MOST = 2**31
"""No system counts further."""


@snapshot
class WordTaken:
    """A word that was taken: done now, or known since before."""

    jump: str
    said: str


@snapshot
class CountTaken:
    """The counts of a day: whether both sides agree."""

    ours: int
    theirs: int
    agrees: str


@snapshot
class Silenced:
    """How many systems were found silent or failing."""

    done: int


@operation
def take_word(system_ref: str, body: bytes, signature: str, *, by: Actor, now: datetime) -> WordTaken:
    """Take what a system tells back of a jump: numbered for each jump, in turn; the same word twice is known.

    Refuses with WordForged, WordUnreadable, WordStale or JumpEnded; then nothing changes and it may come again.
    """
    row, told = _signed(system_ref, body, signature)
    made = Jump.objects.select_for_update().filter(ref=str(told.get("jump", "")), system=row).first()
    if made is None or made.redeemed_at is None:
        raise WordUnreadable(field="jump")
    number, digest = _number(told), hashlib.sha256(body).digest()
    if number == made.last_number and bytes(made.last_digest) == digest:
        return WordTaken(made.ref, "known")
    if number != made.last_number + 1:
        raise WordStale(expected=made.last_number + 1)
    word = told.get("word")
    if word not in list(JumpWord):
        raise WordUnreadable(field="word")
    if made.word in ENDS_A_JUMP:
        raise JumpEnded()
    made.word, made.last_number, made.last_digest, made.told_at = str(word), number, digest, now
    made.their_number = str(told.get("their_number", ""))[:60] or made.their_number
    made.save(update_fields=["word", "last_number", "last_digest", "told_at", "their_number"])
    moves.hear(row, now)
    (case,) = select("select ref from cases_case where id = %s", (made.case_id,))
    line = Line("jump_back", {"system": row.ref, "jump": made.ref, "word": made.word, "digest": digest}, now)
    cases.remark(cases.read(case["ref"], SYSTEM, now), line, SYSTEM)
    return WordTaken(made.ref, "done")


@operation
def take_count(system_ref: str, body: bytes, signature: str, *, by: Actor, now: datetime) -> CountTaken:
    """Take how many jumps and calls a system counted on a day, held against ours; a difference stays on record.

    Refuses with WordForged or WordUnreadable.
    """
    row, told = _signed(system_ref, body, signature)
    try:
        day, theirs = date.fromisoformat(str(told["day"])), int(told["count"])
    except (KeyError, ValueError, TypeError, OverflowError):
        raise WordUnreadable(field="day") from None
    if not 0 <= theirs < MOST or day >= now.astimezone(ZONE).date():
        raise WordUnreadable(field="count")
    ours = _counted(row, day)
    DayCount.objects.update_or_create(system=row, day=day, defaults={"ours": ours, "theirs": theirs, "told_at": now})
    reckoned = Reckoned(ours, theirs)
    moves.hear(row, now)
    moves.tell_of(row, Line("take_count", {"day": day, "ours": ours, "theirs": theirs}, now), SYSTEM)
    return CountTaken(ours, theirs, reckoned.agrees)


@operation
def raise_silence(*, by: Actor, now: datetime) -> Silenced:
    """Find systems that have fallen silent or do not answer, and raise the alarm once; by the clockwork alone."""
    if by.kind is not ActorKind.SYSTEM:
        raise NotYourRole(act="raise_silence")
    done = 0
    open_ones = ConnectedSystem.objects.filter(closed_at=None, alarmed_at=None)
    wrong = [row.pk for row in open_ones if moves.standing(row, now) in (Standing.SILENT, Standing.FAILING)]
    rows = ConnectedSystem.objects.select_for_update(skip_locked=True).filter(pk__in=wrong[:SLICE], alarmed_at=None)
    for row in rows.order_by("id"):
        found = moves.standing(row, now)
        if found in (Standing.SILENT, Standing.FAILING):
            row.alarmed_at = now
            row.save(update_fields=["alarmed_at"])
            moves.tell_of(row, Line("raise_silence", {"standing": found, "heard_at": row.heard_at}, now), by)
            done += 1
    return Silenced(done)


def _signed(ref: str, body: bytes, given: str) -> tuple[ConnectedSystem, Mapping[str, Any]]:
    try:
        row = moves.open_one(ref)
    except SystemUnknown:
        raise WordForged() from None
    if not signing.is_signed(body, given, signing.key_of(row.ref, row.key_edition)):
        raise WordForged()
    told = signing.understood(body)
    if told is None:
        raise WordUnreadable(field="body")
    return row, told


def _number(told: Mapping[str, Any]) -> int:
    number = told.get("number")
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number < MOST:
        raise WordUnreadable(field="number")
    return number


def _counted(row: ConnectedSystem, day: date) -> int:
    """Jumps redeemed and calls answered on a day of the city."""
    begins = datetime.combine(day, time(), ZONE)
    span = (begins, begins + timedelta(days=1))
    jumps = row.jumps.filter(redeemed_at__gte=span[0], redeemed_at__lt=span[1]).count()
    calls = row.calls.filter(asked_at__gte=span[0], asked_at__lt=span[1]).exclude(outcome="unanswered").count()
    return jumps + calls
