"""Looking at appointments: what can be booked and when, the tickets, a centre's day, the roster, the pauses."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from django.db import connection
from django.db.models import Count, Q, QuerySet

from yimen.engine.centre.appointments import scope
from yimen.engine.centre.appointments.models import (
    HELD,
    Appointment,
    BookingPause,
    BookingPlan,
    HolidayDuty,
    WeekendScope,
)
from yimen.engine.centre.appointments.moves import may_act, slot_plan
from yimen.engine.centre.appointments.rows import (
    AppointmentRow,
    Attendance,
    DayRow,
    OpenDay,
    PauseRow,
    PlanRow,
    RosterRow,
    SlotRow,
)
from yimen.engine.papers.certificates import ports
from yimen.kernel.actor import Actor, Role
from yimen.kernel.refs import heard
from yimen.kernel.time.worktime import WorkCalendar
from yimen.kernel.visits.appointment_life import AppointmentState
from yimen.kernel.visits.slots import Slot, SlotKind
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.dated import ZONE, day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow

MOST = 200


def plan(ref: str, now: datetime) -> PlanRow | None:
    """One plan that can be booked."""
    return next(iter(_plans(BookingPlan.objects.filter(ref=ref, ended_at=None), now)), None)


def plans(centre_ref: str, now: datetime, item_ref: str = "") -> tuple[PlanRow, ...]:
    """What can be booked at a centre; with an item the plans that serve it, the narrowest of each kind."""
    found = BookingPlan.objects.filter(centre__ref=centre_ref, ended_at=None)
    if not item_ref:
        return _plans(found.order_by("kind", "pk"), now)
    fitting = found.filter(Q(item__ref=item_ref) | Q(item=None, family="") | Q(pk__in=_of_families(item_ref)))
    best: dict[str, BookingPlan] = {}
    for one in sorted(fitting, key=lambda row: (row.item_id is None, row.family == "", row.pk)):
        best.setdefault(one.kind, one)
    return _plans(BookingPlan.objects.filter(pk__in=[one.pk for one in best.values()]).order_by("kind"), now)


def centres_with_plans(now: datetime) -> frozenset[str]:
    """The centres at which anything can be booked."""
    return frozenset(BookingPlan.objects.filter(ended_at=None).values_list("centre__ref", flat=True).distinct())


def days(plan_ref: str, now: datetime, item_ref: str = "") -> tuple[DayRow, ...]:
    """The days on which a plan can still be booked, for an item, with the slots that are not full."""
    row = BookingPlan.objects.filter(ref=plan_ref, ended_at=None).first()
    calendar = _calendar(row.centre_id, now) if row else None
    if row is None or calendar is None:
        return ()
    today, told = day_of(now), slot_plan(row)
    earliest, last = now + timedelta(hours=row.lead_hours), told.last_day(today)
    span = [today + timedelta(days=n) for n in range((last - today).days + 1)]
    if row.kind != SlotKind.HOLIDAY:
        left = scope.not_done_on(row.centre_id, _item_id(item_ref), span)
        span = [day for day in span if day not in left]
    slots = [slot for day in span for slot in told.on(day, calendar) if slot.begins >= earliest]
    free = _free(row, slots)
    shown = [SlotRow(one.begins, one.ends, free[one.begins], row.places) for one in slots if free[one.begins] > 0]
    by_day: dict[date, list[SlotRow]] = {}
    for one in shown:
        by_day.setdefault(day_of(one.begins), []).append(one)
    return tuple(DayRow(day, calendar.name_of(day), tuple(rows)) for day, rows in by_day.items())


def _free(row: BookingPlan, slots: Sequence[Slot]) -> Mapping[datetime, int]:
    """How many places each slot has left; on days off as many as there are people who offered to serve."""
    if not slots:
        return {}
    taken = Counter(
        Appointment.objects.filter(plan=row, begins__gte=slots[0].begins, state__in=HELD).values_list(
            "begins", flat=True
        )
    )
    if row.kind != SlotKind.HOLIDAY:
        return {slot.begins: row.places - taken[slot.begins] for slot in slots}
    offered = Counter(
        HolidayDuty.objects.filter(plan=row, day__gte=day_of(slots[0].begins), withdrawn_at=None).values_list(
            "day", flat=True
        )
    )
    return {slot.begins: min(row.places, offered[day_of(slot.begins)]) - taken[slot.begins] for slot in slots}


def opening(centre_ref: str, now: datetime, item_ref: str = "", count: int = 14) -> tuple[OpenDay, ...]:
    """The days to come of a centre, and of an item there: open, closed, or served for who books."""
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None:
        return ()
    calendar, today = calendars.calendar(centre.calendar_id), day_of(now)
    found = plans(centre_ref, now, item_ref)
    served = frozenset(
        HolidayDuty.objects.filter(
            plan__ref__in=[one.ref for one in found], day__gte=today, withdrawn_at=None
        ).values_list("plan__ref", "day")
    )
    span = [today + timedelta(days=n) for n in range(count)]
    left = scope.not_done_on(centre.id, _item_id(item_ref), span)
    return tuple(_open_day(day, calendar, found, served, left) for day in span)


def _item_id(item_ref: str) -> int | None:
    if not item_ref:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select id from catalogue_item where ref = %s", (item_ref,))
        row = cursor.fetchone()
    return int(row[0]) if row else None


def left_out(centre_ref: str, now: datetime) -> tuple[tuple[str, str, date], ...]:
    """The items that a centre leaves out on days off: reference, name, since when."""
    today = day_of(now)
    rows = WeekendScope.objects.filter(Q(until=None) | Q(until__gt=today + timedelta(days=1)), centre__ref=centre_ref)
    found = [(ref, since) for ref, since in rows.order_by("pk").values_list("item__ref", "since")[:MOST]]
    views = ((catalogue.in_force(ref, now), ref, since) for ref, since in found)
    return tuple((ref, view.name if view else "", since) for view, ref, since in views)


def _open_day(
    day: date,
    calendar: WorkCalendar,
    found: Sequence[PlanRow],
    served: frozenset[tuple[str, date]],
    left: frozenset[date],
) -> OpenDay:
    shifts = calendar.shifts_on(day)
    if shifts and day in left:
        hours = tuple((one.opens, one.closes) for one in shifts)
        return OpenDay(day, "other_items", hours, calendar.name_of(day), ())
    if shifts:
        booked = tuple(one.ref for one in found if one.kind != SlotKind.HOLIDAY)
        hours = tuple((one.opens, one.closes) for one in shifts)
        late = next((one.closes for one in found if one.kind == SlotKind.EXTENDED), None)
        return OpenDay(day, "open", (*hours, *_late(hours, late)), calendar.name_of(day), booked)
    booked = tuple(one.ref for one in found if (one.ref, day) in served)
    return OpenDay(day, "by_appointment" if booked else "closed", (), calendar.name_of(day), booked)


def _late(hours: Sequence[tuple[time, time]], closes: time | None) -> tuple[tuple[time, time], ...]:
    return ((hours[-1][1], closes),) if closes is not None and closes > hours[-1][1] else ()


def ticket(ref: str, actor: Actor, now: datetime) -> AppointmentRow | None:
    """An appointment by its reference, which its ticket carries; names are masked for who only holds the ticket."""
    row = _rows_of(Q(ref=ref)).first()
    return _told([row], now, actor)[0] if row else None


def mine(actor: Actor, now: datetime) -> tuple[AppointmentRow, ...]:
    """The appointments of everybody this actor acts for and those they booked for others, those to come first."""
    if actor.account_id is None:
        return ()
    rows = _rows_of(Q(party_id__in=set(actor.parties())) | Q(booked_by=actor.ref)).order_by("-begins")[:50]
    to_come = sorted((one for one in rows if one.begins > now), key=lambda one: one.begins)
    return _told([*to_come, *(one for one in rows if one.begins <= now)], now, actor)


def at_centre(actor: Actor, day: date, now: datetime) -> tuple[AppointmentRow, ...]:
    """Who is expected on a day at the centres in which this actor has a desk, in the order of their coming."""
    begins = datetime.combine(day, time(0), ZONE)
    rows = _rows_of(
        Q(centre_id__in=_centres(actor), begins__gte=begins, begins__lt=begins + timedelta(days=1))
        & ~Q(state=AppointmentState.CANCELLED)
    ).order_by("begins", "seat")
    return _told(list(rows[:MOST]), now, actor)


def shown(code: str, actor: Actor, now: datetime) -> AppointmentRow | None:
    """The appointment behind a code, at a centre in which this actor has a desk."""
    rows = _rows_of(Q(code=heard(code), centre_id__in=_centres(actor))).order_by("-begins")[:1]
    return next(iter(_told(list(rows), now, actor)), None)


def of_case(case_ref: str, actor: Actor, now: datetime) -> tuple[AppointmentRow, ...]:
    """The appointments about a case, for whoever may see it."""
    case_id = ports.cases().seen(case_ref, actor)
    return _told(list(_rows_of(Q(case_id=case_id)).order_by("begins")), now, actor) if case_id is not None else ()


def _centres(actor: Actor) -> set[int]:
    desks = (Role.WINDOW, Role.CENTRE_MANAGER)
    return {post.centre_id for post in actor.posts if post.role in desks and post.centre_id is not None}


def roster(actor: Actor, since: date) -> tuple[RosterRow, ...]:
    """The duty on days off of the offices this actor leads and the centres they manage, with how often booked."""
    rows = (
        HolidayDuty.objects.filter(day__gte=since, withdrawn_at=None)
        .filter(Q(plan__office_id__in=actor.offices(Role.OFFICE_HEAD)) | Q(plan__centre_id__in=_centres(actor)))
        .select_related("plan__centre", "staff")
        .annotate(bookings=Count("appointment", filter=Q(appointment__state__in=HELD)))
        .order_by("day", "pk")[:MOST]
    )
    found = list(rows)
    centres = offices.centre_names({one.plan.centre_id for one in found}, since)
    names = offices.office_names({one.plan.office_id for one in found if one.plan.office_id}, since)
    return tuple(
        RosterRow(
            ref=one.ref,
            day=one.day,
            plan_ref=one.plan.ref,
            plan_name=one.plan.name,
            centre_name=centres.get(one.plan.centre_id, ""),
            office_name=names.get(one.plan.office_id or 0, ""),
            staff_ref=one.staff.ref,
            staff_name=one.staff.name,
            bookings=one.bookings,
        )
        for one in found
    )


def plans_of_office(actor: Actor, now: datetime) -> tuple[PlanRow, ...]:
    """The plans for days off for which the offices this actor leads owe staff."""
    leads = actor.offices(Role.OFFICE_HEAD)
    return _plans(BookingPlan.objects.filter(office_id__in=leads, ended_at=None).order_by("pk"), now)


def pauses(actor: Actor, now: datetime) -> tuple[PauseRow, ...]:
    """The running pauses of everybody this actor acts for."""
    return _pauses(BookingPause.objects.filter(party_id__in=set(actor.parties()), valid__contains=now))


def appeals(actor: Actor) -> tuple[PauseRow, ...]:
    """The appeals that wait for an answer at the centres this actor manages."""
    manages = {post.centre_id for post in actor.posts if post.role is Role.CENTRE_MANAGER and post.centre_id}
    waiting = BookingPause.objects.filter(answer="", appealed_at__isnull=False, centre_id__in=manages)
    return _pauses(waiting.order_by("pk")[:MOST])


def attendance(centre_ref: str, since: date, until: date) -> Attendance:
    """What came of the bookings of a centre from one day up to and not with another."""
    begins, ends = (datetime.combine(day, time(0), ZONE) for day in (since, until))
    rows = Appointment.objects.filter(centre__ref=centre_ref, begins__gte=begins, begins__lt=ends)
    counted = {state: n for state, n in rows.values_list("state").annotate(n=Count("pk"))}
    missed = counted.get("missed", 0) + counted.get("excused", 0)
    return Attendance(
        sum(counted.values()), counted.get("arrived", 0), missed, counted.get("cancelled", 0), counted.get("booked", 0)
    )


def due_reminders(now: datetime, ahead: timedelta, limit: int = 500) -> tuple[str, ...]:
    """Appointments that begin soon and of which nobody was reminded."""
    rows = Appointment.objects.filter(
        state=AppointmentState.BOOKED, begins__gt=now, begins__lte=now + ahead, reminded_at=None
    )
    return tuple(rows.order_by("begins").values_list("ref", flat=True)[:limit])


def due_missed(now: datetime, grace: timedelta, limit: int = 500) -> tuple[str, ...]:
    """Appointments to which nobody came."""
    rows = Appointment.objects.filter(state=AppointmentState.BOOKED, begins__lt=now - grace)
    return tuple(rows.order_by("begins").values_list("ref", flat=True)[:limit])


def _calendar(centre_id: int, now: datetime) -> WorkCalendar | None:
    centre = offices.centre(centre_id, day_of(now))
    return calendars.calendar(centre.calendar_id) if centre else None


def _of_families(item_ref: str) -> list[int]:
    """Plans of window families in which an item is handled."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select p.id from appointments_bookingplan p join towns_windowfamily f"
            " on f.centre_id = p.centre_id and f.family = p.family join towns_familyitem i on i.family_id = f.id"
            " join catalogue_item t on t.id = i.item_id where t.ref = %s and p.ended_at is null",
            (item_ref,),
        )
        return [int(row[0]) for row in cursor.fetchall()]


