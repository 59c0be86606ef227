"""Training: planned with its people, held with whoever came, marked by somebody else; what is passed is a skill."""

from datetime import date, datetime

from yimen.engine.staff.trainings import moves, queries
from yimen.engine.staff.trainings.models import ItemSkill, MentorPair, Training, TrainingPlace, TrainingProgramme
from yimen.engine.staff.trainings.refusals import DidNotCome, MarksOneself, NotPostedHere, TrainingOver
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.assessment import ScoresASuperior
from yimen.kernel.staffing.managing import must_manage
from yimen.kernel.staffing.training import FULL_MARK, TrainingKind, months_on, passes
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList, named, span
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import day_of, days, new_ref
from yimen.registries.offices import queries as offices
from yimen.registries.people import duty as duties
from yimen.registries.people import queries as people
from yimen.registries.people.rows import StaffRow

MOST_MINUTES, MOST_MONTHS = 60 * 24 * 10, 60


@snapshot
class TrainingSaid:
    """What is planned: for whom, of which items, and for how many months what is passed holds."""

    kind: str
    title: str
    day: date
    minutes: int
    staff: tuple[str, ...]
    items: tuple[str, ...] = ()
    months: int = 12
    mandatory: str = "no"


@snapshot
class TrainingPlanned:
    """A training by its reference."""

    ref: str


@snapshot
class TrainingMarked:
    """Whether somebody passed, and for how many items they are trained now."""

    passed: str
    skills: int


@operation
def plan_training(centre_ref: str, said: TrainingSaid, *, by: Actor, now: datetime) -> TrainingPlanned:
    """Plan a training and name its people, who hold posts at the centre or are proposed for it.

    Refuses with NoSuchThing, NotInList, ImpossibleDates or NotPostedHere.
    """
    centre = offices.centre(centre_ref, said.day)
    if centre is None:
        raise NoSuchThing(what="centre")
    must_manage(by, centre.id)
    if said.kind not in list(TrainingKind) or said.mandatory not in ("yes", "no") or not said.staff:
        raise NotInList(field="kind")
    if said.day < day_of(now) or not (0 < said.minutes <= MOST_MINUTES and 0 < said.months <= MOST_MONTHS):
        raise ImpossibleDates()
    items = [catalogue.in_force(ref, now) for ref in dict.fromkeys(said.items)]
    if any(one is None for one in items):
        raise NoSuchThing(what="item")
    members = [_posted(ref, centre.ref, now) for ref in dict.fromkeys(said.staff)]
    row = Training(
        ref=new_ref(), centre_id=centre.id, kind=said.kind, title=named(said.title, "title"), mandatory=said.mandatory,
        minutes=said.minutes, items=[one.item_id for one in items if one], months=said.months, day=said.day,
        planned_at=now,
    )  # fmt: skip
    row.save(force_insert=True)
    TrainingPlace.objects.bulk_create(TrainingPlace(training=row, staff_id=one.id) for one in members)
    moves.told(row, "plan_training", {"kind": said.kind, "day": said.day, "staff": list(said.staff)}, by, now)
    return TrainingPlanned(row.ref)


@operation
def hold_training(ref: str, came: tuple[str, ...], *, by: Actor, now: datetime) -> TrainingPlanned:
    """It was held: these came, the others did not. Nobody notes their own coming, nor that of whoever heads them.

    Refuses with NoSuchThing, TrainingOver, MarksOneself or ScoresASuperior.
    """
    row = moves.managed(ref, by)
    if row.held_at is not None or row.called_off_at is not None or day_of(now) < row.day:
        raise TrainingOver()
    for place in row.places.select_for_update().select_related("staff"):
        if place.staff_id == by.staff_id:
            raise MarksOneself()
        if by.staff_id is not None and duties.is_above(place.staff_id, by.staff_id, now):
            raise ScoresASuperior()
        place.came = "yes" if place.staff.ref in came else "no"
        place.save(update_fields=["came"])
    row.held_at = now
    row.save(update_fields=["held_at"])
    moves.told(row, "hold_training", {"came": sorted(came)}, by, now)
    return TrainingPlanned(ref)


