"""How the catalogue says no."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


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
    """The version is not complete: `element` breaks `rule`, which rests on `basis`."""

    code: ClassVar[str] = "catalogue.not_publishable"
    element: str
    rule: str
    basis: str


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
