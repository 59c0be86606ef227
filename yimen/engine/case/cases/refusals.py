"""How the cases say no, beyond what the kernel's rules refuse."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class CaseUnknown(Refusal):
    """There is no such case for this actor: a case of somebody else looks like no case at all."""

    code: ClassVar[str] = "case.unknown"
    ref: str


@dataclass(eq=False)
class ChangedMeanwhile(Refusal):
    """Somebody acted on the case since the page was made."""

    code: ClassVar[str] = "case.changed_meanwhile"
    ref: str
    seen: int
    now_at: int


@dataclass(eq=False)
class DraftUnknown(Refusal):
    """There is no such draft for this actor."""

    code: ClassVar[str] = "draft.unknown"
    ref: str


@dataclass(eq=False)
class DraftChangedElsewhere(Refusal):
    """The draft was saved from another page meanwhile; nothing typed here was lost."""

    code: ClassVar[str] = "draft.changed_elsewhere"
    seen: int
    now_at: int


@dataclass(eq=False)
class NobodyReads(Refusal):
    """Nobody can sign in at the hall for this party: nothing is delivered there (Electronic Signature Law art. 11)."""

    code: ClassVar[str] = "delivery.nobody_reads"


@dataclass(eq=False)
class NoAccount(Refusal):
    """Who stands at the window has no account on the web: nothing can be left there for them."""

    code: ClassVar[str] = "draft.no_account"


@dataclass(eq=False)
class PrerequisiteMissing(Refusal):
    """The result of another item must be there first; `ref` names that item, when the catalogue has it."""

    code: ClassVar[str] = "draft.prerequisite_missing"
    item: str
    ref: str


@dataclass(eq=False)
class ItemNotApplicable(Refusal):
    """The item has no version in force that can be applied for (guide-only or withdrawn)."""

    code: ClassVar[str] = "draft.item_not_applicable"
    item: str


@dataclass(eq=False)
class NotFiledOnline(Refusal):
    """The item is handed in at a window: online filing has not been opened for it yet."""

    code: ClassVar[str] = "draft.not_filed_online"
    item: str


@dataclass(eq=False)
class WrongAudience(Refusal):
    """The item is for persons only, or for organisations only."""

    code: ClassVar[str] = "draft.wrong_audience"
    audience: str


@dataclass(eq=False)
class NotForThisParty(Refusal):
    """The actor may not act for this party: no mandate in force."""

    code: ClassVar[str] = "draft.not_for_this_party"


@dataclass(eq=False)
class AgencyNotOffered(Refusal):
    """The item is not on the list of those that an agent may handle 可委托办理: the applicant comes in person."""

    code: ClassVar[str] = "draft.agency_not_offered"
    item: str


@dataclass(eq=False)
class TooManyDrafts(Refusal):
    """An account keeps at most this many drafts."""

    code: ClassVar[str] = "draft.too_many"
    most: int


@dataclass(eq=False)
class VersionChanged(Refusal):
    """A new version of the item came into force while the draft was written; it has been moved to it, look again."""

    code: ClassVar[str] = "draft.version_changed"
    item: str


@dataclass(eq=False)
class DraftIncomplete(Refusal):
    """Something that must be there before it can be submitted is not there yet."""

    code: ClassVar[str] = "draft.incomplete"
    lacks: str


@dataclass(eq=False)
class NoDesk(Refusal):
    """The office has no post for a step of this item: nobody could act, so nothing is taken in."""

    code: ClassVar[str] = "case.no_desk"
    office: str
    role: str


@dataclass(eq=False)
class ProposalOpen(Refusal):
    """A proposed refusal waits for its answer; nothing else can be done at the door."""

    code: ClassVar[str] = "case.proposal_open"


@dataclass(eq=False)
class NoProposal(Refusal):
    """There is no open proposal to answer."""

    code: ClassVar[str] = "case.no_proposal"


@dataclass(eq=False)
class OwnProposal(Refusal):
    """Whoever proposed a refusal neither confirms it nor sends it back; they may take it back."""

    code: ClassVar[str] = "case.own_proposal"


@dataclass(eq=False)
class NotYourProposal(Refusal):
    """Only its author takes a proposed refusal back; others confirm it or send it back."""

    code: ClassVar[str] = "case.not_your_proposal"


@dataclass(eq=False)
class NotYet(Refusal):
    """The moment for this act has not come."""

    code: ClassVar[str] = "case.not_yet"
    act: str


@dataclass(eq=False)
class AlreadyDone(Refusal):
    """The act has been done before and is done once."""

    code: ClassVar[str] = "case.already_done"
    act: str


@dataclass(eq=False)
class CheckUnknown(Refusal):
    """The case was not granted on a promise, so there is nothing to check."""

    code: ClassVar[str] = "check.unknown"
    ref: str


@dataclass(eq=False)
class NothingOutstanding(Refusal):
    """Nothing is waited for, so nothing can be supplied."""

    code: ClassVar[str] = "case.nothing_outstanding"


@dataclass(eq=False)
class DeskUnfit(Refusal):
    """The post cannot take this step."""

    code: ClassVar[str] = "case.desk_unfit"


@dataclass(eq=False)
class ExtensionOfAnother(Refusal):
    """The limit of this item is lengthened by another provision: that of one office, or that of several together."""

    code: ClassVar[str] = "case.extension_of_another"
    law: str
