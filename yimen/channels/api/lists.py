"""The lists: the same questions to the catalogue as on the pages, as open data. For everybody."""

from typing import Literal

from django.http import HttpRequest
from ninja import P, PathEx, QueryEx, Router
from pydantic import BaseModel

from yimen.channels.api.asking import done, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import After, Body, Text500, result_of, several, shown
from yimen.insight.lists import explaining, history, queries
from yimen.insight.lists.rows import Change, ChangedDay, ItemMissing, ListPage, ListTotal, Narrowed, OfficeShare
from yimen.kernel.lists import ListDefinition
from yimen.kernel.terms import ItemKind
from yimen.registries.batches import operations
from yimen.registries.batches import queries as batches
from yimen.registries.batches.rows import BatchDifference, BatchPage, BatchProof, BatchRow
from yimen.threshold import clock, listing

router = Router(tags=["lists"])

ListCode = PathEx[str, P(max_length=40, description="A list, such as fees or one_trip")]
BatchNumber = PathEx[int, P(ge=1, le=10_000, description="The number of a batch")]
Word = QueryEx[str, P(max_length=40)]


class ListHead(BaseModel):
    """A list: its code and name, what its items fulfil, what it tells of them, and how many there are."""

    code: str
    name: str
    needs: list[str]
    columns: list[str]
    line_columns: list[str]
    items: int


@router.get("/", auth=ALL, response=list[ListHead], operation_id="lists")
def lists(request: HttpRequest, centre: Word = "") -> list[ListHead]:
    """Every list of items with how many stand on it; of one centre, the set that it publishes."""
    return [_head(one.code, one.items) for one in queries.counts(clock.now(), centre)]


@router.get("/{code}", auth=ALL, response=shown(ListPage), operation_id="list_items")
def items(
    request: HttpRequest,
    code: ListCode,
    office: Word = "",
    centre: Word = "",
    level: Literal["", "1", "2", "3", "4", "5"] = "",
    theme: Word = "",
    audience: Literal["", "person", "organisation"] = "",
    words: Word = "",
    kind: Literal[""] | ItemKind = "",
    after: After = "",
) -> ListPage:
    """Items on a list by name, twenty a page, the next one by key. Cells stand in the order of the columns."""
    narrowed = Narrowed(office, centre, level, theme, audience, words, str(kind))
    return queries.page(_of(code), narrowed, clock.now(), after)


@router.get("/{code}/total", auth=ALL, response=shown(ListTotal), operation_id="list_total")
def total(request: HttpRequest, code: ListCode) -> ListTotal:
    """How long a list is, by both counters; `counts` names its own."""
    return queries.total(_of(code), Narrowed(), clock.now())


@router.get("/{code}/offices", auth=ALL, response=several(OfficeShare), operation_id="list_offices")
def offices(request: HttpRequest, code: ListCode) -> list[OfficeShare]:
    """Each office with how many of its items stand on the list, zeros too."""
    return list(queries.by_office(_of(code), clock.now()))


@router.get("/{code}/days", auth=ALL, response=several(ChangedDay), operation_id="list_days")
def days(request: HttpRequest, code: ListCode) -> list[ChangedDay]:
    """The days on which the list changed, with how long it was at the end of each."""
    return list(history.days(_of(code), clock.now()))


@router.get("/{code}/changes", auth=ALL, response=several(Change), operation_id="list_changes")
def changes(request: HttpRequest, code: ListCode) -> list[Change]:
    """The last items that came onto the list or left it, the latest first."""
    return list(history.changes(_of(code), clock.now()))


@router.get("/{code}/items/{item}", auth=ALL, response=shown(ItemMissing), operation_id="list_why")
def why(request: HttpRequest, code: ListCode, item: PathEx[str, P(max_length=80)]) -> ItemMissing:
    """What an item lacks to be on the list, by its reference or code; nothing: it is on it."""
    return there(explaining.why(_of(code), item, clock.now()))


@router.get("/{code}/batches", auth=ALL, response=several(BatchRow), operation_id="list_batches")
def all_batches(request: HttpRequest, code: ListCode) -> list[BatchRow]:
    """What was published of the list, the latest batch first."""
    return list(batches.batches(_of(code).code))


@router.get("/{code}/batches/{number}", auth=ALL, response=shown(BatchPage), operation_id="list_batch_items")
def batch_items(request: HttpRequest, code: ListCode, number: BatchNumber, after: After = "") -> BatchPage:
    """The items of a batch as they were called then, fifty a page, the next one by key."""
    found = there(batches.batch(_of(code).code, number))
    return batches.items(code, found.number, after)


@router.get(
    "/{code}/batches/{number}/difference",
    auth=ALL,
    response=shown(BatchDifference),
    operation_id="list_batch_difference",
)
def difference(request: HttpRequest, code: ListCode, number: BatchNumber) -> BatchDifference:
    """What a batch holds that the one before did not, and the other way round."""
    found = there(batches.batch(_of(code).code, number))
    return batches.difference(code, found.number)


@router.get("/{code}/batches/{number}/proof", auth=ALL, response=shown(BatchProof), operation_id="list_batch_proof")
def proof(request: HttpRequest, code: ListCode, number: BatchNumber) -> BatchProof:
    """Whether a batch still says what it said when it was published: its digest, counted again from what it holds."""
    found = there(batches.batch(_of(code).code, number))
    return BatchProof(found.digest, "yes" if batches.is_as_published(code, found.number) else "no")


class BatchBody(Body):
    """The document by which a batch is published."""

    document: Text500
    note: Text500 = ""


@router.post("/{code}/batches", auth=STAFF, response=result_of(operations.publish_batch), operation_id="publish_batch")
def publish(request: HttpRequest, code: ListCode, body: BatchBody) -> operations.BatchPublished:
    """Publish what stands on the list now as its next batch.

    Refuses with NotAllowed, ListUnknown, Missing, TooLong, StrangeCharacter, NothingToPublish or SameAsBefore.
    """
    return done(request, operations.publish_batch, code, body.document, body.note)


def _of(code: str) -> ListDefinition:
    """The list; refuses with NothingHere."""
    return there(listing.definition(code))


def _head(code: str, items: int) -> ListHead:
    of = there(listing.definition(code))
    return ListHead(
        code=code,
        name=listing.name_of_list(code),
        needs=[need.code for need in of.needs],
        columns=[column.code for column in of.columns],
        line_columns=[column.code for column in of.lines.columns] if of.lines else [],
        items=items,
    )
