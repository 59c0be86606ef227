"""Reads of the authorisation letters. Deciding reads its letters itself, and guards them as it writes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Q

from yimen.kernel.actor import Actor
from yimen.kernel.authority import Rank
from yimen.registries.dated import day_of
from yimen.registries.grants import notices
from yimen.registries.grants.models import Letter, LetterNotice
from yimen.registries.grants.rows import LetterFace, LetterNoticeRow, LetterRow, MatterRow, TechnicalCount, TechnicalRow


def letters_of(staff_id: int, now: datetime | None = None) -> tuple[LetterRow, ...]:
    """The letters of a member of staff; with `now` only those in force then."""
    return _letters(Q(holder_id=staff_id) & _in_force(now))


def letters(office_id: int | None = None, now: datetime | None = None) -> tuple[LetterRow, ...]:
    """The letters of an office, or of all; with `now` only those in force then."""
    return _letters((Q(office_id=office_id) if office_id is not None else Q()) & _in_force(now))


_FACES = """
select l.ref, l.number, coalesce((select name from offices_officeterm t where t.office_id = l.office_id
    and t.valid @> (%(now)s::timestamptz at time zone 'Asia/Shanghai')::date), ''),
  l.grantor, s.name, l.rank, l.seal, lower(l.valid), upper(l.valid),
  (select coalesce(array_agg(i.ref order by i.id), '{}') from catalogue_item i
    where i.id in (select value::bigint from jsonb_array_elements_text(l.items)))
from grants_letter l join people_staff s on s.id = l.holder_id
where l.valid @> %(now)s and (l.revoked_at is null or l.revoked_at > %(now)s)
  and (%(office)s::bigint is null or l.office_id = %(office)s)
order by l.office_id, l.rank desc, l.id limit 1000
"""


def faces(now: datetime, office_id: int | None = None) -> tuple[LetterFace, ...]:
    """The letters in force, as centres and lower units read them: by office, the highest rank first."""
    with connection.cursor() as cursor:
        cursor.execute(_FACES, {"now": now, "office": office_id})
        return tuple(
            LetterFace(ref, number, office, grantor, holder, Rank(rank), tuple(items), seal, begins, ends)
            for ref, number, office, grantor, holder, rank, seal, begins, ends, items in cursor.fetchall()
        )


def letter(ref: str) -> LetterRow | None:
    """The letter with this ref."""
    return next(iter(_letters(Q(ref=ref))), None)


def _in_force(now: datetime | None) -> Q:
    if now is None:
        return Q()
    return Q(valid__contains=now) & (Q(revoked_at=None) | Q(revoked_at__gt=now))


def _letters(where: Q) -> tuple[LetterRow, ...]:
    return tuple(
        LetterRow(
            id=it.pk,
            ref=it.ref,
            number=it.number,
            office_id=it.office_id,
            office_ref=it.office.ref,
            grantor=it.grantor,
            holder_id=it.holder_id,
            holder_ref=it.holder.ref,
            holder_name=it.holder.name,
            rank=Rank(it.rank),
            items=tuple(it.items),
            seal=it.seal,
            begins=it.valid.lower,
            ends=it.valid.upper,
            revoked_at=it.revoked_at,
            revocation_basis=it.revocation_basis,
        )
        for it in Letter.objects.filter(where).select_related("office", "holder").order_by("-pk")
    )


def item_refs(item_ids: Iterable[int]) -> tuple[str, ...]:
    """The refs of the items a letter covers."""
    ids = list(item_ids)
    if not ids:
        return ()
    with connection.cursor() as cursor:
        cursor.execute("select ref from catalogue_item where id = any(%s) order by id", (ids,))
        return tuple(str(row[0]) for row in cursor.fetchall())


_NAME = """coalesce((select name from offices_officeterm t where t.office_id = {} and t.valid @> %(on)s::date), '')"""
_ITEM = """coalesce((select v.name from catalogue_itemversion v where v.item_id = i.id
    order by v.in_force @> %(now)s desc nulls last, v.id desc limit 1), '')"""
_MATTERS = f"""
select i.ref, {_ITEM}, m.said->>'manner', m.said->>'procedure', m.said->>'technical', m.said->>'opinion'
from grants_letter l cross join lateral jsonb_each(l.matters) m(item, said)
  join catalogue_item i on i.id = m.item::bigint
