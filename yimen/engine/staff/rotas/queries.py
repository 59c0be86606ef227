"""Looking at rotas: a week with its faults, attendance as it follows, what waits for a second person, what is paid."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q

from yimen.engine.staff.rotas import reading
from yimen.engine.staff.rotas.models import (
    AllowanceList,
    AllowanceRule,
    AttendanceCorrection,
    DutyEvent,
    LeaveRequest,
    Representative,
    Shift,
)
from yimen.engine.staff.rotas.rows import (
    AllowanceLineRow,
    AllowanceSheet,
    AttendanceSum,
    CorrectionRow,
    FaultRow,
    LeaderRow,
    LeaveRow,
    OnDuty,
    RepresentativeRow,
    ShiftRow,
    VillageDay,
)
from yimen.kernel.actor import Actor, Role
from yimen.kernel.capped import Capped
from yimen.kernel.staffing.assessment import month_after
from yimen.kernel.staffing.attendance import DUE, IN_ORDER, SERVED, Standing
from yimen.kernel.staffing.managing import manages
from yimen.kernel.staffing.rota import RotaFault, ShiftKind, enough_for, rest_fault
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import ZONE, day_of, days, midnight, moments
from yimen.registries.offices import queries as offices
from yimen.registries.people import duty as duties
from yimen.registries.people.duty import is_above as is_above

WEEK, MOST, LATELY = timedelta(days=7), 200, 30


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def week(centre_ref: str, monday: date, now: datetime) -> tuple[ShiftRow, ...]:
    """Who is due in a week at a centre."""
    centre = offices.centre(centre_ref, monday)
    return reading.of_centre(centre.id, monday, monday + WEEK, now, reading.MOST) if centre else ()


def mine(actor: Actor, since: date, until: date, now: datetime) -> tuple[ShiftRow, ...]:
    """One's own shifts from one day up to and not with another."""
    facts = {"staff": actor.staff_id or 0, "since": since, "until": until}
    return reading.shifts("s.staff_id = %(staff)s and s.day >= %(since)s and s.day < %(until)s", facts, now)


