"""Submitting: a draft becomes a case. It is looked over once more against the version in force today."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from yimen.engine.case.cases.applicable import item_in_force, must_be_filed_online
from yimen.engine.case.cases.known import completed
from yimen.engine.case.cases.models import Draft
from yimen.engine.case.cases.operations.drafting import DraftKept, own_draft
from yimen.engine.case.cases.operations.receiving import Submitted, take_in
from yimen.engine.case.cases.refusals import (
    DraftChangedElsewhere,
    DraftIncomplete,
    DraftUnknown,
    NoAccount,
    VersionChanged,
)
from yimen.engine.case.cases.signed import content_of, go_with
from yimen.engine.papers.dossiers.queries import materials_in
from yimen.engine.papers.signatures import moves as signatures
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import NotYourRole
from yimen.kernel.channels import filed_through
from yimen.kernel.forms import checked_answers, checked_form, gaps
from yimen.kernel.product_classes import class_answers
from yimen.kernel.refs import spelled
from yimen.kernel.signatures import asked
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people


@snapshot
class Written:
    """What was answered and typed, by the codes of the item."""

    answers: tuple[str, ...]
    form: Mapping[str, str]


@operation
def submit(
    ref: str, revision: int, centre_ref: str = "", office_ref: str = "", *, by: Actor, now: datetime
) -> Submitted:
    """Hand the draft in: from here on it is a case with a receipt and a clock.

    Refuses with DraftIncomplete, naming the first thing missing; with VersionChanged when the item changed while the
    draft was written (`move_draft` carries it over); with ItemSuspended while the item takes no applications; with
    NotFiledOnline while it is handed in at a window only; with SignatureMissing or SignatureVoid where the item wants a
    signature; with NoDesk when nobody could act on it. `office_ref` is the
    office the applicant chose where several decide with equal effect.
    """
    return handed_in(ref, revision, centre_ref, office_ref, filed_through(by), by, now)


def handed_in(
    ref: str, revision: int, centre_ref: str, office_ref: str, channel: str, by: Actor, now: datetime
) -> Submitted:
    """The same, told by which of the public's own channels it came: from home, or from a terminal in the hall."""
    draft = own_draft(ref, by, now)
    if draft.revision != revision:
        raise DraftChangedElsewhere(seen=revision, now_at=draft.revision)
    item = item_in_force(draft.item.ref, now)
    if item.version_id != draft.version_id:
        raise VersionChanged(item=item.name)
    must_be_filed_online(item)
    content = _as_signed(draft, item)
    handed_in = materials_in("draft", draft.id)
    missing = gaps(item.terms, tuple(draft.answers), draft.form, handed_in)
    if missing:
        raise DraftIncomplete(lacks=missing[0].label)
    party = people.party(draft.party_id)
    assert party is not None, "parties are never deleted"
    centre = offices.centre(centre_ref, day_of(now)) if centre_ref else None
    taken = take_in(
        item.ref,
        party.ref,
        tuple(draft.answers),
        draft.form,
        centre.id if centre else None,
        channel,
        by,
        now,
        draft.id,
        office_ref,
    )
    if content:
        go_with(draft.id, taken.ref, content, by, now)
    return taken


def _as_signed(draft: Draft, item: ItemView) -> str:
    """What was signed, where the item wants a signature; refuses with SignatureMissing or SignatureVoid."""
    if not asked(item.terms):
        return ""
    content = content_of(draft)
    signatures.must_bind(draft.id, content)
    return content


@operation
def finish_draft(
    ref: str,
    party_ref: str,
    written: Written | None = None,
    office_ref: str = "",
    *,
    by: Actor,
    now: datetime,
) -> Submitted:
    """Hand a draft from the web in at the window for the party who stands there; papers follow over the counter.

    What is said anew there (`written`) takes the place of what the draft says. Refuses with NotYourRole, DraftUnknown
    or VersionChanged, and as `receive` does.
    """
    if not by.has_role(Role.WINDOW) or by.staff_id is None:
        raise NotYourRole(act="receive")
    draft = Draft.objects.select_for_update(of=("self",)).select_related("item").filter(
        ref=ref, party__ref=party_ref, submitted_at=None
    ).first()  # fmt: skip
    if draft is None:
        raise DraftUnknown(ref=ref)
    item = item_in_force(draft.item.ref, now)
    if item.version_id != draft.version_id:
        raise VersionChanged(item=item.name)
    window = next(post for post in by.posts if post.role is Role.WINDOW)
    said = written or Written(tuple(draft.answers), draft.form)
    content = content_of(draft) if asked(item.terms) and said == Written(tuple(draft.answers), draft.form) else ""
    taken = take_in(
        item.ref, party_ref, said.answers, said.form, window.centre_id, "window", by, now, draft.id, office_ref
    )
    if content:
        go_with(draft.id, taken.ref, content, by, now)
    return taken


@operation
def leave_draft(item_ref: str, party_ref: str, written: Written, *, by: Actor, now: datetime) -> DraftKept:
    """What was begun at the window becomes the party's own draft on the web, to be finished at home.

    Refuses with NotYourRole, NoAccount, ItemNotApplicable or ItemSuspended, and with what a value is refused with.
    """
    if not by.has_role(Role.WINDOW) or by.staff_id is None:
        raise NotYourRole(act="receive")
    party = people.party(party_ref)
    account = people.account_of_party(party.id) if party else None
    if party is None or account is None:
        raise NoAccount()
    item = item_in_force(item_ref, now)
    answers = checked_answers(item.terms, written.answers)
    draft = Draft.objects.create(
        ref=spelled(secrets.token_bytes(16), 16),
        account_ref=account.ref,
        party_id=party.id,
        item_id=item.item_id,
        version_id=item.version_id,
        answers=list(answers),
        form=checked_form(item.terms, answers, completed(item.terms.fields, written.form, party)),
        created_at=now,
        changed_at=now,
    )
    return DraftKept(draft.ref, draft.revision)


@operation
def move_draft(ref: str, *, by: Actor, now: datetime) -> DraftKept:
    """Carry a draft over to the version in force today; what no longer applies is dropped, the rest is kept."""
    draft = own_draft(ref, by, now)
    item = item_in_force(draft.item.ref, now)
    known = {f"{one.code}:{option.code}" for one in item.terms.situations for option in one.options}
    known |= class_answers(item.terms.classes)
    fields = {field.code for field in item.terms.fields}
    draft.version_id = item.version_id
    draft.answers = [answer for answer in draft.answers if answer in known]
    draft.form = {code: text for code, text in draft.form.items() if code in fields}
    draft.revision += 1
    draft.changed_at = now
    draft.save(update_fields=["version_id", "answers", "form", "revision", "changed_at"])
    return DraftKept(ref, draft.revision)
