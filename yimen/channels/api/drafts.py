"""Drafts: an application being written, from its start to the receipt."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Router, UploadedFile
from pydantic import Field

from yimen.channels.api.asking import asker, done, knock, there
from yimen.channels.api.authority import CITIZEN, STAFF
from yimen.channels.api.doorstep import only
from yimen.channels.api.shapes import Body, BodyRef, Code, PathRef, Revision, Text5000, several, shown
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.case.cases.operations.drafting import DraftDiscarded, DraftKept, DraftStarted
from yimen.engine.case.cases.operations.receiving import Submitted
from yimen.engine.case.cases.operations.signing import ApplicationSigned, SigningCodeSent
from yimen.engine.case.cases.refusals import DraftUnknown
from yimen.engine.case.cases.rows import DraftRow, DraftView
from yimen.engine.centre.counter import operations as counter
from yimen.engine.papers.dossiers.operations import Attached, Detached
from yimen.engine.papers.signatures.rows import SignatureRow
from yimen.engine.records.prints import holding
from yimen.threshold import clock
from yimen.threshold.security import as_attachment
from yimen.threshold.terminals import filing

router = Router(tags=["drafts"])

UPLOADS, PER = 200, timedelta(minutes=10)


class Start(Body):
    """Which item, for whom, and what the guide already asked."""

    item: BodyRef
    party: BodyRef
    answers: tuple[Code, ...] = Field((), max_length=100)


class Kept(Body):
    """What was chosen and typed so far."""

    revision: Revision
    answers: tuple[Code, ...] = Field(max_length=100)
    form: dict[Code, Text5000] = Field(max_length=300)


class Handed(Body):
    """The draft as it was seen, and the centre it goes to; without one the office's own window takes it."""

    revision: Revision
    centre: BodyRef | None = None
    office: BodyRef | None = Field(default=None, description="Where several decide with equal effect, the one chosen")


class Begun(Body):
    """What was answered and typed at the window so far."""

    item: BodyRef
    answers: tuple[Code, ...] = Field(max_length=100)
    form: dict[Code, Text5000] = Field(max_length=300)


class SaidAnew(Body):
    """What is answered and typed anew at the window; it takes the place of what the draft says."""

    answers: tuple[Code, ...] = Field(max_length=100)
    form: dict[Code, Text5000] = Field(max_length=300)


class Finished(Body):
    """For whom the draft is handed in, and what was said anew, if anything."""

    party: BodyRef
    anew: SaidAnew | None = None
    office: BodyRef | None = Field(default=None, description="Where several decide with equal effect, the one chosen")


class CodeTyped(Body):
    """The code that came to the telephone."""

    code: str = Field(max_length=20)


@router.get("", auth=CITIZEN, response=several(DraftRow), operation_id="drafts_list")
def list_drafts(request: HttpRequest) -> list[DraftRow]:
    """Your open drafts, the latest first."""
    return list(queries.drafts(asker(request)))


@router.post("", auth=CITIZEN, response={201: shown(DraftStarted)}, operation_id="drafts_start")
def start(request: HttpRequest, body: Start) -> DraftStarted:
    """Begin an application for a party you may act for.

    Refuses with ItemNotApplicable, ItemSuspended, NotFiledOnline, WrongAudience, SituationUnknown, NotForThisParty or
    TooManyDrafts.
    """
    return done(request, cases.start_draft, body.item, body.party, body.answers)


@router.get("/{ref}", auth=CITIZEN, response=shown(DraftView), operation_id="drafts_one")
def one(request: HttpRequest, ref: PathRef) -> DraftView:
    """A draft with what applies to its situation and what is still missing. Refuses with DraftUnknown."""
    found = queries.draft(ref, asker(request), clock.now())
    if found is None:
        raise DraftUnknown(ref=ref)
    return found


@router.put("/{ref}", auth=CITIZEN, response=shown(DraftKept), operation_id="drafts_keep")
def keep(request: HttpRequest, ref: PathRef, body: Kept) -> DraftKept:
    """Save what was chosen and typed so far; an unfinished draft is as good as any.

    Refuses with DraftUnknown, DraftChangedElsewhere, SituationUnknown, FieldUnknown, FieldMalformed, TextTooLong,
    TextUnclean, BadNumber, BadUscc or BadPhone.
    """
    return done(request, cases.keep_draft, ref, body.revision, body.answers, body.form)


@router.delete("/{ref}", auth=CITIZEN, response=shown(DraftDiscarded), operation_id="drafts_discard")
def discard(request: HttpRequest, ref: PathRef) -> DraftDiscarded:
    """Throw a draft away. Refuses with DraftUnknown."""
    return done(request, cases.discard_draft, ref)


@router.post("/{ref}/submit", auth=CITIZEN, response={201: shown(Submitted)}, operation_id="drafts_submit")
def submit(request: HttpRequest, ref: PathRef, body: Handed) -> Submitted:
    """Hand the draft in: from here on it is a case with a receipt and a clock. The query code is told once.

    Refuses with DraftUnknown, DraftChangedElsewhere, DraftIncomplete, SignatureMissing, SignatureVoid, VersionChanged,
    ItemNotApplicable, ItemSuspended, NoDesk, NotTakenInHere, ClassTooLow, ChooseOffice or OfficeNotOffered.
    """
    act, sitting = filing(request)
    sent: Submitted = done(request, act, ref, body.revision, body.centre or "", body.office or "", *sitting)
    return sent


