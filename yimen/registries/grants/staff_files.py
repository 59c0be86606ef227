"""Staff files 人员档案: who somebody is in the office, where they stand, and everything that held of them since when.

Read from what the registries keep anyway; nothing is written for a file. Administrators, the managers of a centre in
which somebody is or will be posted, and they themselves may read it; for everybody else there is none.
"""

from datetime import date, datetime
from typing import Any

from django.db import connection

from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import day_of
from yimen.registries.people.duty import headed

MOST = 200
_NAME = """coalesce((select name from offices_{0}term x where x.{0}_id = {1} and lower(x.valid) <= %(on)s::date
  order by x.valid desc limit 1), '')"""
_READABLE = """(%(all)s or s.id = %(me)s or exists (select from people_posting g join people_post p on p.id = g.post_id
    where g.staff_id = s.id and p.centre_id = any(%(centres)s)
      and (upper(g.valid) is null or upper(g.valid) > %(now)s)))"""
_FACE = f"""
select s.id, s.ref, s.number, s.name, o.ref, {_NAME.format("office", "o.id")}, s.establishment,
  array(select k.skill from people_staffskill k where k.staff_id = s.id and k.ended_at is null order by k.skill),
  lower(s.valid), upper(s.valid)
from people_staff s join offices_office o on o.id = s.office_id
where s.ref = %(ref)s and {_READABLE}
"""
#: What somebody was, is and will be, each with when it began and when it was over. A status ends with the next one.
_SPANS = f"""
select f.kind, f.says, f.name, f.role, {_NAME.format("office", "f.office_id")},
  {_NAME.format("centre", "f.centre_id")}, coalesce(w.code, ''), f.ref, f.basis, f.begins, f.ends,
  case when f.ends <= %(now)s then 'over' when f.begins > %(now)s then 'to_come' else 'now' end
from (
  select 'status' kind, t.establishment says, '' as name, '' as role, null::bigint office_id, null::bigint centre_id,
    null::bigint window_id, '' ref, t.basis, t.since begins,
    least(lead(t.since) over (order by t.since, t.id), upper(s.valid)::timestamp at time zone 'Asia/Shanghai') ends
  from people_staffstatus t join people_staff s on s.id = t.staff_id where s.id = %(id)s
  union all
  select 'skill', '', k.skill, '', null, null, null, '', '', k.since, k.ended_at
  from people_staffskill k where k.staff_id = %(id)s
  union all
  select 'posting', g.kind, p.name, p.role, p.office_id, p.centre_id, p.window_id, '', g.basis, lower(g.valid),
    upper(g.valid)
  from people_posting g join people_post p on p.id = g.post_id where g.staff_id = %(id)s
  union all
  select 'letter', l.rank::text, l.number, '', l.office_id, null, null, l.ref, l.revocation_basis, lower(l.valid),
    least(upper(l.valid), l.revoked_at)
  from grants_letter l where l.holder_id = %(id)s) f
left join offices_window w on w.id = f.window_id
"""
_IN_FORCE = "where f.begins <= %(now)s and (f.ends is null or f.ends > %(now)s)"
_NEWEST = f"order by f.begins desc, f.kind, f.name limit {MOST}"
_LISTED = f"""
select s.ref, s.number, s.name, {_NAME.format("office", "s.office_id")}, s.establishment,
  coalesce((select string_agg(distinct h.place, '、') from (
    select {_NAME.format("centre", "p.centre_id")} || coalesce(' ' || w.code, '') as place
    from people_posting g join people_post p on p.id = g.post_id left join offices_window w on w.id = p.window_id
    where g.staff_id = s.id and p.centre_id is not null and g.valid @> %(now)s) h), '')
from people_staff s
where s.valid @> %(on)s::date and {_READABLE}
  and (%(words)s = '' or strpos(s.name, %(words)s) > 0 or s.number = %(words)s)
order by s.number limit {MOST}
"""


@snapshot
class StaffSpan:
    """Something that held of a member of staff: a status, a skill, a posting or a letter, from when to when."""

    kind: str
    """status | skill | posting | letter."""
    says: str
    """Of a status the establishment, of a posting holder or substitute, of a letter its rank."""
    name: str
    """The post, the skill, or the number of the letter."""
    role: str
    office_name: str
    centre_name: str
    window: str
    letter_ref: str
    basis: str
    """The document; of a letter that was revoked, why."""
    begins: datetime
    ends: datetime | None
    standing: str
    """now | over | to_come."""


@snapshot
class StaffFile:
    """A member of staff: unit, establishment, what holds now, skills as they stand, and one history of everything."""

    ref: str
    number: str
    name: str
    office_ref: str
    office_name: str
    establishment: str
    skills: tuple[str, ...]
    begins: date
    ends: date | None
    postings: tuple[StaffSpan, ...]
    """The posts held now, with centre and window."""
    letters: tuple[StaffSpan, ...]
    """The authorisations in force."""
    history: tuple[StaffSpan, ...]
    """Statuses, skills, postings and letters, what began last first; the latest two hundred."""


@snapshot
class StaffFileLine:
    """A file in the list of those one may read."""

    ref: str
    number: str
    name: str
    office_name: str
    establishment: str
    posted: str
    """Where they are posted now: centre and window."""


def staff_file(ref: str, by: Actor, now: datetime) -> StaffFile | None:
    """The file of a member of staff; None for whoever may not read it. Three statements."""
    facts = _facts(by, now) | {"ref": ref}
    face = next(iter(_all(_FACE, facts)), None)
    if face is None:
        return None
    facts["id"], ref, number, name, office_ref, office_name, establishment, skills, begins, ends = face
    current = tuple(StaffSpan(*row) for row in _all(f"{_SPANS} {_IN_FORCE} {_NEWEST}", facts))
    return StaffFile(
        ref, number, name, office_ref, office_name, establishment, tuple(skills), begins, ends,
        postings=tuple(one for one in current if one.kind == "posting"),
        letters=tuple(one for one in current if one.kind == "letter"),
        history=tuple(StaffSpan(*row) for row in _all(f"{_SPANS} {_NEWEST}", facts)),
    )  # fmt: skip


def staff_files(by: Actor, now: datetime, words: str = "") -> tuple[StaffFileLine, ...]:
    """Who is in service today and may be read, by staff number; `words` is part of a name, or a number."""
    return tuple(StaffFileLine(*row) for row in _all(_LISTED, _facts(by, now) | {"words": words.strip()}))


def _facts(by: Actor, now: datetime) -> dict[str, Any]:
    _, centres = headed(by)
    return {
        "all": by.has_role(Role.ADMINISTRATOR), "me": by.staff_id, "centres": centres, "now": now, "on": day_of(now),
    }  # fmt: skip


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