def hands(centre_ref: str, monday: date) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Who may be placed in a week, with the codes of the counters at which they hold posts."""
    centre = offices.centre(centre_ref, monday)
    if centre is None:
        return ()
    codes = {one.id: one.code for one in offices.windows(centre_ref, monday)}
    span = moments(midnight(monday), midnight(monday + WEEK))
    found = reading.posted(centre.id, days(monday, monday + WEEK), span)
    return tuple((ref, name, tuple(sorted(codes[one] for one in at if one in codes))) for _, ref, name, at in found)


def faults(centre_ref: str, monday: date, now: datetime) -> tuple[FaultRow, ...]:
    """What is not as it has to be in a week: people for posts, empty counters, rest, unconfirmed holiday duty."""
    centre = offices.centre(centre_ref, monday)
    if centre is None:
        return ()
    span = moments(midnight(monday), midnight(monday + WEEK))
    people = reading.posted(centre.id, days(monday, monday + WEEK), span)
    windows = {one.id: one.code for one in offices.windows(centre_ref, monday)}
    manned = {window for _, _, _, at in people for window in at if window in windows}
    found: list[FaultRow] = []
    if enough_for(len(manned), len(people)) == "no":
        found.append(FaultRow(RotaFault.RATIO, None, "", len(people), len(manned)))
    shifts = reading.of_centre(centre.id, monday, monday + WEEK, now)
    calendar = calendars.calendar(centre.calendar_id)
    staffed = {(one.window_id, one.day) for one in shifts if one.window_id}
    for day in (monday + timedelta(days=n) for n in range(7)):
        if calendar.is_working_day(day):
            found += [FaultRow(RotaFault.GAP, day, windows[at]) for at in sorted(manned) if (at, day) not in staffed]
    worked: dict[int, set[date]] = defaultdict(set)
    for one in shifts:
        worked[one.staff_id].add(one.day)
        if one.day_kind == "holiday" and one.confirmed_at is None:
            found.append(FaultRow(RotaFault.UNCONFIRMED, one.day, one.staff_name))
    for id, _, name, _ in people:
        fault = rest_fault(worked[id]) if shifts else None
        if fault is not None:
            found.append(FaultRow(fault, None, name, 7 - len(worked[id])))
    return tuple(found[:MOST])


def attendance(shifts: Iterable[ShiftRow]) -> tuple[AttendanceSum, ...]:
    """The days of each person in these shifts; part-time shifts of one day are one day, the worst of them counts."""
    by_day: dict[tuple[int, str, str], dict[date, list[ShiftRow]]] = defaultdict(lambda: defaultdict(list))
    for one in shifts:
        if one.kind != ShiftKind.LEADER:
            by_day[one.staff_id, one.staff_ref, one.staff_name][one.day].append(one)
    return tuple(_sum(key, told) for key, told in sorted(by_day.items(), key=lambda pair: pair[0][2]))


_WORST = (
    Standing.ABSENT, Standing.LATE, Standing.LEFT_EARLY, Standing.EXCUSED, Standing.PRESENT, Standing.ON_LEAVE,
    Standing.TO_COME,
)  # fmt: skip


def _sum(key: tuple[int, str, str], told: dict[date, list[ShiftRow]]) -> AttendanceSum:
    worst = {day: min((one.standing for one in rows), key=_WORST.index) for day, rows in told.items()}
    kinds = {day: rows[0].day_kind for day, rows in told.items()}
    served = {day for day, found in worst.items() if found in SERVED}
    off = [day for day in served if kinds[day] != "workday"]
    holidays = [day for day, kind in kinds.items() if kind == "holiday" and worst[day] in DUE]
    seconds = sum(
        (one.ends - one.begins).total_seconds() for rows in told.values() for one in rows
        if one.standing is not Standing.ON_LEAVE
    )  # fmt: skip
    count = {one: sum(found is one for found in worst.values()) for one in Standing}
    return AttendanceSum(
        *key, sum(found in DUE for found in worst.values()), sum(found in IN_ORDER for found in worst.values()),
        count[Standing.LATE], count[Standing.LEFT_EARLY], count[Standing.ABSENT], count[Standing.ON_LEAVE],
        count[Standing.EXCUSED], len(off), len(holidays), sum(day in served for day in holidays), int(seconds // 60),
    )  # fmt: skip


def of_span(centre_id: int, since: date, until: date, now: datetime) -> tuple[AttendanceSum, ...]:
    """The attendance of everybody due at a centre from one day up to and not with another."""
    return attendance(reading.of_centre(centre_id, since, until, now))


def of_month(centre_ref: str, month: date, now: datetime) -> tuple[ShiftRow, ...]:
    """The shifts of a month at a centre."""
    centre = offices.centre(centre_ref, month)
    return reading.of_centre(centre.id, month, month_after(month), now, reading.MOST) if centre else ()


def leaves(actor: Actor, now: datetime) -> tuple[LeaveRow, ...]:
    """One's own leave, and that of the people one heads now; what waits first."""
    headed, centres = duties.headed(actor)
    mine_ = Q(staff_id=actor.staff_id or 0) | Q(staff__office_id__in=headed)
    if actor.has_role(Role.ADMINISTRATOR):
        mine_ = Q()
    elif centres:
        mine_ |= Q(staff__postings__post__centre_id__in=centres, staff__postings__valid__contains=now)
    return _leaves(mine_)


def my_leaves(actor: Actor) -> tuple[LeaveRow, ...]:
    """One's own leave."""
    return _leaves(Q(staff_id=actor.staff_id or 0))


def leaves_of(staff_id: int, since: date, until: date | None) -> tuple[LeaveRow, ...]:
    """The leave of somebody that falls into a time, up to and not with its end; who may read it is asked before."""
    time = moments(midnight(since), midnight(until) if until else None)
    return _leaves(Q(staff_id=staff_id, during__overlap=time))


def ahead(staff_id: int, centre_id: int, since: date) -> tuple[str, ...]:
    """The shifts of somebody in a centre from a day on, by reference; who leads on duty is replaced, not called off."""
    found = Shift.objects.filter(staff_id=staff_id, centre_id=centre_id, day__gte=since, called_off_at=None)
    return tuple(found.exclude(kind=ShiftKind.LEADER).order_by("day", "pk").values_list("ref", flat=True))


#: What was answered; what waits comes before it.
_OVER = ExpressionWrapper(~Q(outcome=""), output_field=BooleanField())


def _leaves(where: Q) -> tuple[LeaveRow, ...]:
    found = LeaveRequest.objects.filter(where).select_related("staff", "decided_by").distinct()
    rows = found.annotate(over=_OVER).order_by("over", "-pk")[: LATELY * 2 + 1]
    shown = (
        LeaveRow(
            one.ref, one.staff.ref, one.staff.name, one.kind, one.reason, one.during.lower, one.during.upper,
            one.asked_at, one.outcome, one.words, one.decided_by.name if one.decided_by else "", one.decided_at,
        )
        for one in rows
    )  # fmt: skip
    return Capped(shown, LATELY * 2)


