"""How the catalogue says no."""

from datetime import datetime
from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NotCatalogueEditor(Refusal):
    """Only the catalogue desk of the item's office or of the city may change an item."""

    code: ClassVar[str] = "catalogue.not_editor"


class NotTheCitysDesk(NotCatalogueEditor):
    """What holds for the whole city is kept by its catalogue desk; no office does it for itself."""

    code: ClassVar[str] = "catalogue.not_the_citys_desk"


class ItemUnknown(Refusal):
    """There is no such item or version."""

    code: ClassVar[str] = "catalogue.unknown"
    ref: str


class SynonymTooFew(Refusal):
    """A group of words that mean the same needs two different ones."""

    code: ClassVar[str] = "catalogue.synonym_too_few"


class SynonymTooMany(Refusal):
    """A group holds more words than a search can look for."""

    code: ClassVar[str] = "catalogue.synonym_too_many"
    most: int


class SynonymKnown(Refusal):
    """A group in use holds all of these words already."""

    code: ClassVar[str] = "catalogue.synonym_known"
    words: str


class OfficeUnknown(Refusal):
    """An item was to be founded for an office that does not exist."""

    code: ClassVar[str] = "catalogue.office_unknown"
    ref: str


class CodeTaken(Refusal):
    """Another item already has this code."""

    code: ClassVar[str] = "catalogue.code_taken"
    value: str


class NotPublishable(Refusal):
    """The version is not complete: `element` breaks `rule`, which rests on `basis`."""

    code: ClassVar[str] = "catalogue.not_publishable"
    element: str
    rule: str
    basis: str


class TextUnsound(Refusal):
    """A text holds control characters or is too long, or a name is missing."""

    code: ClassVar[str] = "catalogue.text_unsound"
    element: str
    rule: str


class ShelfUnknown(Refusal):
    """A theme or life event that the catalogue does not have."""

    code: ClassVar[str] = "catalogue.shelf_unknown"
    value: str


class NotADraft(Refusal):
    """What was published is never rewritten: draft the next version."""

    code: ClassVar[str] = "catalogue.not_a_draft"
    state: str


class DraftExists(Refusal):
    """The item already has a draft: finish or discard that one first."""

    code: ClassVar[str] = "catalogue.draft_exists"
    ref: str


class DraftMoved(Refusal):
    """Somebody else changed the draft meanwhile."""

    code: ClassVar[str] = "catalogue.draft_moved"


class FromThePast(Refusal):
    """A version cannot come into force or leave it before now."""

    code: ClassVar[str] = "catalogue.from_the_past"


class AlreadyScheduled(Refusal):
    """Another version is already published to come into force at or after this moment."""

    code: ClassVar[str] = "catalogue.already_scheduled"
    ref: str


class NotInForce(Refusal):
    """The item has no version in force that could be withdrawn."""

    code: ClassVar[str] = "catalogue.not_in_force"
    ref: str


class LiesFast(Refusal):
    """What was handed in for review lies fast until it is sent back or withdrawn."""

    code: ClassVar[str] = "catalogue.lies_fast"


class OnlyBySystem(Refusal):
    """Nobody publishes or cancels past the review: only the system does, when a city is set up."""

    code: ClassVar[str] = "catalogue.only_by_system"


class ChangeUnknown(Refusal):
    """There is no such change."""

    code: ClassVar[str] = "catalogue.change_unknown"
    ref: str


class ChangeOpen(Refusal):
    """Another change of this item is on its way: one at a time."""

    code: ClassVar[str] = "catalogue.change_open"
    ref: str


class ChangeMoved(Refusal):
    """Somebody acted on the change since the page was made."""

    code: ClassVar[str] = "catalogue.change_moved"


class KindDoesNotFit(Refusal):
    """A change of this kind does not fit the item as it stands: `why` says what is in the way."""

    code: ClassVar[str] = "catalogue.kind_does_not_fit"
    kind: str
    why: str


class NotClerical(Refusal):
    """What is proposed as a correction changes `element`, which binds somebody: it is a change."""

    code: ClassVar[str] = "catalogue.not_clerical"
    element: str


class NothingChanged(Refusal):
    """The proposed version says what the version in force says."""

    code: ClassVar[str] = "catalogue.nothing_changed"


class DuplicateItem(Refusal):
    """The office already has an item of this name in force or under review."""

    code: ClassVar[str] = "catalogue.duplicate_item"
    ref: str


class NotReviewer(Refusal):
    """The actor holds no post that reviews at this level."""

    code: ClassVar[str] = "catalogue.not_reviewer"
    level: str


