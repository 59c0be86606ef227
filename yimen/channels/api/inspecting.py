"""Supervision after approval: records of permits, draws and their proof, spot checks, results in public, the rule."""

from datetime import date, timedelta
from typing import Annotated

from django.http import HttpRequest
from ninja import File, Router, UploadedFile
from pydantic import BaseModel, Field

from yimen.channels.api.asking import asker, done, knock, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.doorstep import only
from yimen.channels.api.drafts import PER, UPLOADS
from yimen.channels.api.shapes import (
    After,
    Body,
    BodyRef,
    Code,
    Mark,
    Moment,
    PathRef,
    Text500,
    Text1000,
    result_of,
    several,
    shown,
)
from yimen.engine.papers.dossiers.operations import Attached
from yimen.engine.supervision.spot_checks import operations, queries
from yimen.engine.supervision.spot_checks.operations import DrawKept, DrawSaid, SpotCheckKept, SpotFound
from yimen.engine.supervision.spot_checks.rows import DrawProof, DrawRow, PublishedPage, SpotCheckRow
from yimen.engine.supervision.supervision_records import operations as keeping
from yimen.engine.supervision.supervision_records import queries as records
from yimen.engine.supervision.supervision_records.operations import OwnerNamed
from yimen.engine.supervision.supervision_records.rows import Gaps, RecordPage, RecordView, SidesRow
from yimen.kernel.risk import BANDS, OF_REASON, CheckOutcome
from yimen.kernel.spot_checks import DrawScope
from yimen.registries.dated import day_of
from yimen.threshold import clock

router = Router(tags=["inspections"])
Line = Annotated[str, Field(min_length=1, max_length=300)]


class DrawTold(Body):
    """What is announced: by which office, from which permits, when they are looked at, what at, and by whom."""

    title: Annotated[str, Field(min_length=1, max_length=60)]
    office: BodyRef
    scope: DrawScope
    item: Annotated[str, Field(max_length=40)] = ""
    first_day: date
    last_day: date
    points: list[Line] = Field(min_length=1, max_length=12)
    inspectors: list[BodyRef] = Field(min_length=1, max_length=60)


class WitnessWord(Body):
    """The word of the witness."""

    word: Annotated[str, Field(min_length=1, max_length=60)]


class SpotFoundTold(Body):
    """What was found, where the telephone was or why it told no place, and when it was looked at."""

    outcome: CheckOutcome
    findings: list[Text500] = Field(default_factory=list, max_length=12)
    summary: Text1000
    looked_at: Moment
    position: Annotated[str, Field(max_length=80)] = ""
    without_position: Text500 = ""


class SpotSigned(Body):
    """What the second of the two has read, by its mark."""

    seen: Mark = ""


class SpotWhy(Body):
    """Why."""

    why: Text500


class OwnerTold(Body):
    """Which office looks after it, and by which document."""

    office: BodyRef
    basis: Code


class BandShown(BaseModel):
    """A band of the public table: its reasons, the share that is drawn, and within how many days one is looked at."""

    band: str
    reasons: list[str]
    share: int
    days: int


@router.get("/rule", auth=ALL, response=list[BandShown], operation_id="inspection_rule")
def rule(request: HttpRequest) -> list[BandShown]:
    """The whole rule of how often a permit is looked at."""
    reasons = {one.band: [reason.value for reason, band in OF_REASON.items() if band is one.band] for one in BANDS}
    return [BandShown(band=one.band, reasons=reasons[one.band], share=one.share, days=one.days) for one in BANDS]


@router.get("/results", auth=ALL, response=shown(PublishedPage), operation_id="inspection_results")
def results(request: HttpRequest, words: str = "", after: After = "") -> PublishedPage:
    """What was found, the latest first; `words` are a credit code, or how the name of an enterprise begins."""
    return queries.published(clock.now(), words, after)


@router.get("/draws", auth=ALL, response=several(DrawRow), operation_id="inspection_draws")
def draws(request: HttpRequest) -> list[DrawRow]:
    """The latest draws, with what was committed to; the secret once a draw is closed."""
    return list(queries.public_draws(clock.now()))


@router.get("/draws/{ref}", auth=ALL, response=shown(DrawRow), operation_id="inspection_draw")
def draw(request: HttpRequest, ref: PathRef) -> DrawRow:
    """One draw."""
    return there(queries.draw(ref, clock.now()))


@router.get("/draws/{ref}/proof", auth=ALL, response=shown(DrawProof), operation_id="inspection_proof")
def proof(request: HttpRequest, ref: PathRef) -> DrawProof:
    """Everything out of which a closed draw was made: who doubts it draws again."""
    return there(queries.proof(ref, clock.now()))


@router.get("/draws/{ref}/checks", auth=STAFF, response=several(SpotCheckRow), operation_id="inspection_checks")
def checks(request: HttpRequest, ref: PathRef) -> list[SpotCheckRow]:
    """The checks of a draw, for its office and for supervision."""
    return list(queries.checks_of(ref, asker(request), clock.now()))


@router.post("/draws", auth=STAFF, response=result_of(operations.announce_draw), operation_id="inspection_announce")
def announce(request: HttpRequest, body: DrawTold) -> DrawKept:
    """Announce a draw.

    Refuses with NotAllowed, NotFormal, NoSuchThing, ImpossibleDates, DrawTooShort, Missing, TooManyListed,
    InspectorsUnfit, NothingToDraw, TooManyToDraw, TooFewInspectors or PoolTooNarrow.
    """
    said = DrawSaid(
        body.title, body.office, str(body.scope), body.item, body.first_day, body.last_day, tuple(body.points),
        tuple(body.inspectors),
    )  # fmt: skip
    return done(request, operations.announce_draw, said)


