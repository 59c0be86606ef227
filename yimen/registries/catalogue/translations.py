"""Reading guides in other languages: what the public reads, what the desk writes, and what is still missing."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.kernel.snapshot import snapshot
from yimen.kernel.translation import GuideLanguage
from yimen.registries.catalogue.queries import OFFICE
from yimen.registries.catalogue.rows import ItemView

#: A version that has none of its own is told as the newest one before it: reworded passages fall back to Chinese.
NEWEST = """
select t.texts::text, t.working::text, t.revision, t.version_id, t.published_at from catalogue_itemtext t
  join catalogue_itemversion v on v.id = t.version_id
 where v.item_id = %(item)s and v.number <= %(number)s and t.language = %(language)s {} order by v.number desc limit 1
"""


@snapshot
class Translation:
    """A translation as the desk writes it: passages by their Chinese words."""

    language: str
    texts: Mapping[str, str]
    revision: int
    shown: Mapping[str, str]
    shown_at: datetime | None


@snapshot
class LanguageRow:
    """How far the items in force of one office are told in one language."""

    language: str
    office_ref: str
    office_name: str
    items: int
    complete: int
    partial: int

    @property
    def none(self) -> int:
        return self.items - self.complete - self.partial


@snapshot
class PartialRow:
    """An item in force that is told only in part, or as an earlier version said it."""

    item_ref: str
    version_ref: str
    name: str
    told: int
    passages: int


def shown(view: ItemView, language: str) -> Mapping[str, str]:
    """What the public reads of a version in a language, by its Chinese words; empty: nothing yet."""
    return shown_at_number(view.item_id, view.number, language)


def shown_at_number(item_id: int, number: int, language: str) -> Mapping[str, str]:
    """The same of the version of an item with this number."""
    which = {"item": item_id, "number": number, "language": language}
    rows = _all(NEWEST.format("and t.published_at is not null"), which)
    texts: Mapping[str, str] = json.loads(rows[0][0]) if rows else {}
    return texts


def languages(view: ItemView) -> tuple[str, ...]:
    """The languages beside Chinese in which something of a version can be read."""
    rows = _all(
        "select distinct t.language from catalogue_itemtext t join catalogue_itemversion v on v.id = t.version_id"
        " where v.item_id = %(item)s and v.number <= %(number)s and t.published_at is not null",
        _which(view, ""),
    )
    found = {row[0] for row in rows}
    return tuple(one.value for one in GuideLanguage if one.value in found)


def written(view: ItemView, language: str) -> Translation:
    """What the desk writes; a version without a translation of its own begins with the one before it."""
    rows = _all(NEWEST.format(""), _which(view, language))
    if not rows:
        return Translation(language, {}, 0, {}, None)
    texts, working, revision, version_id, shown_at = rows[0]
    own = version_id == view.version_id
    return Translation(
        language, json.loads(working), revision if own else 0, json.loads(texts), shown_at if own else None
    )


def report(now: datetime) -> tuple[LanguageRow, ...]:
    """Per office and language: how many items in force are told wholly, in part, or not at all."""
    rows = _all(
        f"""
        select l.language, o.ref, coalesce(t.name, ''), c.items, coalesce(x.complete, 0), coalesce(x.partial, 0)
          from (select i.office_id, count(*) as items from catalogue_itemversion v
                  join catalogue_item i on i.id = v.item_id where v.in_force @> %(now)s group by 1) c
          cross join unnest(%(languages)s::text[]) with ordinality as l(language, place)
          left join (select i.office_id, s.language, count(*) filter (where s.whole) as complete,
                            count(*) filter (where not s.whole) as partial
                       from ({TOLD}) s join catalogue_item i on i.id = s.item_id group by 1, 2) x
                 on x.office_id = c.office_id and x.language = l.language
          join lateral (select c.office_id) i on true {OFFICE}
         order by l.place, c.items desc, 3
        """,
        {"now": now, "languages": [one.value for one in GuideLanguage]},
    )
    return tuple(LanguageRow(*row) for row in rows)


#: The items in force that are told in a language: wholly by this very version, or in part.
TOLD = """
select distinct on (v.item_id, t.language) v.item_id, t.language, t.told, t.passages,
       t.version_id = v.id and t.told = t.passages as whole, v.ref, v.name, v.id
  from catalogue_itemtext t join catalogue_itemversion o on o.id = t.version_id
  join catalogue_itemversion v on v.item_id = o.item_id and v.in_force @> %(now)s and o.number <= v.number
 where t.published_at is not null order by v.item_id, t.language, o.number desc
"""


def partial(language: str, now: datetime, limit: int = 100) -> tuple[PartialRow, ...]:
    """The items in force that are told in a language only in part."""
    rows = _all(
        f"select i.ref, s.ref, s.name, s.told, s.passages from ({TOLD}) s join catalogue_item i on i.id = s.item_id"
        " where s.language = %(language)s and not s.whole order by s.id limit %(limit)s",
        {"now": now, "language": language, "limit": limit},
    )
    return tuple(PartialRow(*row) for row in rows)


def _which(view: ItemView, language: str) -> dict[str, Any]:
    return {"item": view.item_id, "number": view.number, "language": language}


def _all(sql: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
