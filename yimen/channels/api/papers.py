"""Certificates and documents: one's own, those of a case, their sealed papers, and what a code or a PDF proves."""

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from ninja import File, P, QueryEx, Router, UploadedFile
from pydantic import BaseModel

from yimen.channels.api.asking import asker, done, knock
from yimen.channels.api.authority import ALL, CITIZEN, SIGNED_IN, STAFF
from yimen.channels.api.doorstep import only
from yimen.channels.api.refusals import NothingHere
from yimen.channels.api.shapes import Body, PathRef, Text1000, several, shown
from yimen.engine.case.cases import operations
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.certificates.operations import CertificateUnknown
from yimen.engine.papers.certificates.rows import CertificateProof, CertificateRow, ClassRuled, FileProof
from yimen.engine.papers.documents import queries as documents
from yimen.engine.papers.documents.operations import DocumentUnknown
from yimen.engine.papers.documents.rows import DocumentProof, DocumentRow
from yimen.engine.records.prints import operations as prints
from yimen.kernel.endings import CancelGround
from yimen.kernel.papers.prints import Door
from yimen.threshold import clock
from yimen.threshold.printing import printed
from yimen.threshold.security import as_attachment

router = Router(tags=["certificates and documents"])

CHECKS, PER = 30, timedelta(minutes=10)
PDF = "application/pdf"


class Proofs(BaseModel):
    """What a verification code proves: a certificate, a document, or neither."""

    certificate: shown(CertificateProof) | None = None  # type: ignore[valid-type]
    document: shown(DocumentProof) | None = None  # type: ignore[valid-type]


class Because(Body):
    """Why a certificate is stopped or ended."""

    reason: Text1000


class Cancelled(Because):
    """Why a certificate is cancelled, and on which ground of the law."""

    ground: CancelGround


class CertificateMoved(BaseModel):
    """A certificate that is in another state from now on."""

    ref: str


@router.get("/certificates", auth=CITIZEN, response=several(CertificateRow), operation_id="certificates_mine")
def mine(request: HttpRequest) -> list[CertificateRow]:
    """The certificates of everybody you act for, the latest first."""
    return list(certificates.mine(asker(request), clock.now()))


@router.get("/certificates/{ref}", auth=SIGNED_IN, response=shown(CertificateRow), operation_id="certificates_one")
def one(request: HttpRequest, ref: PathRef) -> CertificateRow:
    """A certificate, for its holder and for whoever may see its case. Refuses with CertificateUnknown."""
    found = certificates.certificate(ref, asker(request), clock.now())
    if found is None:
        raise CertificateUnknown(ref=ref)
    return found


@router.get("/certificates/{ref}/paper", auth=SIGNED_IN, response={200: None}, operation_id="certificates_paper")
def paper(request: HttpRequest, ref: PathRef) -> HttpResponse:
    """The sealed PDF of a certificate; that it was taken is on record. Refuses with CertificateUnknown."""
    found = printed(request, prints.print_certificate, ref, door=Door.API)
    if found is None:
        raise CertificateUnknown(ref=ref)
    return as_attachment(found.content, found.name, PDF)


@router.get(
    "/certificates/{ref}/traditional", auth=SIGNED_IN, response={200: None}, operation_id="certificates_traditional"
)
def traditional(request: HttpRequest, ref: PathRef) -> HttpResponse:
    """The same certificate in its traditional form, for registries elsewhere; that it was taken is on record.

    Refuses with CertificateUnknown or NoTraditionalForm.
    """
    found = printed(request, prints.print_traditional, ref, door=Door.API)
    if found is None:
        raise CertificateUnknown(ref=ref)
    return as_attachment(found.content, found.name, PDF)


def _moves(verb: str, operation: Callable[..., str]) -> None:
    def view(request: HttpRequest, ref: PathRef, body: Because) -> CertificateMoved:
        return CertificateMoved(ref=done(request, operation, ref, body.reason))

    view.__name__ = verb
    view.__doc__ = operation.__doc__
    router.post(
        f"/certificates/{{ref}}/acts/{verb}",
        auth=STAFF,
        response=CertificateMoved,
        operation_id=f"certificates_{verb}",
        summary=f"{verb.capitalize()} a certificate",
    )(view)


for _verb, _operation in (("suspend", operations.suspend_certificate), ("restore", operations.restore_certificate)):
    _moves(_verb, _operation)


@router.post(
    "/certificates/{ref}/acts/cancel", auth=STAFF, response=CertificateMoved, operation_id="certificates_cancel"
)
def cancel(request: HttpRequest, ref: PathRef, body: Cancelled) -> CertificateMoved:
    """Cancel a certificate on one of the grounds of art. 70. Refuses with GroundUnfit, and as the others do."""
    return CertificateMoved(ref=done(request, operations.cancel_certificate, ref, body.ground, body.reason))


@router.get("/verify", auth=ALL, response=Proofs, operation_id="verify_code")
def verify(
    request: HttpRequest,
    code: QueryEx[str, P(min_length=1, max_length=80, description="The code under the QR code, or an identifier")],
) -> dict[str, object]:
    """What anybody who holds a paper may learn by its code: is it what it says, and is it still good.

    Refuses with TooManyKnocks.
    """
    knock(request, "verify", CHECKS, PER)
    certificate = certificates.verify(code, clock.now())
    document = None if certificate is not None else documents.verify(code)
    if certificate is None and document is None:
        raise NothingHere()
    return {"certificate": certificate, "document": document}


@router.post("/verify", auth=ALL, response=shown(FileProof), operation_id="verify_file")
def verify_file(request: HttpRequest, file: File[UploadedFile]) -> FileProof:
    """What the seal of a PDF is worth, and whose paper it is. Nothing is kept. Refuses with TooManyKnocks."""
    only((*request.POST, *request.FILES), "file")
    knock(request, "verify", CHECKS, PER)
    return certificates.verify_file(file.read(), clock.now())


@router.get(
    "/cases/{ref}/certificates", auth=SIGNED_IN, response=several(CertificateRow), operation_id="cases_certificates"
)
def certificates_of_case(request: HttpRequest, ref: PathRef) -> list[CertificateRow]:
    """The certificates that came of a case; none for anybody who may not see it."""
    return list(certificates.of_case(ref, asker(request), clock.now()))


@router.get("/cases/{ref}/documents", auth=SIGNED_IN, response=several(DocumentRow), operation_id="cases_documents")
def documents_of_case(request: HttpRequest, ref: PathRef) -> list[DocumentRow]:
    """The notices and receipts of a case, oldest first; none for anybody who may not see it."""
    return list(documents.of_case(ref, asker(request)))


@router.get("/documents/{ref}/paper", auth=SIGNED_IN, response={200: None}, operation_id="documents_paper")
def document(request: HttpRequest, ref: PathRef) -> HttpResponse:
    """The sealed PDF of a notice or receipt; that it was taken is on record. Refuses with DocumentUnknown."""
    found = printed(request, prints.print_document, ref, door=Door.API)
    if found is None:
        raise DocumentUnknown(ref=ref)
    return as_attachment(found.content, found.name, PDF)


@router.get("/cases/{ref}/classes", auth=SIGNED_IN, response=several(ClassRuled), operation_id="cases_classes")
def classes_of_case(request: HttpRequest, ref: PathRef) -> list[ClassRuled]:
    """What was said of each product class that a case asked for: granted, renewed, refused with its reason, revoked."""
    return list(certificates.classes_ruled(ref, asker(request)))
