"""Changes of the catalogue: public notices for everybody; propose, review and decide for staff.

An act on a change carries `seen`, as an act on a case does: how many acts its chain held when it was read.
"""

from datetime import date, timedelta
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import Field

from yimen.channels.api.asking import asker, done, knock, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import (
    After,
    Body,
    BodyRef,
    Code,
    Moment,
    PathRef,
    Seen,
    Text100,
    Text500,
    Text1000,
    Text2000,
    several,
    shown,
)
from yimen.kernel.change_life import LYING_FAST, ChangeKind, ChangeState
from yimen.registries.catalogue import operations, queries
from yimen.registries.catalogue.drafts import Grounds, Removal, Removed, VersionDrafted
from yimen.registries.catalogue.operations.deciding import ChangeDecided
from yimen.registries.catalogue.operations.notice_days import NoticeDaysSet
from yimen.registries.catalogue.operations.noticing import AnswerGiven, CommentGiven
from yimen.registries.catalogue.operations.publishing import VersionPublished
from yimen.registries.catalogue.review import changes, landing, notice_terms
from yimen.registries.catalogue.review.change_rows import ChangePage, ChangeView
from yimen.registries.catalogue.review.changes import At
from yimen.registries.catalogue.review.changing import ChangeDone
from yimen.registries.catalogue.review.landing import LandingRow
from yimen.registries.catalogue.review.notice_terms import NoticeDays
from yimen.registries.catalogue.rows import SuspensionRow
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.words.differences import Told, told_between

router = Router(tags=["changes"])

COMMENTS, PER = 10, timedelta(hours=1)
Version = QueryEx[str, P(max_length=64, description="A reference")]


class Commented(Body):
    """A comment; no name is asked for."""

    text: Text1000


class CommentAnswer(Body):
    """An answer, shown with its comment."""

    answer: Text1000


class Reasons(Body):
    """Why and on what basis the catalogue is changed."""

    kind: ChangeKind
    reason: Text2000
    basis: Text500
    round: BodyRef | None = None
    batch: Text500 = ""
    counterpart: Text500 = Field("", description="Who gets the item, or from whom it is taken over")
    into: BodyRef | None = None
    removed: dict[Code, Removal] = Field({}, max_length=200, description="Materials not asked for any more, and why")

    def grounds(self) -> Grounds:
        """As the catalogue takes them."""
        removed = tuple(Removed(material, why) for material, why in self.removed.items())
        return Grounds(
            self.kind, self.reason, self.basis, self.round or "", self.batch, self.counterpart, self.into or "", removed
        )


class ProposedVersion(Reasons):
    """A version that is handed in for review as it was read."""

    seen: Annotated[int, Field(ge=0, le=2_000_000_000, description="The `seen` of the version as you read it")]


class Passed(Seen):
    """A review that passes the change on."""

    opinion: Text2000 = ""


class SentBack(Seen):
    """A reason, which the office reads."""

    reason: Text2000


class Decided(Seen):
    """From when on the change takes effect."""

    moment: Moment


class Adopted(Body):
    """From when on a version of the initial catalogue is in force, and under which document."""

    moment: Moment
    batch: Text500


class NoticeDaysTold(Body):
    """For how many working days a kind of change is shown, from a day on, and on what basis."""

    kind: ChangeKind
    days: Annotated[int, Field(ge=1, le=1000)]
    from_day: date
    basis: Text100


@router.get("/notices", auth=ALL, response=shown(ChangePage), operation_id="notices_list")
def notices(request: HttpRequest, after: After = "") -> ChangePage:
    """The changes on public notice now, what ends first on top."""
    return changes.on_notice(clock.now(), after)


@router.get("/decided", auth=ALL, response=shown(ChangePage), operation_id="notices_decided")
def decided(request: HttpRequest, after: After = "") -> ChangePage:
    """The changes that were decided, the newest first."""
    return changes.decided(after)


@router.get("/notice-days", auth=ALL, response=several(NoticeDays), operation_id="notice_days")
def notice_days(request: HttpRequest) -> list[NoticeDays]:
    """For how many working days each kind of change is shown, how many the rules ask for, and what is set to come."""
    return list(notice_terms.notice_days(day_of(clock.now())))


