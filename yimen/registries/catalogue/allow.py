"""Allow: who may change an item, and what may be changed of it."""

from yimen.kernel import publication
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.version_life import VersionState
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.catalogue.moves import LockedVersion
from yimen.registries.catalogue.refusals import NotADraft, NotCatalogueEditor, ShelfUnknown, TextUnsound
from yimen.registries.catalogue.themes import LIFE_EVENT_CODES, THEME_CODES


def must_edit(by: Actor, office_id: int) -> None:
    if by.kind is ActorKind.SYSTEM:
        return
    posts = (post for post in by.posts if post.role is Role.CATALOGUE_EDITOR)
    if not any(post.office_id is None or post.office_id == office_id for post in posts):
        raise NotCatalogueEditor


def must_be_draft(version: LockedVersion) -> None:
    if version.state is not VersionState.DRAFT:
        raise NotADraft(state=version.state)


def must_be_sound(draft: Draft) -> None:
    for fault in publication.unsound_texts(draft.name, draft.terms):
        raise TextUnsound(element=fault.element, rule=fault.rule)
    if draft.theme and draft.theme not in THEME_CODES:
        raise ShelfUnknown(value=draft.theme)
    if draft.life_event and draft.life_event not in LIFE_EVENT_CODES:
        raise ShelfUnknown(value=draft.life_event)
