"""Guides in other languages in a file of ours: a table beside the item, a row for each passage that is told.

What the public reads goes out, by its Chinese words; what comes in is shown like the guide that it belongs to.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection

from yimen.kernel.terms import Terms
from yimen.kernel.translation import passages
from yimen.registries.catalogue.exchange.flat import Column, Table

TABLE = Table(
    "translations", (), tuple(Column(name, (name,), "text") for name in ("language", "chinese", "text"))
)  # fmt: skip
Texts = Mapping[str, Mapping[str, str]]
"""By language what stands for each Chinese passage."""

_SHOWN = """
select distinct on (o.item_id, t.language) o.item_id, t.language, t.texts::text from catalogue_itemtext t
  join catalogue_itemversion o on o.id = t.version_id
 where o.item_id = any(%(items)s) and t.published_at is not null
   and o.number <= (%(numbers)s::int[])[array_position(%(items)s::bigint[], o.item_id)]
 order by o.item_id, t.language, o.number desc
"""


def shown_of(versions: Sequence[tuple[int, int]]) -> Mapping[int, Texts]:
    """What the public reads of versions, told by item and number; items without any are left out."""
    asked = {"items": [item for item, _ in versions], "numbers": [number for _, number in versions]}
    with connection.cursor() as cursor:
        cursor.execute(_SHOWN, asked)
        found: dict[int, dict[str, dict[str, str]]] = {}
        for item, language, texts in cursor.fetchall():
            found.setdefault(item, {})[language] = json.loads(texts)
        return found


def as_rows(name: str, terms: Terms, texts: Texts) -> list[dict[str, str]]:
    """The rows of an item in the order of its guide; what stands for words that it says no more is left out."""
    said = [one.text for one in passages(name, terms)]
    return [
        {"language": language, "chinese": chinese, "text": told[chinese]}
        for language, told in texts.items()
        for chinese in said
        if told.get(chinese)
    ]


def from_rows(rows: Iterable[Mapping[str, Any]]) -> Texts:
    """What the rows of an item say; raises ValueError on a row without language or Chinese words."""
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        language, chinese = str(row.get("language") or ""), str(row.get("chinese") or "")
        if not language or not chinese:
            raise ValueError("a translation names its language and the words it stands for")
        if text := str(row.get("text") or "").strip():
            found.setdefault(language, {})[chinese] = text
    return found
