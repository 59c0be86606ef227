"""Tenders: a trading centre tells its projects, supervision reads them and settles alarms. The data never change."""

from datetime import UTC, timedelta
from typing import Annotated

from django.http import HttpRequest
from ninja import P, QueryEx, Router
from pydantic import AwareDatetime, Field

from yimen.channels.api.asking import asker, done, knock, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import After, Body, PathRef, Text100, result_of, several, shown
from yimen.engine.supervision.tenders import operations, queries
from yimen.engine.supervision.tenders.rows import AlarmCount, TenderPage, TenderView
from yimen.kernel.supervision.tenders import Bidder, StageAt, TenderKind, TenderSaid, TenderStage, TradeWay
from yimen.threshold import clock
from yimen.threshold.run import run

router = Router(tags=["tenders"])
TOLD, PER = 60, timedelta(minutes=10)
Only = QueryEx[str, P(pattern="^(open)?$", description="open: with an open alarm alone")]


class TenderStageTold(Body):
    """When a stage of a trade is or was."""

    stage: TenderStage
    at: AwareDatetime


class TenderBidderTold(Body):
    """Who handed a bid in."""

    name: Text100
    code: Annotated[str, Field(max_length=40)] = ""
    bid_at: AwareDatetime


class TenderTold(Body):
    """A project as the trading centre tells it now; without `bidders` no list was told, an empty one: none came."""

    number: Annotated[str, Field(min_length=1, max_length=60)]
    name: Annotated[str, Field(min_length=1, max_length=200)]
    kind: TenderKind
    way: TradeWay | None = None
    buyer: Text100
    stages: Annotated[list[TenderStageTold], Field(min_length=1, max_length=20)]
    bidders: Annotated[list[TenderBidderTold], Field(max_length=500)] | None = None

    def said(self) -> TenderSaid:
        """The same as supervision reads it: every moment in UTC."""
        stages = tuple(StageAt(one.stage, one.at.astimezone(UTC)) for one in self.stages)
        told = None if self.bidders is None else tuple(map(_bidder, self.bidders))
        return TenderSaid(self.number, self.name, self.kind, self.buyer, stages, told, self.way)


def _bidder(one: TenderBidderTold) -> Bidder:
    return Bidder(one.name, one.code, one.bid_at.astimezone(UTC))


class TendersTold(Body):
    """What a trading centre tells, with its code: all of it is taken in, or nothing."""

    secret: Annotated[str, Field(min_length=1, max_length=64)]
    tenders: Annotated[list[TenderTold], Field(min_length=1, max_length=500)]


class TenderAlarmNote(Body):
    """What supervision found."""

    note: Text100


@router.get("", auth=STAFF, response=shown(TenderPage), operation_id="tenders")
def tenders(request: HttpRequest, only: Only = "", after: After = "") -> TenderPage:
    """Projects, those told last first, for supervision."""
    return queries.tenders(asker(request), only, after[:20])


@router.get("/alarms", auth=STAFF, response=several(AlarmCount), operation_id="tenders_alarms")
def alarms(request: HttpRequest) -> list[AlarmCount]:
    """How many alarms each rule has raised, and how many are open, for supervision."""
    return list(queries.counts(asker(request)))


@router.get("/{ref}", auth=STAFF, response=shown(TenderView), operation_id="tenders_one")
def tender(request: HttpRequest, ref: PathRef) -> TenderView:
    """One project with everything that was told of it, and its alarms, for supervision."""
    return there(queries.tender(ref, asker(request)))


@router.post("", auth=ALL, response=result_of(operations.take_in_tenders), operation_id="tenders_import")
def take_in(request: HttpRequest, body: TendersTold) -> operations.TendersTaken:
    """Take in what a trading centre tells; its code opens nothing else.

    Refuses with TooManyKnocks, TenderSourceUnknown, TooManyTenders or TenderUnsound.
    """
    knock(request, "tenders", TOLD, PER)
    told = tuple(one.said() for one in body.tenders)
    return run(operations.take_in_tenders, secret=body.secret, told=told, by=asker(request), now=clock.now())


@router.post(
    "/alarms/{ref}/settle", auth=STAFF, response=result_of(operations.settle_alarm), operation_id="tenders_settle"
)
def settle(request: HttpRequest, ref: PathRef, body: TenderAlarmNote) -> operations.AlarmNoted:
    """Say what was found behind an alarm. Refuses with NotAllowed, NoSuchThing, AlarmSettled or Missing."""
    return done(request, operations.settle_alarm, ref, body.note)
