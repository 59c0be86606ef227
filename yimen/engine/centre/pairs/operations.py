"""Stand by and sign off; give a case its pair, and give the pair up.

Review and decision are the cases' own acts, with everything they ask for. What is settled here is only who is there.
"""

import secrets
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from yimen.engine.case.cases import allow, moves, weighed
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.moves import Moved
from yimen.engine.case.cases.refusals import AlreadyDone
from yimen.engine.case.cases.weighed import Part
from yimen.engine.centre.pairs.models import Pair, Standby
from yimen.engine.centre.pairs.queries import DESKS
from yimen.engine.centre.pairs.ready import LOOKED_BACK, WAITED_FOR, ready_for
from yimen.engine.centre.pairs.refusals import AwayNow, NobodyWaits, NotStandingBy, StillAwaited
from yimen.engine.centre.visits import queries as visits
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel import rulings
from yimen.kernel.actor import Actor, PostHeld
from yimen.kernel.authority import NotYourDesk, NotYourRole, must_be_formal
from yimen.kernel.case_life import CASE_LIFE, OPEN_STATES, CaseMove
from yimen.kernel.evidence import Line, digest
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.time.due import due_at
from yimen.kernel.time.worktime import WorkCalendar
from yimen.kernel.visits.standby import Standing, closing_today, pair_of, wait_given
from yimen.kernel.writing import NoSuchThing
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of, new_ref
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import OfficeRow


@snapshot
class StandsBy:
    """Standing by for an office, and until when at the latest."""

    ref: str
    until: datetime


@operation
def stand_by(office_ref: str, *, by: Actor, now: datetime) -> StandsBy:
    """Stand by 上线候办 for the at-once cases of an office, or say again that one still does.

    It ends by signing off, at closing time, or after an hour without a word. Refuses with NoSuchThing, NotYourRole,
    NotFormal, AwayNow or OutOfHours.
    """
    office, post, staff_id = _desk(office_ref, by, now)
    must_be_formal(by.formal)
    _must_be_here(staff_id, now)
    until = closing_today(_calendar(office, post, now), now)
    row = _locked(office, staff_id, now)
    before = Standing(row.since, row.said_at, row.until)
    row.since = row.since if row.journal_seq and before.lasts_at(now) else now
    row.said_at, row.until = now, until
    row.save(update_fields=["since", "said_at", "until"])
    _tell(row, Line("stand_by", {"office": office_ref, "until": until}, now), by)
    return StandsBy(row.ref, until.astimezone(UTC))