@router.post("/notice-days", auth=STAFF, response={201: shown(NoticeDaysSet)}, operation_id="notice_days_set")
def set_notice_days(request: HttpRequest, body: NoticeDaysTold) -> NoticeDaysSet:
    """Show a kind of change for longer than the rules ask; by an administrator.

    Refuses with NotAllowed, NoticeDaysUnfit, Missing or ImpossibleDates.
    """
    return done(request, operations.set_notice_days, body.kind, body.days, body.basis, body.from_day)


@router.get("/notices/{ref}", auth=ALL, response=shown(ChangeView), operation_id="notices_one")
def notice(request: HttpRequest, ref: PathRef) -> ChangeView:
    """A change as anybody may read it, while it is on notice and after it was decided."""
    return there(changes.public_change(ref))


@router.post("/notices/{ref}/comments", auth=ALL, response={201: shown(CommentGiven)}, operation_id="notices_comment")
def comment(request: HttpRequest, ref: PathRef, body: Commented) -> CommentGiven:
    """Comment on a change on notice, without an account and without a name.

    Refuses with ChangeUnknown, NotOnNotice, TextMissing or TooManyKnocks.
    """
    knock(request, "comment", COMMENTS, PER)
    return operations.comment_on(ref, body.text, by=asker(request), now=clock.now())


@router.get("/items/{ref}/changes", auth=ALL, response=several(ChangeView), operation_id="changes_of_item")
def of_item(request: HttpRequest, ref: PathRef) -> list[ChangeView]:
    """How an item came to be as it is: its public changes, the newest first."""
    return list(changes.of_item(ref))


@router.get("/items/{ref}/suspension", auth=ALL, response=shown(SuspensionRow), operation_id="items_suspension")
def suspension(request: HttpRequest, ref: PathRef) -> SuspensionRow:
    """Since when and why an item takes no applications; nothing is here while it takes them."""
    return there(queries.suspension(ref, clock.now()))


@router.get("/differences", auth=STAFF, response=several(Told), operation_id="versions_differences")
def differences(request: HttpRequest, before: Version, after: Version) -> list[Told]:
    """What one version of an item says otherwise than another, in the language of the reader."""
    one, other = there(queries.version(before)), there(queries.version(after))
    return list(told_between(one, there(other if other.ref == one.ref else None)))


@router.get("/landing", auth=STAFF, response=several(LandingRow), operation_id="catalogue_landing")
def not_landed(request: HttpRequest) -> list[LandingRow]:
    """Items taken over from above that are not in force yet, each with what it still needs."""
    return list(landing.not_landed(clock.now()))


@router.get("/changes", auth=STAFF, response=shown(ChangePage), operation_id="changes_list")
def waiting(request: HttpRequest, state: Literal[""] | ChangeState = "", after: After = "") -> ChangePage:
    """The changes under way, those waiting longest first; of one state when it is named."""
    states = {ChangeState(state)} if state else {*LYING_FAST, ChangeState.SENT_BACK}
    return changes.waiting(At(frozenset(states)), after)


@router.get("/changes/{ref}", auth=STAFF, response=shown(ChangeView), operation_id="changes_one")
def change(request: HttpRequest, ref: PathRef) -> ChangeView:
    """A change with what was said of it; `seen` goes back with an act."""
    return there(changes.change(ref))


@router.post("/versions/{ref}/propose", auth=STAFF, response={201: shown(ChangeDone)}, operation_id="changes_propose")
def propose(request: HttpRequest, ref: PathRef, body: ProposedVersion) -> ChangeDone:
    """Hand a draft in for review.

    Refuses with ItemUnknown, NotCatalogueEditor, NotADraft, LiesFast, DraftMoved, NotPublishable, KindDoesNotFit,
    ChangeOpen, DuplicateItem, NotClerical, NothingChanged, ItemKindChanges, ItemKindStays, NobodyToName,
    CounterpartUnfit, Missing or NoSuchThing.
    """
    return done(request, operations.propose_version, ref, body.grounds(), body.seen)