@router.post("/{ref}/move", auth=CITIZEN, response=shown(DraftKept), operation_id="drafts_move")
def move(request: HttpRequest, ref: PathRef) -> DraftKept:
    """Carry a draft over to the version in force today; what no longer applies is dropped.

    Refuses with DraftUnknown, ItemNotApplicable or ItemSuspended.
    """
    return done(request, cases.move_draft, ref)


@router.post("/{ref}/files", auth=CITIZEN, response={201: shown(Attached)}, operation_id="drafts_attach")
def attach(
    request: HttpRequest,
    ref: PathRef,
    file: File[UploadedFile],
    material: Form[Code],
) -> Attached:
    """Add a file to a material of a draft; images and PDF only.

    Refuses with DraftUnknown, UnknownDefect, TooManyFiles and with what is wrong with the file.
    """
    only((*request.POST, *request.FILES), "file", "material")
    knock(request, "upload", UPLOADS, PER)
    return done(request, cases.attach, ref, material, file.name or "", file.read())


@router.get("/{ref}/files/{file}", auth=CITIZEN, response={200: None}, operation_id="drafts_file")
def file(request: HttpRequest, ref: PathRef, file: PathRef) -> HttpResponse:
    """A file of your own draft, as you sent it. Refuses with FeesOutstanding for a certificate that is not paid for."""
    row, content = there(holding.draft_file(ref, file, asker(request)))
    return as_attachment(content, row.filename, row.kind)


@router.delete("/{ref}/files/{file}", auth=CITIZEN, response=shown(Detached), operation_id="drafts_detach")
def detach(request: HttpRequest, ref: PathRef, file: PathRef) -> Detached:
    """Take a file off a draft again. Refuses with DraftUnknown or FileUnknown."""
    return done(request, cases.detach, ref, file)


@router.get("/{ref}/signature", auth=CITIZEN, response=shown(SignatureRow), operation_id="drafts_signature")
def signature(request: HttpRequest, ref: PathRef) -> SignatureRow:
    """The signature under your own draft, and whether it still binds what the draft says; 404 when there is none."""
    return there(queries.signature_of_draft(ref, asker(request), clock.now()))


@router.post("/{ref}/signature", auth=CITIZEN, response={201: shown(ApplicationSigned)}, operation_id="drafts_sign")
def sign(request: HttpRequest, ref: PathRef, file: File[UploadedFile]) -> ApplicationSigned:
    """Sign the draft with a picture of your own signature; one of before is replaced.

    Refuses with DraftUnknown, SignatureNotAsked, SignatureNoPicture, SignatureEmpty and what is wrong with the file.
    """
    only((*request.POST, *request.FILES), "file")
    knock(request, "upload", UPLOADS, PER)
    return done(request, cases.sign_application, ref, file.name or "", file.read())


@router.post(
    "/{ref}/signature/code", auth=CITIZEN, response={201: shown(SigningCodeSent)}, operation_id="drafts_ask_code"
)
def ask_code(request: HttpRequest, ref: PathRef) -> SigningCodeSent:
    """Have a code sent to your registered telephone, good for ten minutes and for what the draft says now.

    Refuses with DraftUnknown, SignatureNotAsked, NobodyToRing, SigningCodeFresh or SigningCodeNotSent.
    """
    return done(request, cases.ask_signing_code, ref)


@router.post(
    "/{ref}/signature/by-code", auth=CITIZEN, response={201: shown(ApplicationSigned)}, operation_id="drafts_sign_code"
)
def sign_code(request: HttpRequest, ref: PathRef, body: CodeTyped) -> ApplicationSigned:
    """Sign the draft by the code that came. Refuses with DraftUnknown, SignatureNotAsked, SigningCodeOver or
    SigningCodeWrong; five tries each."""
    return done(request, cases.sign_with_code, ref, body.code)


@router.post("/for/{party}", auth=STAFF, response={201: shown(DraftKept)}, operation_id="drafts_leave")
def leave(request: HttpRequest, party: PathRef, body: Begun) -> DraftKept:
    """Leave what was begun at the window with the party who stands there, as a draft to be finished at home.

    Refuses with NotYourRole, NoAccount, ItemNotApplicable, ItemSuspended and with the form's own refusals.
    """
    return done(request, cases.leave_draft, body.item, party, cases.Written(body.answers, body.form))


@router.post("/{ref}/finish", auth=STAFF, response={201: shown(Submitted)}, operation_id="drafts_finish")
def finish(request: HttpRequest, ref: PathRef, body: Finished) -> Submitted:
    """Hand a draft of the party who stands at the window in; papers follow over the counter.

    Refuses with NotYourRole, DraftUnknown, VersionChanged, OutOfScope and as taking in does.
    """
    anew = cases.Written(body.anew.answers, body.anew.form) if body.anew else None
    return done(request, counter.finish_draft, ref, body.party, anew, body.office or "")
