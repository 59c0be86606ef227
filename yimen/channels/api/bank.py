"""The document bank: papers scanned once, kept with consent, and laid into the next case instead of a new upload."""

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router

from yimen.channels.api.asking import asker, done
from yimen.channels.api.authority import CITIZEN, STAFF
from yimen.channels.api.shapes import Body, BodyRef, Code, PathRef, Text500, result_of, several, shown
from yimen.engine.case.bank import operations, queries
from yimen.engine.case.bank.operations import PaperLasting
from yimen.engine.case.bank.rows import BankedRow, BankStanding, OfferedPaper
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.refusals import DraftUnknown
from yimen.kernel.certificate_uses import Consent
from yimen.threshold import clock

router = Router(tags=["document bank"])


class PaperWanted(Body):
    """Which paper of your bank stands for which material; to send it is your consent, for this application alone."""

    material: Code
    paper: BodyRef


class OwnPaperKept(Body):
    """Which file of your case is kept, and until when the paper is good; of one that has no last day, `for_good`."""

    file: BodyRef
    until: date | None = None
    for_good: Literal["", "yes"] = ""

    def lasting(self) -> PaperLasting:
        return PaperLasting(self.until, self.for_good)


class PaperKeptFor(OwnPaperKept):
    """The same at the window, with how the applicant agreed."""

    consent: Consent


class PaperPulled(Body):
    """For which material of the case, what for, and how the applicant agreed."""

    material: Code
    purpose: Text500
    consent: Consent


class MaterialNamed(Body):
    """Which material of the case."""

    material: Code


@router.get("/bank", auth=CITIZEN, response=several(BankedRow), operation_id="bank_mine")
def mine(request: HttpRequest) -> list[BankedRow]:
    """Your papers in the bank and those of whom you act for in everything, each with where it was used."""
    return list(queries.mine(asker(request), clock.now()))


@router.get("/bank/standing", auth=STAFF, response=shown(BankStanding), operation_id="bank_standing")
def standing(request: HttpRequest) -> BankStanding:
    """How many papers the bank offers, of how many owners, and how often one spared an upload in thirty days."""
    return queries.standing(clock.now())


@router.post(
    "/bank/{ref}/remove", auth=CITIZEN, response=result_of(operations.remove_paper), operation_id="bank_remove"
)
def remove(request: HttpRequest, ref: PathRef) -> Any:
    """Take a paper out; where it stood in a case, it stands. Refuses with NotBanked."""
    return done(request, operations.remove_paper, ref)


@router.post(
    "/bank/{ref}/changed", auth=CITIZEN, response=result_of(operations.report_changed), operation_id="bank_changed"
)
def changed(request: HttpRequest, ref: PathRef) -> Any:
    """Say that what the paper says has changed: it is offered no more. Refuses with NotBanked."""
    return done(request, operations.report_changed, ref)


@router.get("/drafts/{ref}/bank", auth=CITIZEN, response=several(OfferedPaper), operation_id="bank_offered")
def offered(request: HttpRequest, ref: PathRef) -> list[OfferedPaper]:
    """Papers of the applicant's bank that may stand for materials of your draft today. Refuses with DraftUnknown."""
    me, now = asker(request), clock.now()
    draft = cases.draft(ref, me, now)
    if draft is None:
        raise DraftUnknown(ref=ref)
    return list(queries.offered(draft.party_ref, draft.applying.materials, me, now))


@router.post(
    "/drafts/{ref}/bank", auth=CITIZEN, response={201: result_of(operations.use_paper)}, operation_id="bank_use"
)
def use(request: HttpRequest, ref: PathRef, body: PaperWanted) -> Any:
    """Let a paper stand for a material of your draft.

    Refuses with DraftUnknown, UnknownDefect, NotBanked, PaperNotFitting, LaidAlready or TooManyFiles.
    """
    return done(request, operations.use_paper, ref, body.material, body.paper)


@router.post(
    "/cases/{ref}/bank/own",
    auth=CITIZEN,
    response={201: result_of(operations.keep_own_paper)},
    operation_id="bank_keep_own",
)
def keep_own(request: HttpRequest, ref: PathRef, body: OwnPaperKept) -> Any:
    """Keep a file of your case, of which the window has seen the original.

    A paper that has a last day is kept by the window alone. Refuses with CaseUnknown, NotYourRole, FileUnknown,
    NotBasic, NotCompared, Missing or PaperOver.
    """
    return done(request, operations.keep_own_paper, ref, body.file, body.lasting())


@router.post(
    "/cases/{ref}/bank", auth=STAFF, response={201: result_of(operations.keep_paper)}, operation_id="bank_keep"
)
def keep(request: HttpRequest, ref: PathRef, body: PaperKeptFor) -> Any:
    """Keep a file of the case for its applicant, who agreed at the counter.

    Refuses with CaseUnknown, NotYourRole, NotInList, FileUnknown, NotBasic, NotCompared, Missing or PaperOver.
    """
    return done(request, operations.keep_paper, ref, body.file, body.lasting(), body.consent)


@router.post(
    "/cases/{ref}/bank/pull", auth=STAFF, response={201: result_of(operations.pull_paper)}, operation_id="bank_pull"
)
def pull(request: HttpRequest, ref: PathRef, body: PaperPulled) -> Any:
    """Lay the applicant's paper on the file of the case at your window; they see that you did.

    Refuses with CaseUnknown, NotYourRole, NotYet, UnknownDefect, TextMissing, NotInList, NotBanked or LaidAlready.
    """
    return done(request, operations.pull_paper, ref, body.material, body.purpose, body.consent)


@router.post(
    "/cases/{ref}/bank/difference",
    auth=STAFF,
    response=result_of(operations.report_difference),
    operation_id="bank_difference",
)
def difference(request: HttpRequest, ref: PathRef, body: MaterialNamed) -> Any:
    """Say that the original is another one than the bank's copy. Refuses with CaseUnknown, NotYourRole, UnknownDefect
    or NotBanked."""
    return done(request, operations.report_difference, ref, body.material)
