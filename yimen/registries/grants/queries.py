"""Reads of the authorisation letters. Deciding reads its letters itself, and guards them as it writes."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import Q

from yimen.kernel.authority import Rank
from yimen.registries.grants.models import Letter
from yimen.registries.grants.rows import LetterRow


def letters_of(staff_id: int, now: datetime | None = None) -> tuple[LetterRow, ...]:
    """The letters of a member of staff; with `now` only those in force then."""
    return _letters(Q(holder_id=staff_id) & _in_force(now))


def letters(office_id: int | None = None, now: datetime | None = None) -> tuple[LetterRow, ...]:
    """The letters of an office, or of all; with `now` only those in force then."""
    return _letters((Q(office_id=office_id) if office_id is not None else Q()) & _in_force(now))


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
            ref=it.ref,
            number=it.number,
            office_id=it.office_id,
            office_ref=it.office.ref,
            grantor=it.grantor,
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
