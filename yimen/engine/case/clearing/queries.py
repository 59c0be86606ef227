"""What still rests on files: papers that stand for a material, banked papers, and bytes named by their hash."""

from collections.abc import Collection
from functools import cache

from django.apps import apps
from django.db import connection
from psycopg import sql

_ENDINGS = ("sha256", "photo")
"""How columns are called that name bytes by their hash."""
_BESIDES = (("brands_brand", "mark"),)
"""Columns that are called otherwise: the mark of the house, which everybody may copy and hand in."""
_BLOBS = "dossiers_blob"


@cache
def naming() -> tuple[tuple[str, str], ...]:
    """Table and column of everything that names bytes by their hash, beside the dossiers themselves."""
    tables = (model._meta for model in apps.get_models() if model._meta.db_table != _BLOBS)
    columns = ((table.db_table, field.column or "") for table in tables for field in table.local_fields)
    return tuple(one for one in columns if one[1].endswith(_ENDINGS) or one in _BESIDES)


def named_elsewhere(hashes: Collection[str]) -> frozenset[str]:
    """Which of these bytes somebody names who is not a dossier: a paper of the house may have been handed in again."""
    if not hashes:
        return frozenset()
    each = sql.SQL(" union ").join(
        sql.SQL("select {column}::text from {table} where {column} = any(%(hashes)s)").format(
            column=sql.Identifier(column), table=sql.Identifier(table)
        )
        for table, column in naming()
    )
    with connection.cursor() as cursor:
        cursor.execute(each, {"hashes": list(hashes)})
        return frozenset(name for (name,) in cursor.fetchall())
