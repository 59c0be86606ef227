"""Beginning: a hall that is connected is told every item in force, as it stands."""

from datetime import datetime

from yimen.engine.case.cases.reading import select
from yimen.engine.exchange.superiors.models import SuperiorPlatform, SuperiorWord
from yimen.kernel.superiors import TELLS, SuperiorKind, WordKind

_IN_FORCE = """
select v.id, lower(v.in_force) since from catalogue_itemversion v where v.in_force @> %s::timestamptz order by v.id
"""


def tell_items(row: SuperiorPlatform, now: datetime) -> None:
    """Make a word of each item in force."""
    if WordKind.ITEM not in TELLS[SuperiorKind(row.kind)]:
        return
    SuperiorWord.objects.bulk_create(
        SuperiorWord(
            platform=row, kind=WordKind.ITEM, subject_id=one["id"], verb="item_version_published",
            happened_at=one["since"],
        )
        for one in select(_IN_FORCE, (now,))
    )  # fmt: skip
