"""Allow: who may change an item, and what may be changed of it."""

from datetime import datetime

from yimen.kernel import publication
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.change_life import LEVELS, ChangeState, Level, must_be_other_eyes
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.version_life import VersionState
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.catalogue.facts import facts_of
from yimen.registries.catalogue.moves import LockedItem, LockedVersion
from yimen.registries.catalogue.refusals import (
    LiesFast,
    NotADraft,
    NotCatalogueEditor,
    NotPublishable,
    NotReviewer,
    NotTheCitysDesk,
    OnlyBySystem,
    ShelfUnknown,
    TextUnsound,
)
from yimen.registries.catalogue.review import changing
from yimen.registries.catalogue.review.changing import LockedChange
from yimen.registries.catalogue.themes import LIFE_EVENT_CODES, THEME_CODES
from yimen.registries.dated import day_of


def must_edit(by: Actor, office_id: int) -> None:
    if by.kind is ActorKind.SYSTEM:
        return
    posts = (post for post in by.posts if post.role is Role.CATALOGUE_EDITOR)
    if not any(post.office_id is None or post.office_id == office_id for post in posts):
        raise NotCatalogueEditor


def must_be_system(by: Actor) -> None:
    """What goes past the review is for setting up a city alone."""
    if by.kind is not ActorKind.SYSTEM:
        raise OnlyBySystem()


def must_answer(by: Actor, office_id: int) -> None:
    """Comments are answered by the office whose item it is, or by the reform office."""
    if not by.has_role(Role.REFORM_OFFICE) and office_id not in by.offices(Role.CHIEF, Role.OFFICE_HEAD):
        must_edit(by, office_id)


def must_review(by: Actor, level: Level, office_id: int) -> int:
    """The member of staff who reviews at a level; refuses with NotReviewer."""
    match level:
        case Level.OFFICE:
            may = office_id in by.offices(Role.CHIEF, Role.OFFICE_HEAD)
        case Level.LEGAL:
            may = by.has_role(Role.LEGAL_REVIEWER)
        case Level.REFORM:
            may = by.has_role(Role.REFORM_OFFICE)
    if not may or by.staff_id is None:
        raise NotReviewer(level=level)
    return by.staff_id


def must_review_now(by: Actor, change: LockedChange) -> Level:
    """The level at which a change waits, for one who may review there with eyes of their own."""
    if change.state not in LEVELS or change.state is ChangeState.ON_NOTICE:
        raise WrongState(move="pass", state=change.state)
    level = LEVELS[change.state]
    staff_id = must_review(by, level, change.item.office_id)
    must_be_other_eyes(staff_id, change.authors, changing.reviewers(change))
    return level


def must_edit_for_the_city(by: Actor) -> None:
    """The base catalogue and its waivers are the city's: a desk that is of no single office."""
    if by.kind is ActorKind.SYSTEM:
        return
    if not any(post.role is Role.CATALOGUE_EDITOR and post.office_id is None for post in by.posts):
        raise NotTheCitysDesk


def must_be_draft(version: LockedVersion) -> None:
    if version.state is VersionState.PROPOSED:
        raise LiesFast()
    if version.state is not VersionState.DRAFT:
        raise NotADraft(state=version.state)


def must_be_sound(draft: Draft) -> None:
    for fault in publication.unsound_texts(draft.name, draft.terms):
        raise TextUnsound(element=fault.element, rule=fault.rule)
    if draft.theme and draft.theme not in THEME_CODES:
        raise ShelfUnknown(value=draft.theme)
    if draft.life_event and draft.life_event not in LIFE_EVENT_CODES:
        raise ShelfUnknown(value=draft.life_event)


def must_be_complete(item: LockedItem, draft: Draft, now: datetime) -> None:
    """Refuses with NotPublishable, naming the first element that breaks a rule of publication."""
    known = facts_of(item.id, draft, day_of(now))
    for fault in publication.faults(draft.name, draft.kind, draft.terms, known):
        raise NotPublishable(element=fault.element, rule=fault.rule, basis=fault.basis)
