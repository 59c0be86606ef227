"""Looking at visits: a clerk's own, and those on which something was done with a case."""

from django.db.models import QuerySet

from yimen.engine.certificates import ports
from yimen.engine.visits.models import Visit
from yimen.engine.visits.rows import VisitRow
from yimen.kernel.actor import Actor


def open_of_clerk(actor: Actor) -> VisitRow | None:
    """The visit this clerk has open now."""
    return next(iter(_rows(Visit.objects.filter(opened_by_id=actor.staff_id, closed_at=None))), None)


def of_clerk(actor: Actor, limit: int = 50) -> tuple[VisitRow, ...]:
    """The clerk's own visits, the latest first."""
    if actor.staff_id is None:
        return ()
    return _rows(Visit.objects.filter(opened_by_id=actor.staff_id).order_by("-opened_at")[:limit])


def of_case(case_ref: str, actor: Actor) -> tuple[VisitRow, ...]:
    """The visits on which something was done with this case, for whoever may see it."""
    case_id = ports.cases().seen(case_ref, actor)
    if case_id is None:
        return ()
    return _rows(Visit.objects.filter(acts__case_id=case_id).distinct().order_by("opened_at"))


def id_of(ref: str) -> int | None:
    """The number of a visit, for the parts that point to it."""
    return Visit.objects.filter(ref=ref).values_list("pk", flat=True).first()


def _rows(visits: QuerySet[Visit]) -> tuple[VisitRow, ...]:
    found = visits.select_related("party", "opened_by").prefetch_related("acts")
    return tuple(
        VisitRow(
            ref=row.ref,
            party_name=row.party.name if row.party else "",
            purpose=row.purpose,
            clerk=row.opened_by.name,
            opened_at=row.opened_at,
            closed_at=row.closed_at,
            acts=tuple((act.verb, act.done_at) for act in sorted(row.acts.all(), key=lambda act: act.pk)),
        )
        for row in found
    )
