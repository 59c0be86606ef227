"""Looking at the outreach: visits at home, what was done for a case, whom to call next, and who stays late."""

from datetime import date, datetime
from typing import Any

from django.db.models import F, Q

from yimen.engine.case.cases.reading import select
from yimen.engine.papers.certificates import ports
from yimen.engine.public.outreach.hours import out_of_hours
from yimen.engine.public.outreach.models import Accompaniment, Assistance, HomeVisit, LateSession, Tracking
from yimen.engine.public.outreach.rows import (
    AccompanimentRow,
    AssistanceRow,
    CaseOutreach,
    HomeVisitRow,
    NoteRow,
    SessionRow,
    StepRow,
    TrackingRow,
)
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.reform.pilots import PilotFeature
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.pilots import queries as pilots

PAGE = 50
SENDS = (Role.CENTRE_MANAGER, Role.WINDOW)
ASSIGNS = (Role.CENTRE_MANAGER, Role.OFFICE_HEAD, Role.WINDOW)


def home_visits(actor: Actor, now: datetime) -> tuple[HomeVisitRow, ...]:
    """The visits asked for by this actor or for whom they act, the latest first."""
    if actor.account_id is None:
        return ()
    rows = HomeVisit.objects.filter(Q(party_id__in=set(actor.parties())) | Q(asked_by=actor.ref))
    return _visits(rows.order_by("-pk")[:PAGE], actor, now)


def to_do(actor: Actor, now: datetime) -> tuple[HomeVisitRow, ...]:
    """The visits that wait at the actor's centre, and those for which the actor was sent."""
    rows = HomeVisit.objects.filter(Q(centre_id__in=_centres(actor)) | Q(officer_id=actor.staff_id or 0), outcome="")
    return _visits(rows.order_by("wished_at", "pk")[:PAGE], actor, now)


def done_lately(actor: Actor, now: datetime) -> tuple[HomeVisitRow, ...]:
    """What came of the latest visits of the actor's centre."""
    rows = HomeVisit.objects.filter(centre_id__in=_centres(actor)).exclude(outcome="")
    return _visits(rows.order_by("-ended_at", "-pk")[:20], actor, now)


def home_visit(ref: str, actor: Actor, now: datetime) -> HomeVisitRow | None:
    """One visit, for who asked for it, the centre, and who was sent."""
    row = HomeVisit.objects.filter(ref=ref).first()
    if row is None or not _may_read(row, actor):
        return None
    return _visits(HomeVisit.objects.filter(pk=row.pk), actor, now)[0]


def of_case(case_ref: str, actor: Actor, now: datetime) -> CaseOutreach | None:
    """Everything beyond the counter that was done for a case, for whoever may see the case or guides or tracks it."""
    case_id = ports.cases().seen(case_ref, actor) or _guided_or_tracked(case_ref, actor)
    if case_id is None:
        return None
    guides = Accompaniment.objects.filter(case_id=case_id).order_by("pk")
    trackings = _trackings(Tracking.objects.filter(case_id=case_id).order_by("pk"), now)
    helped = Assistance.objects.filter(case_id=case_id).select_related("helper").first()
    return CaseOutreach(
        home_visits=_visits(HomeVisit.objects.filter(case_id=case_id).order_by("pk"), actor, now),
        accompaniments=tuple(_guidance(one) for one in guides.select_related("guide").prefetch_related("steps")),
        trackings=trackings,
        assistance=_help(helped, now) if helped else None,
        out_of_hours=out_of_hours(case_id, actor),
        may=_may_with_case(case_id, list(guides), actor, now),
    )


def _guided_or_tracked(case_ref: str, actor: Actor) -> int | None:
    if actor.staff_id is None:
        return None
    guided = Accompaniment.objects.filter(case__ref=case_ref, guide_id=actor.staff_id).values_list("case_id", flat=True)
    tracked = Tracking.objects.filter(case__ref=case_ref, owner_id=actor.staff_id).values_list("case_id", flat=True)
    return guided.first() or tracked.first()


