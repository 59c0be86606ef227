"""Reads of the register of credentials: those one keeps or holds, their uses, and where they are asked for."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.offices.credentials import (
    CredentialHeld,
    CredentialStanding,
    credential_mark,
    credential_standing,
)
from yimen.registries.credentials.rows import (
    CredentialPage,
    CredentialRow,
    CredentialRuleRow,
    CredentialUsePage,
    CredentialUseRow,
)
from yimen.registries.dated import day_of

PAGE = 50
MOST_USES = 1000
WIDE = (Role.ADMINISTRATOR, Role.REFORM_OFFICE, Role.SUPERVISOR)
"""Who reads the whole register; a manager that of who works in their centre, a head that of their office."""

ASKED = """exists (select from credentials_credentialrule q where q.valid @> %(today)s::date
  and (q.office_id = {office} or q.centre_id = {centre}))"""
"""Whether credentials are asked for today at an office, or at the centre; for a query of seals."""
_LEFT = "case when {valid} @> %(today)s::date then '' else 'yes' end"
LATEST = f"""left join lateral (select c.serial, c.begins, c.ends, c.suspended_at, c.ended_at, c."end",
    {_LEFT.format(valid="p.valid")} holder_left
  from credentials_credential c join people_staff p on p.id = c.staff_id
  where c.staff_id = {{staff}} and c.issued_at <= %(now)s order by c.id desc limit 1) k on true"""
"""The credential of a member of staff as it was issued last by now."""
WEIGHED = 'k.serial, k.begins, k.ends, k.suspended_at, k.ended_at, k."end", k.holder_left'
GOOD = """exists (select from credentials_credential k join people_staff p on p.id = k.staff_id
  where k.staff_id = {staff} and k."end" = '' and k.suspended_at is null
  and k.begins <= %(today)s and k.ends > %(today)s and p.valid @> %(today)s::date)"""

_ROWS = f"""
select c.id, c.ref, c.serial, s.ref, s.name, coalesce(n.name, ''), c.issuer, c.basis, c.begins, c.ends, c.issued_at,
  c.suspended_at, c.ended_at, c.reason, c."end", s.id, {_LEFT.format(valid="s.valid")},
  s.office_id = any(%(offices)s) or exists (select from people_posting g join people_post p on p.id = g.post_id
    where g.staff_id = s.id and g.valid @> %(now)s and p.centre_id = any(%(centres)s)),
  (select count(*) from (select from credentials_credentialuse u where u.credential_id = c.id
    limit {MOST_USES + 1}) used)
from credentials_credential c join people_staff s on s.id = c.staff_id
  left join lateral (select name from offices_officeterm t where t.office_id = s.office_id
    order by t.valid desc limit 1) n on true
"""
_MINE = """(%(wide)s or c.staff_id = %(staff)s or s.office_id = any(%(offices)s)
  or exists (select from people_posting g join people_post p on p.id = g.post_id
    where g.staff_id = s.id and g.valid @> %(now)s and p.centre_id = any(%(centres)s)))"""
_USES = """
select u.id, u.paper, u.title, u.case_number, u.sha256, u.used_at from credentials_credentialuse u
where u.credential_id = (select id from credentials_credential where ref = %(ref)s) and u.id < %(before)s
order by u.id desc limit %(limit)s
"""
_RULES = """
select q.ref, coalesce(o.name, m.name, ''), case when q.office_id is null then 'centre' else 'office' end,
  lower(q.valid), upper(q.valid), q.basis, q.end_basis
from credentials_credentialrule q
  left join lateral (select name from offices_officeterm t where t.office_id = q.office_id
    order by t.valid desc limit 1) o on true
  left join lateral (select name from offices_centreterm t where t.centre_id = q.centre_id
    order by t.valid desc limit 1) m on true
where not isempty(q.valid)
order by q.id desc limit 200
"""
_WITHOUT = """
select s.ref, s.name, coalesce(n.name, '') from people_staff s
  left join lateral (select name from offices_officeterm t where t.office_id = s.office_id
    order by t.valid desc limit 1) n on true
where s.valid @> %(today)s and s.id <> %(staff)s
  and not exists (select from credentials_credential c where c.staff_id = s.id and c."end" = '')
  and (%(everywhere)s or s.office_id = any(%(offices)s)
    or exists (select from people_posting g join people_post p on p.id = g.post_id
      where g.staff_id = s.id and g.valid @> %(now)s and p.centre_id = any(%(centres)s)))
