"""Reading consignments: those of the agent's own point, those that come to the clerk's centre, and what waits."""

from typing import Any

from django.db import connection

from yimen.engine.delivery.consignments.rows import ConsignedRow, ConsignmentRow, ConsignmentView, PaperRow, WaitingRow
from yimen.kernel.actor import Actor, Role
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.villages.consignment_life import difference
from yimen.registries.catalogue.codec import terms_from_text

_ROWS = """
select k.id, k.ref, k.state, coalesce(o.name, ''), coalesce(d.name, ''), a.name,
  (select count(*) from consignments_consignedcase where consignment_id = k.id),
  (select count(*) from consignments_consignedcase where consignment_id = k.id and checked_at is not null),
  k.packed_at, k.left_at, k.signed_at, coalesce(s.name, ''), k.settlement
from consignments_consignment k join people_staff a on a.id = k.agent_id
  left join people_staff s on s.id = k.signed_by_id
  left join lateral (select name from offices_centreterm where centre_id = k.origin_id
    order by upper(valid) desc nulls first limit 1) o on true
  left join lateral (select name from offices_centreterm where centre_id = k.destination_id
    order by upper(valid) desc nulls first limit 1) d on true
"""
_LINES = """
select c.ref, c.number, c.item_name, c.applicant_name, t.terms::text, l.materials, l.came, l.checked_at,
  coalesce(s.name, ''), l.remark
from consignments_consignedcase l join cases_case c on c.id = l.case_id
  join cases_frozenterms t on t.hash = c.terms_hash left join people_staff s on s.id = l.checked_by_id
where l.consignment_id = %s order by l.id
"""
_WAITING = """
select c.ref, c.number, c.item_name, c.applicant_name, c.received_at, t.terms::text
from cases_case c join cases_frozenterms t on t.hash = c.terms_hash
where c.centre_id = %s and c.state = any(%s)
  and not exists (select from consignments_consignedcase l join consignments_consignment k on k.id = l.consignment_id
    where l.case_id = c.id and k.state <> 'called_off')
order by c.due_at, c.id limit %s
"""


def of_point(actor: Actor, after: int | None = None, limit: int = 20) -> tuple[ConsignmentRow, ...]:
    """What left or will leave the agent's own point, the newest first; `after` is the id of the row before."""
    return _listed("k.origin_id = any(%s)", [point for point in [actor.agent_at()] if point], after, limit)


def coming(actor: Actor, after: int | None = None, limit: int = 20) -> tuple[ConsignmentRow, ...]:
    """What comes to the centre of the clerk's window, the newest first; what is still being packed is not told."""
    return _listed("k.destination_id = any(%s) and k.left_at is not null", _windows(actor), after, limit)


def consignment(ref: str, actor: Actor) -> ConsignmentView | None:
    """One consignment with its cases, for its agent and for the centre it comes to."""
    mine = [point for point in [actor.agent_at()] if point]
    rows = _all(
        f"{_ROWS} where k.ref = %s"
        " and (k.origin_id = any(%s) or (k.destination_id = any(%s) and k.left_at is not null))",
        (ref, mine, _windows(actor)),
    )
    if not rows:
        return None
    row = ConsignmentRow(*rows[0])
    return ConsignmentView(row, tuple(_line(*one) for one in _all(_LINES, (row.id,))))


def waiting(actor: Actor, limit: int = 50) -> tuple[WaitingRow, ...]:
    """Open cases of the agent's point whose papers still lie there, what is due first at the head."""
    point = actor.agent_at()
    if point is None:
        return ()
    return tuple(
        WaitingRow(ref, number, item, name, at, tuple((m.code, m.name) for m in terms_from_text(terms).materials))
        for ref, number, item, name, at, terms in _all(_WAITING, (point, sorted(OPEN_STATES), limit))
    )


def _line(
    ref: str, number: str, item: str, name: str, terms: str, sent: list[str], came: list[str] | None, *rest: Any
) -> ConsignedRow:
    checked_at, checked_by, remark = rest
    papers = tuple(
        PaperRow(
            one.code,
            one.name,
            "yes" if one.code in sent else "no",
            "" if came is None else "yes" if one.code in came else "no",
        )
        for one in terms_from_text(terms).materials
    )
    differs = "yes" if came is not None and difference(sent, came) else "no"
    return ConsignedRow(ref, number, item, name, papers, checked_at, checked_by, remark, differs)


def _listed(where: str, centres: list[int], after: int | None, limit: int) -> tuple[ConsignmentRow, ...]:
    if not centres:
        return ()
    facts = (centres, after, after, limit)
    sql = f"{_ROWS} where {where} and (%s::bigint is null or k.id < %s) order by k.id desc limit %s"
    return tuple(ConsignmentRow(*row) for row in _all(sql, facts))


def _windows(actor: Actor) -> list[int]:
    return sorted({post.centre_id for post in actor.posts if post.role is Role.WINDOW and post.centre_id is not None})


def _all(sql: str, facts: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
