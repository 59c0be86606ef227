"""What people say: groups of words that mean the same are added, changed and removed. A search reads them at once.

Nothing is indexed anew: a search asks for every word of a group, so a group that is gone finds nothing from then on.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, named
from yimen.registries.catalogue.indexing import plain, sounds
from yimen.registries.catalogue.models import Synonym, SynonymWord
from yimen.registries.catalogue.refusals import NotCatalogueEditor, SynonymKnown, SynonymTooFew, SynonymTooMany
from yimen.registries.dated import new_ref

LONGEST_WORD, MOST_WORDS = 20, 30


@snapshot
class SynonymAdded:
    ref: str
    words: tuple[str, ...]


@snapshot
class SynonymChanged:
    ref: str
    words: tuple[str, ...]


@snapshot
class SynonymRemoved:
    ref: str


@operation
def add_synonym(words: tuple[str, ...], *, by: Actor, now: datetime) -> SynonymAdded:
    """Let words mean the same to a search from now on, by the catalogue desk of the city.

    Refuses with NotCatalogueEditor, SynonymTooFew, SynonymTooMany, SynonymKnown, TooLong or StrangeCharacter.
    """
    _must_edit_words(by)
    kept = _checked(words)
    _must_be_new(kept, "")
    row = Synonym.objects.create(ref=new_ref(), words=list(kept), added_at=now)
    _write_words(row, kept)
    tell(_subject(row), Line("synonym_added", {"words": list(kept)}, now), by)
    return SynonymAdded(row.ref, kept)


@operation
def change_synonym(ref: str, words: tuple[str, ...], *, by: Actor, now: datetime) -> SynonymChanged:
    """Say which words a group holds from now on.

    Refuses with NoSuchThing, NotCatalogueEditor, SynonymTooFew, SynonymTooMany, SynonymKnown, TooLong or
    StrangeCharacter.
    """
    _must_edit_words(by)
    row = _locked(ref)
    kept = _checked(words)
    _must_be_new(kept, ref)
    before = list(row.words)
    Synonym.objects.filter(id=row.id).update(words=list(kept))
    SynonymWord.objects.filter(synonym=row).delete()
    _write_words(row, kept)
    tell(_subject(row), Line("synonym_changed", {"words": list(kept), "before": before}, now), by)
    return SynonymChanged(ref, kept)


@operation
def remove_synonym(ref: str, *, by: Actor, now: datetime) -> SynonymRemoved:
    """Take a group out: its words mean no other any more. The journal keeps what it held.

    Refuses with NotCatalogueEditor or NoSuchThing.
    """
    _must_edit_words(by)
    row = _locked(ref)
    Synonym.objects.filter(id=row.id).update(removed_at=now)
    SynonymWord.objects.filter(synonym=row).delete()
    tell(_subject(row), Line("synonym_removed", {"words": list(row.words)}, now), by)
    return SynonymRemoved(ref)


def _must_edit_words(by: Actor) -> None:
    """Words are the city's: they lead to the items of every office."""
    if by.kind is ActorKind.SYSTEM:
        return
    if not any(post.role is Role.CATALOGUE_EDITOR and post.office_id is None for post in by.posts):
        raise NotCatalogueEditor


def _checked(words: Iterable[str]) -> tuple[str, ...]:
    kept = tuple(dict.fromkeys(word for typed in words if (word := plain(named(typed, "word", LONGEST_WORD)))))
    if len(kept) < 2:
        raise SynonymTooFew
    if len(kept) > MOST_WORDS:
        raise SynonymTooMany(most=MOST_WORDS)
    return kept


def _must_be_new(words: tuple[str, ...], besides: str) -> None:
    """No group in use holds all of these words already."""
    known = Synonym.objects.filter(removed_at=None, words__contains=list(words)).exclude(ref=besides).first()
    if known is not None:
        raise SynonymKnown(words="、".join(known.words))


def _write_words(row: Synonym, words: tuple[str, ...]) -> None:
    told = ((word, *sounds(word)) for word in words)
    SynonymWord.objects.bulk_create(
        SynonymWord(synonym=row, word=word, sound=sound, initials=initials) for word, sound, initials in told
    )


def _locked(ref: str) -> Synonym:
    row = Synonym.objects.select_for_update().filter(ref=ref, removed_at=None).first()
    if row is None:
        raise NoSuchThing(what="synonym")
    return row


def _subject(row: Synonym) -> Subject:
    return Subject("synonym", "catalogue_synonym", row.id, row.ref, row.journal_seq, bytes(row.journal_head))


@snapshot
class UseCounted:
    """How many versions stand higher or lower by it."""

    changed: int


@operation
def count_use(applied: tuple[tuple[int, int], ...], *, by: Actor, now: datetime) -> UseCounted:
    """Write beside each version how often its item was applied for (item id, times), for the order of what is found.

    A figure for ranking, rounded so that it seldom changes; it binds nobody and is not told.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "with counted as (select * from unnest(%s::bigint[], %s::int[]) c(item_id, used)),"
            " wanted as (select v.id, coalesce(c.used, 0) used from catalogue_itemversion v"
            " left join counted c on c.item_id = v.item_id"
            " where v.search is not null and v.used <> coalesce(c.used, 0))"
            " update catalogue_itemversion v set used = w.used from wanted w where w.id = v.id",
            ([item for item, _ in applied], [_rounded(times) for _, times in applied]),
        )
        return UseCounted(int(cursor.rowcount))


def _rounded(times: int) -> int:
    """Two to a power: 1, 2, 4, 8 … A thousand and a thousand and one are used alike."""
    return 0 if times <= 0 else 1 << (times.bit_length() - 1)
