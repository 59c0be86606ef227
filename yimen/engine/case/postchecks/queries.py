"""Looking at post-checks: that of a case, what waits in one's offices, and what is overdue."""

from collections.abc import Iterable
from datetime import date

from yimen.engine.case.postchecks.models import PostCheck
from yimen.engine.case.postchecks.rows import CheckRow
from yimen.engine.papers.certificates import ports
from yimen.kernel.actor import Actor, Role
from yimen.registries.people import queries as people

WHO_CHECKS = (Role.DECIDER, Role.OFFICE_HEAD)
MOST = 200


def of_case(case_ref: str, actor: Actor, today: date) -> CheckRow | None:
    """The check of a case, for staff who may see the case or are to check it."""
    row = PostCheck.objects.filter(case_ref=case_ref).first()
    if row is None or actor.staff_id is None:
        return None
    if actor.staff_id not in row.inspectors and ports.cases().seen(case_ref, actor) is None:
        return None
    return _rows([row], actor, today)[0]


def waiting(actor: Actor, today: date) -> tuple[CheckRow, ...]:
    """The open checks of the actor's offices and those the actor is to make, by their day."""
    rows = PostCheck.objects.filter(closed_at=None, office_id__in=actor.offices(*WHO_CHECKS))
    if actor.staff_id is not None:
        rows = rows | PostCheck.objects.filter(closed_at=None, inspectors__contains=[actor.staff_id])
    return _rows(rows.order_by("due_on", "id")[:MOST], actor, today)


def _rows(rows: Iterable[PostCheck], actor: Actor, today: date) -> tuple[CheckRow, ...]:
    found = list(rows)
    names = people.staff_names({one for row in found for one in row.inspectors})
    return tuple(
        CheckRow(
            case_ref=row.case_ref,
            case_number=row.case_number,
            item_name=row.item_name,
            applicant_name=row.applicant_name,
            state=row.state,
            overdue="yes" if row.closed_at is None and row.due_on < today else "",
            opened_at=row.opened_at,
            due_on=row.due_on,
            inspectors=tuple(names.get(one, "") for one in row.inspectors),
            mine="yes" if actor.staff_id in row.inspectors else "",
            own="yes" if actor.staff_id in row.decided_by else "",
            conditions=tuple(row.conditions),
            finding=row.finding,
            found_at=row.found_at,
            closed_at=row.closed_at,
        )
        for row in found
    )
