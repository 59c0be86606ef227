"""Synonyms: the city's catalogue desk teaches the search what people say, and it is understood at once."""

import pytest
from django.db import connection

from tests.operations.catalogue import NOW, a_draft, an_editor, an_office, published
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.writing import NoSuchThing, StrangeCharacter, TooLong
from yimen.registries.catalogue import operations, sayings
from yimen.registries.catalogue.refusals import NotCatalogueEditor, SynonymKnown, SynonymTooFew, SynonymTooMany
from yimen.registries.catalogue.search import Why, search, suggest

pytestmark = pytest.mark.django_db

WORDS = ("搭戏台", "演出场所搭建")


@standing
def item() -> str:
    _, office = an_office()
    return published(office, a_draft("演出场所搭建备案"))[0]


def told_of(ref: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select verb from journal_entry where subject_ref = %s order by seq", [ref])
        return [verb for (verb,) in cursor.fetchall()]


@pytest.mark.usefixtures("item")
def test_what_the_desk_teaches_is_understood_at_once_and_told() -> None:
    assert search("搭戏台", NOW) == ()

    added = operations.add_synonym(WORDS, by=an_editor(None), now=NOW)

    hit = search("搭戏台", NOW)[0]
    assert (hit.row.name, hit.reason, hit.said, hit.matched) == (
        "演出场所搭建备案", Why.SYNONYM, "搭戏台", "演出场所搭建",
    )  # fmt: skip
    assert search("daxitai", NOW)[0].reason is Why.SYNONYM
    assert suggest("搭戏台", NOW)[0].name == "演出场所搭建备案"
    assert told_of(added.ref) == ["synonym_added"]


@pytest.mark.usefixtures("item")
def test_a_group_that_is_changed_or_removed_finds_nothing_by_the_words_it_lost() -> None:
    ref = operations.add_synonym((*WORDS, "唱大戏"), by=SYSTEM, now=NOW).ref

    operations.change_synonym(ref, WORDS, by=SYSTEM, now=NOW)
    assert search("唱大戏", NOW) == ()
    assert len(search("搭戏台", NOW)) == 1

    operations.remove_synonym(ref, by=SYSTEM, now=NOW)
    assert search("搭戏台", NOW) == ()
    assert [row for row in sayings.synonyms("搭戏台").rows if row.ref == ref] == []


def test_words_are_the_city_s_and_no_office_keeps_its_own() -> None:
    office_id, _ = an_office()
    before = sayings.synonyms().rows

    with pytest.raises(NotCatalogueEditor):
        operations.add_synonym(WORDS, by=an_editor(office_id), now=NOW)

    assert sayings.synonyms().rows == before


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("搭戏台", "搭 戏 台！"), SynonymTooFew),
        (("搭戏台",), SynonymTooFew),
        (("饭店", "餐馆"), SynonymKnown),
        (tuple(f"词{number}" for number in range(31)), SynonymTooMany),
        (("搭戏台", "长" * 21), TooLong),
        (("搭戏台", "演\u202e出"), StrangeCharacter),
    ],
)
def test_a_group_that_says_nothing_new_is_refused(words: tuple[str, ...], refusal: type[Exception]) -> None:
    before = sayings.synonyms().rows

    with pytest.raises(refusal):
        operations.add_synonym(words, by=SYSTEM, now=NOW)

    assert sayings.synonyms().rows == before


def test_a_group_that_is_gone_cannot_be_changed() -> None:
    ref = operations.add_synonym(WORDS, by=SYSTEM, now=NOW).ref
    operations.remove_synonym(ref, by=SYSTEM, now=NOW)

    with pytest.raises(NoSuchThing):
        operations.change_synonym(ref, (*WORDS, "唱大戏"), by=SYSTEM, now=NOW)


def test_the_groups_are_read_a_page_at_a_time() -> None:
    first = sayings.synonyms(limit=5)
    second = sayings.synonyms(after=first.after or "", limit=5)

    assert len(first.rows) == len(second.rows) == 5
    assert not {row.ref for row in first.rows} & {row.ref for row in second.rows}
    assert all(any(word.startswith("饭店") for word in row.words) for row in sayings.synonyms("饭店").rows)
