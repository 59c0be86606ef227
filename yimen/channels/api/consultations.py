"""Consultations and inspections: what other sections are asked, and who looks at the place before it is decided."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import File, Router, UploadedFile
from pydantic import Field

from yimen.channels.api.asking import asker, done, knock, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.doorstep import only
from yimen.channels.api.drafts import PER, UPLOADS
from yimen.channels.api.shapes import (
    Body,
    BodyRef,
    Moment,
    PathRef,
    Read,
    Seen,
    Text100,
    Text500,
    Text1000,
    Text2000,
    Text4000,
    result_of,
    several,
    shown,
)
from yimen.engine.case.consultations import operations as consultations
from yimen.engine.case.consultations import queries as consultation_queries
from yimen.engine.case.consultations.operations import Stance
from yimen.engine.case.consultations.rows import Asked, ConsultationRow
from yimen.engine.case.inspections import operations as inspections
from yimen.engine.case.inspections import queries as inspection_queries
from yimen.engine.case.inspections.operations import Found
from yimen.engine.case.inspections.rows import InspectionRow
from yimen.engine.papers.dossiers.operations import Attached
from yimen.threshold import clock

router = Router(tags=["consultations"])


class SectionAsked(Body):
    """One section and the day by which it answers."""

    post: BodyRef
    until: date


class ConsultationAsked(Seen):
    """What is asked, and whom."""

    question: Text2000
    sections: list[SectionAsked] = Field(max_length=20)


class ViewTold(Body):
    """The view of a section: favour or no_view; who is against proposes it."""

    stance: Stance
    text: Text2000
    basis: Text500 = ""


class NoTold(Body):
    """A "no": on what basis, why, and what can be done instead."""

    basis: Text500
    explanation: Text1000
    guidance: Text1000


class Report(Read):
    """What the sections said, put together."""

    report: Text4000


class Arranged(Seen):
    """An inspection: when, where, by whom, and what is looked at."""

    planned_at: Moment
    place: Text100
    officers: tuple[BodyRef, ...] = Field(max_length=12)
    checks: tuple[Text100, ...] = Field(default=(), max_length=40)


class Concluded(Read):
    """The joint conclusion, with what was found point by point."""

    outcome: Found
    conclusion: Text4000
    findings: tuple[Text500, ...] = Field(default=(), max_length=40)
    without_photo: Text500 = Field("", description="Why no photograph could be taken")


class ConsultationReason(Read):
    """Why a "no" is sent back."""

    reason: Text500


class ConsultationNoRead(Read):
    """Which "no" is confirmed."""


class ConsultationNothing(Body):
    """Nothing but the wish."""


class InspectionSigned(Read):
    """Which conclusion is signed."""


class CalledOff(Read):
    """Why an inspection is called off."""

    reason: Text500


@router.get("/consultations", auth=STAFF, response=several(Asked), operation_id="consultations_asked")
def asked(request: HttpRequest) -> list[Asked]:
    """What your sections are asked and have not answered."""
    return list(consultation_queries.asked_of(asker(request), clock.now()))


@router.get(
    "/cases/{ref}/consultations", auth=STAFF, response=several(ConsultationRow), operation_id="consultations_of_case"
)
def of_case(request: HttpRequest, ref: PathRef) -> list[ConsultationRow]:
    """The consultations about a case that you may see."""
    return list(consultation_queries.of_case(ref, asker(request)))


@router.post(
    "/cases/{ref}/consultations", auth=STAFF, response={201: result_of(consultations.consult)},
    operation_id="consultations_consult",
)  # fmt: skip
def consult(request: HttpRequest, ref: PathRef, body: ConsultationAsked) -> Any:
    """Ask other sections about a case at your desk. Refuses with CaseUnknown, NotYourDesk, NotYourRole, NotFormal,
    WrongState, ConsultationOpen, NobodyAsked, ChangedMeanwhile or TextMissing.
    """
    sections = {one.post: one.until for one in body.sections}
    return done(request, consultations.consult, ref, body.question, sections, body.seen)


@router.post(
    "/consultations/answers/{ref}", auth=STAFF, response=result_of(consultations.answer_consultation),
    operation_id="consultations_answer",
)  # fmt: skip
def answer(request: HttpRequest, ref: PathRef, body: ViewTold) -> Any:
    """Give the view of your section. Refuses with ConsultationUnknown, AnsweredAlready, NoWaits, NoNeedsApprover,
    NotFormal, OwnMatter, StoodAside or TextMissing.
    """
    return done(request, consultations.answer_consultation, ref, body.stance, body.text, body.basis)


@router.post(
    "/consultations/answers/{ref}/against", auth=STAFF, response=result_of(consultations.propose_against),
    operation_id="consultations_propose_against",
)  # fmt: skip
def propose_against(request: HttpRequest, ref: PathRef, body: NoTold) -> Any:
    """Propose that your section is against; who asked learns it when an approver has confirmed. Refuses with
    ConsultationUnknown, AnsweredAlready, NoWaits, NotFormal, OwnMatter, StoodAside or TextMissing.
    """
    return done(request, consultations.propose_against, ref, body.basis, body.explanation, body.guidance)


@router.post(
    "/consultations/answers/{ref}/against/confirm", auth=STAFF, response=result_of(consultations.confirm_against),
    operation_id="consultations_confirm_against",
)  # fmt: skip
def confirm_against(request: HttpRequest, ref: PathRef, body: ConsultationNoRead) -> Any:
    """Confirm that a section of your office is against. Refuses with ConsultationUnknown, AnsweredAlready, NoUnknown,
    OwnNo, NotFormal, OwnMatter, StoodAside or ChangedSinceRead.
    """
    return done(request, consultations.confirm_against, ref, body.seen)


@router.post(
    "/consultations/answers/{ref}/against/send-back", auth=STAFF, response=result_of(consultations.send_against_back),
    operation_id="consultations_send_against_back",
)  # fmt: skip
def send_against_back(request: HttpRequest, ref: PathRef, body: ConsultationReason) -> Any:
    """Send a section's "no" back to it. Refuses with ConsultationUnknown, AnsweredAlready, NoUnknown, OwnNo, NotFormal,
    OwnMatter, StoodAside, ChangedSinceRead or TextMissing.
    """
    return done(request, consultations.send_against_back, ref, body.reason, body.seen)


@router.post(
    "/consultations/answers/{ref}/against/withdraw", auth=STAFF, response=result_of(consultations.withdraw_against),
    operation_id="consultations_withdraw_against",
)  # fmt: skip
def withdraw_against(request: HttpRequest, ref: PathRef, body: ConsultationNothing) -> Any:
    """Take back the "no" of your section that you proposed, before anybody has answered it. Refuses with
    ConsultationUnknown, AnsweredAlready, NoUnknown, NotYourNo or NoDecided.
    """
    return done(request, consultations.withdraw_against, ref)


@router.post(
    "/consultations/{ref}/report", auth=STAFF, response=result_of(consultations.report_consultation),
    operation_id="consultations_report",
)  # fmt: skip
def report(request: HttpRequest, ref: PathRef, body: Report) -> Any:
    """Put the views together. Refuses with ConsultationUnknown, CaseUnknown, NotYourDesk, NotYourRole, AnsweredAlready,
    StillWaiting, ChangedSinceRead or TextMissing.
    """
    return done(request, consultations.report_consultation, ref, body.report, body.seen)


@router.get("/inspections", auth=STAFF, response=several(InspectionRow), operation_id="inspections_mine")
def mine(request: HttpRequest) -> list[InspectionRow]:
    """The open inspections for which you are named."""
    return list(inspection_queries.mine(asker(request), clock.now()))


@router.get("/inspections/{ref}", auth=STAFF, response=shown(InspectionRow), operation_id="inspections_one")
def one(request: HttpRequest, ref: PathRef) -> InspectionRow:
    """One inspection, for its officers and whoever may see its case."""
    return there(inspection_queries.inspection(ref, asker(request), clock.now()))


@router.get("/cases/{ref}/inspections", auth=STAFF, response=several(InspectionRow), operation_id="inspections_of_case")
def inspections_of_case(request: HttpRequest, ref: PathRef) -> list[InspectionRow]:
    """The inspections of a case that you may see."""
    return list(inspection_queries.of_case(ref, asker(request), clock.now()))


@router.post(
    "/cases/{ref}/inspections", auth=STAFF, response={201: result_of(inspections.arrange_inspection)},
    operation_id="inspections_arrange",
)  # fmt: skip
def arrange(request: HttpRequest, ref: PathRef, body: Arranged) -> Any:
    """Arrange an inspection of a case at your desk. Refuses with CaseUnknown, NotYourDesk, NotYourRole, NotFormal,
    WrongState, InspectionOpen, TwoOfficersNeeded, InspectorInvolved, ImpossibleDates, ChangedMeanwhile or TextMissing.
    """
    facts = (body.planned_at, body.place, body.officers, body.checks, body.seen)
    return done(request, inspections.arrange_inspection, ref, *facts)


@router.post(
    "/inspections/{ref}/photographs", auth=STAFF, response={201: shown(Attached)}, operation_id="inspections_photograph"
)
def photograph(request: HttpRequest, ref: PathRef, file: File[UploadedFile]) -> Attached:
    """Keep a photograph of the place. Refuses with InspectionUnknown, InspectionClosed and as files are refused."""
    only((*request.POST, *request.FILES), "file")
    knock(request, "upload", UPLOADS, PER)
    return done(request, inspections.photograph, ref, file.name or "", file.read())


@router.post(
    "/inspections/{ref}/conclude", auth=STAFF, response=result_of(inspections.conclude_inspection),
    operation_id="inspections_conclude",
)  # fmt: skip
def conclude(request: HttpRequest, ref: PathRef, body: Concluded) -> Any:
    """Write and sign the joint conclusion. Refuses with InspectionUnknown, InspectionClosed, FindingMissing, NotFormal,
    OwnMatter, StoodAside, ChangedSinceRead or TextMissing.
    """
    facts = (body.outcome, body.conclusion, body.findings, body.without_photo, body.seen)
    return done(request, inspections.conclude_inspection, ref, *facts)


@router.post(
    "/inspections/{ref}/sign", auth=STAFF, response=result_of(inspections.sign_inspection),
    operation_id="inspections_sign",
)  # fmt: skip
def sign(request: HttpRequest, ref: PathRef, body: InspectionSigned) -> Any:
    """Sign the conclusion. Refuses with InspectionUnknown, InspectionClosed, NothingToSign, NotFormal, OwnMatter or
    ChangedSinceRead.
    """
    return done(request, inspections.sign_inspection, ref, body.seen)


@router.post(
    "/inspections/{ref}/call-off", auth=STAFF, response=result_of(inspections.call_off_inspection),
    operation_id="inspections_call_off",
)  # fmt: skip
def call_off(request: HttpRequest, ref: PathRef, body: CalledOff) -> Any:
    """Call an inspection off. Refuses with InspectionUnknown, CaseUnknown, NotYourDesk, NotYourRole,
    InspectionClosed, ChangedSinceRead or TextMissing.
    """
    return done(request, inspections.call_off_inspection, ref, body.reason, body.seen)