@operation
def call_off_training(ref: str, *, by: Actor, now: datetime) -> TrainingPlanned:
    """It does not take place. Refuses with NoSuchThing or TrainingOver."""
    row = moves.managed(ref, by)
    if row.held_at is not None or row.called_off_at is not None:
        raise TrainingOver()
    row.called_off_at = now
    row.save(update_fields=["called_off_at"])
    moves.told(row, "call_off_training", {}, by, now)
    return TrainingPlanned(ref)


@operation
def mark_training(ref: str, staff_ref: str, mark: int, *, by: Actor, now: datetime) -> TrainingMarked:
    """Mark somebody who came; sixty of a hundred pass, and what is passed holds for so many months.

    Refuses with NoSuchThing, TrainingOver, MarksOneself, ScoresASuperior, DidNotCome or NotInList.
    """
    row = moves.managed(ref, by)
    if row.held_at is None:
        raise TrainingOver()
    place = row.places.select_for_update().filter(staff__ref=staff_ref).first()
    if place is None or by.staff_id is None:
        raise NoSuchThing(what="staff")
    if place.staff_id == by.staff_id:
        raise MarksOneself()
    if duties.is_above(place.staff_id, by.staff_id, now):
        raise ScoresASuperior()
    if place.came != "yes" or place.mark is not None:
        raise DidNotCome()
    if not 0 <= mark <= FULL_MARK:
        raise NotInList(field="mark")
    place.mark, place.passed, place.marked_by_id = mark, passes(mark), by.staff_id
    place.save(update_fields=["mark", "passed", "marked_by"])
    skills = row.items if place.passed == "yes" else []
    until = months_on(row.day, row.months)
    ItemSkill.objects.bulk_create(
        ItemSkill(staff_id=place.staff_id, item_id=item, training=row, valid=days(row.day, until)) for item in skills
    )
    moves.told(row, "mark_training", {"staff": staff_ref, "mark": mark}, by, now)
    return TrainingMarked(place.passed, len(skills))


@operation
def set_programme(
    centre_ref: str, title: str, minutes: int, first: date, last: date, document: str, *, by: Actor, now: datetime
) -> TrainingPlanned:
    """How much everybody posted at a centre is to be trained from a day to another 素质培训工程.

    Refuses with NoSuchThing or ImpossibleDates.
    """
    centre = offices.centre(centre_ref, first)
    if centre is None:
        raise NoSuchThing(what="centre")
    must_manage(by, centre.id)
    span(first, last)
    if not 0 < minutes <= MOST_MINUTES:
        raise ImpossibleDates()
    row = TrainingProgramme(
        ref=new_ref(), centre_id=centre.id, title=named(title, "title"), minutes=minutes, valid=days(first, last),
        document=named(document, "document"),
    )  # fmt: skip
    row.save(force_insert=True)
    moves.told(row, "set_programme", {"minutes": minutes, "from": first, "until": last}, by, now)
    return TrainingPlanned(row.ref)


@operation
def pair_mentor(mentor_ref: str, learner_ref: str, until: date, *, by: Actor, now: datetime) -> TrainingPlanned:
    """Somebody of a city window trains somebody of a town one to one until a day; by a manager or administrator.

    Refuses with NotAllowed, NoSuchThing, MarksOneself or ImpossibleDates.
    """
    if not by.has_role(Role.CENTRE_MANAGER, Role.ADMINISTRATOR):
        raise NotAllowed()
    mentor, learner = _member(mentor_ref), _member(learner_ref)
    if mentor.id == learner.id:
        raise MarksOneself()
    span(day_of(now), until)
    row = MentorPair(ref=new_ref(), mentor_id=mentor.id, learner_id=learner.id, valid=days(day_of(now), until))
    row.save(force_insert=True)
    moves.told(row, "pair_mentor", {"mentor": mentor_ref, "learner": learner_ref, "until": until}, by, now)
    return TrainingPlanned(row.ref)


def _posted(ref: str, centre_ref: str, now: datetime) -> StaffRow:
    found = _member(ref)
    if not (duties.is_posted(found.id, centre_ref, now) or queries.is_proposed(found.id, centre_ref)):
        raise NotPostedHere(name=found.name)
    return found


def _member(ref: str) -> StaffRow:
    found = people.staff_member(ref)
    if found is None:
        raise NoSuchThing(what="staff")
    return found
