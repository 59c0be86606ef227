"""Looking into the integrity file: one's own, and what an office has recorded and has to answer."""

from datetime import date

from django.db.models import QuerySet

from yimen.engine.case.integrity.models import IntegrityRecord
from yimen.engine.case.integrity.rows import IntegrityRow
from yimen.kernel.actor import Actor, Role
from yimen.kernel.repairs import repairable_from
from yimen.registries.dated import day_of

WHO_ANSWERS = (Role.OFFICE_HEAD, Role.DECIDER)
MOST = 200


def barred_until(party_id: int, today: date) -> date | None:
    """Until when nothing is accepted on this party's promise; None when nothing stands against it."""
    rows = IntegrityRecord.objects.filter(party_id=party_id, until__gte=today, repaired_on=None)
    rows = rows.exclude(answer="lifted")
    last: date | None = rows.order_by("-until").values_list("until", flat=True).first()
    return last


def mine(actor: Actor) -> tuple[IntegrityRow, ...]:
    """The records of the parties this actor acts for, the latest first."""
    rows = IntegrityRecord.objects.filter(party_id__in=set(actor.parties())).order_by("-id")
    return _rows(rows.select_related("party")[:MOST])


def told_of(ref: str) -> tuple[int, dict[str, str]]:
    """Whom a record is about, and what a message of it says."""
    row = IntegrityRecord.objects.get(ref=ref)
    return row.party_id, {"number": row.case_number, "item": row.item_name, "office": row.office_name}


def of_offices(actor: Actor) -> tuple[IntegrityRow, ...]:
    """The records of the actor's offices; on top what waits for an answer, an appeal or a request for repair."""
    rows = IntegrityRecord.objects.filter(office_id__in=actor.offices(*WHO_ANSWERS)).select_related("party")
    return tuple(sorted(_rows(rows.order_by("-id")[:MOST]), key=lambda row: not row.waits))


def _rows(rows: QuerySet[IntegrityRecord]) -> tuple[IntegrityRow, ...]:
    return tuple(_row(row) for row in rows.prefetch_related("repairs"))


def _row(row: IntegrityRecord) -> IntegrityRow:
    repair = max(row.repairs.all(), key=lambda one: one.pk, default=None)
    appealed = row.appealed_at is not None and row.answered_at is None
    asked = repair is not None and repair.answered_at is None
    return IntegrityRow(
        row.ref, row.kind, row.case_number, row.item_name, row.office_name, row.party.name, row.fact,
        row.recorded_at, row.until, row.appeal, row.appealed_at, row.answer, row.answer_reason, row.answered_at,
        repairable_from(day_of(row.recorded_at)), repair.said if repair else "", repair.answer if repair else "",
        repair.reason if repair else "", row.repaired_on, "yes" if asked else "", "yes" if appealed or asked else "",
    )  # fmt: skip
