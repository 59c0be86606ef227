"""Certificates in place of papers: what stands for a material, what is pulled or looked up, and who looked."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from ninja import File, Form, P, QueryEx, Router, UploadedFile
from pydantic import Field

from yimen.channels.api.asking import asker, done, knock
from yimen.channels.api.authority import CITIZEN, SIGNED_IN, STAFF
from yimen.channels.api.doorstep import only
from yimen.channels.api.drafts import PER, UPLOADS
from yimen.channels.api.shapes import Body, BodyRef, Code, PathRef, Text100, Text500, result_of, several, shown
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.operations.using import PullAsked
from yimen.engine.case.cases.refusals import DraftUnknown
from yimen.engine.papers.certificate_uses import queries as uses
from yimen.engine.papers.certificate_uses.rows import LostUseRow, OfferedCertificate, ReadingRow, UseRow
from yimen.insight.certificates import queries as insight
from yimen.insight.certificates.queries import CertificateRegister, SharingReport
from yimen.kernel.certificate_uses import SHEET_GRAMS, Consent
from yimen.threshold import clock
from yimen.threshold.run import run
from yimen.threshold.stock_files import StockReport, enter_text

Days = QueryEx[int, P(ge=1, le=3660, description="How many days back from now are counted")]
Grams = QueryEx[int, P(ge=1, le=50, description="What a page weighs, in grams; an A4 sheet of 80 g/m² weighs five")]
router = Router(tags=["certificate uses"])


class UseWanted(Body):
    """Which certificate of yours stands for which material; to send it is your consent, for this application alone."""

    material: Code
    certificate: BodyRef


class PullWanted(Body):
    """For which material, what for, and how its holder agreed; without a certificate the one that lasts longest."""

    material: Code
    purpose: Text500
    consent: Consent
    certificate: BodyRef | None = None


class LookUpWanted(Body):
    """Certificates of which type, and what for."""

    type: Code = Field(description="The code of the type of certificate, 21 characters")
    purpose: Text500


class PurposeTold(Body):
    """What is looked up for."""

    purpose: Text500


@router.get(
    "/drafts/{ref}/certificates", auth=CITIZEN, response=several(OfferedCertificate), operation_id="uses_offered"
)
def offered(request: HttpRequest, ref: PathRef) -> list[OfferedCertificate]:
    """Certificates of yours that may stand for materials of the draft today. Refuses with DraftUnknown."""
    me, now = asker(request), clock.now()
    draft = queries.draft(ref, me, now)
    if draft is None:
        raise DraftUnknown(ref=ref)
    return list(uses.offered(draft.party_ref, draft.applying.materials, me, now))


@router.post(
    "/drafts/{ref}/certificates",
    auth=CITIZEN,
    response={201: result_of(cases.use_certificate)},
    operation_id="uses_use",
)
def use(request: HttpRequest, ref: PathRef, body: UseWanted) -> Any:
    """Let a certificate of yours stand for a material; what it answers is filled into the form where it is empty.

    Refuses with DraftUnknown, UnknownDefect, CertificateNotHeld, CertificateNotFitting, CertificateNotGood,
    CertificateUsedAlready, CertificateWithoutSeal or TooManyFiles.
    """
    return done(request, cases.use_certificate, ref, body.material, body.certificate)


@router.get("/cases/{ref}/certificate-uses", auth=SIGNED_IN, response=several(UseRow), operation_id="uses_of_case")
def of_case(request: HttpRequest, ref: PathRef) -> list[UseRow]:
    """The certificates that stand, or stood, for materials of a case that you may see, with what they are today."""
    return list(uses.of_case(ref, asker(request), clock.now()))


@router.post(
    "/cases/{ref}/certificates/pull",
    auth=STAFF,
    response={201: result_of(cases.pull_certificate)},
    operation_id="uses_pull",
)
def pull(request: HttpRequest, ref: PathRef, body: PullWanted) -> Any:
    """Pull the applicant's certificate for a material of the case at your window; they see that you did.

    Refuses with CaseUnknown, NotYourRole, NotYourDesk, PostEnded, OwnMatter, StoodAside, NotYet, PromiseOver,
    UnknownDefect, TextMissing, TextTooLong, NotInList, CertificateNotHeld, CertificateNotFitting, CertificateNotGood,
    CertificateUsedAlready or CertificateWithoutSeal.
    """
    asked = PullAsked(body.purpose, body.consent, body.certificate or "")
    return done(request, cases.pull_certificate, ref, body.material, asked)


@router.post(
    "/cases/{ref}/certificates/look-up",
    auth=STAFF,
    response={201: result_of(cases.look_up_certificates)},
    operation_id="uses_look_up",
)
def look_up(request: HttpRequest, ref: PathRef, body: LookUpWanted) -> Any:
    """Which certificates of a type the applicant of the case at your desk holds; the look is on record and they see it,
    and what is found is kept with no errand.

    Refuses with CaseUnknown, NotYourRole, NoOpenTask, OwnMatter, StoodAside, TextMissing or TextTooLong.
    """
    return run(cases.look_up_certificates, ref, body.type, body.purpose, by=asker(request), now=clock.now())


@router.post(
    "/cases/{ref}/approvals/look-up",
    auth=STAFF,
    response={201: result_of(cases.look_up_approvals)},
    operation_id="uses_look_up_approvals",
)
def look_up_approvals(request: HttpRequest, ref: PathRef, body: PurposeTold) -> Any:
    """What other cases of the applicant were decided; the look is on record and they see it, and it is kept with no
    errand.

    Refuses with CaseUnknown, NotYourRole, NoOpenTask, OwnMatter, StoodAside, TextMissing or TextTooLong.
    """
    return run(cases.look_up_approvals, ref, body.purpose, by=asker(request), now=clock.now())


@router.get(
    "/cases/{ref}/certificate-readings", auth=STAFF, response=several(ReadingRow), operation_id="readings_of_case"
)
def readings_of_case(request: HttpRequest, ref: PathRef) -> list[ReadingRow]:
    """Every look into the store that was taken for a case that you may see."""
    return list(uses.read_for_case(ref, asker(request), clock.now()))


@router.get("/certificate-readings", auth=CITIZEN, response=several(ReadingRow), operation_id="readings_of_mine")
def readings_of_mine(request: HttpRequest) -> list[ReadingRow]:
    """Who looked at the certificates of those you act for, for which case and why."""
    return list(uses.read_of_mine(asker(request), clock.now()))


@router.post(
    "/certificate-stock", auth=STAFF, response={201: shown(StockReport)}, operation_id="certificate_stock_enter"
)
def enter_stock(request: HttpRequest, source: Form[Text100], file: File[UploadedFile]) -> StockReport:
    """Enter certificates of before out of a CSV file, with a report by line; sent twice, it enters nothing twice.

    Refuses with NotAllowed, TextMissing or StockFileUnreadable.
    """
    only((*request.POST, *request.FILES), "source", "file")
    knock(request, "upload", UPLOADS, PER)
    return enter_text(file.read(), source, by=asker(request), now=clock.now())


@router.get(
    "/certificate-register", auth=STAFF, response=shown(CertificateRegister), operation_id="certificate_register"
)
def register(request: HttpRequest) -> CertificateRegister:
    """The types of certificates by item and office, how many there are, and which items license without one."""
    return insight.register(clock.now())


@router.get(
    "/certificate-register/sharing", auth=STAFF, response=shown(SharingReport), operation_id="certificate_sharing"
)
def sharing(request: HttpRequest, days: Days = 30, grams: Grams = SHEET_GRAMS) -> SharingReport:
    """What certificates spared people in the last days, the paper it would have been, and who looked at whose."""
    now = clock.now()
    return insight.sharing(now - timedelta(days=days), now, grams)


@router.get("/certificate-uses/lost", auth=STAFF, response=several(LostUseRow), operation_id="uses_lost")
def lost(request: HttpRequest) -> list[LostUseRow]:
    """Open cases at your desks in which a certificate stood that is no longer good."""
    return list(uses.lost_at_desks(asker(request), clock.now()))
