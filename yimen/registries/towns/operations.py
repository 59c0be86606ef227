"""Writes of the town centres: class, hosts, window families, stations, opening. A change cuts a term."""

from datetime import date, datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.offices.powers import CentreClass
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.villages.towns import Family, Station, must_be_complete
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, must_hold, span, written
from yimen.registries.dated import day_of, days, end_term, new_ref, on_day, refusing, to_close
from yimen.registries.offices import queries as offices
from yimen.registries.towns import queries
from yimen.registries.towns.models import CentreClass as ClassOfCentre
from yimen.registries.towns.models import (
    CentreOpening,
    FamilyItem,
    FamilyWindow,
    Host,
    StationDuty,
    TrialRun,
    WindowFamily,
)


class NotATownCentre(Refusal):
    """Class, families and stations are asked of town centres only."""

    code: ClassVar[str] = "towns.not_a_town_centre"


class HostsAlready(Refusal):
    """The authority works in this centre during those days already."""

    code: ClassVar[str] = "towns.hosts_already"


class OpenAlready(Refusal):
    """The centre has been opened before."""

    code: ClassVar[str] = "towns.open_already"


class TriesAlready(Refusal):
    """The day from which the centre runs on trial is on record."""

    code: ClassVar[str] = "towns.tries_already"


class WindowElsewhere(Refusal):
    """The window belongs to another centre, or serves another family."""

    code: ClassVar[str] = "towns.window_elsewhere"


@snapshot
class CentreClassed:
    """A centre is of a class from this day."""

    ref: str
    day: date


@snapshot
class HostJoined:
    """An authority works in a centre from this day."""

    ref: str
    day: date


@snapshot
class FamilyFilled:
    """A window family has its owner, windows and items."""

    ref: str
    family: str


@snapshot
class StationPosted:
    """A station serves a town: at a window of its centre, or from the neighbour."""

    ref: str
    station: str


@snapshot
class TrialStarted:
    """A town centre runs on trial since this day."""

    ref: str
    day: date


@snapshot
class CentrePublished:
    """A town centre is open to the public since this day."""

    ref: str
    day: date


@operation
def class_centre(
    centre_ref: str, centre_class: int, from_day: date, basis: str, *, by: Actor, now: datetime
) -> CentreClassed:
    """First or second class from a day on; the five window families are laid out with the first class given.

    Refuses with NotATownCentre, NotInList, ImpossibleDates or NotAllowed.
    """
    must_hold(by, Role.ADMINISTRATOR)
    span(from_day, None)
    if centre_class not in (CentreClass.FIRST, CentreClass.SECOND):
        raise NotInList(field="centre_class")
    centre_id = _town_centre(centre_ref, from_day)
    why, until = written(basis, "basis"), None
    running = on_day(ClassOfCentre.objects.select_for_update().filter(centre_id=centre_id), from_day)
    if running is not None:
        if running.valid.lower == from_day:
            raise ImpossibleDates()
        until = running.valid.upper
        end_term(running, days(running.valid.lower, from_day), why)
    with refusing(centre_has_one_class_at_a_time=ImpossibleDates()):
        ClassOfCentre.objects.create(
            centre_id=centre_id, centre_class=centre_class, valid=days(from_day, until), basis=why
        )
    WindowFamily.objects.bulk_create(
        (WindowFamily(centre_id=centre_id, family=family) for family in Family), ignore_conflicts=True
    )
    return CentreClassed(ref=centre_ref, day=from_day)


@operation
def join_centre(
    centre_ref: str, office_ref: str, from_day: date, basis: str, *, by: Actor, now: datetime
) -> HostJoined:
    """An authority works in a centre under its own name from a day on: the town's government, a zone committee.

    Refuses with HostsAlready, NoSuchThing or NotAllowed.
    """
    must_hold(by, Role.ADMINISTRATOR)
    span(from_day, None)
    centre, office = offices.centre(centre_ref, from_day), offices.office(office_ref, from_day)
    if centre is None:
        raise NoSuchThing(what="centre")
    if office is None:
        raise NoSuchThing(what="office")
    with refusing(host_shares_a_centre_once_at_a_time=HostsAlready()):
        Host.objects.create(
            centre_id=centre.id, office_id=office.id, valid=days(from_day), basis=written(basis, "basis")
        )
    return HostJoined(ref=centre_ref, day=from_day)