@router.post(
    "/draws/{ref}/draw", auth=STAFF, response=result_of(operations.draw_lots), operation_id="inspection_draw_lots"
)
def draw_lots(request: HttpRequest, ref: PathRef, body: WitnessWord) -> DrawKept:
    """Draw with the word of a witness.

    Refuses with DrawUnknown, NotAllowed, WitnessTooNear, DrawnBefore or DrawTooLate.
    """
    return done(request, operations.draw_lots, ref, body.word)


@router.post("/draws/{ref}/close", auth=STAFF, response=result_of(operations.close_draw), operation_id="inspection_end")
def close(request: HttpRequest, ref: PathRef) -> DrawKept:
    """Close a draw and tell its secret. Refuses with DrawUnknown, NotAllowed or ChecksAhead."""
    return done(request, operations.close_draw, ref)


@router.get("/checks", auth=STAFF, response=several(SpotCheckRow), operation_id="inspection_mine")
def mine(request: HttpRequest) -> list[SpotCheckRow]:
    """The checks that you are to make or to sign."""
    return list(queries.mine(asker(request), clock.now()))


@router.get("/checks/{ref}", auth=STAFF, response=shown(SpotCheckRow), operation_id="inspection_check")
def check(request: HttpRequest, ref: PathRef) -> SpotCheckRow:
    """One check, for its two, its office and supervision."""
    return there(queries.one(ref, asker(request), clock.now()))


@router.post(
    "/checks/{ref}/photographs", auth=STAFF, response={201: shown(Attached)}, operation_id="inspection_photograph"
)
def photograph(request: HttpRequest, ref: PathRef, file: File[UploadedFile]) -> Attached:
    """Take a photograph in. Refuses with SpotCheckUnknown, InspectorNear, WrongState and as files are refused."""
    only((*request.POST, *request.FILES), "file")
    knock(request, "upload", UPLOADS, PER)
    return done(request, operations.photograph_spot, ref, file.name or "", file.read())


@router.post(
    "/checks/{ref}/record",
    auth=STAFF,
    response=result_of(operations.record_spot_check),
    operation_id="inspection_record",
)
def record(request: HttpRequest, ref: PathRef, body: SpotFoundTold) -> SpotCheckKept:
    """Write down what was found.

    Refuses with SpotCheckUnknown, InspectorNear, NotFormal, NoPromiseGiven, PointWithoutFinding, PhotographNeeded,
    PositionUnclear, LookedAtUnclear or WrongState.
    """
    found = SpotFound(
        str(body.outcome), tuple(body.findings), body.summary, body.looked_at, body.position, body.without_position
    )
    return done(request, operations.record_spot_check, ref, found)


@router.post(
    "/checks/{ref}/sign", auth=STAFF, response=result_of(operations.sign_spot_check), operation_id="inspection_sign"
)
def sign(request: HttpRequest, ref: PathRef, body: SpotSigned) -> SpotCheckKept:
    """Sign what the other wrote down.

    Refuses with SpotCheckUnknown, InspectorNear, NotFormal, NotTheOther, ChangedSinceRead or WrongState.
    """
    return done(request, operations.sign_spot_check, ref, body.seen)


@router.post(
    "/checks/{ref}/differ",
    auth=STAFF,
    response=result_of(operations.differ_spot_check),
    operation_id="inspection_differ",
)
def differ(request: HttpRequest, ref: PathRef, body: SpotWhy) -> SpotCheckKept:
    """Say that it was otherwise. Refuses with SpotCheckUnknown, InspectorNear, NotTheOther or WrongState."""
    return done(request, operations.differ_spot_check, ref, body.why)


@router.post(
    "/checks/{ref}/aside", auth=STAFF, response=result_of(operations.stand_aside_spot), operation_id="inspection_aside"
)
def aside(request: HttpRequest, ref: PathRef, body: SpotWhy) -> SpotCheckKept:
    """Stand aside; the next lot takes over. Refuses with SpotCheckUnknown, NobodyLeft or WrongState."""
    return done(request, operations.stand_aside_spot, ref, body.why)


@router.get("/records", auth=STAFF, response=shown(RecordPage), operation_id="supervision_records")
def looked_after(request: HttpRequest, after: After = "") -> RecordPage:
    """The permits that your offices look after, by the day of the next look."""
    return records.looked_after(asker(request), day_of(clock.now()), after)


@router.get("/records/{ref}", auth=STAFF, response=shown(RecordView), operation_id="supervision_record")
def one_record(request: HttpRequest, ref: PathRef) -> RecordView:
    """One permit with its plan and what came of it."""
    return there(records.record(ref, asker(request), day_of(clock.now())))


@router.get("/gaps", auth=STAFF, response=shown(Gaps), operation_id="supervision_gaps")
def gaps(request: HttpRequest) -> Gaps:
    """Permits nobody looks after, those looked after elsewhere, enterprises never looked at; for supervision."""
    return there(records.gaps(asker(request), day_of(clock.now())))


@router.get("/sides", auth=STAFF, response=several(SidesRow), operation_id="supervision_sides")
def sides(request: HttpRequest) -> list[SidesRow]:
    """Checks before and after the grant, item by item, of the permits of a year; for supervision."""
    return list(records.side_by_side(asker(request), day_of(clock.now()) - timedelta(days=365)))


@router.post(
    "/records/{ref}/owner", auth=STAFF, response=result_of(keeping.name_owner), operation_id="supervision_name_owner"
)
def name_owner(request: HttpRequest, ref: PathRef, body: OwnerTold) -> OwnerNamed:
    """Name who looks after a permit and those that stand like it.

    Refuses with NotAllowed, NoSuchThing, OwnerStands or Missing.
    """
    return done(request, keeping.name_owner, ref, body.office, body.basis)
