"""What can be done to the catalogue: found an item, draft a version, publish it, withdraw it, take in a foreign one.

A published version is never rewritten: a change is the next version. Every act stands in the version's chain.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg.types.json import Jsonb

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel import publication
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.codes import CodeNotWellFormed, parse_base, parse_implementation
from yimen.kernel.evidence import Line, canonical
from yimen.kernel.refs import spelled
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import Terms
from yimen.kernel.version_life import VERSION_LIFE, VersionMove, VersionState
from yimen.registries.catalogue.codec import terms_from_text, terms_hash, terms_to_json
from yimen.registries.catalogue.indexing import Indexed, indexed
from yimen.registries.catalogue.themes import LIFE_EVENT_CODES, LIFE_EVENTS, THEME_CODES, THEMES

OWN = "own"
NAMES = {shelf.code: shelf.name for shelf in (*THEMES, *LIFE_EVENTS)}


@dataclass(eq=False)
class NotCatalogueEditor(Refusal):
    """Only the catalogue desk of the item's office or of the city may change an item."""

    code: ClassVar[str] = "catalogue.not_editor"


@dataclass(eq=False)
class ItemUnknown(Refusal):
    """There is no such item or version."""

    code: ClassVar[str] = "catalogue.unknown"
    ref: str


@dataclass(eq=False)
class OfficeUnknown(Refusal):
    """An item was to be founded for an office that does not exist."""

    code: ClassVar[str] = "catalogue.office_unknown"
    ref: str


@dataclass(eq=False)
class CodeTaken(Refusal):
    """Another item already has this code."""

    code: ClassVar[str] = "catalogue.code_taken"
    value: str


@dataclass(eq=False)
class NotPublishable(Refusal):
    """The version is not complete: `element` breaks `rule`."""

    code: ClassVar[str] = "catalogue.not_publishable"
    element: str
    rule: str


@dataclass(eq=False)
class TextUnsound(Refusal):
    """A text holds control characters or is too long, or a name is missing."""

    code: ClassVar[str] = "catalogue.text_unsound"
    element: str
    rule: str


@dataclass(eq=False)
class ShelfUnknown(Refusal):
    """A theme or life event that the catalogue does not have."""

    code: ClassVar[str] = "catalogue.shelf_unknown"
    value: str


@dataclass(eq=False)
class NotADraft(Refusal):
    """What was published is never rewritten: draft the next version."""

    code: ClassVar[str] = "catalogue.not_a_draft"
    state: str


@dataclass(eq=False)
class DraftExists(Refusal):
    """The item already has a draft: finish or discard that one first."""

    code: ClassVar[str] = "catalogue.draft_exists"
    ref: str


@dataclass(eq=False)
class DraftMoved(Refusal):
    """Somebody else changed the draft meanwhile."""

    code: ClassVar[str] = "catalogue.draft_moved"


@dataclass(eq=False)
class FromThePast(Refusal):
    """A version cannot come into force or leave it before now."""

    code: ClassVar[str] = "catalogue.from_the_past"


@dataclass(eq=False)
class AlreadyScheduled(Refusal):
    """Another version is already published to come into force at or after this moment."""

    code: ClassVar[str] = "catalogue.already_scheduled"
    ref: str


@dataclass(eq=False)
class NotInForce(Refusal):
    """The item has no version in force that could be withdrawn."""

    code: ClassVar[str] = "catalogue.not_in_force"
    ref: str


@dataclass(frozen=True, slots=True)
class ItemFounded:
    ref: str


@dataclass(frozen=True, slots=True)
class VersionDrafted:
    ref: str
    number: int


@dataclass(frozen=True, slots=True)
class DraftAmended:
    ref: str
    seen: int


@dataclass(frozen=True, slots=True)
class DraftDiscarded:
    ref: str


@dataclass(frozen=True, slots=True)
class VersionPublished:
    ref: str
    number: int
    superseded: str
    """Ref of the version that was in force until then; empty: there was none."""