def contacts(actor: Actor, now: datetime) -> tuple[TrackingRow, ...]:
    """Whom this member of staff calls next, the most urgent first."""
    rows = Tracking.objects.filter(owner_id=actor.staff_id or 0, ended_at=None).order_by("next_contact", "pk")
    return _trackings(rows[:PAGE], now)


def guided(actor: Actor, now: datetime) -> tuple[tuple[str, str, str, AccompanimentRow], ...]:
    """The cases that this member of staff guides: reference, item, applicant, and what was done so far."""
    rows = Accompaniment.objects.filter(guide_id=actor.staff_id or 0, finished_at=None).order_by("pk")
    found = rows.select_related("guide", "case").prefetch_related("steps")[:PAGE]
    return tuple((one.case.ref, one.case.item_name, one.case.applicant_name, _guidance(one)) for one in found)


def due_contacts(now: datetime, limit: int = 500) -> tuple[str, ...]:
    """Trackings whose day of contact has passed, and of which that has not been told."""
    rows = Tracking.objects.filter(ended_at=None, next_contact__lt=day_of(now))
    untold = rows.filter(Q(missed=None) | ~Q(missed=F("next_contact")))
    return tuple(untold.order_by("next_contact").values_list("ref", flat=True)[:limit])


def session_of(actor: Actor, now: datetime) -> SessionRow | None:
    """The late session this clerk is in."""
    return next(iter(_sessions(LateSession.objects.filter(staff_id=actor.staff_id or 0, ends=None), now)), None)


def sessions(actor: Actor, now: datetime) -> tuple[SessionRow, ...]:
    """The latest late sessions of the actor's centres."""
    rows = LateSession.objects.filter(centre_id__in=_centres(actor)).order_by("-begins")
    return _sessions(rows[:20], now)


def helped_lately(actor: Actor, now: datetime) -> tuple[tuple[str, str, AssistanceRow], ...]:
    """The applications with which this member of staff helped: number and item."""
    rows = Assistance.objects.filter(helper_id=actor.staff_id or 0).order_by("-helped_at")
    return tuple((one.case.number, one.case.item_name, _help(one, now)) for one in rows.select_related("case")[:10])


def _centres(actor: Actor) -> set[int]:
    return {post.centre_id for post in actor.posts if post.role in SENDS and post.centre_id is not None}


def _may_read(row: HomeVisit, actor: Actor) -> bool:
    own = row.party_id in set(actor.parties()) or (actor.account_id is not None and row.asked_by == actor.ref)
    return own or row.centre_id in _centres(actor) or row.officer_id == actor.staff_id is not None


def _visits(rows: Any, actor: Actor, now: datetime) -> tuple[HomeVisitRow, ...]:
    found = list(rows.select_related("party", "item", "case", "officer"))
    names = offices.centre_names({one.centre_id for one in found}, day_of(now))
    return tuple(_visit(one, actor, names) for one in found)


def _visit(row: HomeVisit, actor: Actor, names: Any) -> HomeVisitRow:
    sent = row.officer_id == actor.staff_id is not None
    of_centre = row.centre_id in _centres(actor)
    party = people.party(row.party_id)
    # Who goes there, and who sends them, may call; everybody else reads the masked number.
    opened = people.opened(row.party_id) if sent or of_centre else None
    return HomeVisitRow(
        ref=row.ref,
        party_name=row.party.name,
        phone=opened.phone if opened else party.phone if party else "",
        centre_name=names.get(row.centre_id, ""),
        item_ref=row.item.ref if row.item else "",
        item_name=row.item_name or (row.case.item_name if row.case else ""),
        case_ref=row.case.ref if row.case else "",
        address=row.address,
        reason=row.reason,
        wish=row.wish,
        wished_at=row.wished_at,
        asked_at=row.asked_at,
        officer_ref=row.officer.ref if row.officer else "",
        officer_name=row.officer.name if row.officer else "",
        planned_at=row.planned_at,
        taken=tuple(row.taken),
        done=row.done,
        outcome=row.outcome,
        ended_at=row.ended_at,
        answer=row.answer,
        may=_may_with_visit(row, actor, "yes" if sent else "", "yes" if of_centre else ""),
    )


