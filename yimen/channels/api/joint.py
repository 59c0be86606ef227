"""Joint approval: the copy notices of a department and its answers, the lead's board, and how far one's own case is."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import SIGNED_IN, STAFF
from yimen.channels.api.parallels import Amount
from yimen.channels.api.shapes import (
    After,
    Body,
    BodyRef,
    Code,
    PathRef,
    Seen,
    Text100,
    Text500,
    Text1000,
    Text4000,
    result_of,
    several,
    shown,
)
from yimen.engine.parallel.joint import operations, queries
from yimen.engine.parallel.joint.operations.changing import OpinionSaid
from yimen.engine.parallel.joint.rows import Board, JointProgress, LedRow, NoticePage, OpinionView
from yimen.kernel.joint_life import Dealing, OpinionStance
from yimen.kernel.time.limit import Limit, Unit
from yimen.threshold import clock

router = Router(tags=["joint"])


class OpinionToGive(Body):
    """What the department says: agree, or conditions with their words. To disagree is proposed."""

    stance: OpinionStance
    text: Text4000 = ""


class DisagreementToPropose(Body):
    """Why the department disagrees: its basis, its explanation, and what can be done."""

    basis: Text500
    explanation: Text1000
    guidance: Text1000


class JointReason(Body):
    """Why."""

    reason: Text500


class JointNothing(Body):
    """Nothing but the wish."""


class DisagreementToDealWith(Body):
    """How the lead deals with a disagreement, in words."""

    dealing: Dealing
    text: Text4000


class OpinionToAdd(Body):
    """One more department: for what, how long, with which materials of the case, and why now."""

    office: BodyRef
    work: Text100
    amount: Amount
    unit: Unit
    materials: list[Code] = []
    reason: Text500


@router.get("/joint/notices", auth=STAFF, response=shown(NoticePage), operation_id="joint_notices")
def notices(request: HttpRequest, after: After = "") -> NoticePage:
    """What your departments are asked and have not answered, by what falls due."""
    return queries.waiting(asker(request), clock.now(), after)


@router.get("/joint/led", auth=STAFF, response=several(LedRow), operation_id="joint_led")
def led(request: HttpRequest) -> list[LedRow]:
    """The joint approvals that your desks lead, by whose answer falls due first."""
    return list(queries.led(asker(request), clock.now()))


@router.get("/joint/opinions/{ref}", auth=STAFF, response=shown(OpinionView), operation_id="joint_opinion")
def opinion(request: HttpRequest, ref: PathRef) -> OpinionView:
    """An opinion with the shared data, for its department and for whoever may see the case."""
    return there(queries.opinion(ref, asker(request), clock.now()))


@router.post(
    "/joint/opinions/{ref}/receipt",
    auth=STAFF,
    response=result_of(operations.note_receipt),
    operation_id="joint_note_receipt",
)
def note_receipt(request: HttpRequest, ref: PathRef, body: JointNothing) -> Any:
    """Take note of the copy notice. Refuses with OpinionUnknown, NotFormal, OwnMatter, StoodAside or WrongState."""
    return done(request, operations.note_receipt, ref)


@router.post(
    "/joint/opinions/{ref}/answer", auth=STAFF, response=result_of(operations.give_opinion), operation_id="joint_answer"
)
def answer(request: HttpRequest, ref: PathRef, body: OpinionToGive) -> Any:
    """Say that your department agrees, or on which conditions. Refuses with OpinionUnknown, WrongState,
    NoNeedsApprover, DisagreementWaits, NotFormal, OwnMatter, StoodAside, TextUnclean or TextMissing.
    """
    return done(request, operations.give_opinion, ref, body.stance, body.text)


@router.post(
    "/joint/opinions/{ref}/disagreement",
    auth=STAFF,
    response=result_of(operations.propose_disagreement),
    operation_id="joint_disagree",
)
def disagree(request: HttpRequest, ref: PathRef, body: DisagreementToPropose) -> Any:
    """Propose that your department disagrees. Refuses with OpinionUnknown, WrongState, DisagreementWaits, NotFormal,
    OwnMatter, StoodAside, TextUnclean, TextTooLong or TextMissing.
    """
    return done(request, operations.propose_disagreement, ref, body.basis, body.explanation, body.guidance)


@router.post(
    "/joint/opinions/{ref}/disagreement/confirm",
    auth=STAFF,
    response=result_of(operations.confirm_disagreement),
    operation_id="joint_confirm_disagreement",
)
def confirm_disagreement(request: HttpRequest, ref: PathRef, body: JointNothing) -> Any:
    """Say by name that your department disagrees. Refuses with OpinionUnknown, NotYourRole, NoDisagreement,
    OwnDisagreement, WrongState, NotFormal, OwnMatter or StoodAside.
    """
    return done(request, operations.confirm_disagreement, ref)


@router.post(
    "/joint/opinions/{ref}/disagreement/back",
    auth=STAFF,
    response=result_of(operations.send_disagreement_back),
    operation_id="joint_send_disagreement_back",
)
def send_disagreement_back(request: HttpRequest, ref: PathRef, body: JointReason) -> Any:
    """Send a proposed disagreement back, or take your own back. Refuses with OpinionUnknown, NotYourRole,
    NoDisagreement, WrongState, NotFormal, OwnMatter, StoodAside, TextUnclean or TextMissing.
    """
    return done(request, operations.send_disagreement_back, ref, body.reason)


@router.post(
    "/joint/opinions/{ref}/disagreement/deal",
    auth=STAFF,
    response=result_of(operations.deal_with_disagreement),
    operation_id="joint_deal_with_disagreement",
)
def deal_with_disagreement(request: HttpRequest, ref: PathRef, body: DisagreementToDealWith) -> Any:
    """Say how the lead deals with a disagreement. Refuses with OpinionUnknown, NotYourDesk, NotYourRole, NotFormal,
    PostEnded, OwnMatter, StoodAside, WrongState, NoDisagreement, TextUnclean or TextMissing.
    """
    return done(request, operations.deal_with_disagreement, ref, body.dealing, body.text)


@router.post(
    "/joint/opinions/{ref}/withdraw",
    auth=STAFF,
    response=result_of(operations.withdraw_opinion),
    operation_id="joint_withdraw_opinion",
)
def withdraw(request: HttpRequest, ref: PathRef, body: JointReason) -> Any:
    """Say that a department need not answer. Refuses with OpinionUnknown, JointUnknown, NotYourDesk, NotYourRole,
    NotFormal, PostEnded, OwnMatter, StoodAside, WrongState, DisagreementWaits, LastOpinion, TextUnclean or TextMissing.
    """
    return done(request, operations.withdraw_opinion, ref, body.reason)


@router.get("/cases/{ref}/joint", auth=STAFF, response=shown(Board), operation_id="joint_board")
def board(request: HttpRequest, ref: PathRef) -> Board:
    """The board of a case, for whoever may see it and for the departments that take part."""
    return there(queries.board(ref, asker(request), clock.now()))


@router.get("/cases/{ref}/joint-progress", auth=SIGNED_IN, response=shown(JointProgress), operation_id="joint_progress")
def progress(request: HttpRequest, ref: PathRef) -> JointProgress:
    """Of so many offices so many have answered, for whoever may see the case."""
    return there(queries.progress(ref, asker(request)))


@router.post(
    "/cases/{ref}/joint", auth=STAFF, response={201: result_of(operations.begin_joint)}, operation_id="joint_begin"
)
def begin(request: HttpRequest, ref: PathRef, body: Seen) -> Any:
    """Begin the joint approval of an accepted case at your desk. Refuses with CaseUnknown, NotYourDesk, NotYourRole,
    NotFormal, PostEnded, OwnMatter, StoodAside, WrongState, NotParallel, JointBegun or ChangedMeanwhile.
    """
    return done(request, operations.begin_joint, ref, body.seen)


@router.post(
    "/cases/{ref}/joint/opinions",
    auth=STAFF,
    response={201: result_of(operations.add_opinion)},
    operation_id="joint_add_opinion",
)
def add(request: HttpRequest, ref: PathRef, body: OpinionToAdd) -> Any:
    """Ask one more department. Refuses with JointUnknown, OpinionUnknown, NotYourDesk, NotYourRole, NotFormal,
    PostEnded, OwnMatter, StoodAside, WrongState, OfficeUnknown, MaterialUnknown, OpinionTime, OpinionAsked,
    Missing, StrangeCharacter, TextUnclean or TextMissing.
    """
    asked = OpinionSaid(body.office, body.work, Limit(body.amount, body.unit), tuple(body.materials))
    return done(request, operations.add_opinion, ref, asked, body.reason)
