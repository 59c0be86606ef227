"""Begin a pilot: what is tried, for what, by whom, from which day to which, under a document."""

from datetime import date, datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.reform.pilots import LONGEST, MUST_NAME, PilotFeature
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NotInList, must_hold, named, span, written
from yimen.registries.bases import moves as bases
from yimen.registries.dated import day_of, new_ref
from yimen.registries.pilots import handing, moves
from yimen.registries.pilots.models import Pilot
from yimen.registries.pilots.moves import Found, Named
from yimen.registries.pilots.refusals import AllHaveIt, NobodyNamed

PLANNERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)


@snapshot
class PilotSaid:
    """What a pilot is: what is tried, what it is to show, by which document, its first day and the day it is over."""

    feature: str
    name: str
    purpose: str
    document: str
    begins: date
    ends: date
    announcement: str = ""
    """The document by which items are handed down, when they are tried at points."""
    mode: str = ""


@snapshot
class PilotKept:
    """A pilot by its reference."""

    ref: str


@operation
def begin_pilot(said: PilotSaid, subjects: Named, *, by: Actor, now: datetime) -> PilotKept:
    """Try a reform at named offices, items or points first, from today or a later day on; it has an end.

    By the reform office or an administrator. Refuses with NotAllowed, NotInList, Missing, TextMissing, ImpossibleDates,
    BasisOver, NoSuchThing, NobodyNamed, NotTriedSo or AllHaveIt; where items are handed down to points, as `delegate`.
    """
    must_hold(by, *PLANNERS)
    if said.feature not in set(PilotFeature):
        raise NotInList(field="feature")
    _must_be_ahead(said, now)
    document = named(said.document, "document")
    bases.must_stand(document, said.begins)
    found = moves.find(subjects, said.begins, now)
    _must_name(said.feature, found)
    _must_not_be_open(said.feature, said.begins)
    at_points = said.feature == PilotFeature.AT_POINT
    row = Pilot.objects.create(
        ref=new_ref(), feature=said.feature, name=named(said.name, "name"), document=document,
        purpose=must_be_said("purpose", said.purpose, 1000).strip(), begins=said.begins, ends=said.ends,
        announcement=named(said.announcement, "announcement") if at_points else "",
        mode=written(said.mode, "mode") if at_points else "", begun_by_id=by.staff_id,
    )  # fmt: skip
    rows = [moves.take_part(row, one, said.begins) for one in found]
    body = {"feature": row.feature, "from": row.begins, "until": row.ends, "who": [[f.kind, f.ref] for f in found]}
    moves.told(row, "begin_pilot", {**body, "document": document}, by, now)
    if at_points:
        handing.hand_down(row, rows, said.begins, said.ends, document, by, now)
    return PilotKept(row.ref)


def _must_be_ahead(said: PilotSaid, now: datetime) -> None:
    """Nothing is switched on for days that are over, and every pilot comes to its end."""
    span(said.begins, said.ends)
    if said.begins < day_of(now) or said.ends - said.begins > LONGEST:
        raise ImpossibleDates()


def _must_name(feature: str, found: tuple[Found, ...]) -> None:
    moves.must_fit(feature, found)
    if not found or not MUST_NAME.get(PilotFeature(feature), frozenset()) <= {one.kind for one in found}:
        raise NobodyNamed()


def _must_not_be_open(feature: str, begins: date) -> None:
    rows = Pilot.objects.filter(feature=feature, opened_on__isnull=False, ended_on=None).exclude(
        feature=PilotFeature.AT_POINT
    )
    opened = rows.order_by("opened_on").first()
    if opened is not None and opened.opened_on is not None and opened.opened_on <= begins:
        raise AllHaveIt(since=opened.opened_on)