def _plans(rows: QuerySet[BookingPlan], now: datetime) -> tuple[PlanRow, ...]:
    found = list(rows.select_related("centre", "item", "office"))
    names = offices.centre_names({one.centre_id for one in found}, day_of(now))
    return tuple(
        PlanRow(
            ref=one.ref,
            name=one.name,
            kind=one.kind,
            centre_ref=one.centre.ref,
            centre_name=names.get(one.centre_id, ""),
            family=one.family,
            item_ref=one.item.ref if one.item else "",
            office_ref=one.office.ref if one.office else "",
            minutes=one.minutes,
            places=one.places,
            lead_hours=one.lead_hours,
            days_ahead=one.days_ahead,
            opens=one.opens,
            closes=one.closes,
        )
        for one in found
    )


def _rows_of(where: Q) -> QuerySet[Appointment]:
    return Appointment.objects.filter(where).select_related(
        "plan", "centre", "item", "case", "party", "duty__staff", "visit"
    )


def _told(rows: Sequence[Appointment], now: datetime, actor: Actor) -> tuple[AppointmentRow, ...]:
    today = day_of(now)
    centres = {id_: offices.centre(id_, today) for id_ in {one.centre_id for one in rows}}
    return tuple(_row(one, actor, centres[one.centre_id]) for one in rows)


