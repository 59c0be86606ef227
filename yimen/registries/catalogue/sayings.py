"""Reading what people say: the groups of words that mean the same, for the desk that keeps them."""

from datetime import datetime

from django.db import connection

from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.indexing import plain


@snapshot
class SynonymRow:
    """A group of words that mean the same to a search."""

    ref: str
    words: tuple[str, ...]
    added_at: datetime


@snapshot
class SynonymPage:
    """A page of groups, the newest first: `after` opens the next, None at the end."""

    rows: tuple[SynonymRow, ...]
    after: str | None


def synonyms(word: str = "", after: str = "", limit: int = 50) -> SynonymPage:
    """The groups in use, or those that hold a word beginning like this."""
    asked: dict[str, str | int] = {"like": plain(word)[:20] + "%", "word": word, "after": after, "limit": limit + 1}
    with connection.cursor() as cursor:
        cursor.execute(
            "select s.ref, s.words, s.added_at from catalogue_synonym s where s.removed_at is null"
            " and (%(word)s = '' or exists (select from catalogue_synonymword w"
            " where w.synonym_id = s.id and w.word like %(like)s))"
            " and (%(after)s = '' or s.id < (select id from catalogue_synonym where ref = %(after)s))"
            " order by s.id desc limit %(limit)s",
            asked,
        )
        rows = [SynonymRow(ref, tuple(words), added_at) for ref, words, added_at in cursor.fetchall()]
    return SynonymPage(tuple(rows[:limit]), rows[limit - 1].ref if len(rows) > limit else None)
