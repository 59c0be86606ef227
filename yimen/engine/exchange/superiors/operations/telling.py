"""Telling 上报: words are made from the journal, numbered without a gap, sent in order, and sent again if lost.

Nothing is locked while they are sent (docs/decisions/0160); what was sent is kept as it went.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from yimen.engine.exchange.superiors import moves, ports, records, signing
from yimen.engine.exchange.superiors.models import SuperiorPlatform, SuperiorWord
from yimen.engine.exchange.superiors.records import Uncoded
from yimen.engine.exchange.superiors.refusals import SuperiorUnknown
from yimen.journal import cursors
from yimen.journal.operation import in_steps, operation
from yimen.journal.reading import Told
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.evidence import Line, canonical, moment
from yimen.kernel.refusal import Unavailable
from yimen.kernel.snapshot import snapshot
from yimen.kernel.superiors import MANY_FAILURES, SuperiorKind, Wrong, heard, rests_until, tells, words_of
from yimen.registries.dated import day_of

CONSUMER = "superiors"
SLICE = 200
AT_ONCE = 50


@snapshot
class SuperiorsFollowed:
    """How many lines of the journal were read."""

    done: int


@snapshot
class SuperiorNumbered:
    """How many words have got their number, and how many were found to lack a code."""

    numbered: int
    uncoded: int


@snapshot
class SuperiorTold:
    """Up to which number a platform has the words now, and how many of them are new there."""

    taken: int
    new: int


@snapshot
class SuperiorSent:
    """Up to which number words were ever sent."""

    number: int


@operation
def follow_upward(size: int = SLICE, *, by: Actor, now: datetime) -> SuperiorsFollowed:
    """Read the next lines of the journal: each makes its words for every platform that is to hear of it.

    Refuses with SuperiorUnknown for anybody but the clockwork.
    """
    moves.by_itself(by)
    lines = cursors.batch(CONSUMER, size)
    platforms = SuperiorPlatform.objects.filter(closed_at=None).order_by("id") if lines else ()
    rows = [word for row in platforms for line in lines for word in _made(row, line)]
    SuperiorWord.objects.bulk_create(rows, ignore_conflicts=True)
    return SuperiorsFollowed(len(lines))


def _made(row: SuperiorPlatform, line: Told) -> list[SuperiorWord]:
    """The words that a line makes for a platform; what happened before it was connected makes none."""
    if line.effective_at < row.opened_at:
        return []
    return [
        SuperiorWord(
            platform=row, kind=kind, entry_id=line.id, subject_id=line.subject_id, verb=line.verb,
            happened_at=_takes_effect(line),
        )
        for kind in words_of(tells(SuperiorKind(row.kind), row.certificates), line.kind, line.verb)
    ]  # fmt: skip


def _takes_effect(line: Told) -> datetime:
    """A withdrawal that was decided ahead is told on the day from which it stands; all else when it was told here."""
    if line.verb != "item_withdrawn":
        return line.effective_at
    return max(line.effective_at, datetime.fromisoformat(str(line.body["from"])))


@operation
def number_words(ref: str, size: int = SLICE, *, by: Actor, now: datetime) -> SuperiorNumbered:
    """Give the next words of a platform their numbers and bodies, in the order in which things happened here.

    A word for which there is no code waits, and holds nobody up. Refuses with SuperiorUnknown.
    """
    moves.by_itself(by)
    row = moves.open_one(ref)
    waiting = list(row.words.filter(number=None, lacks_code="", happened_at__lte=now).order_by("id")[:size])
    facts = records.gathered(row, waiting)
    behind, number, day, uncoded = _waiting_before(row, waiting), row.last_number, day_of(now), 0
    for word in waiting:
        said = behind.get((word.kind, word.subject_id)) or records.record(word, facts)
        if isinstance(said, Uncoded):
            word.lacks_code = said.ours
            behind[word.kind, word.subject_id] = said
            uncoded += 1
            continue
        number += 1
        told = {"number": number, "day": day, "kind": word.kind, "happened_at": word.happened_at, "record": said}
        word.number, word.day, word.body = number, day, canonical(told)
    SuperiorWord.objects.bulk_update(waiting, ["lacks_code", "number", "day", "body"])
    row.last_number = number
    row.save(update_fields=["last_number"])
    return SuperiorNumbered(len(waiting) - uncoded, uncoded)


def _waiting_before(row: SuperiorPlatform, words: Sequence[SuperiorWord]) -> dict[tuple[str, int], Uncoded]:
    """What an earlier word about the same case or item waits for: no later one goes before it."""
    rows = row.words.filter(number=None, subject_id__in={one.subject_id for one in words}).exclude(lacks_code="")
    return {
        (kind, subject): Uncoded(lacks) for kind, subject, lacks in rows.values_list("kind", "subject_id", "lacks_code")
    }


@in_steps
def send_words(ref: str, *, by: Actor, now: datetime) -> SuperiorTold:
    """Send a platform the next words that it does not have; nobody answering is noted, and it is asked again later.

    Refuses with SuperiorUnknown.
    """
    moves.by_itself(by)
    row = SuperiorPlatform.objects.filter(ref=ref, closed_at=None).first()
    if row is None:
        raise SuperiorUnknown()
    words = list(row.words.filter(number__gt=row.taken_number).order_by("number")[:AT_ONCE])
    if not words:
        return SuperiorTold(row.taken_number, 0)
    body = batch(row.ref, words)
    _note_sent(ref, words[-1].number or 0, by=by, now=now)
    try:
        said = ports.above().hear(row.address, body, signing.signature(body, signing.key_of(ref, row.key_edition)))
    except Unavailable:
        return _note_away(ref, by=by, now=now)
    return _note_heard(ref, said, row.taken_number, hashlib.sha256(body).hexdigest(), by=by, now=now)


def batch(ref: str, words: Sequence[SuperiorWord]) -> bytes:
    """The bytes in which words go: as they were when they got their numbers."""
    said = b",".join(bytes(one.body or b"") for one in words)
    return b'{"platform":"' + ref.encode() + b'","words":[' + said + b"]}"


@operation
def _note_sent(ref: str, number: int, *, by: Actor, now: datetime) -> SuperiorSent:
    """Note up to which number words are sent, before they go: an answer is believed up to there and no further."""
    row = moves.open_one(ref)
    row.sent_number = max(row.sent_number, number)
    row.save(update_fields=["sent_number"])
    return SuperiorSent(row.sent_number)


@operation
def _note_heard(ref: str, said: int, before: int, digest: str, *, by: Actor, now: datetime) -> SuperiorTold:
    """Note up to which number a platform has the words; what it lost goes again, what it makes up is a finding."""
    row = moves.open_one(ref)
    found = heard(said, before, row.sent_number)
    moves.hear(row, now)
    if found.wrong is not None:
        moves.find(row, found.wrong, now, (before if found.wrong is Wrong.GAP else row.sent_number, said))
    if found.taken > before:
        moves.goes_on(row, now)
    elif found.taken == before:
        moves.stands_still(row, said, now)
    if found.wrong is Wrong.AHEAD:
        return SuperiorTold(row.taken_number, 0)
    if found.wrong is None:
        moves.settle(row, Wrong.AHEAD, now)
        if found.taken == row.last_number:
            moves.settle(row, Wrong.GAP, now)
    return _note_taken(row, found.taken, before, digest, now)


def _note_taken(row: SuperiorPlatform, taken: int, before: int, digest: str, now: datetime) -> SuperiorTold:
    """What was taken is told; that nothing was, or that something was lost, is no line about words that went."""
    row.taken_number = taken
    row.save(update_fields=["taken_number"])
    row.words.filter(number__gt=taken, taken_at__isnull=False).update(taken_at=None)
    if taken <= before:
        return SuperiorTold(taken, 0)
    count = row.words.filter(number__lte=taken, number__gt=before, taken_at=None).update(taken_at=now)
    told = {"from": before + 1, "to": taken, "digest": digest, "at": moment(now)}
    moves.tell_of(row, Line("send_words", told, now), SYSTEM)
    return SuperiorTold(taken, count)


@operation
def _note_away(ref: str, *, by: Actor, now: datetime) -> SuperiorTold:
    """Note that nobody answered: it rests, longer each time, and after many times that is a finding."""
    row = moves.open_one(ref)
    row.failed_in_a_row += 1
    row.rests_until = rests_until(row.failed_in_a_row, now)
    row.save(update_fields=["failed_in_a_row", "rests_until"])
    if row.failed_in_a_row >= MANY_FAILURES:
        moves.find(row, Wrong.AWAY, now, (row.last_number, row.taken_number))
    return SuperiorTold(row.taken_number, 0)
