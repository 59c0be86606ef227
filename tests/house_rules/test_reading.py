"""Queries and insight look and never touch: no verb of the ORM that writes, no SQL that writes or locks."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house_rules.sources import Source, house, of, texts, walked

_VERBS = {
    "save",
    "create",
    "delete",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
    "select_for_update",
    "asave",
    "acreate",
    "adelete",
    "aupdate",
}
_SQL = re.compile(
    r"\b(insert\s+into|update\s+\w+\s+set|delete\s+from|merge\s+into|truncate\s|for\s+(no\s+key\s+)?update"
    r"|for\s+(key\s+)?share|drop\s+table|alter\s+table|create\s+(temp|table|index)|nextval|setval|lock\s+table)",
    re.IGNORECASE,
)


def is_for_reading(source: Source) -> bool:
    return source.is_in("insight") or source.room == "queries"


def touches(source: Source) -> Iterator[str]:
    """Where a module writes."""
    for call in walked(source.tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            # A set, a dictionary and a hash are updated with what stands in the brackets, a table by column names.
            writes_rows = call.func.attr == "update" and not call.args and call.keywords
            if call.func.attr in _VERBS or writes_rows:
                yield f"{source.path}:{call.lineno} {ast.unparse(call.func)}"
    for node, text in texts(source.tree):
        if found := _SQL.search(text):
            yield f"{source.path}:{node.lineno} {found[0]}"


def test_queries_and_insight_never_write() -> None:
    readers = [source for source in house() if is_for_reading(source)]

    assert len(readers) > 8
    assert [touch for source in readers for touch in touches(source)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Case.objects.filter(ref=ref).update(seen_at=now)",
        "Case(ref=ref).save()",
        "Case.objects.get_or_create(ref=ref)",
        "Case.objects.select_for_update().get(ref=ref)",
        "cursor.execute('insert into cases_note (text) values (%s)', values)",
        "cursor.execute(f'UPDATE cases_case SET seen_at = %s where {where}', values)",
        "cursor.execute('delete from cases_note')",
        "cursor.execute('select id from cases_case where ref = %s for update', values)",
        "cursor.execute('with gone as (delete from cases_note returning id) select id from gone')",
    ],
)
def test_a_query_that_writes_would_be_found(text: str) -> None:
    assert list(touches(of("engine/case/cases/queries.py", text)))


@pytest.mark.parametrize(
    "text", ["seen.update(found)", "digest.update(body)", "SQL = 'select updated from cases_case'"]
)
def test_a_query_that_reads_is_left_alone(text: str) -> None:
    assert not list(touches(of("engine/case/cases/queries.py", text)))
