"""Publish a list as a batch 第一批…: what stands on it at this moment, with its document. The list goes on living."""

import secrets
from datetime import datetime
from typing import ClassVar

from django.db import connection

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.lists import FAMILIES, LISTS, Family
from yimen.kernel.refs import spelled
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import must_hold, named, written
from yimen.registries.batches.digest import digest_of
from yimen.registries.batches.models import ListBatch


class ListUnknown(Refusal):
    """There is no such list of items."""

    code: ClassVar[str] = "batch.list_unknown"
    value: str


class NothingToPublish(Refusal):
    """Nothing stands on the list."""

    code: ClassVar[str] = "batch.nothing_to_publish"
    value: str


class SameAsBefore(Refusal):
    """The list holds what its last batch holds."""

    code: ClassVar[str] = "batch.same_as_before"
    number: int


@snapshot
class BatchPublished:
    """A batch by its reference, with its number and length."""

    ref: str
    number: int
    items: int
    added: int
    removed: int


@operation
def publish_batch(list_code: str, document: str, note: str, *, by: Actor, now: datetime) -> BatchPublished:
    """Publish what stands on a list now as its next batch, by the reform office or an administrator.

    Refuses with NotAllowed, ListUnknown, Missing, NothingToPublish or SameAsBefore.
    """
    must_hold(by, Role.REFORM_OFFICE, Role.ADMINISTRATOR)
    if list_code not in LISTS or list_code in FAMILIES[Family.GAPS]:
        raise ListUnknown(value=list_code[:40])
    document, note = named(document, "document"), written(note, "note")
    before = _last(list_code)
    items, versions, digest = _on_list(list_code, now)
    if not items:
        raise NothingToPublish(value=list_code)
    if before is not None and bytes(before.digest) == digest:
        raise SameAsBefore(number=before.number)
    known = set(before.items) if before else set()
    batch = ListBatch.objects.create(
        ref=spelled(secrets.token_bytes(16), 16),
        list_code=list_code,
        number=before.number + 1 if before else 1,
        document=document,
        note=note,
        as_of=now,
        items=items,
        versions=versions,
        added=len(set(items) - known),
        removed=len(known - set(items)),
        digest=digest,
    )
    body = {
        "list": list_code, "number": batch.number, "document": document, "items": len(items),
        "added": batch.added, "removed": batch.removed, "digest": digest.hex(),
    }  # fmt: skip
    subject = Subject("list_batch", "batches_listbatch", batch.pk, batch.ref, 0, b"")
    tell(subject, Line("list_batch_published", body, now), by)
    return BatchPublished(batch.ref, batch.number, len(items), batch.added, batch.removed)


def _last(list_code: str) -> ListBatch | None:
    """The last batch of a list, under a lock that ends with the act: two at once would take one number."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", (f"list batch {list_code}",))
    return ListBatch.objects.filter(list_code=list_code).order_by("-number").first()


def _on_list(list_code: str, now: datetime) -> tuple[list[int], list[int], bytes]:
    """Items and versions on the list at this moment, and the digest over their refs and hashes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select v.item_id, v.id, i.ref, v.ref, encode(v.terms_hash, 'hex') from catalogue_itemversion v"
            " join catalogue_item i on i.id = v.item_id"
            " where v.lists <> 0 and v.lists & %s <> 0 and v.in_force @> %s order by i.ref",
            (LISTS[list_code].bit, now),
        )
        rows = cursor.fetchall()
    return [row[0] for row in rows], [row[1] for row in rows], digest_of(row[2:] for row in rows)
