"""How the cases say no, beyond what the kernel's rules refuse."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class CaseUnknown(Refusal):
    """There is no such case for this actor: a case of somebody else looks like no case at all."""

    code: ClassVar[str] = "case.unknown"
    ref: str


class ChangedMeanwhile(Refusal):
    """Somebody acted on the case since the page was made."""

    code: ClassVar[str] = "case.changed_meanwhile"
    ref: str
    seen: int
    now_at: int


class DraftUnknown(Refusal):
    """There is no such draft for this actor."""

    code: ClassVar[str] = "draft.unknown"
    ref: str


class DraftChangedElsewhere(Refusal):
    """The draft was saved from another page meanwhile; nothing typed here was lost."""

    code: ClassVar[str] = "draft.changed_elsewhere"
    seen: int
    now_at: int


class NobodyReads(Refusal):
    """Nobody can sign in at the hall for this party: nothing is delivered there (Electronic Signature Law art. 11)."""

    code: ClassVar[str] = "delivery.nobody_reads"


class NoAccount(Refusal):
    """Who stands at the window has no account on the web: nothing can be left there for them."""

    code: ClassVar[str] = "draft.no_account"


class PrerequisiteMissing(Refusal):
    """The result of another item must be there first; `ref` names that item, when the catalogue has it."""

    code: ClassVar[str] = "draft.prerequisite_missing"
    item: str
    ref: str


class ItemNotApplicable(Refusal):
    """The item has no version in force that can be applied for (guide-only or withdrawn)."""

    code: ClassVar[str] = "draft.item_not_applicable"
    item: str


class NotFiledOnline(Refusal):
    """The item is handed in at a window: online filing has not been opened for it yet."""

    code: ClassVar[str] = "draft.not_filed_online"
    item: str


class WrongAudience(Refusal):
    """The item is for persons only, or for organisations only."""

    code: ClassVar[str] = "draft.wrong_audience"
    audience: str


class NotForThisParty(Refusal):
    """The actor may not act for this party: no mandate in force."""

    code: ClassVar[str] = "draft.not_for_this_party"


class AgencyNotOffered(Refusal):
    """The item is not on the list of those that an agent may handle 可委托办理: the applicant comes in person."""

    code: ClassVar[str] = "draft.agency_not_offered"
    item: str


class TooManyDrafts(Refusal):
    """An account keeps at most this many drafts."""

    code: ClassVar[str] = "draft.too_many"
    most: int


class VersionChanged(Refusal):
    """A new version of the item came into force while the draft was written; it has been moved to it, look again."""

    code: ClassVar[str] = "draft.version_changed"
    item: str


class DraftIncomplete(Refusal):
    """Something that must be there before it can be submitted is not there yet."""

    code: ClassVar[str] = "draft.incomplete"
    lacks: str


class NoDesk(Refusal):
    """The office has no post for a step of this item: nobody could act, so nothing is taken in."""

    code: ClassVar[str] = "case.no_desk"
    office: str
    role: str


class ProposalOpen(Refusal):
    """A proposed refusal waits for its answer; nothing else can be done at the door."""

    code: ClassVar[str] = "case.proposal_open"


class NoProposal(Refusal):
    """There is no open proposal to answer."""

    code: ClassVar[str] = "case.no_proposal"


class OwnProposal(Refusal):
    """Whoever proposed a refusal neither confirms it nor sends it back; they may take it back."""

    code: ClassVar[str] = "case.own_proposal"


class NotYourProposal(Refusal):
    """Only its author takes a proposed refusal back; others confirm it or send it back."""

    code: ClassVar[str] = "case.not_your_proposal"


class NotYet(Refusal):
    """The moment for this act has not come."""

    code: ClassVar[str] = "case.not_yet"
    act: str


class AlreadyDone(Refusal):
    """The act has been done before and is done once."""

    code: ClassVar[str] = "case.already_done"
    act: str


class CheckUnknown(Refusal):
    """The case was not granted on a promise, so there is nothing to check."""

    code: ClassVar[str] = "check.unknown"
    ref: str


class NothingOutstanding(Refusal):
    """Nothing is waited for, so nothing can be supplied."""

    code: ClassVar[str] = "case.nothing_outstanding"


class DeskUnfit(Refusal):
    """The post cannot take this step."""

    code: ClassVar[str] = "case.desk_unfit"


class ExtensionOfAnother(Refusal):
    """The limit of this item is lengthened by another provision: that of one office, or that of several together."""

    code: ClassVar[str] = "case.extension_of_another"
    law: str
