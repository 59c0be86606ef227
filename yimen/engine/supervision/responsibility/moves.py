"""Lock, move, tell: a case for its subject, for supervision of the place, and for deciders who are apart from it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from yimen.engine.public.complaints import misdeeds as complaints
from yimen.engine.supervision.anomalies import misdeeds as anomalies
from yimen.engine.supervision.findings import misdeeds as cards
from yimen.engine.supervision.findings.rows import reaches
from yimen.engine.supervision.responsibility.models import CensureRule, ResponsibilityCase
from yimen.engine.supervision.responsibility.refusals import (
    FindingFell,
    FindingLookedAt,
    FindingStands,
    ResponsibilityUnknown,
)
from yimen.engine.supervision.rounds import misdeeds as rounds
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role, ScopeKind
from yimen.kernel.evidence import Line
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.meanwhile import mark_of
from yimen.kernel.supervision.responsibility import (
    RESPONSIBILITY_LIFE,
    UNDECIDED,
    Apartness,
    Misdeed,
    MisdeedSource,
    ResponsibilityMove,
    ResponsibilityState,
    Standing,
    must_be_apart,
)
from yimen.kernel.time.worktime import WorkCalendar
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import involved
from yimen.registries.people.duty import is_above
from yimen.registries.people.involved import Involved

MISDEEDS: Mapping[str, Callable[[str], Misdeed | None]] = {
    MisdeedSource.CARD: cards.misdeed,
    MisdeedSource.COMPLAINT: complaints.misdeed,
    MisdeedSource.ROUND: rounds.misdeed,
    MisdeedSource.ANOMALY: anomalies.misdeed,
}
PLACES = (ScopeKind.CITY, ScopeKind.COUNTY, ScopeKind.TOWN, ScopeKind.VILLAGE)


def supervises(places: Mapping[ScopeKind, int | None], by: Actor) -> bool:
    """Supervision of the place."""
    return by.has_role(Role.SUPERVISOR) and bool(reaches(by, places))


def places_of(row: ResponsibilityCase) -> dict[ScopeKind, int | None]:
    """Where it lies."""
    return {place: getattr(row, f"{place}_id") for place in PLACES}


def is_told(row: ResponsibilityCase, by: Actor) -> bool:
    """Its subject and supervision; once it is decided, who heads the subject's office too."""
    if (by.staff_id is not None and by.staff_id == row.subject_id) or supervises(places_of(row), by):
        return True
    decided = ResponsibilityState(row.state) not in UNDECIDED and row.decided_at is not None
    return decided and row.state != ResponsibilityState.CLEARED and row.office_id in by.offices(Role.OFFICE_HEAD)


def lock(ref: str, by: Actor) -> ResponsibilityCase:
    """The case, locked, for who is told of it; refuses with ResponsibilityUnknown."""
    row = ResponsibilityCase.objects.select_for_update(of=("self",)).filter(ref=ref).first()
    if row is None or by.staff_id is None or not is_told(row, by):
        raise ResponsibilityUnknown()
    return row


def to_decide(ref: str, by: Actor, now: datetime) -> ResponsibilityCase:
    """The case, locked, for supervision that is apart from it.

    Refuses with ResponsibilityUnknown, OwnResponsibility, HeadsTheSubject or HadAHand.
    """
    row = lock(ref, by)
    must_be_apart(ties(row, by.staff_id or 0, now))
    if not supervises(places_of(row), by):
        raise ResponsibilityUnknown()
    return row


def ties(row: ResponsibilityCase, staff_id: int, now: datetime) -> Apartness:
    """What ties somebody to a case: a hand in it, or that they head whom it is about or who had one.

    Asked of the finding as it stands now, for who looked into it meanwhile has found it too.
    """
    found = misdeed(row)
    hands = hands_in(found) if found is not None else set[int]()
    before = {*row.finders, *hands, row.opened_by_id, *([row.decided_by_id] if row.decided_by_id is not None else [])}
    return tied(staff_id, row.subject_id, before - {row.subject_id}, (now, row.happened_at))


def hands_in(found: Misdeed) -> set[int]:
    """Who had to do with what was found, who said that it was so and who brought it in."""
    return {*found.finders, *found.recorders, *found.staff}


def tied(staff_id: int, subject_id: int, before: set[int], at: tuple[datetime, ...]) -> Apartness:
    """What ties somebody to a subject and to those before, now or at the time."""
    heads = {
        one
        for one in (subject_id, *before)
        if one != staff_id and any(is_above(staff_id, one, moment) for moment in at)
    }
    below = staff_id != subject_id and any(is_above(subject_id, staff_id, moment) for moment in at)
    return Apartness(staff_id, subject_id, before, heads, "yes" if below else "")


def mark(row: ResponsibilityCase) -> str:
    """What somebody read who decides: how far it is, and what the subject said."""
    return mark_of(row.state, row.defence)


def misdeed(row: ResponsibilityCase) -> Misdeed | None:
    """What the case rests on, as it stands now."""
    return MISDEEDS[row.source](row.source_ref)


def involved_in(found: Misdeed) -> tuple[Involved, ...]:
    """Who had to do with a finding, and may be asked to answer for it."""
    where = (found.desk_id, found.window_id, found.office_id, found.centre_id)
    return involved.involved(found.staff, found.happened_at, *where)


def standing(row: ResponsibilityCase) -> Standing:
    """How far what the case rests on holds."""
    found = misdeed(row)
    return found.standing if found is not None else Standing.FELL


def must_stand(row: ResponsibilityCase) -> None:
    """Refuses with FindingLookedAt or FindingFell."""
    now = standing(row)
    if now is not Standing.STANDS:
        raise FindingLookedAt() if now is Standing.AGAIN else FindingFell()


def must_have_fallen(row: ResponsibilityCase) -> None:
    """Refuses with FindingLookedAt or FindingStands."""
    now = standing(row)
    if now is not Standing.FELL:
        raise FindingLookedAt() if now is Standing.AGAIN else FindingStands()


def calendar_of(office_id: int, now: datetime) -> WorkCalendar:
    """By which days somebody of an office is heard and appeals."""
    office = offices.office(office_id, day_of(now))
    assert office is not None, "who answers is of an office that there is"
    return calendars.calendar(office.calendar_id)


def move(row: ResponsibilityCase, step: ResponsibilityMove, **sets: object) -> None:
    """Take one step of a case's life; refuses with WrongState."""
    state = RESPONSIBILITY_LIFE.after(step, ResponsibilityState(row.state))
    if not ResponsibilityCase.objects.filter(pk=row.pk, state=row.state).update(state=state.value, **sets):
        raise WrongState(move=step, state=row.state)
    row.state = state.value


def told(row: ResponsibilityCase | CensureRule, line: Line, by: Actor) -> None:
    """Tell an act on the chain of a case, or of a censure of the list."""
    kind, table = (
        ("responsibility_case", "responsibility_responsibilitycase")
        if isinstance(row, ResponsibilityCase)
        else ("censure_rule", "responsibility_censurerule")
    )
    link = tell(Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