@router.post("/items/{ref}/propose", auth=STAFF, response={201: shown(ChangeDone)}, operation_id="changes_propose_end")
def propose_for_item(request: HttpRequest, ref: PathRef, body: Reasons) -> ChangeDone:
    """Propose to cancel, devolve, merge, hand over, suspend or resume an item.

    Refuses with ItemUnknown, NotCatalogueEditor, KindDoesNotFit, ChangeOpen, NobodyToName, CounterpartUnfit, Missing
    or NoSuchThing.
    """
    return done(request, operations.propose_for_item, ref, body.grounds())


@router.post("/changes/{ref}/pass", auth=STAFF, response=shown(ChangeDone), operation_id="changes_pass")
def pass_on(request: HttpRequest, ref: PathRef, body: Passed) -> ChangeDone:
    """Pass a change on to the next level, from the reform office to the public notice.

    Refuses with ChangeUnknown, ChangeMoved, WrongState, NotReviewer, OwnProposal or ReviewedBefore.
    """
    return done(request, operations.pass_change, ref, body.opinion, body.seen)


@router.post("/changes/{ref}/pass-without-notice", auth=STAFF, response=shown(ChangeDone), operation_id="changes_skip")
def pass_without_notice(request: HttpRequest, ref: PathRef, body: SentBack) -> ChangeDone:
    """Pass the correction of a slip of the pen without notice, with the reason.

    Refuses with ChangeUnknown, ChangeMoved, WrongState, NotReviewer, OwnProposal, ReviewedBefore, NoticeNeeded or
    Missing.
    """
    return done(request, operations.pass_without_notice, ref, body.reason, body.seen)


@router.post("/changes/{ref}/send-back", auth=STAFF, response=shown(ChangeDone), operation_id="changes_send_back")
def send_back(request: HttpRequest, ref: PathRef, body: SentBack) -> ChangeDone:
    """Send a change back to its office.

    Refuses with ChangeUnknown, ChangeMoved, WrongState, NotReviewer, OwnProposal or Missing.
    """
    return done(request, operations.send_back, ref, body.reason, body.seen)


@router.post("/changes/{ref}/withdraw", auth=STAFF, response=shown(ChangeDone), operation_id="changes_withdraw")
def withdraw(request: HttpRequest, ref: PathRef, body: Seen) -> ChangeDone:
    """Take a proposal back. Refuses with ChangeUnknown, ChangeMoved, WrongState or NotCatalogueEditor."""
    return done(request, operations.withdraw_change, ref, body.seen)


@router.post("/changes/{ref}/put-in-force", auth=STAFF, response=shown(ChangeDecided), operation_id="changes_decide")
def put_in_force(request: HttpRequest, ref: PathRef, body: Decided) -> ChangeDecided:
    """Let a change take effect from a moment on.

    Refuses with ChangeUnknown, ChangeMoved, NotAllowed, WrongState, NoticeNotOver, CommentsUnanswered, FromThePast,
    NotPublishable, NotLanded, AlreadyScheduled, KindDoesNotFit or NotInForce.
    """
    return done(request, operations.put_in_force, ref, body.moment, body.seen)


@router.post("/comments/{ref}/answer", auth=STAFF, response=shown(AnswerGiven), operation_id="changes_answer")
def answer(request: HttpRequest, ref: PathRef, body: CommentAnswer) -> AnswerGiven:
    """Answer a comment in public. Refuses with NoSuchThing, NotCatalogueEditor, CommentAnswered or TextMissing."""
    return done(request, operations.answer_comment, ref, body.answer)


@router.post(
    "/versions/{ref}/restore", auth=STAFF, response={201: shown(VersionDrafted)}, operation_id="versions_restore"
)
def restore(request: HttpRequest, ref: PathRef) -> VersionDrafted:
    """Draft a new version that says what this one said. Refuses with ItemUnknown, NotCatalogueEditor or DraftExists."""
    return done(request, operations.restore_version, ref)


@router.post("/versions/{ref}/adopt", auth=STAFF, response=shown(VersionPublished), operation_id="versions_adopt")
def adopt(request: HttpRequest, ref: PathRef, body: Adopted) -> VersionPublished:
    """Adopt a version into the initial catalogue of a city.

    Refuses with ItemUnknown, NotAllowed, HasBeenInForce, NotADraft, LiesFast, NotPublishable, FromThePast or Missing.
    """
    return done(request, operations.adopt_version, ref, body.moment, body.batch)
