"""Audits and exceptions: samples of decided cases, another class of procedure, leave to go before others. For staff."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Seen, Text2000, result_of, several, shown
from yimen.engine.case.priorities import operations as priorities
from yimen.engine.case.priorities.operations import PriorityGround
from yimen.engine.case.reclassifications import operations as reclassifications
from yimen.engine.supervision.audits import operations as audits
from yimen.engine.supervision.audits import queries
from yimen.engine.supervision.audits.operations import Result
from yimen.engine.supervision.audits.rows import AuditView, SampleRow, SampleView
from yimen.kernel.terms import Complexity

router = Router(tags=["audits"])


class SampleAsked(Body):
    """Which decided cases to draw from, how many, for whom, until when."""

    office: BodyRef
    auditor: BodyRef
    since: date
    until: date
    size: int
    due_on: date


class AuditFound(Body):
    """What was found; whatever is not sound is named."""

    result: Result
    finding: Text2000 = ""


class AuditLeft(Body):
    """Why the auditor stands aside from this case."""

    reason: Text2000


class OtherClass(Seen):
    """The class a case belongs into, and why."""

    complexity: Complexity
    reason: Text2000


class LeaveGiven(Seen):
    """The ground on which a case may go before others, and why."""

    ground: PriorityGround
    reason: Text2000


@router.get("/audits/samples", auth=STAFF, response=several(SampleRow), operation_id="audits_samples")
def samples(request: HttpRequest) -> list[SampleRow]:
    """The samples that you audit, drew, or answer for."""
    return list(queries.samples(asker(request)))


@router.post(
    "/audits/samples", auth=STAFF, response={201: result_of(audits.draw_sample)}, operation_id="audits_draw"
)  # fmt: skip
def draw(request: HttpRequest, body: SampleAsked) -> Any:
    """Draw decided cases by lot. Refuses with NotAllowed, NoSuchThing, ImpossibleDates, NotInList or NothingToAudit."""
    facts = (body.office, body.auditor, body.since, body.until, body.size, body.due_on)
    return done(request, audits.draw_sample, *facts)


@router.get("/audits/samples/{ref}", auth=STAFF, response=shown(SampleView), operation_id="audits_sample")
def sample(request: HttpRequest, ref: PathRef) -> SampleView:
    """One sample with its cases."""
    return there(queries.sample(ref, asker(request)))


@router.get("/audits/{ref}", auth=STAFF, response=shown(AuditView), operation_id="audits_case")
def audit(request: HttpRequest, ref: PathRef) -> AuditView:
    """One case as its auditor reads it."""
    return there(queries.audit(ref, asker(request)))


@router.post("/audits/{ref}", auth=STAFF, response=result_of(audits.record_audit), operation_id="audits_record")
def record(request: HttpRequest, ref: PathRef, body: AuditFound) -> Any:
    """Record what was found, once. Refuses with AuditUnknown, OwnMatter, AuditedAlready or TextMissing."""
    return done(request, audits.record_audit, ref, body.result, body.finding)


@router.post(
    "/audits/{ref}/aside", auth=STAFF, response=result_of(audits.set_audit_aside), operation_id="audits_set_aside"
)  # fmt: skip
def set_aside(request: HttpRequest, ref: PathRef, body: AuditLeft) -> Any:
    """Stand aside from this case; another is drawn in its place. Refuses with AuditUnknown or AuditedAlready."""
    return done(request, audits.set_audit_aside, ref, body.reason)


@router.post(
    "/cases/{ref}/reclassify", auth=STAFF, response=result_of(reclassifications.reclassify),
    operation_id="cases_reclassify",
)  # fmt: skip
def reclassify(request: HttpRequest, ref: PathRef, body: OtherClass) -> Any:
    """Put a case into another class before its first review. Refuses with CaseUnknown, NotYourRole, NotFormal,
    OwnMatter, SameClass, ReviewedAlready, OneDeskOnly, NoDesk, ChangedMeanwhile, TextMissing or WrongState.
    """
    return done(request, reclassifications.reclassify, ref, body.complexity, body.reason, body.seen)


@router.post(
    "/cases/{ref}/prioritise", auth=STAFF, response=result_of(priorities.prioritise), operation_id="cases_prioritise"
)
def prioritise(request: HttpRequest, ref: PathRef, body: LeaveGiven) -> Any:
    """Let a case go before others. Refuses with CaseUnknown, NotYourRole, NotFormal, OwnMatter, AlreadyDone,
    ChangedMeanwhile, TextMissing or WrongState.
    """
    return done(request, priorities.prioritise, ref, body.ground, body.reason, body.seen)
