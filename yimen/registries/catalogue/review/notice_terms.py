"""Reading the days of public notice: for how long each kind of change is shown in this city on a day, and why."""

from datetime import date

from yimen.kernel.change_life import MOST_NOTICE_DAYS, NOTICE_DAYS, ChangeKind
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.models import NoticeTerm


@snapshot
class NoticeDays:
    """For how many working days a kind of change is shown; without a term of the city, for as many as the rule asks."""

    kind: ChangeKind
    days: int
    least: int
    most: int
    since: date | None
    basis: str
    coming_days: int
    """From the day `coming_from` on; 0: nothing else is set yet."""
    coming_from: date | None


def notice_days(on: date) -> tuple[NoticeDays, ...]:
    """Every kind of change with its days of notice on a day."""
    rows = NoticeTerm.objects.exclude(valid__isempty=True)
    valid = {row.kind: row for row in rows.filter(valid__contains=on)}
    coming = {row.kind: row for row in rows.filter(valid__startswith__gt=on)}
    return tuple(_told(kind, valid.get(kind), coming.get(kind)) for kind in ChangeKind)


def days_of(kind: ChangeKind, on: date) -> int:
    """For how many working days a kind of change that goes on notice on a day is shown."""
    return next(one.days for one in notice_days(on) if one.kind is kind)


def _told(kind: ChangeKind, row: NoticeTerm | None, coming: NoticeTerm | None) -> NoticeDays:
    least = NOTICE_DAYS[kind]
    return NoticeDays(
        kind,
        # A rule that grows later binds what was set before.
        max(row.days, least) if row else least,
        least,
        MOST_NOTICE_DAYS,
        row.valid.lower if row else None,
        row.basis if row else "",
        coming.days if coming else 0,
        coming.valid.lower if coming else None,
    )
