"""What is over: last editions of volumes whose last day has passed, that nobody keeps longer or has destroyed."""

from collections.abc import Collection
from datetime import datetime

from yimen.engine.case.cases import seeing
from yimen.engine.case.cases.reading import select
from yimen.engine.records.archives.rows import WHO_KEEPS
from yimen.kernel.actor import Actor
from yimen.registries.dated import day_of

_PAST = """
select a.id from archives_archive a join cases_case c on c.id = a.case_id
where a.keep_until < %s
  and not exists (select from archives_archive b where b.case_id = a.case_id and b.edition > a.edition)
  and not exists (select from archives_appraisedvolume v where v.case_id = a.case_id
    and v.outcome = 'kept' and (v.kept_until is null or v.kept_until >= %s))
"""
_OVER = f"""{_PAST}
  and a.office_id = any(%s) and (%s::bigint[] is null or a.id = any(%s))
  and not exists (select from archives_appraisedvolume v where v.case_id = a.case_id
    and v.outcome in ('', 'destroyed'))
  and """


def overdue(
    actor: Actor, now: datetime, among: Collection[int] | None = None, limit: int | None = None
) -> tuple[int, ...]:
    """The volumes that are over in the offices in which the actor keeps files, the longest first; of a few, which."""
    condition, values = seeing.visible(actor)
    today, few = day_of(now), None if among is None else list(among)
    most = f" limit {limit}" if limit is not None else ""
    rows = select(
        f"{_OVER}{condition} order by a.keep_until, a.id{most}",
        (today, today, sorted(actor.offices(*WHO_KEEPS)), few, few, *values),
    )
    return tuple(row["id"] for row in rows)


def still_over(among: Collection[int], now: datetime) -> frozenset[int]:
    """Which of these volumes are over, whoever appraises them."""
    today = day_of(now)
    return frozenset(row["id"] for row in select(f"{_PAST} and a.id = any(%s)", (today, today, list(among))))
