"""Handing in: one intake, a case for each item. From home, from the window, or begun in one place and finished in the
other.

An item that needs the result of another one of the matter stays a draft until that is there; the rest goes in at once.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases.operations.receiving import Submitted
from yimen.engine.case.cases.operations.submitting import handed_in
from yimen.engine.centre.appointments.operations.coming import served_by_appointment
from yimen.engine.centre.counter.allow import must_be_in_scope
from yimen.engine.centre.matters import moves
from yimen.engine.centre.matters.models import Matter, MatterPart
from yimen.engine.centre.matters.reading import own_drafts
from yimen.engine.centre.matters.refusals import MatterUnknown, StillWaiting
from yimen.engine.centre.matters.rows import MatterView
from yimen.journal.operation import operation
from yimen.kernel import bundles
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import NotYourRole
from yimen.kernel.channels import filed_through
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing
from yimen.registries.bundles import queries as defined
from yimen.registries.dated import new_ref
from yimen.registries.people import queries as people


@snapshot
class HandedIn:
    """One item of a matter that is a case now."""

    item_ref: str
    ref: str
    number: str
    item_name: str
    due_at: datetime | None


@snapshot
class MatterHandedIn:
    """What came of one intake: the cases, and the names of the items that still wait for one of them."""

    ref: str
    cases: tuple[HandedIn, ...]
    waiting: tuple[str, ...]


@operation
def submit(ref: str, revision: int, centre_ref: str = "", *, by: Actor, now: datetime) -> MatterHandedIn:
    """Hand in everything that can be: all of it or nothing. Asked again later, it hands in what waited.

    Refuses with MatterUnknown, MatterChangedElsewhere or StillWaiting, and as `submit` of a single item does.
    """
    return matter_handed_in(ref, revision, centre_ref, filed_through(by), by, now)


def matter_handed_in(
    ref: str, revision: int, centre_ref: str, channel: str, by: Actor, now: datetime
) -> MatterHandedIn:
    """The same, told by which of the public's own channels its cases came: from home, or from a terminal."""
    matter, seen = moves.locked(ref, by, now, revision)
    drafts = {draft.item_ref: draft for draft in own_drafts(seen, by, now)}
    ready = _ready(seen)
    done = []
    for part in (one for one in ready if one in drafts):
        draft = drafts[part]
        case = handed_in(draft.ref, draft.revision, centre_ref, "", channel, by.within(), now)
        done.append(_became(matter, part, case))
    if not done:
        raise MatterUnknown(ref=ref)
    return _handed_in(matter, done, seen, by, now)


@operation
def finish(ref: str, *, by: Actor, now: datetime) -> MatterHandedIn:
    """Hand a matter in at the window that was begun on the web, as far as it was filled in; papers follow here.

    Refuses with NotYourRole, MatterUnknown, StillWaiting or OutOfScope, and as `finish_draft` does.
    """
    if not by.has_role(Role.WINDOW):
        raise NotYourRole(act="receive")
    matter, seen = moves.locked(ref, by, now)
    ready = _ready(seen)
    must_be_in_scope(ready[0], by, now)
    party = people.party(matter.party_id)
    assert party is not None, "parties are never deleted"
    lying = {part.item_ref: part.draft_ref for part in seen.parts if part.draft_ref}
    done = [_became(matter, item, _finished(lying[item], party.ref, by, now)) for item in ready if item in lying]
    return _handed_in(matter, done, seen, by, now)


@operation
def take_in(
    bundle_ref: str,
    party_ref: str,
    item_refs: Sequence[str],
    said: Mapping[str, str],
    typed: Mapping[str, str],
    *,
    by: Actor,
    now: datetime,
) -> MatterHandedIn:
    """Take a matter in at the window on one form: a case for each item, all of them or none; papers follow.

    The counter that takes the first item in takes the whole matter. Refuses with NotYourRole, NothingChosen,
    StillWaiting or OutOfScope, and as `receive` does.
    """
    if not by.has_role(Role.WINDOW):
        raise NotYourRole(act="receive")
    bundle, items = moves.chosen(bundle_ref, item_refs, now)
    must_be_in_scope(items[0].ref, by, now)
    party = people.party(party_ref)
    if party is None:
        raise NoSuchThing(what="party")
    parts = [defined.part(view) for view in items]
    for part, view in zip(parts, items, strict=True):
        for before in bundles.waits_for(part, parts):
            raise StillWaiting(item=view.name, before=next(one.name for one in items if one.ref == before))
    window = next(post for post in by.posts if post.role is Role.WINDOW)
    matter = Matter.objects.create(
        ref=new_ref(), bundle_id=bundle.id, party_id=party.id, account_ref=by.ref, channel="window",
        centre_id=window.centre_id, started_at=now, submitted_at=now,
    )  # fmt: skip
    done = []
    for place, (part, view) in enumerate(zip(parts, items, strict=True)):
        answers = bundles.answers_for(part, said)
        form = bundles.form_for(defined.part(view, answers), typed)
        case = cases.receive(view.ref, party_ref, answers, form, by=by.within(), now=now)
        served_by_appointment(case.ref, by.within(), now)
        MatterPart.objects.create(matter=matter, item_id=view.item_id, place=place, case_id=moves.case_id(case.ref))
        done.append(_told(view.ref, case))
    body = {"bundle": bundle_ref, "cases": [one.ref for one in done]}
    moves.tell_of(matter, "take_in_matter", body, by, now)
    return MatterHandedIn(matter.ref, tuple(done), ())


def _finished(draft_ref: str, party_ref: str, by: Actor, now: datetime) -> Submitted:
    case = cases.finish_draft(draft_ref, party_ref, by=by.within(), now=now)
    served_by_appointment(case.ref, by.within(), now)
    return case


def _ready(seen: MatterView) -> tuple[str, ...]:
    """The items that can be handed in now. Refuses with StillWaiting when everything that is left waits."""
    left = [part for part in seen.parts if part.draft_ref]
    ready = tuple(part.item_ref for part in left if not part.waits_for)
    if not left:
        raise MatterUnknown(ref=seen.row.ref)
    if not ready:
        raise StillWaiting(item=left[0].item_name, before=left[0].waits_for[0])
    return ready


def _became(matter: Matter, item_ref: str, case: Submitted) -> HandedIn:
    moves.became(matter, item_ref, case.ref)
    return _told(item_ref, case)


def _told(item_ref: str, case: Submitted) -> HandedIn:
    return HandedIn(item_ref, case.ref, case.number, case.item_name, case.due_at)


def _handed_in(matter: Matter, done: Sequence[HandedIn], seen: MatterView, by: Actor, now: datetime) -> MatterHandedIn:
    waiting = tuple(part.item_name for part in seen.parts if part.draft_ref and part.waits_for)
    matter.submitted_at = matter.submitted_at or now
    matter.revision += 1
    matter.save(update_fields=["submitted_at", "revision"])
    moves.tell_of(matter, "submit_matter", {"cases": [one.ref for one in done]}, by, now)
    return MatterHandedIn(matter.ref, tuple(done), waiting)
