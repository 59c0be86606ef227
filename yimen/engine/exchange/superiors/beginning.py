"""Beginning: a hall that is connected is told every item in force, as it stands, and what is decided for later."""

from datetime import datetime

from yimen.engine.case.cases.reading import select
from yimen.engine.exchange.superiors.models import SuperiorPlatform, SuperiorWord
from yimen.kernel.superiors import TELLS, SuperiorKind, WordKind
from yimen.kernel.version_life import VersionState

# What is decided after it was connected goes up from its line in the journal.
_DECIDED = """
with decided as (
  select v.id, 'item_version_published' verb, least(lower(v.in_force), %(now)s) since from catalogue_itemversion v
    where not isempty(v.in_force) and coalesce(upper(v.in_force) > %(now)s, v.in_force is not null)
  union all
  select v.id, 'item_withdrawn', upper(v.in_force) from catalogue_itemversion v
    where v.state = %(over)s and not isempty(v.in_force) and upper(v.in_force) > %(now)s
)
select id, verb, since from decided d
where not exists (select 1 from journal_entry e where e.subject_kind = 'item_version' and e.subject_id = d.id
  and e.verb = d.verb and e.effective_at >= %(now)s)
order by id, since
"""


def tell_items(row: SuperiorPlatform, now: datetime) -> None:
    """Make a word of each version in force now or later, and of each withdrawal that is decided for later."""
    if WordKind.ITEM not in TELLS[SuperiorKind(row.kind)]:
        return
    SuperiorWord.objects.bulk_create(
        SuperiorWord(
            platform=row, kind=WordKind.ITEM, subject_id=one["id"], verb=one["verb"],
            happened_at=one["since"],
        )
        for one in select(_DECIDED, {"now": now, "over": str(VersionState.CANCELLED)})
    )  # fmt: skip


_ONCE = """
select i.ref from catalogue_item i
where (i.ref = %(said)s or i.implementation_code = %(said)s or i.local_code = %(said)s and %(said)s <> '')
  and exists (select 1 from catalogue_itemversion v where v.item_id = i.id and v.in_force is not null)
order by i.id limit 1
"""


def item_once_in_force(said: str) -> str:
    """An item by its ref or any of its codes, that was in force, is, or will be; empty: none."""
    return next((str(row["ref"]) for row in select(_ONCE, {"said": said})), "")
