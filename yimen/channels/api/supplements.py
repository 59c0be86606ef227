"""Supplements: what an office asks for after acceptance, bringing it, and going on without it."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import File, Router, UploadedFile
from pydantic import Field

from yimen.channels.api.asking import asker, done, knock
from yimen.channels.api.authority import SIGNED_IN, STAFF
from yimen.channels.api.doorstep import only
from yimen.channels.api.drafts import PER, UPLOADS
from yimen.channels.api.shapes import Body, BodyRef, PathRef, Seen, Text1000, result_of, several, shown
from yimen.engine.case.supplements import operations, queries
from yimen.engine.case.supplements.rows import SupplementRow
from yimen.engine.papers.dossiers.operations import Attached
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.supplements import LONGEST

router = Router(tags=["supplements"])


class SupplementDefect(Body):
    """A defect of a material, from the item's list, or `missing`."""

    material: BodyRef
    defect: BodyRef


class SupplementAsked(Seen):
    """What is asked of the applicant, for how many calendar days the promise waits, and why."""

    defects: list[SupplementDefect] = Field(min_length=1, max_length=100)
    days: Annotated[int, Field(ge=1, le=LONGEST)]
    reason: Text1000


class SupplementReason(Body):
    """Why the office goes on without it."""

    reason: Text1000


class SupplementNothing(Body):
    """Nothing but the word."""


@router.get(
    "/cases/{ref}/supplements", auth=SIGNED_IN, response=several(SupplementRow), operation_id="supplements_of_case"
)
def of_case(request: HttpRequest, ref: PathRef) -> list[SupplementRow]:
    """What was asked of the applicant of a case that you may see, the latest first."""
    return list(queries.of_case(ref, asker(request)))


@router.post(
    "/cases/{ref}/supplements", auth=STAFF, response={201: result_of(operations.ask_supplement)},
    operation_id="supplements_ask",
)  # fmt: skip
def ask(request: HttpRequest, ref: PathRef, body: SupplementAsked) -> Any:
    """Ask for more; the promise waits, the statute runs on. Refuses with CaseUnknown, NotYourDesk, NotYourRole,
    NotFormal, OwnMatter, StoodAside, WrongState, SupplementOpen, SupplementTime, NoDefectNamed, UnknownDefect,
    ProofNotListed, ChangedMeanwhile or TextMissing.
    """
    defects = [DefectFound(one.material, one.defect) for one in body.defects]
    return done(request, operations.ask_supplement, ref, defects, body.days, body.reason, body.seen)


@router.post(
    "/supplements/{ref}/materials/{material}", auth=SIGNED_IN, response={201: shown(Attached)},
    operation_id="supplements_hand_in",
)  # fmt: skip
def hand_in(request: HttpRequest, ref: PathRef, material: PathRef, file: File[UploadedFile]) -> Attached:
    """Hand in a file for a material that was asked for. Refuses with SupplementUnknown, SupplementClosed, NotAskedFor,
    NotYourRole, OwnMatter, StoodAside and as files are refused.
    """
    only((*request.POST, *request.FILES), "file")
    knock(request, "upload", UPLOADS, PER)
    return done(request, operations.hand_in_supplement, ref, material, file.name or "", file.read())


@router.post(
    "/supplements/{ref}/answer", auth=SIGNED_IN, response=result_of(operations.answer_supplement),
    operation_id="supplements_answer",
)  # fmt: skip
def answer(request: HttpRequest, ref: PathRef, body: SupplementNothing) -> Any:
    """Say that everything is in. Refuses with SupplementUnknown, SupplementClosed, SupplementIncomplete, NotYourRole,
    OwnMatter or StoodAside.
    """
    return done(request, operations.answer_supplement, ref)


@router.post(
    "/supplements/{ref}/end", auth=STAFF, response=result_of(operations.end_supplement), operation_id="supplements_end"
)
def end(request: HttpRequest, ref: PathRef, body: SupplementReason) -> Any:
    """Go on without it. Refuses with SupplementUnknown, SupplementClosed, NotYourDesk, NotYourRole, NotFormal,
    OwnMatter, StoodAside or TextMissing.
    """
    return done(request, operations.end_supplement, ref, body.reason)
