"""Opening: the list is published before; a case rests on a finding that was upheld, and its subject speaks first."""

from datetime import date, datetime

from yimen.engine.supervision.responsibility import moves
from yimen.engine.supervision.responsibility.models import CensureRule, ResponsibilityCase
from yimen.engine.supervision.responsibility.refusals import MisdeedUnknown, NotInvolved, OpenedAlready
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.assessment import MOST_POINTS
from yimen.kernel.supervision.responsibility import (
    DECIDED_WITHIN,
    HEARD_WITHIN,
    Censure,
    HadAHand,
    Misdeed,
    Publicity,
    ResponsibilityMove,
    Standing,
    must_be_apart,
)
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NotAllowed, NotInList, must_hold, named
from yimen.registries.dated import day_of, days, new_ref, refusing
from yimen.registries.people.involved import Involved

PUBLISHERS = (Role.REFORM_OFFICE,)
"""Who publishes the list: not those who censure by it."""


@snapshot
class CensureSaid:
    """A censure of the list: how many points it takes, who is told of it, by which document, from when."""

    censure: str
    points: int
    publicity: str
    document: str
    valid_from: date


@snapshot
class CensurePublished:
    """A censure of the list by its reference."""

    ref: str


@snapshot
class ResponsibilityMoved:
    """A responsibility case by its reference, and how far it is."""

    ref: str
    state: str


@operation
def publish_censure(said: CensureSaid, *, by: Actor, now: datetime) -> CensurePublished:
    """Publish a censure, or change it from a day on; what was decided by the one before stays as it was.

    Refuses with NotAllowed, NotInList, ImpossibleDates or Missing.
    """
    must_hold(by, *PUBLISHERS)
    if by.staff_id is None:
        raise NotAllowed()
    if said.censure not in set(Censure) or said.publicity not in set(Publicity):
        raise NotInList(field="censure")
    if not 1 <= said.points <= MOST_POINTS:
        raise NotInList(field="points")
    # Nobody is censured by what was published after what they did.
    if said.valid_from < day_of(now):
        raise ImpossibleDates()
    _end_the_one_before(said)
    row = CensureRule(
        ref=new_ref(), censure=said.censure, points=said.points, publicity=said.publicity,
        document=named(said.document, "document"), valid=days(said.valid_from), published_by_id=by.staff_id,
        published_at=now,
    )  # fmt: skip
    with refusing(censure_rule_is_one_at_a_time=ImpossibleDates()):
        row.save(force_insert=True)
    body = {
        "censure": row.censure, "points": row.points, "publicity": row.publicity, "document": row.document,
        "from": said.valid_from,
    }  # fmt: skip
    moves.told(row, Line("publish_censure", body, now), by)
    return CensurePublished(row.ref)


def _end_the_one_before(said: CensureSaid) -> None:
    before = CensureRule.objects.select_for_update().filter(censure=said.censure, valid__endswith=None).first()
    if before is None:
        return
    if said.valid_from <= before.valid.lower:
        raise ImpossibleDates()
    before.valid = days(before.valid.lower, said.valid_from)
    before.save(update_fields=["valid"])


@operation
def open_responsibility(
    source: str, source_ref: str, staff_ref: str, finding: str, *, by: Actor, now: datetime
) -> ResponsibilityMoved:
    """Open a case about somebody who had to do with a finding that was upheld; their days to speak begin.

    Refuses with NotAllowed, NotInList, MisdeedUnknown, NotInvolved, OwnResponsibility, HeadsTheSubject,
    HadAHand, OpenedAlready or TextMissing.
    """
    must_hold(by, Role.SUPERVISOR)
    if by.staff_id is None:
        raise NotAllowed()
    found = _misdeed(source, source_ref, by)
    subject = _subject(found, staff_ref)
    _must_be_apart(by.staff_id, subject.id, found, now)
    said = must_be_said("finding", finding, 2000).strip()
    calendar = moves.calendar_of(subject.office_id, now)
    row = ResponsibilityCase(
        ref=new_ref(), source=source, source_ref=source_ref, source_said=found.said, happened_at=found.happened_at,
        subject_id=subject.id, office_id=subject.office_id, finders=sorted(set(found.finders)), finding=said,
        opened_by_id=by.staff_id, opened_at=now, hear_by=calendar.closing_after(now, HEARD_WITHIN),
        decide_by=calendar.closing_after(now, DECIDED_WITHIN),
        **{f"{place}_id": id_ for place, id_ in found.places.items()},
    )  # fmt: skip
    with refusing(responsibility_once_for_each_finding=OpenedAlready()):
        row.save(force_insert=True)
    words = digest(said.encode(), row.ref.encode())
    body = {"source": source, "of": source_ref, "staff": staff_ref, "finding": words, "hear_by": row.hear_by}
    moves.told(row, Line("open_responsibility", body, now), by)
    return ResponsibilityMoved(row.ref, row.state)


@operation
def speak_in_defence(ref: str, words: str, *, by: Actor, now: datetime) -> ResponsibilityMoved:
    """Speak for oneself 陈述申辩, once, until it is decided; what was said is read by who decides.

    Refuses with ResponsibilityUnknown, TextMissing or WrongState.
    """
    row = own(ref, by)
    said = must_be_said("words", words, 2000).strip()
    moves.move(row, ResponsibilityMove.HEAR, defence=said, heard_at=now)
    moves.told(row, Line("speak_in_defence", {"said": digest(said.encode(), ref.encode())}, now), by)
    return ResponsibilityMoved(ref, row.state)


def own(ref: str, by: Actor) -> ResponsibilityCase:
    """The case, locked, for whom it is about; refuses with ResponsibilityUnknown or HadAHand."""
    row = moves.lock(ref, by)
    if row.subject_id != by.staff_id:
        raise HadAHand()
    return row


def _misdeed(source: str, ref: str, by: Actor) -> Misdeed:
    """What was found, for supervision of the place, when it was upheld."""
    if source not in moves.MISDEEDS:
        raise NotInList(field="source")
    found = moves.MISDEEDS[source](ref)
    if found is None or not moves.supervises(found.places, by) or found.standing is not Standing.STANDS:
        raise MisdeedUnknown()
    return found


def _subject(found: Misdeed, staff_ref: str) -> Involved:
    near = moves.involved_in(found)
    subject = next((one for one in near if one.ref == staff_ref), None)
    if subject is None:
        raise NotInvolved()
    return subject


def _must_be_apart(opener: int, subject: int, found: Misdeed, now: datetime) -> None:
    """Who found it may open it; who had a hand in it, the subject, and whoever heads or is headed by them, may not."""
    must_be_apart(moves.tied(opener, subject, set(found.staff) - {subject}, (now, found.happened_at)))