@dataclass(frozen=True, slots=True)
class ItemWithdrawn:
    ref: str
    version_ref: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft says: everything of a version but its number and its time."""

    name: str
    kind: str
    terms: Terms
    theme: str = ""
    life_event: str = ""


@dataclass(frozen=True, slots=True)
class ForeignItem:
    """An item as a foreign catalogue tells it. `terms` is None when the source lists names and codes only."""

    source: str
    local_code: str
    name: str
    kind: str
    main_item: str = ""
    base_code: str = ""
    implementation_code: str = ""
    terms: Terms | None = None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of a foreign item: `new`, `changed` or `unchanged`."""

    ref: str
    outcome: str


@dataclass(frozen=True, slots=True)
class _Item:
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


@dataclass(frozen=True, slots=True)
class _Version:
    """A version of a locked item; its row is written only under the item's lock."""

    id: int
    ref: str
    number: int
    state: VersionState
    draft: Draft
    seq: int
    head: bytes
    guide: str
    open_end: str
    """yes: in force, or coming into force, without an end."""

    @property
    def subject(self) -> Subject:
        return Subject("item_version", "catalogue_itemversion", self.id, self.ref, self.seq, self.head)


@operation
def found_item(
    office_ref: str,
    base_code: str = "",
    implementation_code: str = "",
    local_code: str = "",
    *,
    by: Actor,
    now: datetime,
) -> ItemFounded:
    """Enter an item that an office handles; nobody sees it before a version is published.

    Refuses with OfficeUnknown, NotCatalogueEditor, CodeNotWellFormed or CodeTaken.
    """
    office = _office(office_ref)
    _must_edit(by, office.id)
    if base_code:
        parse_base(base_code)
    if implementation_code and str(parse_implementation(implementation_code).base) != base_code:
        raise CodeNotWellFormed(kind="implementation", value=implementation_code, flaw="base")
    return ItemFounded(_insert_item(office, base_code, implementation_code, local_code, OWN, b"").ref)


@operation
def draft_version(item_ref: str, draft: Draft, *, by: Actor, now: datetime) -> VersionDrafted:
    """Begin the next version of an item.

    Refuses with ItemUnknown, NotCatalogueEditor, DraftExists, TextUnsound or ShelfUnknown.
    """
    item = _lock("i.ref = %s", item_ref)
    _must_edit(by, item.office_id)
    _must_be_sound(draft)
    versions = _versions(item)
    for version in versions:
        if version.state is VersionState.DRAFT:
            raise DraftExists(ref=version.ref)
    return _insert_version(item, len(versions) + 1, draft, by=by, now=now)


@operation
def amend_draft(version_ref: str, draft: Draft, seen: int, *, by: Actor, now: datetime) -> DraftAmended:
    """Change a draft that was read when its chain held `seen` acts.

    Refuses with ItemUnknown, NotCatalogueEditor, NotADraft, DraftMoved, TextUnsound or ShelfUnknown.
    """
    item, version = _lock_version(version_ref)
    _must_edit(by, item.office_id)
    _must_be_draft(version)
    if version.seq != seen:
        raise DraftMoved
    _must_be_sound(draft)
    _amend(item, version, draft, "item_version_amended", by=by, now=now)
    return DraftAmended(version.ref, version.seq + 1)


@operation
def discard_draft(version_ref: str, *, by: Actor, now: datetime) -> DraftDiscarded:
    """Put a draft away. Refuses with ItemUnknown, NotCatalogueEditor or NotADraft."""
    item, version = _lock_version(version_ref)
    _must_edit(by, item.office_id)
    _must_be_draft(version)
    move(version, VersionMove.DISCARD)
    tell(version.subject, Line("item_version_discarded", {"item": item.ref}, now), by)
    return DraftDiscarded(version.ref)