@operation
def leave_centre(centre_ref: str, office_ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> HostJoined:
    """An authority works in a centre no more from a day on. Refuses with ImpossibleDates or NotAllowed."""
    must_hold(by, Role.ADMINISTRATOR)
    rows = list(Host.objects.select_for_update().filter(centre__ref=centre_ref, office__ref=office_ref))
    row, until = to_close(rows, on)
    end_term(row, until, written(basis, "basis"))
    return HostJoined(ref=centre_ref, day=on)


@operation
def fill_family(
    centre_ref: str,
    family: str,
    owner_ref: str,
    window_refs: tuple[str, ...],
    item_refs: tuple[str, ...],
    *,
    by: Actor,
    now: datetime,
) -> FamilyFilled:
    """Say which office answers for a window family, at which windows, with which items.

    Refuses with NotInList, WindowElsewhere, NoSuchThing or NotAllowed.
    """
    must_hold(by, Role.ADMINISTRATOR)
    today = day_of(now)
    kept = WindowFamily.objects.select_for_update().filter(centre__ref=centre_ref, family=family).first()
    if kept is None:
        raise NotInList(field="family")
    owner = offices.office(owner_ref, today)
    if owner is None:
        raise NoSuchThing(what="office")
    kept.owner_id = owner.id
    kept.save(update_fields=["owner_id"])
    windows = [offices.window(ref, today) for ref in window_refs]
    if any(window is None or window.centre_ref != centre_ref for window in windows):
        raise WindowElsewhere()
    kept.windows.all().delete()
    kept.items.all().delete()
    with refusing(towns_familywindow_window_id=WindowElsewhere()):
        FamilyWindow.objects.bulk_create(FamilyWindow(family=kept, window_id=one.id) for one in windows if one)
    FamilyItem.objects.bulk_create(FamilyItem(family=kept, item_id=item) for item in queries.item_ids(item_refs))
    return FamilyFilled(ref=centre_ref, family=family)


@operation
def oblige_station(
    centre_ref: str,
    station: str,
    window_ref: str,
    covered_by_ref: str,
    basis: str,
    *,
    by: Actor,
    now: datetime,
) -> StationPosted:
    """A station owes staff to a town centre: at a window there, or covered by the station of a neighbouring town.

    Without either the duty stands and the report names it as missing. Refuses with NotATownCentre, WindowElsewhere,
    NotInList or NoSuchThing.
    """
    must_hold(by, Role.ADMINISTRATOR)
    today = day_of(now)
    if station not in list(Station) or (window_ref and covered_by_ref) or covered_by_ref == centre_ref:
        raise NotInList(field="station")
    centre_id = _town_centre(centre_ref, today)
    window = offices.window(window_ref, today) if window_ref else None
    if window_ref and (window is None or window.centre_ref != centre_ref):
        raise WindowElsewhere()
    covered_by = _town_centre(covered_by_ref, today) if covered_by_ref else None
    StationDuty.objects.update_or_create(
        centre_id=centre_id,
        station=station,
        defaults={
            "window_id": window.id if window else None,
            "covered_by_id": covered_by,
            "basis": written(basis, "basis"),
        },
    )
    return StationPosted(ref=centre_ref, station=station)


@operation
def start_trial(centre_ref: str, since: date, basis: str, *, by: Actor, now: datetime) -> TrialStarted:
    """A town centre runs on trial since a day, today or before: from then on its cases are told in every figure.

    Refuses with TriesAlready, OpenAlready, NotATownCentre, ImpossibleDates, NoSuchThing or NotAllowed.
    """
    must_hold(by, Role.ADMINISTRATOR)
    centre_id = _town_centre(centre_ref, since)
    if since > day_of(now):
        raise ImpossibleDates()
    if CentreOpening.objects.filter(centre_id=centre_id, since__lte=since).exists():
        raise OpenAlready()
    with refusing(towns_trialrun_centre_id=TriesAlready()):
        row = TrialRun.objects.create(ref=new_ref(), centre_id=centre_id, since=since, basis=written(basis, "basis"))
    subject = Subject("trial_run", "towns_trialrun", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    tell(subject, Line("start_trial", {"centre": centre_ref, "since": since}, now), by)
    return TrialStarted(ref=centre_ref, day=since)


@operation
def publish_centre(centre_ref: str, since: date, basis: str, *, by: Actor, now: datetime) -> CentrePublished:
    """Open a town centre to the public: class, windows and families are complete.

    Refuses with CentreIncomplete, naming what is missing; with OpenAlready or NotATownCentre.
    """
    must_hold(by, Role.ADMINISTRATOR)
    centre_id = _town_centre(centre_ref, since)
    centre = queries.centre(centre_ref, since)
    assert centre is not None, "it was found a moment ago"
    must_be_complete(centre.lacks)
    with refusing(towns_centreopening_centre_id=OpenAlready()):
        CentreOpening.objects.create(centre_id=centre_id, since=since, basis=written(basis, "basis"))
    return CentrePublished(ref=centre_ref, day=since)


def _town_centre(ref: str, day: date) -> int:
    centre = offices.centre(ref, day)
    if centre is None:
        raise NoSuchThing(what="centre")
    if centre.kind != "town":
        raise NotATownCentre()
    return centre.id
