"""Looking at errata: those of a case, and those that wait in one's offices."""

from collections.abc import Iterable

from yimen.engine.case.errata.models import Erratum
from yimen.engine.case.errata.rows import ErratumRow
from yimen.engine.papers.certificates import ports
from yimen.kernel.actor import Actor, Role

WHO_CONFIRMS = (Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)


def of_case(case_ref: str, actor: Actor) -> tuple[ErratumRow, ...]:
    """The errata of a case for staff who may see it, the latest first."""
    case_id = ports.cases().seen(case_ref, actor) if actor.staff_id is not None else None
    rows = Erratum.objects.filter(case_id=case_id).order_by("-id") if case_id is not None else ()
    return _rows(rows, actor)


def waiting(actor: Actor) -> tuple[ErratumRow, ...]:
    """The errata of the actor's offices that wait for somebody else's answer."""
    rows = Erratum.objects.filter(office_id__in=actor.offices(*WHO_CONFIRMS), answered_at=None)
    return _rows(rows.exclude(proposed_by_id=actor.staff_id).order_by("id")[:100], actor)


def _rows(rows: Iterable[Erratum], actor: Actor) -> tuple[ErratumRow, ...]:
    return tuple(
        ErratumRow(
            row.ref, row.case_ref, row.subject, row.title, row.number, row.place, row.wrong, row.right, row.reason,
            row.proposed_by.name, "yes" if row.proposed_by_id == actor.staff_id else "", row.proposed_at, row.answer,
            row.answer_reason,
        )
        for row in rows
    )  # fmt: skip