@operation
def publish(version_ref: str, from_moment: datetime, *, by: Actor, now: datetime) -> VersionPublished:
    """Put a draft in force from a moment; the version in force then ends there. Portal, receipt and clock follow.

    Refuses with ItemUnknown, NotCatalogueEditor, NotADraft, NotPublishable, FromThePast or AlreadyScheduled.
    """
    item, version = _lock_version(version_ref)
    _must_edit(by, item.office_id)
    _must_be_draft(version)
    draft = version.draft
    for fault in publication.faults(draft.name, draft.kind, draft.terms):
        raise NotPublishable(element=fault.element, rule=fault.rule)
    if from_moment < now:
        raise FromThePast
    superseded = _end_before(item, from_moment, version.ref, by=by, now=now)
    index = _index(item, draft)
    with connection.cursor() as cursor:
        # From now on the item is found by what is published; its guide has done its work.
        cursor.execute(
            "update catalogue_itemversion set search = null where item_id = %s and state = 'draft'", (item.id,)
        )
        cursor.execute(
            "update catalogue_itemversion set in_force = tstzrange(%s, null), search = array_to_tsvector(%s),"
            " search_name = %s, sort_key = %s where id = %s",
            (from_moment, list(index.lexemes), index.lines, index.sort_key, version.id),
        )
    move(version, VersionMove.PUBLISH)
    body = {
        "item": item.ref, "version": version.number, "terms": terms_hash(draft.terms).hex(),
        "from": from_moment, "superseded": superseded,
    }  # fmt: skip
    tell(version.subject, Line("item_version_published", body, now), by)
    return VersionPublished(version.ref, version.number, superseded)


@operation
def withdraw_item(item_ref: str, from_moment: datetime, basis: str, *, by: Actor, now: datetime) -> ItemWithdrawn:
    """Take an item out of the catalogue from a moment on: no new application, cases on their way go on.

    Refuses with ItemUnknown, NotCatalogueEditor, FromThePast or NotInForce.
    """
    item = _lock("i.ref = %s", item_ref)
    _must_edit(by, item.office_id)
    if from_moment < now:
        raise FromThePast
    for version in _versions(item):
        if version.state is VersionState.PUBLISHED and version.open_end == "yes":
            _end(version, from_moment)
            move(version, VersionMove.WITHDRAW)
            body = {"item": item.ref, "version": version.number, "from": from_moment, "basis": basis}
            tell(version.subject, Line("item_withdrawn", body, now), by)
            return ItemWithdrawn(item.ref, version.ref)
    raise NotInForce(ref=item_ref)


@operation
def take_in(office_ref: str, foreign: ForeignItem, *, by: Actor, now: datetime) -> TakenIn:
    """Take in one item of a foreign catalogue: new as a guide, changed as a draft, unchanged as nothing at all.

    What the catalogue desk has added to an imported draft stays: a source without terms changes name and type only.
    Refuses with OfficeUnknown, NotCatalogueEditor, TextUnsound or CodeTaken.
    """
    office = _office(office_ref)
    _must_edit(by, office.id)
    digest = hashlib.sha256(canonical(_told_by(foreign, office_ref))).digest()
    known = _find_foreign(foreign)
    if known is None:
        draft = _guide(foreign)
        _must_be_sound(draft)
        item = _insert_item(
            office, foreign.base_code, foreign.implementation_code, foreign.local_code, foreign.source, digest
        )
        _insert_version(item, 1, draft, _index(item, draft), by=by, now=now)
        return TakenIn(item.ref, "new")
    if known.source_digest == digest:
        return TakenIn(known.ref, "unchanged")
    _change(known, foreign, office.id, digest, by=by, now=now)
    return TakenIn(known.ref, "changed")


def _change(item: _Item, foreign: ForeignItem, office_id: int, digest: bytes, *, by: Actor, now: datetime) -> None:
    """Write what a source says differently since the last import into the draft, or into a new one."""
    versions = _versions(item)
    last = versions[-1]
    draft = replace(last.draft, name=foreign.name, kind=foreign.kind, terms=foreign.terms or last.draft.terms)
    _must_be_sound(draft)
    if last.state is VersionState.DRAFT:
        _amend(item, last, draft, "item_version_reimported", by=by, now=now)
    else:
        _insert_version(item, last.number + 1, draft, by=by, now=now)
    with connection.cursor() as cursor:
        cursor.execute(
            "update catalogue_item set source_digest = %s, office_id = %s where id = %s", (digest, office_id, item.id)
        )


