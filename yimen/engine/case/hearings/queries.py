"""Looking at hearings: those of a case, and those an officer leads."""

from collections.abc import Iterable
from datetime import tzinfo

from django.db.models import QuerySet

from yimen.engine.case.hearings.models import Hearing
from yimen.engine.case.hearings.rows import HearingRow
from yimen.engine.papers.certificates import ports
from yimen.kernel.actor import Actor

MOST_COUNTED = 1000
MOST_SAID = 100
"""So much of what a hearing is about goes into a message; its notice says the whole."""


def of_case(case_ref: str, actor: Actor) -> tuple[HearingRow, ...]:
    """The hearings of a case, the latest first; none for anybody who may not see the case."""
    case_id = ports.cases().seen(case_ref, actor)
    rows = Hearing.objects.filter(case_id=case_id).order_by("-id") if case_id is not None else ()
    return _rows(rows)


def told_of(hearing: str, zone: tzinfo) -> dict[str, str]:
    """What a message says of a hearing: what it is, about what, when and where, and why it was called off."""
    row = Hearing.objects.get(ref=hearing)
    at = row.held_at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    facts = {"hearing": row.kind, "topic": row.topic[:MOST_SAID], "at": at, "place": row.place}
    return {**facts, "reason": row.called_off_reason} if row.called_off_at else facts


def led_by(actor: Actor) -> tuple[HearingRow, ...]:
    """The hearings that this officer leads and that have no record yet, the next first."""
    if actor.staff_id is None:
        return ()
    return _rows(_unrecorded(actor).select_related("presider").order_by("held_at")[:100])


def count_led_by(actor: Actor) -> int:
    """How many those are, counted up to a thousand."""
    return _unrecorded(actor)[:MOST_COUNTED].count()


def _unrecorded(actor: Actor) -> QuerySet[Hearing]:
    return Hearing.objects.filter(presider_id=actor.staff_id or 0, recorded_at=None, called_off_at=None)


def _rows(rows: Iterable[Hearing]) -> tuple[HearingRow, ...]:
    return tuple(
        HearingRow(
            row.ref, row.case_ref, row.case_number, row.item_name, row.kind, row.topic, row.held_at, row.place,
            row.presider.name, tuple(row.participants), row.record, row.result,
            "recorded" if row.recorded_at else "called_off" if row.called_off_at else "called",
        )
        for row in rows
    )  # fmt: skip
