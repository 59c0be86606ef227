"""Answering: a member asks how a case or certificate of another one stands; what it may not ask stays unanswered.

Every question is kept with its purpose, also one that was not permitted, and is answered once.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from yimen.engine.exchange import signed
from yimen.engine.exchange.members import moves
from yimen.engine.exchange.members.models import MemberQuestion, MemberRecord
from yimen.engine.exchange.members.refusals import MemberUnreadable
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.evidence import Line, digest
from yimen.kernel.members import EXCHANGED, QuestionStale, answered, must_be_fresh
from yimen.kernel.snapshot import snapshot
from yimen.kernel.superiors import WordKind

FOUND, NOTHING, NOT_PERMITTED = "found", "nothing", "not_permitted"


@snapshot
class MemberAnswered:
    """What a member is answered: who told it, how it stands, since when; nothing when nobody told of it."""

    outcome: str
    member: str = ""
    name: str = ""
    org_code: str = ""
    state: str = ""
    happened_at: datetime | None = None
    record: Mapping[str, object] | None = None
    told_until: datetime | None = None
    """Since then who told it tells nothing any more; None: it still does."""


@operation
def answer_member(ref: str, body: bytes, signature: str, *, by: Actor, now: datetime) -> MemberAnswered:
    """Answer how an item, a case or a certificate of another member stands, as far as this one may ask.

    Refuses with MemberForged, MemberUnreadable or QuestionStale.
    """
    row = moves.signed(ref, body, signature)
    asked = _asked(body)
    must_be_fresh(asked.asked_at, now)
    if MemberQuestion.objects.filter(platform=row, serial=asked.serial).exists():
        raise QuestionStale()
    found = MemberRecord.objects.filter(kind=asked.kind, code=asked.code).select_related("platform").first()
    outcome = NOT_PERMITTED if asked.kind not in row.asks else FOUND if found is not None else NOTHING
    MemberQuestion.objects.create(
        platform=row, serial=asked.serial, kind=asked.kind, code=asked.code, purpose=asked.purpose, asked_at=now,
        outcome=outcome,
    )  # fmt: skip
    line = {
        "kind": asked.kind, "outcome": outcome, "code": digest(asked.code.encode(), row.ref.encode()),
        "purpose": digest(asked.purpose.encode(), row.ref.encode()),
    }  # fmt: skip
    moves.tell_of(row, Line("answer_member", line, now), SYSTEM)
    if outcome != FOUND or found is None:
        return MemberAnswered(outcome)
    return MemberAnswered(
        FOUND, found.platform.name, found.name, found.org_code, found.current, found.happened_at,
        answered(WordKind(found.kind), found.facts), found.platform.closed_at,
    )  # fmt: skip


@snapshot
class Asked:
    """What a member asks."""

    serial: str
    kind: str
    code: str
    purpose: str
    asked_at: datetime


def _asked(body: bytes) -> Asked:
    told = signed.told(body)
    if told is None:
        raise MemberUnreadable(field="body")
    serial, kind, code, purpose = (_text(told, name) for name in ("serial", "kind", "code", "purpose"))
    if kind not in set(EXCHANGED):
        raise MemberUnreadable(field="kind")
    try:
        asked_at = datetime.fromisoformat(str(told.get("asked_at")))
    except ValueError:
        raise MemberUnreadable(field="asked_at") from None
    if asked_at.tzinfo is None or not 1990 <= asked_at.year < 2200:
        raise MemberUnreadable(field="asked_at")
    return Asked(serial, kind, code, purpose, asked_at)


def _text(told: Mapping[str, Any], field: str) -> str:
    value = told.get(field)
    if not isinstance(value, str) or not 0 < len(value.strip()) <= 200 or not value.isprintable():
        raise MemberUnreadable(field=field)
    return value.strip()