def _guide(foreign: ForeignItem) -> Draft:
    main = (foreign.main_item,) if foreign.main_item and foreign.main_item != foreign.name else ()
    return Draft(foreign.name, foreign.kind, foreign.terms or Terms(keywords=main))


def _told_by(foreign: ForeignItem, office_ref: str) -> Mapping[str, Any]:
    return {
        "office": office_ref, "code": foreign.local_code, "name": foreign.name, "kind": foreign.kind,
        "main": foreign.main_item, "base": foreign.base_code, "implementation": foreign.implementation_code,
        "terms": terms_to_json(foreign.terms) if foreign.terms else None,
    }  # fmt: skip


def move(version: _Version, step: VersionMove) -> None:
    """The one writer of a version's state."""
    state = VERSION_LIFE.after(step, version.state)
    with connection.cursor() as cursor:
        cursor.execute("update catalogue_itemversion set state = %s where id = %s", (state, version.id))


def _must_edit(by: Actor, office_id: int) -> None:
    if by.kind is ActorKind.SYSTEM:
        return
    posts = (post for post in by.posts if post.role is Role.CATALOGUE_EDITOR)
    if not any(post.office_id is None or post.office_id == office_id for post in posts):
        raise NotCatalogueEditor


def _must_be_draft(version: _Version) -> None:
    if version.state is not VersionState.DRAFT:
        raise NotADraft(state=version.state)


def _must_be_sound(draft: Draft) -> None:
    for fault in publication.unsound_texts(draft.name, draft.terms):
        raise TextUnsound(element=fault.element, rule=fault.rule)
    if draft.theme and draft.theme not in THEME_CODES:
        raise ShelfUnknown(value=draft.theme)
    if draft.life_event and draft.life_event not in LIFE_EVENT_CODES:
        raise ShelfUnknown(value=draft.life_event)


@dataclass(frozen=True, slots=True)
class _Office:
    id: int
    name: str


NAME = """left join lateral (select name from offices_officeterm t where t.office_id = {}
                      order by upper(t.valid) desc nulls first limit 1) t on true"""
ITEM = f"""
select i.id, i.ref, i.office_id, coalesce(t.name, ''), i.base_code, coalesce(i.implementation_code, ''), i.local_code,
       i.source, i.source_digest
  from catalogue_item i {NAME.format("i.office_id")} where {{}} for update of i
"""


def _office(ref: str) -> _Office:
    with connection.cursor() as cursor:
        cursor.execute(
            f"select o.id, coalesce(t.name, '') from offices_office o {NAME.format('o.id')} where o.ref = %s", (ref,)
        )
        row = cursor.fetchone()
    if row is None:
        raise OfficeUnknown(ref=ref)
    return _Office(*row)


def _lock(condition: str, *values: str) -> _Item:
    item = _locked(condition, *values)
    if item is None:
        raise ItemUnknown(ref=values[0])
    return item


def _locked(condition: str, *values: str) -> _Item | None:
    with connection.cursor() as cursor:
        cursor.execute(ITEM.format(condition), values)
        row = cursor.fetchone()
    if row is None:
        return None
    item_id, ref, office_id, office_name, base, implementation, local, source, digest = row
    return _Item(item_id, ref, office_id, office_name, base, implementation, local, source, bytes(digest))


def _find_foreign(foreign: ForeignItem) -> _Item | None:
    return _locked("i.source = %s and i.local_code = %s", foreign.source, foreign.local_code)


def _lock_version(ref: str) -> tuple[_Item, _Version]:
    item = _lock("i.id = (select item_id from catalogue_itemversion where ref = %s)", ref)
    return item, next(version for version in _versions(item) if version.ref == ref)


def _versions(item: _Item) -> list[_Version]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, ref, number, state, name, kind, terms::text, theme, life_event, journal_seq, journal_head,"
            " case when search is not null and state = 'draft' then 'yes' else 'no' end,"
            " case when upper_inf(in_force) then 'yes' else 'no' end"
            " from catalogue_itemversion where item_id = %s order by number",
            (item.id,),
        )
        return [_version(row) for row in cursor.fetchall()]