def _row(one: Appointment, actor: Actor, centre: CentreRow | None) -> AppointmentRow:
    known = actor.account_id is not None and may_act(one, actor)
    return AppointmentRow(
        ref=one.ref,
        code=one.code,
        state=one.state,
        kind=one.kind,
        plan_ref=one.plan.ref,
        plan_name=one.plan.name,
        centre_ref=one.centre.ref,
        centre_name=centre.name if centre else "",
        centre_address=centre.address if centre else "",
        item_ref=one.item.ref if one.item else "",
        item_name=one.item_name,
        case_ref=one.case.ref if one.case and known else "",
        party_ref=one.party.ref if known else "",
        party_name=one.party.name if known else _masked(one.party.name),
        comes=one.comes if known else _masked(one.comes),
        begins=one.begins,
        ends=one.ends,
        booked_at=one.booked_at,
        arrived_at=one.arrived_at,
        changes=one.changes,
        duty_name=one.duty.staff.name if one.duty else "",
        visit_ref=one.visit.ref if one.visit and known else "",
    )


def _masked(name: str) -> str:
    return name[:1] + "*" * (len(name) - 1)


def _pauses(rows: QuerySet[BookingPause]) -> tuple[PauseRow, ...]:
    return tuple(
        PauseRow(
            ref=one.ref,
            party_name=one.party.name,
            begins=one.valid.lower,
            ends=one.valid.upper,
            misses=one.misses,
            appeal=one.appeal,
            appealed_at=one.appealed_at,
            answer=one.answer,
            answer_reason=one.answer_reason,
        )
        for one in rows.select_related("party")
    )
