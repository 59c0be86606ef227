"""Writing a matter: begun for the items chosen, kept as it is typed, each material handed in once for all of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases.rows import DraftView
from yimen.engine.centre.matters import moves
from yimen.engine.centre.matters.models import Matter, MatterPart
from yimen.engine.centre.matters.reading import as_part, own_drafts, same_file
from yimen.engine.centre.matters.refusals import MatterUnknown, NotAskedFor
from yimen.engine.centre.matters.rows import MatterView
from yimen.journal.operation import operation
from yimen.kernel import bundles
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.registries.bundles.rows import BundleRow
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import new_ref
from yimen.registries.people import queries as people


@snapshot
class MatterKept:
    """A matter as it was saved; `revision` goes back with the next save."""

    ref: str
    revision: int


@operation
def start(bundle_ref: str, party_ref: str, item_refs: Sequence[str], *, by: Actor, now: datetime) -> MatterKept:
    """Begin a matter for a party: one draft for every item that everybody applies for, and those chosen.

    Refuses with NothingChosen, and as `start_draft` does.
    """
    bundle, items = moves.chosen(bundle_ref, item_refs, now)
    return started(bundle, items, party_ref, by, now)


def started(bundle: BundleRow, items: Sequence[ItemView], party_ref: str, by: Actor, now: datetime) -> MatterKept:
    """The same for a stage of a project, which knows which of its items are needed."""
    drafts = [cases.start_draft(view.ref, party_ref, (), by=by.within(), now=now).ref for view in items]
    ids, party = moves.draft_ids(drafts), people.party(party_ref)
    assert party is not None, "a draft was begun for it"
    matter = Matter.objects.create(
        ref=new_ref(), bundle_id=bundle.id, party_id=party.id, account_ref=by.ref, channel="hall", started_at=now
    )
    MatterPart.objects.bulk_create(
        MatterPart(matter=matter, item_id=view.item_id, place=place, draft_id=ids[ref])
        for place, (view, ref) in enumerate(zip(items, drafts, strict=True))
    )
    moves.tell_of(matter, "start_matter", {"bundle": bundle.ref, "items": [view.ref for view in items]}, by, now)
    return MatterKept(matter.ref, matter.revision)


@operation
def keep(
    ref: str, revision: int, said: Mapping[str, str], typed: Mapping[str, str], *, by: Actor, now: datetime
) -> MatterKept:
    """Save what was said and typed so far into every draft that asks for it; unfinished is as good as any.

    Refuses with MatterUnknown or MatterChangedElsewhere, and as `keep_draft` does.
    """
    matter, seen = moves.locked(ref, by, now, revision)
    for draft in _drafts(seen, by, now):
        part = as_part(draft)
        answers = _answered(draft.answers, bundles.answers_for(part, said))
        form = {**draft.form, **bundles.form_for(bundles.Part(part.ref, part.terms, answers), typed)}
        cases.keep_draft(draft.ref, draft.revision, answers, form, by=by.within(), now=now)
    return _saved(matter)


@operation
def attach(ref: str, key: str, filename: str, content: bytes, *, by: Actor, now: datetime) -> MatterKept:
    """Hand in a file for a material of the one list, for every item that asks for it.

    Refuses with MatterUnknown or NotAskedFor, and with what a file is refused with.
    """
    matter, seen = moves.locked(ref, by, now)
    wanting = [(draft, bundles.material_of(as_part(draft), key)) for draft in _drafts(seen, by, now)]
    if not any(code for _, code in wanting):
        raise NotAskedFor()
    for draft, code in wanting:
        if code:
            cases.attach(draft.ref, code, filename, content, by=by.within(), now=now)
    return _saved(matter)


@operation
def detach(ref: str, file_ref: str, *, by: Actor, now: datetime) -> MatterKept:
    """Take a file off again, wherever it lies. Refuses with MatterUnknown or NotAskedFor."""
    matter, seen = moves.locked(ref, by, now)
    lying = [(draft, material, file) for draft in _drafts(seen, by, now) for material in draft.materials
             for file in material.files]  # fmt: skip
    meant = next(((material, file) for _, material, file in lying if file.ref == file_ref), None)
    if meant is None:
        raise NotAskedFor()
    key = bundles.material_key(meant[0].term)
    for draft, material, file in lying:
        if bundles.material_key(material.term) == key and same_file(file) == same_file(meant[1]):
            cases.detach(draft.ref, file.ref, by=by.within(), now=now)
    return _saved(matter)


@operation
def renew(ref: str, *, by: Actor, now: datetime) -> MatterKept:
    """Carry everything over to what its items ask today. Refuses with MatterUnknown."""
    matter, seen = moves.locked(ref, by, now)
    for draft in _drafts(seen, by, now):
        cases.move_draft(draft.ref, by=by.within(), now=now)
    return _saved(matter)


@operation
def discard(ref: str, *, by: Actor, now: datetime) -> MatterKept:
    """Throw a matter away of which nothing was handed in. Refuses with MatterUnknown."""
    matter, seen = moves.locked(ref, by, now)
    if seen.row.cases:
        raise MatterUnknown(ref=ref)
    for draft in _drafts(seen, by, now):
        cases.discard_draft(draft.ref, by=by.within(), now=now)
    matter.discarded_at = now
    matter.save(update_fields=["discarded_at"])
    moves.tell_of(matter, "discard_matter", {}, by, now)
    return MatterKept(ref, matter.revision)


def _answered(before: Sequence[str], now_said: Sequence[str]) -> tuple[str, ...]:
    """What was answered so far, with what is said now in the place of what was said before."""
    anew = {answer.partition(":")[0] for answer in now_said}
    return (*(answer for answer in before if answer.partition(":")[0] not in anew), *now_said)


def _drafts(seen: MatterView, by: Actor, now: datetime) -> tuple[DraftView, ...]:
    drafts = own_drafts(seen, by, now)
    if not drafts:
        raise MatterUnknown(ref=seen.row.ref)
    return drafts


def _saved(matter: Matter) -> MatterKept:
    matter.revision += 1
    matter.save(update_fields=["revision"])
    return MatterKept(matter.ref, matter.revision)