def _version(row: tuple[Any, ...]) -> _Version:
    version_id, ref, number, state, name, kind, terms, theme, life_event, seq, head, guide, open_end = row
    draft = Draft(name, kind, terms_from_text(terms), theme, life_event)
    return _Version(version_id, ref, number, VersionState(state), draft, seq, bytes(head), guide, open_end)


def _insert_item(
    office: _Office, base_code: str, implementation_code: str, local_code: str, source: str, digest: bytes
) -> _Item:
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
    return _Item(row[0], ref, office.id, office.name, base_code, implementation_code, local_code, source, digest)


def _insert_version(
    item: _Item, number: int, draft: Draft, index: Indexed | None = None, *, by: Actor, now: datetime
) -> VersionDrafted:
    """Write a draft; with an index it can be found, as a guide."""
    ref = spelled(secrets.token_bytes(16), 16)
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into catalogue_itemversion (journal_seq, journal_head, ref, item_id, number, state, name, kind,"
            " audience, theme, life_event, terms, terms_hash, created_at, search, search_name, sort_key)"
            " values (0, '', %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, array_to_tsvector(%s), %s, %s)"
            " returning id",
            (ref, item.id, number, VERSION_LIFE.start, *_written(draft), now, *_found_by(index)),
        )
        version_id = _one(cursor)
    version = _Version(version_id, ref, number, VERSION_LIFE.start, draft, 0, b"", "no", "no")
    body = {
        "item": item.ref, "version": number, "name": draft.name, "kind": draft.kind,
        "code": item.implementation_code or item.local_code, "source": item.source,
        "terms": terms_hash(draft.terms).hex(),
    }  # fmt: skip
    tell(version.subject, Line("item_version_drafted", body, now), by)
    return VersionDrafted(ref, number)


def _found_by(index: Indexed | None) -> tuple[list[str] | None, str, str]:
    return (list(index.lexemes), index.lines, index.sort_key) if index else (None, "", "")


def _amend(item: _Item, version: _Version, draft: Draft, verb: str, *, by: Actor, now: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "update catalogue_itemversion set name = %s, kind = %s, audience = %s, theme = %s, life_event = %s,"
            " terms = %s, terms_hash = %s where id = %s",
            (*_written(draft), version.id),
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


def _show_as_guide(item: _Item, version: _Version, draft: Draft) -> None:
    index = _index(item, draft)
    with connection.cursor() as cursor:
        cursor.execute(
            "update catalogue_itemversion set search = array_to_tsvector(%s), search_name = %s, sort_key = %s"
            " where id = %s",
            (list(index.lexemes), index.lines, index.sort_key, version.id),
        )


def _index(item: _Item, draft: Draft) -> Indexed:
    terms = draft.terms
    words = (*terms.keywords, *((terms.certificate.name,) if terms.certificate else ()))
    context = (item.office_name, NAMES.get(draft.theme, ""), NAMES.get(draft.life_event, ""))
    return indexed(draft.name, words, (item.implementation_code, item.local_code, item.base_code), context)


def _end_before(item: _Item, moment: datetime, by_ref: str, *, by: Actor, now: datetime) -> str:
    """End the version in force at `moment`; a version that would only begin then or later stands in the way."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select ref from catalogue_itemversion where item_id = %s and state = 'published' and not isempty(in_force)"
            " and lower(in_force) > %s limit 1",
            (item.id, moment),
        )
        if later := cursor.fetchone():
            raise AlreadyScheduled(ref=later[0])
    for version in _versions(item):
        if version.state is VersionState.PUBLISHED and version.open_end == "yes":
            _end(version, moment)
            body = {"item": item.ref, "version": version.number, "until": moment, "by": by_ref}
            tell(version.subject, Line("item_version_superseded", body, now), by)
            return version.ref
    return ""


def _end(version: _Version, moment: datetime) -> None:
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
