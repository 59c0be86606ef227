"""Visits at home 上门服务: asked for with address and reason, dispatched to an officer, and done there."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from yimen.engine.case.cases import moves as cases
from yimen.engine.case.messages import operations as messages
from yimen.engine.public.outreach.models import REASONS, HomeVisit
from yimen.engine.public.outreach.refusals import HomeVisitEnded, HomeVisitUnknown, NotDispatched
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import SYSTEM, Actor, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.reform.pilots import PilotFeature
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList, must_hold, named, told, written
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import ZONE, day_of, new_ref
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.pilots import trying

SENDS = (Role.CENTRE_MANAGER, Role.WINDOW)
MOST_TAKEN = 30
MOST_AHEAD = timedelta(days=90)


@snapshot
class HomeVisitAsked:
    """Where to come, when, why, and for what."""

    address: str
    reason: str
    wished_at: datetime
    wish: str = ""
    item_ref: str = ""
    case_ref: str = ""


@snapshot
class HomeVisitSaid:
    """A visit by its reference."""

    ref: str


@operation
def ask_home_visit(
    party_ref: str, centre_ref: str, asked: HomeVisitAsked, *, by: Actor, now: datetime
) -> HomeVisitSaid:
    """Ask a centre to come; by the party, who may apply for it, or a window that was called.

    Refuses with NoSuchThing, NotAllowed, NotInList, Missing, ImpossibleDates, CaseUnknown, or with TriedElsewhere while
    another centre alone tries it.
    """
    party, centre = people.party(party_ref), offices.centre(centre_ref, day_of(now))
    if party is None or centre is None:
        raise NoSuchThing(what="party" if party is None else "centre")
    if not by.has_role(*SENDS) and not people.may_apply(by, party.id, asked.item_ref, now):
        raise NotAllowed()
    if asked.reason not in REASONS:
        raise NotInList(field="reason")
    _to_come(asked.wished_at, now)
    trying.must_be_tried_here(PilotFeature.HOME_VISIT, day_of(asked.wished_at), centre_id=centre.id)
    item = catalogue.in_force(asked.item_ref, now) if asked.item_ref else None
    if asked.item_ref and item is None:
        raise NoSuchThing(what="item")
    case = cases.read(asked.case_ref, by, now) if asked.case_ref else None
    if case is not None and case.applicant_id != party.id:
        raise NoSuchThing(what="case")
    row = HomeVisit.objects.create(
        ref=new_ref(),
        party_id=party.id,
        centre_id=centre.id,
        item_id=item.item_id if item else case.item_id if case else None,
        item_name=item.name if item else "",
        case_id=case.id if case else None,
        address=named(asked.address, "address"),
        reason=asked.reason,
        wish=told(asked.wish, "wish", 500),
        wished_at=asked.wished_at,
        asked_by=by.ref,
        asked_at=now,
    )
    _tell(row, Line("ask", {"centre": centre_ref, "reason": asked.reason, "at": asked.wished_at}, now), by)
    return HomeVisitSaid(row.ref)


@operation
def dispatch_home_visit(ref: str, staff_ref: str, planned_at: datetime, *, by: Actor, now: datetime) -> HomeVisitSaid:
    """Send an officer at a time, or another one than before; the applicant is told who comes.

    Refuses with HomeVisitUnknown, HomeVisitEnded, NoSuchThing or ImpossibleDates.
    """
    row, staff = _of_centre(ref, by), people.staff_member(staff_ref)
    day = day_of(planned_at)
    if staff is None or day < staff.begins or (staff.ends is not None and day >= staff.ends):
        raise NoSuchThing(what="staff")
    _to_come(planned_at, now)
    row.officer_id, row.planned_at, row.dispatched_at = staff.id, planned_at, now
    row.save(update_fields=["officer", "planned_at", "dispatched_at"])
    _tell(row, Line("dispatch", {"officer": staff_ref, "at": planned_at}, now), by)
    at = planned_at.astimezone(ZONE).strftime("%Y-%m-%d %H:%M")
    facts = {"item": row.item_name or "上门服务", "officer": staff.name, "at": at}
    messages.write_notice("dispatch_home_visit", row.party_id, "home_visit", row.pk, facts, by=SYSTEM, now=now)
    return HomeVisitSaid(ref)


@operation
def finish_home_visit(
    ref: str, taken: Sequence[str], done: str, case_ref: str = "", *, by: Actor, now: datetime
) -> HomeVisitSaid:
    """Record what was taken along and what was done at home, on the case it belongs to; by who was sent.

    Refuses with HomeVisitUnknown, HomeVisitEnded, NotDispatched, TextMissing, NoSuchThing or CaseUnknown.
    """
    row = _locked(ref)
    if row.officer_id is None or row.officer_id != by.staff_id:
        raise NotDispatched()
    row.taken = [line for one in list(taken)[:MOST_TAKEN] if (line := written(one, "taken", 100))]
    row.done = must_be_said("done", done, 1000).strip()
    case = case_ref or (row.case.ref if row.case else "")
    if case:
        file = cases.read(case, by, now) if case_ref else cases.read_freely(case, by, now)
        if file.applicant_id != row.party_id:
            raise NoSuchThing(what="case")
        cases.remark(file, Line("home_visit", {"visit": ref, "taken": len(row.taken)}, now), by)
        row.case_id = file.id
    row.outcome, row.ended_at = "done", now
    row.save(update_fields=["taken", "done", "case", "outcome", "ended_at"])
    body = {"taken": len(row.taken), "case": case, "done": digest(row.done.encode(), ref.encode())}
    _tell(row, Line("finish", body, now), by)
    return HomeVisitSaid(ref)


@operation
def decline_home_visit(ref: str, reason: str, *, by: Actor, now: datetime) -> HomeVisitSaid:
    """Say that nobody can come, and what to do instead; the applicant is told. By the centre.

    Refuses with HomeVisitUnknown, HomeVisitEnded or TextMissing.
    """
    row = _of_centre(ref, by)
    row.answer = must_be_said("reason", reason, 500).strip()
    said = _ended(row, "declined", by, now)
    facts = {"item": row.item_name or "上门服务", "reason": row.answer}
    messages.write_notice("decline_home_visit", row.party_id, "home_visit", row.pk, facts, by=SYSTEM, now=now)
    return said


@operation
def cancel_home_visit(ref: str, *, by: Actor, now: datetime) -> HomeVisitSaid:
    """Need nobody any more; by the applicant. Refuses with HomeVisitUnknown or HomeVisitEnded."""
    row = _locked(ref)
    if row.party_id not in set(by.parties()) and (by.account_id is None or row.asked_by != by.ref):
        raise HomeVisitUnknown(ref=ref)
    return _ended(row, "cancelled", by, now)


def _ended(row: HomeVisit, outcome: str, by: Actor, now: datetime) -> HomeVisitSaid:
    row.outcome, row.ended_at = outcome, now
    row.save(update_fields=["outcome", "ended_at", "answer"])
    _tell(row, Line("decline" if outcome == "declined" else "cancel", {}, now), by)
    return HomeVisitSaid(row.ref)


def _locked(ref: str) -> HomeVisit:
    row = HomeVisit.objects.select_for_update(of=("self",)).select_related("case").filter(ref=ref).first()
    if row is None:
        raise HomeVisitUnknown(ref=ref)
    if row.outcome:
        raise HomeVisitEnded()
    return row


def _of_centre(ref: str, by: Actor) -> HomeVisit:
    must_hold(by, *SENDS)
    row = _locked(ref)
    if not any(post.role in SENDS and post.centre_id == row.centre_id for post in by.posts):
        raise HomeVisitUnknown(ref=ref)
    return row


def _to_come(at: datetime, now: datetime) -> None:
    if not now < at <= now + MOST_AHEAD:
        raise ImpossibleDates()


def _tell(row: HomeVisit, line: Line, by: Actor) -> None:
    subject = Subject("home_visit", "outreach_homevisit", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    told_as = tell(subject, line, by)
    row.journal_seq, row.journal_head = told_as.seq, told_as.hash
