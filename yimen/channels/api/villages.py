"""Villages: their notice boards and modes for everybody; the seven ones, the five marks and presence for staff."""

from datetime import date, timedelta

from django.http import HttpRequest
from ninja import P, QueryEx, Router

from yimen.channels.api.asking import done, there
from yimen.channels.api.authority import ALL, STAFF
from yimen.channels.api.shapes import After, Body, PathRef, Text100, result_of, several, shown
from yimen.insight.villages import queries
from yimen.insight.villages.activity import activity
from yimen.insight.villages.rows import PointActivity, PointRow, TownRow, VillagePresence, VillageView
from yimen.kernel.villages.points import Feature
from yimen.registries.points import operations
from yimen.registries.points.operations import FeatureStated
from yimen.threshold import clock

router = Router(tags=["villages"])

Days = QueryEx[int, P(ge=1, le=3660, description="How many days back the report counts")]


class FeatureTold(Body):
    """What a point has, and what shows it."""

    feature: Feature
    evidence: Text100
    from_day: date


class FeatureEnded(Body):
    """What a point has no longer, and why."""

    feature: Feature
    on: date
    basis: Text100 = ""


@router.get("", auth=ALL, response=several(PointRow), operation_id="villages_points")
def points(request: HttpRequest) -> list[PointRow]:
    """Every village point with its notice board, and what it lacks of the seven ones."""
    return list(queries.points(clock.now()))


@router.get("/towns", auth=STAFF, response=several(TownRow), operation_id="villages_towns")
def towns(request: HttpRequest) -> list[TownRow]:
    """Every town centre with the five marks it lacks, and the facts they were read from."""
    return list(queries.towns(clock.now()))


@router.get("/activity", auth=STAFF, response=several(PointActivity), operation_id="villages_activity")
def point_activity(request: HttpRequest) -> list[PointActivity]:
    """Every village point with its last case, duty days kept and cases a month; the quietest first, at most 500."""
    return list(activity(clock.now()))


@router.get("/presence", auth=STAFF, response=shown(VillagePresence), operation_id="villages_presence")
def presence(request: HttpRequest, days: Days = 365) -> VillagePresence:
    """Who handed in at a village and had to travel all the same."""
    now = clock.now()
    return queries.presence(now - timedelta(days=days), now)


@router.get("/{ref}", auth=ALL, response=shown(VillageView), operation_id="villages_one")
def village(request: HttpRequest, ref: PathRef, after: After = "") -> VillageView:
    """One village: its board, and item by item how and where it can be done; a page by key."""
    return there(queries.village(ref, clock.now(), after))


@router.post(
    "/{ref}/features", auth=STAFF, response={201: result_of(operations.state_feature)}, operation_id="villages_state"
)
def state(request: HttpRequest, ref: PathRef, body: FeatureTold) -> FeatureStated:
    """A point has its plate or its rules. Refuses with NotAllowed, NoSuchThing, NotAPoint, HasIt or Missing."""
    return done(request, operations.state_feature, ref, body.feature.value, body.evidence, body.from_day)


@router.post("/{ref}/features/end", auth=STAFF, response=shown(FeatureStated), operation_id="villages_end")
def end(request: HttpRequest, ref: PathRef, body: FeatureEnded) -> FeatureStated:
    """A point has it no longer. Refuses with NotAllowed, NoSuchThing or ImpossibleDates."""
    return done(request, operations.end_feature, ref, body.feature.value, body.on, body.basis)
