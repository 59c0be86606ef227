"""Read, move, tell: an item is locked with its versions, and nothing else writes a version or its state."""

import json
import secrets
from collections.abc import Mapping, Set
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg.types.json import Jsonb

from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.elements import Way
from yimen.kernel.evidence import Line
from yimen.kernel.refs import spelled
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.kernel.version_life import VERSION_LIFE, VersionMove, VersionState
from yimen.registries.catalogue.codec import terms_from_text, terms_hash, terms_to_json
from yimen.registries.catalogue.drafts import Draft, VersionDrafted
from yimen.registries.catalogue.indexing import Indexed, indexed
from yimen.registries.catalogue.refusals import AlreadyScheduled, CodeTaken, ItemUnknown, OfficeUnknown
from yimen.registries.catalogue.themes import LIFE_EVENTS, THEMES

NAMES = {shelf.code: shelf.name for shelf in (*THEMES, *LIFE_EVENTS)}
NAME = """left join lateral (select name from offices_officeterm t where t.office_id = {}
                      order by upper(t.valid) desc nulls first limit 1) t on true"""
ITEM = f"""
select i.id, i.ref, i.office_id, coalesce(t.name, ''), i.base_code, coalesce(i.implementation_code, ''), i.local_code,
       i.source, i.source_digest
  from catalogue_item i {NAME.format("i.office_id")} where {{}} for update of i
"""


@snapshot
class LockedItem:
    """A locked item."""

    id: int
    ref: str
    office_id: int
    office_name: str
    base_code: str
    implementation_code: str
    local_code: str
    source: str
    source_digest: bytes


@snapshot
class LockedVersion:
    """A version of a locked item; its row is written only under the item's lock."""

    id: int
    ref: str
    number: int
    state: VersionState
    draft: Draft
    seq: int
    head: bytes
    guide: str
    begins: datetime | None
    ends: datetime | None
    authors: frozenset[int]

    @property
    def open_end(self) -> bool:
        """In force, or coming into force, without an end."""
        return self.begins is not None and self.ends is None and self.state is VersionState.PUBLISHED

    @property
    def subject(self) -> Subject:
        return Subject("item_version", "catalogue_itemversion", self.id, self.ref, self.seq, self.head)


@snapshot
class Office:
    id: int
    name: str


def office(ref: str) -> Office:
    return offices({ref})[ref]


def offices(refs: Set[str]) -> Mapping[str, Office]:
    """Offices by their refs; refuses with OfficeUnknown when one of them is not there."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select o.ref, o.id, coalesce(t.name, '') from offices_office o"
            f" {NAME.format('o.id')} where o.ref = any(%s)",
            (sorted(refs),),
        )
        found = {ref: Office(id, name) for ref, id, name in cursor.fetchall()}
    for unknown in refs - found.keys():
        raise OfficeUnknown(ref=unknown)
    return found


def lock(condition: str, *values: str) -> LockedItem:
    item = locked(condition, *values)
    if item is None:
        raise ItemUnknown(ref=values[0])
    return item


def locked(condition: str, *values: str) -> LockedItem | None:
    with connection.cursor() as cursor:
        cursor.execute(ITEM.format(condition), values)
        row = cursor.fetchone()
    if row is None:
        return None
    item_id, ref, office_id, office_name, base, implementation, local, source, digest = row
    return LockedItem(item_id, ref, office_id, office_name, base, implementation, local, source, bytes(digest))


def lock_version(ref: str) -> tuple[LockedItem, LockedVersion]:
    item = lock("i.id = (select item_id from catalogue_itemversion where ref = %s)", ref)
    return item, next(version for version in versions(item) if version.ref == ref)


def versions(item: LockedItem) -> list[LockedVersion]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, ref, number, state, name, kind, terms::text, theme, life_event, journal_seq, journal_head,"
            " case when search is not null and in_force is null then 'yes' else 'no' end, lower(in_force),"
            " upper(in_force), authors"
            " from catalogue_itemversion where item_id = %s order by number",
            (item.id,),
        )
        return [_version(row) for row in cursor.fetchall()]


def _version(row: tuple[Any, ...]) -> LockedVersion:
    version_id, ref, number, state, name, kind, terms, theme, life_event, seq, head, guide, begins, ends, authors = row
    draft = Draft(name, kind, terms_from_text(terms), theme, life_event)
    return LockedVersion(
        version_id,
        ref,
        number,
        VersionState(state),
        draft,
        seq,
        bytes(head),
        guide,
        begins,
        ends,
        frozenset(json.loads(authors)),
    )


def move(version: LockedVersion, step: VersionMove) -> None:
    """The one writer of a version's state, but for that it comes into force, which `publish` writes with its span."""
    state = VERSION_LIFE.after(step, version.state)
    with connection.cursor() as cursor:
        cursor.execute("update catalogue_itemversion set state = %s where id = %s", (state, version.id))


