"""List batches: what stood on a list when it was published, with its document; the list itself goes on living."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests.covers import covers
from tests.operations import catalogue
from tests.operations.catalogue import NOW, ONE_TRIP, TERMS, a_draft, an_editor
from tests.standing import standing
from yimen.kernel.actor import SYSTEM, Role
from yimen.kernel.writing import Missing, NotAllowed
from yimen.registries.batches import queries
from yimen.registries.batches.operations import ListUnknown, NothingToPublish, SameAsBefore, publish_batch
from yimen.registries.catalogue import operations

pytestmark = pytest.mark.django_db

REFORM = an_editor(None, Role.REFORM_OFFICE)
LATER = NOW + timedelta(days=10)
TWICE = replace(ONE_TRIP, trips=2)


@standing
def office() -> str:
    return catalogue.an_office()[1]


def on_list(office: str, name: str) -> str:
    return catalogue.published(office, a_draft(name, terms=ONE_TRIP))[0]


def changed(item: str, terms: object, moment: object) -> None:
    draft = operations.draft_version(item, a_draft("户口迁移", terms=terms), by=SYSTEM, now=NOW).ref  # type: ignore[arg-type]
    operations.publish(draft, moment, by=SYSTEM, now=NOW)  # type: ignore[arg-type]


@covers("S-121", "S-123")
def test_the_second_batch_says_what_came_and_what_left(office: str) -> None:
    on_list(office, "婚姻登记")
    moved = on_list(office, "户口迁移")
    first = publish_batch("one_trip", "示审改〔2026〕3号", "第一批", by=REFORM, now=NOW)
    on_list(office, "护照换发")
    changed(moved, TWICE, LATER)

    second = publish_batch("one_trip", "示审改〔2026〕9号", "", by=REFORM, now=LATER)

    assert (first.number, first.items, second.number, second.items) == (1, 2, 2, 2)
    difference = queries.difference("one_trip", 2)
    assert [one.name for one in difference.added] == ["护照换发"]
    assert [one.name for one in difference.removed] == ["户口迁移"]
    assert [(row.number, row.document, row.added, row.removed) for row in queries.batches("one_trip")] == [
        (2, "示审改〔2026〕9号", 1, 1),
        (1, "示审改〔2026〕3号", 2, 0),
    ]
    assert queries.is_as_published("one_trip", 1) and queries.is_as_published("one_trip", 2)


def test_a_batch_keeps_what_its_items_were_called_then(office: str) -> None:
    item = on_list(office, "户口迁移（旧称）")
    publish_batch("one_trip", "示审改〔2026〕3号", "", by=REFORM, now=NOW)

    changed(item, ONE_TRIP, LATER)

    (row,) = queries.items("one_trip", 1).rows
    assert row.name == "户口迁移（旧称）"


def test_items_of_a_batch_are_read_page_by_page(office: str) -> None:
    for name in ("婚姻登记", "户口迁移", "护照换发"):
        on_list(office, name)
    publish_batch("one_trip", "示审改〔2026〕3号", "", by=REFORM, now=NOW)

    page = queries.items("one_trip", 1, limit=2)

    further = queries.items("one_trip", 1, page.after or "", limit=2)
    assert [row.name for row in (*page.rows, *further.rows)] == ["户口迁移", "婚姻登记", "护照换发"]
    assert further.after is None


def test_only_the_reform_office_and_administrators_publish(office: str) -> None:
    on_list(office, "婚姻登记")

    with pytest.raises(NotAllowed):
        publish_batch("one_trip", "示审改〔2026〕3号", "", by=an_editor(None), now=NOW)

    assert queries.batches("one_trip") == ()


def test_a_batch_needs_a_document_a_list_and_something_new(office: str) -> None:
    with pytest.raises(NothingToPublish):
        publish_batch("one_trip", "示审改〔2026〕3号", "", by=REFORM, now=NOW)
    on_list(office, "婚姻登记")
    with pytest.raises(Missing):
        publish_batch("one_trip", " ", "", by=REFORM, now=NOW)
    for nothing in ("policies", "unsampled", "nosuch"):
        with pytest.raises(ListUnknown):
            publish_batch(nothing, "示审改〔2026〕3号", "", by=REFORM, now=NOW)
    publish_batch("one_trip", "示审改〔2026〕3号", "", by=REFORM, now=NOW)
    with pytest.raises(SameAsBefore):
        publish_batch("one_trip", "示审改〔2026〕4号", "", by=REFORM, now=NOW)

    assert [row.number for row in queries.batches("one_trip")] == [1]


def test_what_was_published_is_never_rewritten(office: str) -> None:
    catalogue.published(office, a_draft(terms=TERMS))
    publish_batch("online", "示审改〔2026〕3号", "", by=REFORM, now=NOW)

    for act in ("update batches_listbatch set document = '别的'", "delete from batches_listbatch"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(act)
