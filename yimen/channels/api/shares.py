"""Shared cases: opened to a centre of another district, seen and continued there, taken back."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Router, UploadedFile

from yimen.channels.api.asking import asker, done, knock
from yimen.channels.api.authority import STAFF
from yimen.channels.api.doorstep import only
from yimen.channels.api.drafts import PER, UPLOADS
from yimen.channels.api.shapes import Body, BodyRef, Code, PathRef, Seen, Text100, Text500, result_of, several, shown
from yimen.engine.exchange.shares import operations as shares
from yimen.engine.exchange.shares import queries
from yimen.engine.exchange.shares.operations import ShareAsked, ShareRight
from yimen.engine.exchange.shares.rows import SharedCase, SharedFile, ShareHistory, ShareRow
from yimen.engine.records.prints.operations import print_shared_paper
from yimen.kernel.papers.prints import Door
from yimen.threshold import clock
from yimen.threshold.printing import printed
from yimen.threshold.run import run
from yimen.threshold.security import as_attachment

router = Router(tags=["shares"])

TYPES = {"pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg"}


class ShareGiven(Seen):
    """To which centre a case is opened, what for, why, and until which day."""

    centre: BodyRef
    right: ShareRight
    reason: Text500
    until: date


class ShareReason(Body):
    """Why it is taken back."""

    reason: Text500


class ShareSigned(Body):
    """Who signed for the result."""

    signature: Text100


class ShareNothing(Body):
    """Nothing but the wish."""


@router.get("/shares", auth=STAFF, response=several(ShareRow), operation_id="shares_with_us")
def listed(request: HttpRequest) -> list[ShareRow]:
    """The cases of other districts that are open to your centre, by what ends first."""
    return list(queries.shared_with(asker(request), clock.now()))


@router.get("/cases/{ref}/shares", auth=STAFF, response=several(ShareHistory), operation_id="shares_of_case")
def of_case(request: HttpRequest, ref: PathRef) -> list[ShareHistory]:
    """To which centres a case that you may see is or was open, with everything done through it."""
    return list(queries.of_case(ref, asker(request), clock.now()))


@router.post(
    "/cases/{ref}/shares", auth=STAFF, response={201: result_of(shares.share_case)}, operation_id="shares_share"
)
def share(request: HttpRequest, ref: PathRef, body: ShareGiven) -> Any:
    """Open a case of your office to a centre. Refuses with CaseUnknown, NotYourRole, NotFormal, NotInList,
    NoSuchThing, OwnCentre, ShareDaysWrong, SharedAlready, ChangedMeanwhile or TextMissing.
    """
    return done(
        request, shares.share_case, ref, ShareAsked(body.centre, body.right, body.reason, body.until), body.seen
    )


@router.get("/shares/{ref}", auth=STAFF, response=shown(SharedCase), operation_id="shares_look")
def look(request: HttpRequest, ref: PathRef) -> SharedCase:
    """A case through a share; the look is on record. Refuses with ShareUnknown or ShareEnded."""
    return run(shares.look_at_shared, ref, by=asker(request), now=clock.now())


@router.get("/shares/{ref}/files/{file}", auth=STAFF, response={200: None}, operation_id="shares_file")
def file(request: HttpRequest, ref: PathRef, file: PathRef) -> HttpResponse:
    """A file of a shared case; the look is on record. Refuses with ShareUnknown, ShareEnded or NoSuchThing."""
    return _sent(run(shares.open_shared_file, ref, file, by=asker(request), now=clock.now()))


@router.get("/shares/{ref}/papers/{paper}", auth=STAFF, response={200: None}, operation_id="shares_paper")
def paper(request: HttpRequest, ref: PathRef, paper: PathRef) -> HttpResponse:
    """A paper of a shared case; the look is on record. Refuses with ShareUnknown, ShareEnded or NoSuchThing."""
    found = printed(request, print_shared_paper, ref, paper, door=Door.API)
    return as_attachment(found.content, found.name, TYPES["pdf"])


def _sent(found: SharedFile) -> HttpResponse:
    return as_attachment(found.content, found.name, TYPES[found.kind])


@router.post(
    "/shares/{ref}/files", auth=STAFF, response={201: result_of(shares.take_in_shared)}, operation_id="shares_take_in"
)
def take_in(request: HttpRequest, ref: PathRef, material: Form[Code], file: File[UploadedFile]) -> Any:
    """Take in what a correction asks for or what was to follow. Refuses with ShareUnknown, ShareEnded,
    ShareOnlyToLook, NotYourRole, OwnMatter, StoodAside, NotYet, UnknownDefect and as files are refused.
    """
    only((*request.POST, *request.FILES), "material", "file")
    knock(request, "upload", UPLOADS, PER)
    return done(request, shares.take_in_shared, ref, material, file.name or "", file.read())


@router.post(
    "/shares/{ref}/hand-back", auth=STAFF, response=result_of(shares.hand_back_shared), operation_id="shares_hand_back"
)
def hand_back(request: HttpRequest, ref: PathRef, body: ShareNothing) -> Any:
    """Hand the corrected materials back. Refuses with ShareUnknown, ShareEnded, ShareOnlyToLook, NotYourRole,
    OwnMatter, StoodAside, WrongState or CorrectionNotAnswered.
    """
    return done(request, shares.hand_back_shared, ref)


@router.post(
    "/shares/{ref}/hand-out", auth=STAFF, response=result_of(shares.hand_out_shared), operation_id="shares_hand_out"
)
def hand_out(request: HttpRequest, ref: PathRef, body: ShareSigned) -> Any:
    """Hand the result out against a signature. Refuses with ShareUnknown, ShareEnded, ShareOnlyToLook, NotYourRole,
    OwnMatter, StoodAside, NotYet, AlreadyDone, FeesOutstanding or TextMissing.
    """
    return done(request, shares.hand_out_shared, ref, body.signature)


@router.post("/shares/{ref}/end", auth=STAFF, response=result_of(shares.end_share), operation_id="shares_end")
def end(request: HttpRequest, ref: PathRef, body: ShareReason) -> Any:
    """Take a share back. Refuses with ShareUnknown, CaseUnknown, NotYourRole, NotFormal, ShareEnded or TextMissing."""
    return done(request, shares.end_share, ref, body.reason)