def corrections(centre_ref: str, actor: Actor, now: datetime) -> tuple[CorrectionRow, ...]:
    """Corrections of a centre's attendance, what waits first; they stay visible when they are decided."""
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None:
        return ()
    where = Q(shift__centre_id=centre.id)
    if not manages(actor, centre.id):
        where &= Q(asked_by_id=actor.staff_id or 0) | Q(shift__staff_id=actor.staff_id or 0)
    found = AttendanceCorrection.objects.filter(where).select_related("shift__staff", "asked_by", "decided_by")
    rows = found.annotate(over=_OVER).order_by("over", "-pk")[: LATELY * 2 + 1]
    shown = (
        CorrectionRow(
            one.ref, one.shift.staff.name, one.shift.day, one.found, one.reason, one.asked_by.name, one.asked_at,
            one.outcome, one.words, one.decided_by.name if one.decided_by else "",
            "yes" if actor.staff_id in (one.asked_by_id, one.shift.staff_id) else "",
        )
        for one in rows
    )  # fmt: skip
    return Capped(shown, LATELY * 2)


def allowance(centre_ref: str, month: date, now: datetime) -> AllowanceSheet | None:
    """What is paid for the weekends of a month: the frozen list, or else as it stands; None without a rule."""
    centre = offices.centre(centre_ref, month)
    if centre is None:
        return None
    frozen = AllowanceList.objects.filter(centre_id=centre.id, month=month).select_related("rule", "frozen_by").first()
    rule = frozen.rule if frozen else AllowanceRule.objects.filter(centre_id=centre.id, valid__contains=month).first()
    if rule is None:
        return None
    if frozen is not None:
        lines = tuple(
            AllowanceLineRow(one.staff.name, one.staff.number, one.served, one.fen)
            for one in frozen.lines.select_related("staff").order_by("staff__number")
        )
    else:
        lines = tuple(
            AllowanceLineRow(one.staff_name, "", one.weekends, rule.fen) for one in paid(centre.id, month, rule, now)
        )
    return AllowanceSheet(
        month, rule.document, rule.fen, rule.budget_fen, lines, sum(one.fen for one in lines),
        frozen.frozen_at if frozen else None, frozen.frozen_by.name if frozen else "",
    )  # fmt: skip


def paid(centre_id: int, month: date, rule: AllowanceRule, now: datetime) -> tuple[AttendanceSum, ...]:
    """Who served enough days at weekends and on holidays of a month to be paid for them."""
    found = of_span(centre_id, month, month_after(month), now)
    return tuple(one for one in found if one.weekends >= rule.least_days)


def leaders(centre_ref: str, since: date, until: date, now: datetime) -> tuple[LeaderRow, ...]:
    """Who leads on duty on each day, whether they came, and what happened."""
    centre = offices.centre(centre_ref, since)
    if centre is None:
        return ()
    facts = {"centre": centre.id, "since": since, "until": until}
    condition = "s.kind = 'leader' and s.centre_id = %(centre)s and s.day >= %(since)s and s.day < %(until)s"
    found = reading.shifts(condition, facts, now)
    events: dict[int, list[tuple[datetime, str, str]]] = defaultdict(list)
    for one in DutyEvent.objects.filter(shift_id__in=[row.id for row in found]).order_by("at", "pk"):
        events[one.shift_id].append((one.at, one.told, one.handled))
    named = _offices_of([row.staff_id for row in found], now)
    return tuple(
        LeaderRow(
            row.ref, row.day, row.staff_id, row.staff_ref, row.staff_name, named.get(row.staff_id, ""), row.standing,
            tuple(events[row.id]),
        )
        for row in found
    )  # fmt: skip


def _offices_of(staff: list[int], now: datetime) -> dict[int, str]:
    with connection.cursor() as cursor:
        cursor.execute("select id, office_id from people_staff where id = any(%s)", (staff,))
        at = dict(cursor.fetchall())
    names = offices.office_names(set(at.values()), day_of(now))
    return {id: names.get(office, "") for id, office in at.items()}