def _desk(office_ref: str, by: Actor, now: datetime) -> tuple[OfficeRow, PostHeld, int]:
    office = offices.office(office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    post = next((one for one in by.posts if one.office_id == office.id and one.role in DESKS), None)
    if post is None or by.staff_id is None:
        raise NotYourRole(act="stand_by")
    return office, post, by.staff_id


def _must_be_here(staff_id: int, now: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select from people_absence where staff_id = %s and during @> %s::timestamptz limit 1", (staff_id, now)
        )
        if cursor.fetchone() is not None:
            raise AwayNow()


def _calendar(office: OfficeRow, post: PostHeld, now: datetime) -> WorkCalendar:
    """The hours of where they sit: those of the centre when the desk stands in one."""
    centre = offices.centre(post.centre_id, day_of(now)) if post.centre_id is not None else None
    return calendars.calendar(centre.calendar_id if centre else office.calendar_id)


def _locked(office: OfficeRow, staff_id: int, now: datetime) -> Standby:
    fresh = Standby(ref=new_ref(), staff_id=staff_id, office_id=office.id, since=now, said_at=now, until=now)
    Standby.objects.bulk_create([fresh], ignore_conflicts=True)
    return Standby.objects.select_for_update().get(staff_id=staff_id, office_id=office.id)


@operation
def stand_down(office_ref: str, *, by: Actor, now: datetime) -> StandsBy:
    """Sign off 下线. Nobody leaves while somebody stands at the counter for a case that names them, within its time.

    Refuses with NoSuchThing, NotStandingBy or StillAwaited.
    """
    office = offices.office(office_ref, day_of(now))
    if office is None:
        raise NoSuchThing(what="office")
    # Whoever is giving them a case just now holds the row; what is counted afterwards has that case in it.
    row = Standby.objects.select_for_update().filter(staff_id=by.staff_id or 0, office_id=office.id).first()
    if row is None or not Standing(row.since, row.said_at, row.until).lasts_at(now):
        raise NotStandingBy()
    if waiting := _waiting(row.staff_id, now):
        raise StillAwaited(cases=waiting)
    row.until = now
    row.save(update_fields=["until"])
    _tell(row, Line("stand_down", {"office": office_ref}, now), by)
    return StandsBy(row.ref, now)


def _waiting(staff_id: int, now: datetime) -> int:
    with connection.cursor() as cursor:
        facts: dict[str, Any] = {"now": now, "lately": now - LOOKED_BACK, "staff": staff_id}
        cursor.execute(f"select {WAITED_FOR} from people_staff s where s.id = %(staff)s", facts)
        (waiting,) = cursor.fetchone()
    return int(waiting)


def _tell(row: Standby, line: Line, by: Actor) -> None:
    tell(Subject("standby", "pairs_standby", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)


@snapshot
class Paired:
    """A case that has its pair, and by when it should be decided."""

    ref: str
    seq: int
    due_at: datetime


@operation
def pair_up(ref: str, seen: int | None = None, *, by: Actor, now: datetime) -> Paired:
    """Give an accepted simple case a reviewer and another officer to approve it, who stand by together 即审即办.

    By its window, while somebody stands there. Who it is falls to those for whom fewest wait, then to the lot. Refuses
    with CaseUnknown, NotAtOnce, NotYourDesk, NotYourRole, NotFormal, OwnMatter, NobodyWaits, AlreadyDone,
    NobodyReviews, NobodyApproves, OneAlone, WrongState or ChangedMeanwhile, and with what the decision would wait for.
    """
    file = moves.read(ref, by, now, seen, frozenset({Part.POWERS}))
    clerk = allow.at_desk(file, "pair_up", *allow.AT_THE_WINDOW)
    rulings.must_be_simple(file.terms)
    CASE_LIFE.after(CaseMove.HAND_OVER, file.state)
    allow.standing_right(file, now)
    allow.whole(file)
    if Pair.objects.filter(case_id=file.id).exists():
        raise AlreadyDone(act="pair_up")
    visit = visits.open_of_clerk(by)
    if visit is None:
        raise NobodyWaits()
    reviewer, approver = pair_of(*ready_for(file, now), secrets.randbelow)
    due = due_at(_at_the_counter(file, now), now, wait_given(file.terms.promised))
    assert due is not None, "a clock without pauses comes to its end"
    row = {
        "visit_id": visits.id_of(visit.ref),
        "opened_by_id": clerk.staff_id,
        "reviewer_id": reviewer.staff_id,
        "approver_id": approver.staff_id,
        "opened_at": now,
        "due_at": due,
    }
    route = [file.route[0], reviewer.post_id, approver.post_id]
    line = Line("hand_over", {"leg": 1, "reviewer": reviewer.ref, "approver": approver.ref, "by": due}, now)
    sets = {"route": route, "leg": 1, "desk_id": reviewer.post_id}
    moved = moves.move(file, CaseMove.HAND_OVER, line, by, sets, [moves.insert("pairs_pair", row)])
    return Paired(ref, moved.seq, due.astimezone(UTC))


def _at_the_counter(file: CaseFile, now: datetime) -> WorkCalendar:
    """Minutes are counted by the hours of the place at which the applicant stands."""
    centre = offices.centre(file.centre_id, day_of(now)) if file.centre_id is not None else None
    if centre is None:
        return calendars.at_revision(file.calendar_id, file.calendar_revision)
    return calendars.calendar(centre.calendar_id)


@operation
def unpair(ref: str, reason: str, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Give a pair up: the case goes the ordinary way from where it lies, its promise stands, and the miss is counted.

    By the clerk who opened it or one of the two. Refuses with CaseUnknown, NoSuchThing, AlreadyDone, NotYourDesk,
    TextMissing, WrongState or ChangedMeanwhile.
    """
    file = moves.read(ref, by, now, seen, weighed.OFFICER_ALONE)
    officer = allow.officer_of(file, "unpair")
    pair = Pair.objects.filter(case_id=file.id).first()
    if pair is None:
        raise NoSuchThing(what="pair")
    if officer.staff_id not in (pair.opened_by_id, pair.reviewer_id, pair.approver_id):
        raise NotYourDesk(act="unpair")
    if file.state not in OPEN_STATES:
        raise WrongState(state=file.state, move="unpair")
    if pair.left_at is not None:
        raise AlreadyDone(act="unpair")
    said = must_be_said("reason", reason, 500)
    line = Line("fall_back", {"reason": digest(said.encode(), file.ref.encode())}, now)
    note = moves.insert("cases_note", {"author": by.ref, "text": said, "written_at": now})
    return moves.remark(file, line, by, writes=[note, moves.change("pairs_pair", {"left_at": now}, "left_at is null")])
