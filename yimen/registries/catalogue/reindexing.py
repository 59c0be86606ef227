"""Reindexing: what can be found is written into the index anew, after the way of indexing has changed.

Derived data alone: no version says anything else afterwards, and nothing is told in the journal. Synonyms need none,
they are read when somebody searches.
"""

from typing import Any

from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.catalogue.moves import NAME, LockedItem, index

TOGETHER = 500
FOUND = f"""
select v.id, v.name, v.kind, v.terms::text, v.theme, v.life_event, i.id, i.ref, i.office_id, coalesce(t.name, ''),
       i.base_code, coalesce(i.implementation_code, ''), i.local_code, i.source, i.source_digest
  from catalogue_itemversion v join catalogue_item i on i.id = v.item_id {NAME.format("i.office_id")}
 where v.search is not null and v.id > %s order by v.id limit {TOGETHER}
"""


def reindex(connection: Any) -> int:
    """Index every version that can be found anew; how many there were."""
    done, last = 0, 0
    with connection.cursor() as cursor:
        while True:
            cursor.execute(FOUND, (last,))
            rows = cursor.fetchall()
            if not rows:
                return done
            cursor.executemany(
                # The name is written anew so that it comes to lie in the row.
                "update catalogue_itemversion set search = array_to_tsvector(%s), search_name = %s, name = name || '',"
                " sort_key = sort_key || '' where id = %s",
                [_indexed(row) for row in rows],
            )
            done, last = done + len(rows), rows[-1][0]


def _indexed(row: tuple[Any, ...]) -> tuple[list[str], str, int]:
    version_id, name, kind, terms, theme, life_event, *item = row
    found_by = index(LockedItem(*item), Draft(name, kind, terms_from_text(terms), theme, life_event))
    return list(found_by.lexemes), found_by.lines, version_id
