"""Drafts: an application being written. Saved as it is typed, checked as it is saved, promised nothing."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from yimen.engine.case.cases import classes
from yimen.engine.case.cases.applicable import item_in_force, must_be_filed_online
from yimen.engine.case.cases.known import completed
from yimen.engine.case.cases.models import Draft
from yimen.engine.case.cases.refusals import (
    AgencyNotOffered,
    DraftChangedElsewhere,
    DraftUnknown,
    NotForThisParty,
    TooManyDrafts,
    WrongAudience,
)
from yimen.engine.papers.dossiers.moves import take_all_away
from yimen.engine.papers.dossiers.operations import Attached, Detached, keep_file, take_away
from yimen.engine.papers.signatures import moves as signatures
from yimen.journal.operation import operation
from yimen.kernel.acceptance import UnknownDefect
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.forms import checked_answers, checked_form
from yimen.kernel.product_classes import chosen
from yimen.kernel.refs import spelled
from yimen.kernel.situations import for_situation, resolve
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Audience, Terms
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people
from yimen.registries.people.rows import PartyRow

MOST_DRAFTS = 30


@snapshot
class DraftStarted:
    ref: str


@snapshot
class DraftKept:
    """A saved draft; `revision` goes back with the next save."""

    ref: str
    revision: int


@snapshot
class DraftDiscarded:
    ref: str


@snapshot
class DraftsDiscarded:
    count: int


@operation
def start_draft(
    item_ref: str, party_ref: str, answers: tuple[str, ...] = (), *, by: Actor, now: datetime
) -> DraftStarted:
    """Begin an application for a party the actor may act for, with what the guide already asked and the record knows.

    Refuses with ItemNotApplicable, ItemSuspended, NotFiledOnline, WrongAudience, SituationUnknown, NotForThisParty,
    AgencyNotOffered or TooManyDrafts.
    """
    party = people.party(party_ref)
    if party is None or not people.may_apply(by, party.id, item_ref, now):
        raise NotForThisParty()
    item = item_in_force(item_ref, now)
    must_be_filed_online(item)
    if item.terms.audience not in (Audience.BOTH, party.kind):
        raise WrongAudience(audience=item.terms.audience)
    _agency_offered(by, party, item, now)
    if Draft.objects.filter(account_ref=by.ref, submitted_at=None).count() >= MOST_DRAFTS:
        raise TooManyDrafts(most=MOST_DRAFTS)
    ref, said = spelled(secrets.token_bytes(16), 16), checked_answers(item.terms, answers)
    Draft.objects.create(
        ref=ref,
        account_ref=by.ref,
        party_id=party.id,
        item_id=item.item_id,
        version_id=item.version_id,
        answers=list(said),
        form=checked_form(item.terms, said, _known(by, party, item, now)),
        created_at=now,
        changed_at=now,
    )
    return DraftStarted(ref)


def _agency_offered(by: Actor, party: PartyRow, item: ItemView, now: datetime) -> None:
    """Somebody's agent is let in only where the item says so; handlers and guardians are the party's own voice."""
    if item.terms.service.agency != "yes" and _only_as_agent(by, party, item, now):
        raise AgencyNotOffered(item=item.name)


def _known(by: Actor, party: PartyRow, item: ItemView, now: datetime) -> Mapping[str, str]:
    """What need not be asked; a principal's number and phone are not opened to somebody who is their agent only."""
    return {} if _only_as_agent(by, party, item, now) else completed(item.terms.fields, {}, party)


def _only_as_agent(by: Actor, party: PartyRow, item: ItemView, now: datetime) -> bool:
    if by.party_id in (None, party.id):
        return False
    assert by.party_id is not None
    return bool(people.only_as_agent(by.party_id, party.id, item.ref, now))


@operation
def keep_draft(
    ref: str, revision: int, answers: tuple[str, ...], form: Mapping[str, str], *, by: Actor, now: datetime
) -> DraftKept:
    """Save what was chosen and typed so far; an unfinished draft is as good as any.

    Refuses with DraftChangedElsewhere when another page saved meanwhile, with what a value's kind refuses with, and
    with ClassUnknown, ClassHeldAlready or CertificateNotAmendable when other product classes are chosen.
    """
    draft = own_draft(ref, by, now)
    if draft.revision != revision:
        raise DraftChangedElsewhere(seen=revision, now_at=draft.revision)
    terms = terms_of(draft)
    said = checked_answers(terms, answers)
    if chosen(terms.classes, said) != chosen(terms.classes, draft.answers):
        classes.must_be_askable(for_situation(terms, said), draft.party_id, draft.item_id, day_of(now))
    draft.answers = list(said)
    draft.form = checked_form(terms, tuple(draft.answers), form)
    draft.revision += 1
    draft.changed_at = now
    draft.save(update_fields=["answers", "form", "revision", "changed_at"])
    return DraftKept(ref, draft.revision)


@operation
def attach(draft_ref: str, material: str, filename: str, content: bytes, *, by: Actor, now: datetime) -> Attached:
    """Add a file to a material of a draft. Refuses with what `keep_file` refuses with."""
    draft = own_draft(draft_ref, by, now)
    terms = terms_of(draft)
    term = next((one for one in resolve(terms, draft.answers).materials if one.code == material), None)
    if term is None:
        raise UnknownDefect(material=material, defect="")
    return keep_file(draft.party_id, "draft", draft.id, term, filename, content, 0, by, now)


@operation
def detach(draft_ref: str, attachment_ref: str, *, by: Actor, now: datetime) -> Detached:
    """Take a file off a draft again."""
    draft = own_draft(draft_ref, by, now)
    return take_away("draft", draft.id, attachment_ref, now)


@operation
def discard_draft(ref: str, *, by: Actor, now: datetime) -> DraftDiscarded:
    """Throw a draft away with what was filled in; its files are cleared away by night (engine/case/clearing)."""
    _throw_away(own_draft(ref, by, now), now)
    return DraftDiscarded(ref)


@operation
def discard_all_drafts(*, by: Actor, now: datetime) -> DraftsDiscarded:
    """Throw all drafts away that were written under the own login, whoever they were for."""
    drafts = list(Draft.objects.select_for_update().filter(account_ref=by.ref, submitted_at=None))
    for draft in drafts:
        _throw_away(draft, now)
    return DraftsDiscarded(len(drafts))


def _throw_away(draft: Draft, now: datetime) -> None:
    draft.submitted_at, draft.answers, draft.form = now, [], {}
    draft.revision += 1
    draft.save(update_fields=["submitted_at", "answers", "form", "revision"])
    take_all_away("draft", draft.id, now)
    signatures.forget(draft.id)


def terms_of(draft: Draft) -> Terms:
    """The terms of the version the draft was written for."""
    pinned = catalogue.version_by_id(draft.version_id)
    assert pinned is not None, "versions are never deleted"
    return pinned.terms


def own_draft(ref: str, by: Actor, now: datetime) -> Draft:
    """The actor's own open draft under its lock; anybody else's looks like none."""
    draft = (
        Draft.objects.select_for_update(of=("self",))
        .select_related("item")
        .filter(ref=ref, account_ref=by.ref, submitted_at=None)
        .first()
    )
    if draft is None or by.kind is not ActorKind.CITIZEN:
        raise DraftUnknown(ref=ref)
    if not people.may_apply(by, draft.party_id, draft.item.ref, now):
        raise DraftUnknown(ref=ref)
    return draft