def publish(
    item: LockedItem,
    version: LockedVersion,
    moment: datetime,
    grounds: Mapping[str, str] | None = None,
    *,
    by: Actor,
    now: datetime,
) -> str:
    """Put a version in force from a moment; gives the ref of the one that ends there. Refuses with AlreadyScheduled."""
    state = VERSION_LIFE.after(VersionMove.PUBLISH, version.state)
    superseded = end_before(item, moment, version.ref, by=by, now=now)
    found_by = index(item, version.draft)
    with connection.cursor() as cursor:
        # From now on the item is found by what is published; its guide has done its work.
        cursor.execute(
            "update catalogue_itemversion set search = null where item_id = %s and in_force is null", (item.id,)
        )
        cursor.execute(
            "update catalogue_itemversion set state = %s, in_force = tstzrange(%s, null),"
            " search = array_to_tsvector(%s), search_name = %s, sort_key = %s,"
            # As often used as the one before, until that is counted anew.
            " used = (select max(used) from catalogue_itemversion where item_id = %s) where id = %s",
            (state, moment, list(found_by.lexemes), found_by.lines, found_by.sort_key, item.id, version.id),
        )
    body = {
        "item": item.ref, "version": version.number, "terms": terms_hash(version.draft.terms).hex(),
        "from": moment, "superseded": superseded, **(grounds or {}),
    }  # fmt: skip
    tell(version.subject, Line("item_version_published", body, now), by)
    return superseded


def cancel(item: LockedItem, version: LockedVersion, moment: datetime, basis: str, *, by: Actor, now: datetime) -> None:
    """End a version at a moment without another after it: the item takes no new applications from then on."""
    end(version, moment)
    move(version, VersionMove.CANCEL)
    body = {"item": item.ref, "version": version.number, "from": moment, "basis": basis}
    tell(version.subject, Line("item_withdrawn", body, now), by)


def insert_item(
    office: Office, base_code: str, implementation_code: str, local_code: str, source: str, digest: bytes
) -> LockedItem:
    ref = spelled(secrets.token_bytes(16), 16)
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into catalogue_item (ref, office_id, base_code, implementation_code, local_code, source,"
            " source_digest, certificate_prefix) values (%s, %s, %s, nullif(%s, ''), %s, %s, %s, '')"
            " on conflict do nothing returning id",
            (ref, office.id, base_code, implementation_code, local_code, source, digest),
        )
        row = cursor.fetchone()
    if row is None:
        raise CodeTaken(value=implementation_code or local_code)
    return LockedItem(row[0], ref, office.id, office.name, base_code, implementation_code, local_code, source, digest)


