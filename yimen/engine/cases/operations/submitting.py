"""Submitting: a draft becomes a case. It is looked over once more against the version in force today."""

from datetime import datetime

from yimen.engine.cases.applicable import item_in_force, must_be_filed_online
from yimen.engine.cases.operations.drafting import DraftKept, own_draft
from yimen.engine.cases.operations.receiving import Submitted, take_in
from yimen.engine.cases.refusals import DraftChangedElsewhere, DraftIncomplete, VersionChanged
from yimen.engine.dossiers.queries import materials_in
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.forms import gaps
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people


@operation
def submit(
    ref: str, revision: int, centre_ref: str = "", office_ref: str = "", *, by: Actor, now: datetime
) -> Submitted:
    """Hand the draft in: from here on it is a case with a receipt and a clock.

    Refuses with DraftIncomplete, naming the first thing missing; with VersionChanged when the item changed while the
    draft was written (`move_draft` carries it over); with ItemSuspended while the item takes no applications; with
    NotFiledOnline while it is handed in at a window only; with NoDesk when nobody could act on it. `office_ref` is the
    office the applicant chose where several decide with equal effect.
    """
    draft = own_draft(ref, by, now)
    if draft.revision != revision:
        raise DraftChangedElsewhere(seen=revision, now_at=draft.revision)
    item = item_in_force(draft.item.ref, now)
    if item.version_id != draft.version_id:
        raise VersionChanged(item=item.name)
    must_be_filed_online(item)
    handed_in = materials_in("draft", draft.id)
    missing = gaps(item.terms, tuple(draft.answers), draft.form, handed_in)
    if missing:
        raise DraftIncomplete(lacks=missing[0].label)
    party = people.party(draft.party_id)
    assert party is not None, "parties are never deleted"
    centre = offices.centre(centre_ref, day_of(now)) if centre_ref else None
    return take_in(
        item.ref,
        party.ref,
        tuple(draft.answers),
        draft.form,
        centre.id if centre else None,
        "hall",
        by,
        now,
        draft.id,
        office_ref,
    )


@operation
def move_draft(ref: str, *, by: Actor, now: datetime) -> DraftKept:
    """Carry a draft over to the version in force today; what no longer applies is dropped, the rest is kept."""
    draft = own_draft(ref, by, now)
    item = item_in_force(draft.item.ref, now)
    known = {f"{one.code}:{option.code}" for one in item.terms.situations for option in one.options}
    fields = {field.code for field in item.terms.fields}
    draft.version_id = item.version_id
    draft.answers = [answer for answer in draft.answers if answer in known]
    draft.form = {code: text for code, text in draft.form.items() if code in fields}
    draft.revision += 1
    draft.changed_at = now
    draft.save(update_fields=["version_id", "answers", "form", "revision", "changed_at"])
    return DraftKept(ref, draft.revision)
