"""Reads of the authorisation letters. Deciding reads its letters itself, and guards them as it writes."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import Q

from yimen.kernel.authority import Rank
from yimen.registries.grants.models import Letter
from yimen.registries.grants.rows import LetterFace, LetterRow


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