class NoticeNotOver(Refusal):
    """The public notice still runs."""

    code: ClassVar[str] = "catalogue.notice_not_over"
    until: datetime


class NotOnNotice(Refusal):
    """Comments are taken while a change is on public notice, and not before or after."""

    code: ClassVar[str] = "catalogue.not_on_notice"


class CommentsUnanswered(Refusal):
    """Comments wait for an answer; the change comes into force after the last one has got it."""

    code: ClassVar[str] = "catalogue.comments_unanswered"
    count: int


class CommentAnswered(Refusal):
    """The comment has been answered; an answer is not rewritten."""

    code: ClassVar[str] = "catalogue.comment_answered"


class NotLanded(Refusal):
    """An item that is taken over needs an owner, a guide and a window before it goes live: `lacks` names the first."""

    code: ClassVar[str] = "catalogue.not_landed"
    lacks: str


class HasBeenInForce(Refusal):
    """The item had a version in force before: it is changed by review, not adopted."""

    code: ClassVar[str] = "catalogue.has_been_in_force"


class RoundExists(Refusal):
    """A reform round of this name is there."""

    code: ClassVar[str] = "catalogue.round_exists"
    name: str


class ItemSuspended(Refusal):
    """The item takes no applications now; what is under way goes on."""

    code: ClassVar[str] = "catalogue.suspended"
    since: datetime
    reason: str


class BaselineExists(Refusal):
    """A baseline of this name is kept."""

    code: ClassVar[str] = "catalogue.baseline_exists"
    name: str


class FromTheFuture(Refusal):
    """What has not been yet cannot be kept as it was."""

    code: ClassVar[str] = "catalogue.from_the_future"


class PetitionAnswered(Refusal):
    """The answer to this petition is recorded; it is not rewritten."""

    code: ClassVar[str] = "catalogue.petition_answered"


class RectificationClosed(Refusal):
    """This task has been closed."""

    code: ClassVar[str] = "catalogue.rectification_closed"


class NotByTheOfficeItself(Refusal):
    """Whether something was put right is not said by the office whose item it is."""

    code: ClassVar[str] = "catalogue.not_by_the_office_itself"


class BaseItemUnknown(Refusal):
    """The base catalogue has no item with this code."""

    code: ClassVar[str] = "catalogue.base_item_unknown"
    value: str


class RuleNotWaivable(Refusal):
    """No waiver lifts this rule."""

    code: ClassVar[str] = "catalogue.rule_not_waivable"
    rule: str


class AlreadyWaived(Refusal):
    """The item has a waiver of this rule in these days."""

    code: ClassVar[str] = "catalogue.already_waived"
    rule: str


class LanguageUnknown(Refusal):
    """A language that guides are not told in."""

    code: ClassVar[str] = "translation.language_unknown"
    language: str


class TranslationMoved(Refusal):
    """Somebody else changed the translation meanwhile."""

    code: ClassVar[str] = "translation.moved"


class PassageUnknown(Refusal):
    """A translation of words that the version does not say."""

    code: ClassVar[str] = "translation.passage_unknown"
    text: str


class NothingTranslated(Refusal):
    """A translation was to be shown that says nothing."""

    code: ClassVar[str] = "translation.nothing"


class LibraryCodeTaken(Refusal):
    """Another entry of the library has this code."""

    code: ClassVar[str] = "library.code_taken"
    value: str


class LibraryEntryEnded(Refusal):
    """The entry has ended already, or was merged into another."""

    code: ClassVar[str] = "library.ended"
    value: str


class LibraryEntryMoved(Refusal):
    """Somebody else changed the entry meanwhile."""

    code: ClassVar[str] = "library.moved"


class LibraryIntoItself(Refusal):
    """An entry cannot be merged into itself."""

    code: ClassVar[str] = "library.into_itself"


class CodesUnsound(Refusal):
    """A code list gives each option a code of its own, or none to any."""

    code: ClassVar[str] = "library.codes_unsound"
    codes: int
    options: int


class ElementUnfit(Refusal):
    """An element that cannot be said for many items at once, or a value that its place cannot hold."""

    code: ClassVar[str] = "catalogue.element_unfit"
    element: str


class NoSuchRecord(Refusal):
    """The version has no record of this name in the list."""

    code: ClassVar[str] = "catalogue.no_such_record"
    record: str


class ItemEnded(Refusal):
    """The item is no more; nothing of it is restated."""

    code: ClassVar[str] = "catalogue.item_ended"
