"""Looking at visits: a clerk's own, and those on which something was done with a case."""

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Q, QuerySet

from yimen.engine.centre.visits.models import Visit
from yimen.engine.centre.visits.rows import Facing, VisitRow
from yimen.engine.papers.certificates import ports
from yimen.kernel.actor import Actor


def open_of_clerk(actor: Actor) -> VisitRow | None:
    """The visit this clerk has open now."""
    return next(iter(_rows(Visit.objects.filter(opened_by_id=actor.staff_id, closed_at=None))), None)


def standing_at(actor: Actor, party_ref: str) -> tuple[int, int] | None:
    """The open visit of this party at this clerk's window, with the party; None when they do not stand there."""
    found = Visit.objects.filter(opened_by_id=actor.staff_id, closed_at=None, party__ref=party_ref)
    return found.values_list("pk", "party_id").first() if actor.staff_id is not None else None


LINGERS = timedelta(minutes=3)
"""So long the screen towards the visitor still asks how it was, after the visit is over."""

# The visitor's own cases that something was done with while they stood here, what was touched last first.
_TOUCHED = """
select c.ref, case when v.party_id is null then c.applicant_id end from visits_visit v
join cases_case c on v.party_id in (c.applicant_id, c.actor_party_id)
  or v.party_id is null and c.channel = 'window' and c.received_at >= v.opened_at and exists (
    select from journal_entry r where r.subject_kind = 'case' and r.subject_id = c.id and r.seq = 1
      and r.actor_ref = %s and (v.closed_at is null or r.effective_at <= v.closed_at))
cross join lateral (select max(e.seq) as seq, max(e.effective_at) as done_at from journal_entry e
  where e.subject_kind = 'case' and e.subject_id = c.id and e.actor_ref = %s and e.effective_at >= v.opened_at
    and (v.closed_at is null or e.effective_at <= v.closed_at)) touched
where v.ref = %s and touched.seq is not null order by touched.done_at desc, touched.seq desc limit 3
"""


def facing(actor: Actor, now: datetime) -> Facing | None:
    """What the screen towards the visitor is about: who stands at this clerk's window, and which of their cases.

    None while nobody stands there. A case of anybody else never comes onto it, whatever the clerk has open besides: of
    who stands there without a name, only what this clerk took in meanwhile, and of one applicant, the last.
    """
    lately = Q(closed_at=None) | Q(closed_at__gt=now - LINGERS)
    found = Visit.objects.filter(lately, opened_by_id=actor.staff_id).order_by("-opened_at")[:1]
    visit = next(iter(_rows(found)), None)
    if visit is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(_TOUCHED, (actor.ref, actor.ref, visit.ref))
        touched = cursor.fetchall()
    return Facing(visit, tuple(ref for ref, whose in touched if whose == touched[0][1]))


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
            party_ref=row.party.ref if row.party else "",
            purpose=row.purpose,
            clerk=row.opened_by.name,
            opened_at=row.opened_at,
            closed_at=row.closed_at,
            acts=tuple((act.verb, act.done_at) for act in sorted(row.acts.all(), key=lambda act: act.pk)),
        )
        for row in found
    )