where l.ref = %(ref)s order by i.id
"""
_NOTICES = f"""
select l.ref, l.number, {_NAME.format("l.office_id")}, h.name, u.ref, {_NAME.format("u.id")}, n.sent_at,
  n.acknowledged_at, coalesce(b.name, ''), n.reminders
from grants_letternotice n join grants_letter l on l.id = n.letter_id join people_staff h on h.id = l.holder_id
  join offices_office u on u.id = n.office_id left join people_staff b on b.id = n.acknowledged_by_id
"""
_TECHNICAL = f"""
select i.ref, {_ITEM}, {_NAME.format("l.office_id")}, m.said->>'manner', l.number, m.said->>'opinion'
from grants_letter l cross join lateral jsonb_each(l.matters) m(item, said)
  join catalogue_item i on i.id = m.item::bigint
where m.said->>'technical' = 'yes' and l.valid @> %(now)s and (l.revoked_at is null or l.revoked_at > %(now)s)
  and (%(office)s = '' or l.office_id = (select id from offices_office where ref = %(office)s))
order by l.office_id, i.id, l.id limit 1000
"""
_MONTHS = """
select (d.at at time zone 'Asia/Shanghai')::date, count(*) filter (where x.direct), count(*) filter (where not x.direct)
from (select (date_trunc('month', %(on)s::date) - make_interval(months => n)) at time zone 'Asia/Shanghai' as at
      from generate_series(0, 11) n
    union select %(now)s::timestamptz) d
  left join lateral (select m.item, bool_or(m.said->>'manner' = 'direct') direct
    from grants_letter l cross join lateral jsonb_each(l.matters) m(item, said)
    where m.said->>'technical' = 'yes' and l.valid @> d.at and (l.revoked_at is null or l.revoked_at > d.at)
      and (%(office)s = '' or l.office_id = (select id from offices_office where ref = %(office)s))
    group by m.item) x on true
group by d.at order by d.at
"""


def matters(ref: str, now: datetime) -> tuple[MatterRow, ...]:
    """What a letter says of its items, one by one."""
    return tuple(MatterRow(*row) for row in _all(_MATTERS, {"ref": ref}, now))


def notices_of(ref: str, now: datetime) -> tuple[LetterNoticeRow, ...]:
    """To which units a letter was sent, those that have not acknowledged it first."""
    order = "order by n.acknowledged_at nulls first, n.id limit 500"
    return tuple(LetterNoticeRow(*row) for row in _all(f"{_NOTICES} where l.ref = %(ref)s {order}", {"ref": ref}, now))


def to_acknowledge(me: Actor, now: datetime) -> tuple[LetterNoticeRow, ...]:
    """The letters that the units of somebody have not acknowledged, the longest waiting first."""
    units = [post.office_id for post in me.posts if post.office_id is not None]
    where = "where n.acknowledged_at is null and n.office_id = any(%(units)s) order by n.id limit 200"
    return tuple(LetterNoticeRow(*row) for row in _all(f"{_NOTICES} {where}", {"units": units}, now))


def due_reminders(now: datetime, limit: int = 200) -> tuple[str, ...]:
    """The letters of which units are to be reminded."""
    found = LetterNotice.objects.filter(notices.late(now)).order_by("letter_id").values_list("letter__ref", flat=True)
    return tuple(found.distinct()[:limit])


def technical(now: datetime, office_ref: str = "") -> tuple[TechnicalRow, ...]:
    """The technical items 技术性事项 that letters in force give away, by office."""
    return tuple(TechnicalRow(*row) for row in _all(_TECHNICAL, {"office": office_ref}, now))


def technical_over_time(now: datetime, office_ref: str = "") -> tuple[TechnicalCount, ...]:
    """How many of them were direct and consultative on the first of each of the last twelve months, and today.

    An item that one letter gives directly counts as direct, whatever others say.
    """
    return tuple(TechnicalCount(*row) for row in _all(_MONTHS, {"office": office_ref}, now))


def _all(sql: str, facts: dict[str, Any], now: datetime) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"now": now, "on": day_of(now), **facts})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