def insert_version(
    item: LockedItem, number: int, draft: Draft, index: Indexed | None = None, *, by: Actor, now: datetime
) -> VersionDrafted:
    """Write a draft; with an index it can be found, as a guide."""
    authors = _author(by)
    ref = spelled(secrets.token_bytes(16), 16)
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into catalogue_itemversion (journal_seq, journal_head, ref, item_id, number, state, name, kind,"
            " audience, theme, life_event, terms, terms_hash, created_at, authors, search, search_name, sort_key)"
            " values (0, '', %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, array_to_tsvector(%s), %s, %s)"
            " returning id",
            (
                ref,
                item.id,
                number,
                VERSION_LIFE.start,
                *_written(draft),
                now,
                json.dumps(sorted(authors)),
                *_found_by(index),
            ),
        )
        version_id = _one(cursor)
    version = LockedVersion(version_id, ref, number, VERSION_LIFE.start, draft, 0, b"", "no", None, None, authors)
    body = {
        "item": item.ref, "version": number, "name": draft.name, "kind": draft.kind,
        "code": item.implementation_code or item.local_code, "source": item.source,
        "terms": terms_hash(draft.terms).hex(),
    }  # fmt: skip
    tell(version.subject, Line("item_version_drafted", body, now), by)
    return VersionDrafted(ref, number)


def _author(by: Actor) -> frozenset[int]:
    return frozenset() if by.staff_id is None else frozenset({by.staff_id})


def _found_by(index: Indexed | None) -> tuple[list[str] | None, str, str]:
    return (list(index.lexemes), index.lines, index.sort_key) if index else (None, "", "")


def amend(item: LockedItem, version: LockedVersion, draft: Draft, verb: str, *, by: Actor, now: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "update catalogue_itemversion set name = %s, kind = %s, audience = %s, theme = %s, life_event = %s,"
            " terms = %s, terms_hash = %s, authors = %s where id = %s",
            (*_written(draft), json.dumps(sorted(version.authors | _author(by))), version.id),
        )
    if version.guide == "yes":
        _show_as_guide(item, version, draft)
    body = {"item": item.ref, "name": draft.name, "kind": draft.kind, "terms": terms_hash(draft.terms).hex()}
    tell(version.subject, Line(verb, body, now), by)


def _written(draft: Draft) -> tuple[Any, ...]:
    terms = draft.terms
    return (
        draft.name, draft.kind, terms.audience, draft.theme, draft.life_event, Jsonb(terms_to_json(terms)),
        terms_hash(terms),
    )  # fmt: skip


def _show_as_guide(item: LockedItem, version: LockedVersion, draft: Draft) -> None:
    found_by = index(item, draft)
    with connection.cursor() as cursor:
        cursor.execute(
            "update catalogue_itemversion set search = array_to_tsvector(%s), search_name = %s, sort_key = %s"
            " where id = %s",
            (list(found_by.lexemes), found_by.lines, found_by.sort_key, version.id),
        )


def index(item: LockedItem, draft: Draft) -> Indexed:
    terms = draft.terms
    words = (*terms.keywords, *((terms.certificate.name,) if terms.certificate else ()))
    context = (item.office_name, NAMES.get(draft.theme, ""), NAMES.get(draft.life_event, ""))
    codes = (item.implementation_code, item.local_code, item.base_code)
    return indexed(draft.name, words, codes, context, terms.service.ways or ways_in(terms))


def ways_in(terms: Terms) -> tuple[str, ...]:
    """By which ways an item that names none is handed in: here on the web, and where one must come, at the window."""
    return (Way.WEB,) if terms.trips == 0 else (Way.WINDOW, Way.WEB)


def end_before(item: LockedItem, moment: datetime, by_ref: str, *, by: Actor, now: datetime) -> str:
    """End the version in force at `moment`; one that begins later, or is known to end later, stands in the way."""
    ended = ""
    for version in versions(item):
        if version.begins is None or (version.ends is not None and version.ends <= moment):
            continue
        if version.begins > moment or version.state is not VersionState.PUBLISHED:
            raise AlreadyScheduled(ref=version.ref)
        end(version, moment)
        body = {"item": item.ref, "version": version.number, "until": moment, "by": by_ref}
        tell(version.subject, Line("item_version_superseded", body, now), by)
        ended = version.ref
    return ended


def end(version: LockedVersion, moment: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "update catalogue_itemversion set in_force = tstzrange(lower(in_force), greatest(lower(in_force), %s))"
            " where id = %s",
            (moment, version.id),
        )


def _one(cursor: CursorWrapper) -> int:
    row = cursor.fetchone()
    assert row is not None
    return int(row[0])
