"""Naming: another officer for a duty in a case. What they may do is weighed now, and again when they do it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.engine.case.cases.file import CaseFile, Officer
from yimen.kernel.authority import NamedUnfit
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import day_of

_NAMED = """
select s.id, s.ref, s.office_id, s.establishment = 'formal', s.person_id,
  (select coalesce(array_agg(distinct m.principal_id), '{}') from people_mandate m
    where m.agent_id = s.person_id and m.valid @> %(now)s::timestamptz
      and (m.revoked_at is null or m.revoked_at > %(now)s)),
  (select coalesce(array_agg(g.post_id), '{}') from people_posting g
    where g.staff_id = s.id and g.valid @> %(now)s::timestamptz),
  exists (select from concentration_divisionduty d join offices_office o on d.office_id in (o.id, o.parent_id)
    where d.staff_id = s.id and o.id = %(office)s and d.valid @> %(day)s::date)
from people_staff s where s.ref = any(%(refs)s) and s.valid @> %(day)s::date
"""


_IN_THE_DIVISION = """
select exists (select from concentration_divisionduty d join offices_office o on d.office_id in (o.id, o.parent_id)
  where d.staff_id = %s and o.id = %s and d.valid @> %s::date)
"""


@snapshot
class Named:
    """Somebody named for a duty: the desks they hold, and whether the approval division of the office is theirs."""

    staff_id: int
    ref: str
    office_id: int
    posts: frozenset[int]
    divided: str
    """yes: they belong to the approval division that decides the case."""


def named(refs: Sequence[str], file: CaseFile, now: datetime) -> tuple[Named, ...]:
    """Who is in service under these references, in their order; who is unknown is left out.

    Refuses with NamedUnfit when one of them is off the establishment or has an interest in the case.
    """
    facts: dict[str, Any] = {"refs": list(refs), "now": now, "day": day_of(now), "office": file.desk_office}
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, facts)
        rows = {row[1]: row for row in cursor.fetchall()}
    found = [rows[ref] for ref in refs if ref in rows]
    involved = {file.applicant_id, file.actor_party_id} - {None}
    for staff, _, _, formal, person, principals, _, _ in found:
        if not formal or staff in file.recused or involved & {person, *principals}:
            raise NamedUnfit()
    return tuple(
        Named(staff, ref, office, frozenset(posts), "yes" if divided else "no")
        for staff, ref, office, _, _, _, posts, divided in found
    )


def has_approved(officer: Officer, file: CaseFile, now: datetime) -> bool:
    """Whether this officer sits at a desk on the way of the case, or in the approval division that decided it."""
    if any(hold.post_id in file.route for hold in officer.holds):
        return True
    with connection.cursor() as cursor:
        cursor.execute(_IN_THE_DIVISION, (officer.staff_id, file.desk_office, day_of(now)))
        return bool(cursor.fetchone()[0])
