"""What the applicant signed in a case: commitment and application, at home or on paper; and the originals seen."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import File, Router, UploadedFile
from pydantic import Field

from yimen.channels.api.asking import asker, done, knock, there
from yimen.channels.api.authority import CITIZEN, SIGNED_IN, STAFF
from yimen.channels.api.doorstep import only
from yimen.channels.api.drafts import PER, UPLOADS
from yimen.channels.api.shapes import Body, BodyRef, PathRef, result_of, shown
from yimen.engine.case.cases import operations as cases
from yimen.engine.papers.commitments import queries
from yimen.engine.papers.commitments.rows import ToSign
from yimen.engine.papers.signatures import queries as signatures
from yimen.engine.papers.signatures.rows import SignatureRow
from yimen.threshold.security import as_attachment

router = Router(tags=["cases"])


class OriginalSeen(Body):
    """Which copy the original was held against."""

    file: BodyRef


class CommitmentSigned(Body):
    """The code that stands under the words."""

    code: str = Field(max_length=20)


@router.get("/cases/{ref}/commitment", auth=SIGNED_IN, response=shown(ToSign), operation_id="commitments_one")
def one(request: HttpRequest, ref: PathRef) -> ToSign:
    """The words of the commitment, the code under them, and the signature; nothing when the item has none."""
    return there(queries.of_case(ref, asker(request)))


@router.post(
    "/cases/{ref}/commitment/sign", auth=CITIZEN, response=result_of(cases.sign_commitment),
    operation_id="commitments_sign",
)  # fmt: skip
def sign(request: HttpRequest, ref: PathRef, body: CommitmentSigned) -> Any:
    """Sign these words in this case, by their code. Refuses with CaseUnknown, CodeWrong, SignedAlready, NoCommitment or
    WrongState."""
    return done(request, cases.sign_commitment, ref, body.code)


@router.post(
    "/cases/{ref}/commitment/paper", auth=STAFF, response=result_of(cases.attach_commitment),
    operation_id="commitments_attach",
)  # fmt: skip
def attach(request: HttpRequest, ref: PathRef, file: File[UploadedFile]) -> Any:
    """Keep the paper that the applicant signed at the counter. Refuses with CaseUnknown, NotYourDesk, NotYourRole,
    SignedAlready, NoCommitment or WrongState, and with what is wrong with the file."""
    only((*request.POST, *request.FILES), "file")
    knock(request, "upload", UPLOADS, PER)
    return done(request, cases.attach_commitment, ref, file.name or "", file.read())


@router.get("/cases/{ref}/commitment/paper", auth=SIGNED_IN, response={200: None}, operation_id="commitments_paper")
def paper(request: HttpRequest, ref: PathRef) -> HttpResponse:
    """The paper that was signed at the counter, as it was scanned."""
    kind, name, content = there(queries.paper(ref, asker(request)))
    return as_attachment(content, name, kind)


@router.get("/cases/{ref}/signature", auth=SIGNED_IN, response=shown(SignatureRow), operation_id="signatures_one")
def signature(request: HttpRequest, ref: PathRef) -> SignatureRow:
    """The signature under the application of a case: how and when, its digest, and the file that shows it."""
    return there(signatures.of_case(ref, asker(request)))


@router.post(
    "/cases/{ref}/signature/paper", auth=STAFF, response=result_of(cases.attach_signature),
    operation_id="signatures_attach",
)  # fmt: skip
def attach_signature(request: HttpRequest, ref: PathRef, file: File[UploadedFile]) -> Any:
    """Keep the application that was signed on paper at the counter. Refuses with CaseUnknown, NotYourDesk, NotYourRole,
    SignatureNotAsked, SignatureThere or WrongState, and with what is wrong with the file."""
    only((*request.POST, *request.FILES), "file")
    knock(request, "upload", UPLOADS, PER)
    return done(request, cases.attach_signature, ref, file.name or "", file.read())


@router.post(
    "/cases/{ref}/originals", auth=STAFF, response=result_of(cases.see_original), operation_id="originals_seen"
)
def original(request: HttpRequest, ref: PathRef, body: OriginalSeen) -> Any:
    """Say that you held the original against this copy and that they agree. Refuses with CaseUnknown, FileUnknown,
    NotYourRole, NotFormal, OwnMatter or StoodAside."""
    return done(request, cases.see_original, ref, body.file)
