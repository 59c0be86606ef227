"""Lock, move, tell: a draw for supervision and the witness, a call for its caller; and who is near a case."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.engine.supervision.findings.rows import Places
from yimen.engine.supervision.revisits.models import Revisit, RevisitDraw
from yimen.engine.supervision.revisits.refusals import CallerTooNear, NobodyCalled, RevisitUnknown, TriedToday
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ScopeKind
from yimen.kernel.evidence import Line
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.revisits import MOST_POOL, REVISIT_LIFE, WAITS_FOR_WITNESS, RevisitMove, RevisitState
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, midnight
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.registries.regions import queries as regions

# A hand in the case by the journal, a post at its counter or in its office since it came, or the applicant themself.
_NEAR = """
select c.ref, coalesce(array_agg(distinct s.ref) filter (where s.ref is not null), '{{}}')
from cases_case c left join people_staff s on s.ref = any(%(callers)s) and (
    exists (select from journal_entry e join people_account a on a.ref = e.actor_ref
      where e.subject_kind = 'case' and e.subject_id = c.id and a.id = s.account_id)
    or exists (select from people_posting g join people_post p on p.id = g.post_id
      where g.staff_id = s.id and g.valid && tstzrange(c.received_at, %(now)s, '[]')
        and (p.office_id = c.office_id or p.id = any(c.route) or p.centre_id = c.centre_id))
    or s.person_id in (c.applicant_id, c.actor_party_id))
where {where} group by c.id order by c.id limit {most}
"""
_DECIDED = (
    "c.centre_id = %(centre)s and c.decided_at >= %(begins)s and c.decided_at < %(ends)s"
    " and not exists (select from revisits_revisit v where v.case_id = c.id)"
)


def pool(centre_id: int, since: date, until: date, callers: Collection[str], now: datetime) -> dict[str, list[str]]:
    """The cases that were decided at a centre from a day up to and not with another, and which callers are near."""
    facts = {"centre": centre_id, "begins": midnight(since), "ends": midnight(until)}
    return _near(_DECIDED, facts, callers, now)


def everything(centre_id: int, until: date) -> int:
    """How many cases of a centre were decided before a day and never drawn."""
    where = _DECIDED.replace("c.decided_at >= %(begins)s and ", "")
    sql = f"select count(*) from (select from cases_case c where {where} limit {MOST_POOL}) few"
    with connection.cursor() as cursor:
        cursor.execute(sql, {"centre": centre_id, "ends": midnight(until)})
        return int(cursor.fetchone()[0])


def must_be_apart(row: Revisit, caller_ref: str, now: datetime) -> None:
    """Refuses with CallerTooNear."""
    if any(_near("c.id = %(case)s", {"case": row.case_id}, [caller_ref], now).values()):
        raise CallerTooNear()


def _near(where: str, facts: dict[str, Any], callers: Collection[str], now: datetime) -> dict[str, list[str]]:
    with connection.cursor() as cursor:
        cursor.execute(_NEAR.format(where=where, most=MOST_POOL + 1), {"callers": list(callers), "now": now, **facts})
        return dict(cursor.fetchall())


def places_of(centre: CentreRow) -> Places:
    """In which city, county, town and village a centre lies."""
    line = regions.line(centre.region_id)
    return {
        ScopeKind.CITY: line.city_id, ScopeKind.COUNTY: line.county_id, ScopeKind.TOWN: line.town_id,
        ScopeKind.VILLAGE: line.village_id,
    }  # fmt: skip


def has_lapsed(row: RevisitDraw, now: datetime) -> bool:
    """No witness came to it within its days, as the centre counts them."""
    centre = offices.centre(row.centre_id, day_of(row.announced_at))
    assert centre is not None, "a draw is announced at a centre that there was"
    calendar = calendars.calendar(centre.calendar_id)
    return row.drawn_at is None and now > calendar.closing_after(row.announced_at, WAITS_FOR_WITNESS)


def must_have_looked(row: Revisit) -> None:
    """Whom to call was looked up since the last try, by the record; refuses with NobodyCalled."""
    looked, tried, _ = _tries(row)
    if looked <= tried:
        raise NobodyCalled()


def must_be_another_day(row: Revisit, now: datetime) -> None:
    """On one working day one try counts; refuses with TriedToday."""
    tried = _tries(row)[2]
    centre = offices.centre(row.draw.centre_id, day_of(row.draw.announced_at))
    assert centre is not None, "a draw is announced at a centre that there was"
    calendar = calendars.calendar(centre.calendar_id)
    if tried is not None and calendar.working_days_between(day_of(tried), day_of(now)) < 1:
        raise TriedToday()


def _tries(row: Revisit) -> tuple[int, int, datetime | None]:
    """By the chain of a call: its last look and its last try in order, and when that try was."""
    with connection.cursor() as cursor:
        cursor.execute(_TRIES, (row.pk,))
        ((looked, tried, at),) = cursor.fetchall()
    return int(looked), int(tried), at


_TRIES = """
select coalesce(max(seq) filter (where verb = 'show_revisited'), 0),
  coalesce(max(seq) filter (where verb = 'note_unreached'), 0),
  max(effective_at) filter (where verb = 'note_unreached')
from journal_entry where subject_kind = 'revisit' and subject_id = %s
"""


def lock(ref: str, by: Actor) -> Revisit:
    """The call, locked, for who is to make it; refuses with RevisitUnknown."""
    row = (
        Revisit.objects.select_for_update(of=("self",)).select_related("case", "caller", "draw").filter(ref=ref).first()
    )
    if row is None or by.staff_id is None or row.caller_id != by.staff_id:
        raise RevisitUnknown()
    return row


def move(row: Revisit, step: RevisitMove, **sets: object) -> None:
    """Take one step of a call's life; refuses with WrongState."""
    state = REVISIT_LIFE.after(step, RevisitState(row.state))
    if not Revisit.objects.filter(pk=row.pk, state=row.state).update(state=state.value, **sets):
        raise WrongState(move=step, state=row.state)
    row.state = state.value


def told(row: Revisit | RevisitDraw, line: Line, by: Actor) -> None:
    """Tell an act on the chain of a draw or of a call."""
    kind, table = (
        ("revisit", "revisits_revisit") if isinstance(row, Revisit) else ("revisit_draw", "revisits_revisitdraw")
    )
    link = tell(Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