order by s.number limit 500
"""


def register(me: Actor, now: datetime, after: str = "") -> CredentialPage:
    """The credentials that somebody may look at, what was issued last first; a page by key."""
    before = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 2**62
    rows = _rows(f"c.id < %(before)s and {_MINE} order by c.id desc limit {PAGE + 1}", me, now, before=before)
    return CredentialPage(rows[:PAGE], str(rows[PAGE - 1].id) if len(rows) > PAGE else None)


def credential(ref: str, me: Actor, now: datetime) -> CredentialRow | None:
    """One of them."""
    return next(iter(_rows(f"c.ref = %(ref)s and {_MINE}", me, now, ref=ref)), None)


def mine(me: Actor, now: datetime) -> CredentialRow | None:
    """The own one, as it was issued last."""
    if me.staff_id is None:
        return None
    return next(iter(_rows("c.staff_id = %(staff)s order by c.id desc limit 1", me, now)), None)


def uses(ref: str, after: str = "") -> CredentialUsePage:
    """What was sealed under a credential, the latest first; a page by key."""
    before = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 2**62
    rows = [CredentialUseRow(*row) for row in _all(_USES, {"ref": ref, "before": before, "limit": PAGE + 1})]
    return CredentialUsePage(tuple(rows[:PAGE]), str(rows[PAGE - 1].id) if len(rows) > PAGE else None)


def without(me: Actor, now: datetime) -> tuple[tuple[str, str], ...]:
    """To whom somebody may issue one: their ref, and name with office; at most 500."""
    mine = {"offices": sorted(me.offices(Role.OFFICE_HEAD)), "centres": _managed(me)}
    everywhere = me.has_role(Role.ADMINISTRATOR)
    if not (everywhere or mine["offices"] or mine["centres"]):
        return ()
    facts = {"today": day_of(now), "now": now, "staff": me.staff_id or 0, "everywhere": everywhere, **mine}
    return tuple((ref, f"{name} · {office}") for ref, name, office in _all(_WITHOUT, facts))


def rules() -> tuple[CredentialRuleRow, ...]:
    """Where credentials are asked for, the newest rule first; a rule that was struck holds nowhere."""
    return tuple(CredentialRuleRow(*row) for row in _all(_RULES, {}))


def held(staff_id: int, now: datetime) -> CredentialHeld | None:
    """The credential of a member of staff as it was issued last."""
    one, facts = LATEST.format(staff="s.id"), {"staff": staff_id, "now": now, "today": day_of(now)}
    rows = _all(f"select {WEIGHED} from people_staff s {one} where s.id = %(staff)s", facts)
    return weighed(rows[0]) if rows else None


def asked_at(office_id: int, centre_id: int | None, now: datetime) -> bool:
    """Whether the seals of an office, or of this centre, are set under a credential alone today."""
    asked = ASKED.format(office="%(office)s", centre="%(centre)s")
    return bool(_all(f"select {asked}", {"office": office_id, "centre": centre_id, "today": day_of(now)})[0][0])


def weighed(columns: Sequence[Any]) -> CredentialHeld | None:
    """A credential from its columns; None where there is none."""
    return None if columns[0] is None else CredentialHeld(*columns)


def standing_of(asked: bool, columns: Sequence[Any], now: datetime) -> CredentialStanding | None:
    """How the credential of a seal's custodian stands; None where none is asked for."""
    return credential_standing(weighed(columns), day_of(now), now) if asked else None


def _managed(me: Actor) -> list[int]:
    return [post.centre_id for post in me.posts if post.role is Role.CENTRE_MANAGER and post.centre_id is not None]


def _rows(where: str, me: Actor, now: datetime, **facts: Any) -> tuple[CredentialRow, ...]:
    own = {
        "wide": me.kind is ActorKind.SYSTEM or me.has_role(*WIDE),
        "staff": me.staff_id,
        "offices": sorted(me.offices(Role.OFFICE_HEAD)),
        "centres": _managed(me),
        "now": now,
        "today": day_of(now),
    }
    return tuple(_row(row, me, now) for row in _all(f"{_ROWS} where {where}", {**own, **facts}))


def _row(row: tuple[Any, ...], me: Actor, now: datetime) -> CredentialRow:
    *said, end, staff_id, left, kept, used = row
    serial, (begins, ends), (suspended_at, ended_at) = said[2], said[8:10], said[11:13]
    held = CredentialHeld(serial, begins, ends, suspended_at, ended_at, end, left)
    standing = credential_standing(held, day_of(now), now)
    keeps = "yes" if me.has_role(Role.ADMINISTRATOR) or kept else ""
    if staff_id == me.staff_id:
        keeps = "own"
    words = f"{MOST_USES}+" if used > MOST_USES else str(used)
    return CredentialRow(*(*said, standing, words, credential_mark(end, suspended_at), keeps))


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
