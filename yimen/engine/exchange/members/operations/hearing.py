"""Hearing: a member tells its words, numbered without a gap; each is kept, and believed or held with the reason."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from yimen.engine.exchange import signed
from yimen.engine.exchange.members import moves
from yimen.engine.exchange.members.models import MemberPlatform, MemberWord
from yimen.engine.exchange.members.refusals import MemberUnreadable
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.evidence import Line
from yimen.kernel.members import MemberAhead, MemberWordStanding
from yimen.kernel.snapshot import snapshot

AT_ONCE = 50


@snapshot
class MemberHeard:
    """Up to which number the words of a member are here, how many came new, and how many of those wait."""

    taken: int
    new: int
    held: int


@operation
def take_member_words(ref: str, body: bytes, signature: str, *, by: Actor, now: datetime) -> MemberHeard:
    """Take the words of a member whose turn it is; what is known is known, what is ahead is not taken.

    Refuses with MemberForged, MemberUnreadable, or MemberAhead when a number comes again with another content.
    """
    row = moves.signed(ref, body, signature)
    before, held = row.taken, 0
    for told in _words(row, body):
        word = _word(row, told, now)
        if word.number <= row.taken:
            _must_be_the_same(row, word)
            continue
        if word.number > row.taken + 1:
            break
        moves.judge(row, word, now)
        word.save(force_insert=True)
        row.taken = word.number
        held += word.standing == MemberWordStanding.HELD
    row.heard_at = now
    row.save(update_fields=["taken", "heard_at"])
    if row.taken > before:
        line = {"from": before + 1, "to": row.taken, "held": held, "digest": hashlib.sha256(body).hexdigest()}
        moves.tell_of(row, Line("take_member_words", line, now), SYSTEM)
    return MemberHeard(row.taken, row.taken - before, held)


def _words(row: MemberPlatform, body: bytes) -> Sequence[Mapping[str, Any]]:
    told = signed.told(body)
    if told is None:
        raise MemberUnreadable(field="body")
    words = told.get("words")
    if not isinstance(words, list) or len(words) > AT_ONCE or not all(isinstance(one, dict) for one in words):
        raise MemberUnreadable(field="words")
    if told.get("platform") != row.their_ref:
        raise MemberUnreadable(field="platform")
    return words


def _word(row: MemberPlatform, told: Mapping[str, Any], now: datetime) -> MemberWord:
    number, kind, record = told.get("number"), told.get("kind"), told.get("record")
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number < 2**53:
        raise MemberUnreadable(field="number")
    if not isinstance(kind, str) or not 0 < len(kind) <= 20:
        raise MemberUnreadable(field="kind")
    if not isinstance(record, dict):
        raise MemberUnreadable(field="record")
    try:
        day, happened = date.fromisoformat(str(told.get("day"))), datetime.fromisoformat(str(told.get("happened_at")))
    except ValueError:
        raise MemberUnreadable(field="day") from None
    if happened.tzinfo is None or not 1990 <= happened.year < 2200:
        raise MemberUnreadable(field="happened_at")
    digest = hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).digest()
    return MemberWord(
        platform=row, number=number, day=day, kind=kind, happened_at=happened, record=record, digest=digest,
        came_at=now, tried_at=now,
    )  # fmt: skip


def _must_be_the_same(row: MemberPlatform, word: MemberWord) -> None:
    """Sent again it is the same; nobody rewrites what was told. Refuses with MemberAhead."""
    before = row.words.filter(number=word.number).first()
    if before is not None and bytes(before.digest) != bytes(word.digest):
        raise MemberAhead(expected=row.taken + 1)