def _may_with_visit(row: HomeVisit, actor: Actor, sent: str, of_centre: str) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    if row.outcome:
        return ()
    own = row.party_id in set(actor.parties()) or (actor.account_id is not None and row.asked_by == actor.ref)
    return (
        *(("dispatch", "decline") if of_centre else ()),
        *(("finish",) if sent else ()),
        *(("cancel",) if own else ()),
    )


def _may_with_case(case_id: int, guides: list[Accompaniment], actor: Actor, now: datetime) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    running = next((one for one in guides if one.finished_at is None), None)
    if actor.kind is not ActorKind.STAFF:
        waits = any(one.finished_at is not None and one.confirmed_at is None for one in guides)
        return ("confirm_guidance",) if waits else ()
    may = list[str]()
    if running is None and actor.has_role(*ASSIGNS) and _guides_here(case_id, now):
        may.append("assign_guide")
    if running is not None and running.guide_id == actor.staff_id:
        may += ["log_step", "finish_guidance"]
    tracking = Tracking.objects.filter(case_id=case_id, ended_at=None).first()
    if tracking is None:
        may.append("start_tracking")
    elif tracking.owner_id == actor.staff_id:
        may += ["note_tracking", "end_tracking"]
    return tuple(may)


def _guides_here(case_id: int, now: datetime) -> bool:
    """Whether cases like this one are given guides now: while others try it first, they are not."""
    (where,) = select("select office_id, item_id, centre_id from cases_case where id = %s", (case_id,))
    return pilots.has(PilotFeature.GUIDE, day_of(now), **where) == "yes"


def _guidance(one: Accompaniment) -> AccompanimentRow:
    steps = sorted(one.steps.all(), key=lambda step: step.pk)
    return AccompanimentRow(
        ref=one.ref,
        guide_name=one.guide.name,
        reason=one.reason,
        begun_at=one.begun_at,
        finished_at=one.finished_at,
        confirmed_at=one.confirmed_at,
        steps=tuple(StepRow(step.how, step.place, step.text, step.done_at) for step in steps),
    )


def _trackings(rows: Any, now: datetime) -> tuple[TrackingRow, ...]:
    today: date = day_of(now)
    found = rows.select_related("case", "owner").prefetch_related("notes__staff")
    return tuple(
        TrackingRow(
            ref=one.ref,
            case_ref=one.case.ref,
            case_number=one.case.number,
            item_name=one.case.item_name,
            applicant_name=one.case.applicant_name,
            owner_name=one.owner.name,
            why=one.why,
            next_contact=one.next_contact,
            overdue="yes" if one.ended_at is None and one.next_contact < today else "",
            misses=one.misses,
            started_at=one.started_at,
            ended_at=one.ended_at,
            notes=tuple(
                NoteRow(note.staff.name, note.text, note.written_at)
                for note in sorted(one.notes.all(), key=lambda note: note.pk)
            ),
        )
        for one in found
    )


def _help(one: Assistance, now: datetime) -> AssistanceRow:
    names = offices.centre_names({one.centre_id} if one.centre_id else set(), day_of(now))
    return AssistanceRow(one.helper.name, names.get(one.centre_id or 0, ""), one.what, one.helped_at)


def _sessions(rows: Any, now: datetime) -> tuple[SessionRow, ...]:
    found = list(rows.select_related("staff"))
    names = offices.centre_names({one.centre_id for one in found}, day_of(now))
    return tuple(
        SessionRow(
            one.ref,
            one.staff.name,
            names.get(one.centre_id, ""),
            one.reason,
            one.begins,
            one.ends,
            one.overtime_minutes,
        )
        for one in found
    )
