"""Looking into the integrity file: one's own, and what an office has recorded and has to answer."""

from collections.abc import Iterable
from datetime import date

from yimen.engine.integrity.models import IntegrityRecord
from yimen.engine.integrity.rows import IntegrityRow
from yimen.kernel.actor import Actor, Role

WHO_ANSWERS = (Role.OFFICE_HEAD, Role.DECIDER)
MOST = 200


def barred_until(party_id: int, today: date) -> date | None:
    """Until when nothing is accepted on this party's promise; None when nothing stands against it."""
    rows = IntegrityRecord.objects.filter(party_id=party_id, until__gte=today).exclude(answer="lifted")
    last: date | None = rows.order_by("-until").values_list("until", flat=True).first()
    return last


def mine(actor: Actor) -> tuple[IntegrityRow, ...]:
    """The records of the parties this actor acts for, the latest first."""
    rows = IntegrityRecord.objects.filter(party_id__in=set(actor.parties())).order_by("-id")
    return _rows(rows.select_related("party")[:MOST])


def of_offices(actor: Actor) -> tuple[IntegrityRow, ...]:
    """The records of the actor's offices, open appeals first."""
    rows = IntegrityRecord.objects.filter(office_id__in=actor.offices(*WHO_ANSWERS)).select_related("party")
    found = sorted(rows.order_by("-id")[:MOST], key=lambda row: row.appealed_at is None or row.answered_at is not None)
    return _rows(found)


def _rows(rows: Iterable[IntegrityRecord]) -> tuple[IntegrityRow, ...]:
    return tuple(
        IntegrityRow(
            row.ref, row.kind, row.case_number, row.item_name, row.office_name, row.party.name, row.fact,
            row.recorded_at, row.until, row.appeal, row.appealed_at, row.answer, row.answer_reason, row.answered_at,
        )
        for row in rows
    )  # fmt: skip
