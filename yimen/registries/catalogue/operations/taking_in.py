"""Take in one item of a foreign catalogue."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import connection

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import canonical
from yimen.kernel.terms import Terms
from yimen.kernel.version_life import VersionState
from yimen.registries.catalogue import allow, moves
from yimen.registries.catalogue.codec import terms_to_json
from yimen.registries.catalogue.drafts import Draft, ForeignItem
from yimen.registries.catalogue.moves import LockedItem
from yimen.registries.catalogue.refusals import LiesFast


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of a foreign item: `new`, `changed` or `unchanged`."""

    ref: str
    outcome: str


@operation
def take_in(office_ref: str, foreign: ForeignItem, *, by: Actor, now: datetime) -> TakenIn:
    """Take in one item of a foreign catalogue: new as a guide, changed as a draft, unchanged as nothing at all.

    What the catalogue desk has added to an imported draft stays: a source without terms changes name and type only.
    Refuses with OfficeUnknown, NotCatalogueEditor, TextUnsound, CodeTaken, or LiesFast while a draft of it is reviewed.
    """
    office = moves.office(office_ref)
    allow.must_edit(by, office.id)
    digest = hashlib.sha256(canonical(_told_by(foreign, office_ref))).digest()
    known = _find_foreign(foreign)
    if known is None:
        draft = _guide(foreign)
        allow.must_be_sound(draft)
        item = moves.insert_item(
            office, foreign.base_code, foreign.implementation_code, foreign.local_code, foreign.source, digest
        )
        moves.insert_version(item, 1, draft, moves.index(item, draft), by=by, now=now)
        return TakenIn(item.ref, "new")
    if known.source_digest == digest:
        return TakenIn(known.ref, "unchanged")
    _change(known, foreign, office.id, digest, by=by, now=now)
    return TakenIn(known.ref, "changed")


def _change(item: LockedItem, foreign: ForeignItem, office_id: int, digest: bytes, *, by: Actor, now: datetime) -> None:
    """Write what a source says differently since the last import into the draft, or into a new one."""
    versions = moves.versions(item)
    last = versions[-1]
    if last.state is VersionState.PROPOSED:
        raise LiesFast()
    draft = replace(last.draft, name=foreign.name, kind=foreign.kind, terms=foreign.terms or last.draft.terms)
    allow.must_be_sound(draft)
    if last.state is VersionState.DRAFT:
        moves.amend(item, last, draft, "item_version_reimported", by=by, now=now)
    else:
        moves.insert_version(item, last.number + 1, draft, by=by, now=now)
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


def _find_foreign(foreign: ForeignItem) -> LockedItem | None:
    return moves.locked("i.source = %s and i.local_code = %s", foreign.source, foreign.local_code)
