"""Who is too near to a permit to look at it: who approved it, sat on its way, has an interest in it or said so."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from yimen.engine.case.cases.reading import select
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import day_of

_STAFF = """
select s.id, s.ref, s.name, s.office_id, s.person_id, (select coalesce(array_agg(distinct m.principal_id), '{}')
    from people_mandate m where m.agent_id = s.person_id and m.valid @> %(now)s::timestamptz
      and (m.revoked_at is null or m.revoked_at > %(now)s)) principals,
  (select coalesce(array_agg(g.post_id), '{}') from people_posting g
    where g.staff_id = s.id and g.valid @> %(now)s::timestamptz) posts,
  (select coalesce(array_agg(d.office_id), '{}') from concentration_divisionduty d
    where d.staff_id = s.id and d.valid @> %(day)s::date) divisions
from people_staff s
where s.ref = any(%(refs)s) and s.establishment = 'formal' and s.valid @> %(day)s::date order by s.ref
"""
_MISSED = """
select record_id from (select distinct on (s.record_id) s.record_id, s.state from spot_checks_spotcheck s
    join supervision_records_supervisionrecord r on r.id = s.record_id where r.owner_id = %s
    order by s.record_id, s.id desc) latest where state in ('missed', 'unsigned')
"""
_ALL = """
select count(*) n from people_staff s where s.office_id = %(office)s and s.establishment = 'formal'
  and s.valid @> %(day)s::date and not s.ref = any(%(named)s) and s.id <> %(but)s
"""
_PERMITS = """
select r.id, r.ref, r.decided_by, c.route, c.recused, c.applicant_id, c.actor_party_id, c.office_id, o.parent_id
  from supervision_records_supervisionrecord r join cases_case c on c.id = r.case_id
  join offices_office o on o.id = c.office_id where r.id = any(%(ids)s)
"""


@snapshot
class Inspecting:
    """Somebody who may be drawn: who they are at home, whom they act for, at which desks and divisions they sit."""

    id: int
    ref: str
    name: str
    office_id: int
    parties: frozenset[int]
    posts: frozenset[int]
    divisions: frozenset[int]


def inspecting(refs: Sequence[str], now: datetime) -> tuple[Inspecting, ...]:
    """The formal members of staff in service under these references; others are left out."""
    found = select(_STAFF, {"refs": list(refs), "now": now, "day": day_of(now)})
    return tuple(
        Inspecting(
            row["id"], row["ref"], row["name"], row["office_id"],
            frozenset(one for one in (row["person_id"], *row["principals"]) if one is not None),
            frozenset(row["posts"]), frozenset(row["divisions"]),
        )
        for row in found
    )  # fmt: skip


def unnamed(office_id: int, named: Sequence[str], but: int, now: datetime) -> int:
    """How many formal members of staff of an office are not named, but for who announces."""
    facts = {"office": office_id, "named": list(named), "but": but, "day": day_of(now)}
    return int(select(_ALL, facts)[0]["n"])


def ids_of(refs: Sequence[str]) -> Mapping[str, int]:
    """The numbers behind the references of members of staff, whatever has become of them since."""
    return {
        row["ref"]: row["id"] for row in select("select id, ref from people_staff where ref = any(%s)", (list(refs),))
    }


def missed(office_id: int) -> frozenset[int]:
    """The records of an office's permits whose latest check nobody made, or nobody signed."""
    return frozenset(row["record_id"] for row in select(_MISSED, (office_id,)))


def barred(records: Iterable[int], staff: Sequence[Inspecting]) -> Mapping[int, frozenset[str]]:
    """For each record who of these never looks at it, by their references."""
    return {
        row["id"]: frozenset(
            one.ref
            for one in staff
            if one.id in row["decided_by"]
            or one.id in (row["recused"] or ())
            or one.posts & set(row["route"])
            or one.parties & {row["applicant_id"], row["actor_party_id"]}
            or one.divisions & {row["office_id"], row["parent_id"]}
        )
        for row in select(_PERMITS, {"ids": list(records)})
    }