_HEADS = """
select distinct s.ref, s.name, o.name from people_posting g join people_post p on p.id = g.post_id
  join people_staff s on s.id = g.staff_id
  left join lateral (select name from offices_officeterm where office_id = p.office_id
    order by upper(valid) desc nulls first limit 1) o on true
where p.role = 'office_head' and g.valid @> %(now)s and s.valid @> %(on)s::date and s.establishment = 'formal'
  and p.office_id in (select office_id from concentration_residency where centre_id = %(centre)s
    and entered_on is not null and left_on is null
    union select office_id from offices_window where centre_id = %(centre)s and valid @> %(on)s::date
    union select z.office_id from people_post y join people_posting x on x.post_id = y.id
      join people_staff z on z.id = x.staff_id where y.centre_id = %(centre)s and x.valid @> %(now)s)
order by 3, 2 limit 200
"""


def leading(centre_ref: str, now: datetime) -> tuple[tuple[str, str, str], ...]:
    """The leaders of the departments that work in a centre: reference, name and office."""
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_HEADS, {"centre": centre.id, "now": now, "on": day_of(now)})
        return tuple((ref, name, office or "") for ref, name, office in cursor.fetchall())


def village_days(centre_refs: Iterable[str], since: date, until: date, now: datetime) -> tuple[VillageDay, ...]:
    """The working days of village points without anybody due, or on which nobody came; those ahead first."""
    found: list[VillageDay] = []
    today = day_of(now)
    for centre in (offices.centre(ref, since) for ref in centre_refs):
        if centre is None:
            continue
        calendar = calendars.calendar(centre.calendar_id)
        came = {one.day: one.standing for one in reading.of_centre(centre.id, since, until, now)}
        for day in (since + timedelta(days=n) for n in range((until - since).days)):
            missing = came.get(day) in (None, Standing.ABSENT) if day <= today else day not in came
            if calendar.is_working_day(day) and missing:
                found.append(VillageDay(centre.ref, centre.name, day, "yes" if day < today else ""))
    return tuple(sorted(found, key=lambda one: (one.passed, one.day, one.centre_name))[:MOST])


def representatives(centre_ref: str, now: datetime) -> tuple[RepresentativeRow, ...]:
    """Who speaks for each office in a centre; the deputy acts while the chief is away."""
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None:
        return ()
    found = Representative.objects.filter(centre_id=centre.id, valid__contains=now).select_related("staff")
    rows = list(found.order_by("office_id", "duty"))
    away = {one.staff_ref for one in duties.absences(now, [row.staff_id for row in rows]) if one.begins <= now}
    refs = {row.pk: office for row in rows if (office := offices.office(row.office_id, day_of(now)))}
    by_office: dict[int, dict[str, Representative]] = defaultdict(dict)
    for row in rows:
        by_office[row.office_id][row.duty] = row
    return tuple(
        RepresentativeRow(
            refs[pair["chief"].pk].ref, refs[pair["chief"].pk].name, pair["chief"].staff.name,
            pair["deputy"].staff.name if "deputy" in pair else "", pair["chief"].letter_ref,
            next((duty for duty in ("chief", "deputy") if duty in pair and pair[duty].staff.ref not in away), ""),
            pair["chief"].valid.lower.astimezone(ZONE).date(),
        )
        for pair in by_office.values()
        if "chief" in pair
    )  # fmt: skip


_ON_DUTY = """
select s.id, s.ref, s.name, s.number, p.name, coalesce(o.name, '')
from people_posting g join people_post p on p.id = g.post_id join people_staff s on s.id = g.staff_id
  left join lateral (select name from offices_officeterm where office_id = s.office_id
    order by upper(valid) desc nulls first limit 1) o on true
where p.window_id = %(window)s and g.valid @> %(now)s and s.valid @> %(on)s::date and p.valid @> %(on)s::date
  and (exists (select from tickets_countersession c where c.window_id = p.window_id and c.staff_id = s.id
      and c.day = %(on)s::date and c.state <> 'closed')
    or not exists (select from tickets_countersession c where c.window_id = p.window_id and c.day = %(on)s::date
      and c.state <> 'closed')
      and not exists (select from people_absence a where a.staff_id = s.id and a.during @> %(now)s))
order by g.kind, s.id limit 5
"""


def on_duty(window_id: int, now: datetime) -> tuple[OnDuty, ...]:
    """Who stands at a counter: whoever has it open, else those who hold its post and are not away."""
    with connection.cursor() as cursor:
        cursor.execute(_ON_DUTY, {"window": window_id, "now": now, "on": day_of(now)})
        return tuple(OnDuty(*row) for row in cursor.fetchall())
