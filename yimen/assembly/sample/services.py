"""Service modes of the sample city: bookings, a roster, questions, a visit at home, a guide, a late session."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from django.db import connection

from yimen.assembly.sample.city import Applicant, City
from yimen.assembly.sample.places import CENTRE, FOUNDER, SAMPLE, WEEKEND_CENTRE, bureaus
from yimen.assembly.sample.staff import INSTANT, MARKET, desk
from yimen.engine.case.cases import queries as cases
from yimen.engine.centre.appointments import operations as appointments
from yimen.engine.centre.appointments import queries
from yimen.engine.centre.appointments.operations import PlanTold, Wish
from yimen.engine.centre.pairs import operations as pairs
from yimen.engine.centre.tickets import operations as tickets
from yimen.engine.centre.tickets import queries as tickets_read
from yimen.engine.public.enquiries import operations as enquiries
from yimen.engine.public.enquiries.operations import Asked
from yimen.engine.public.outreach import operations as outreach
from yimen.engine.public.outreach.operations import HomeVisitAsked
from yimen.kernel.actor import NOBODY, Actor, Role
from yimen.kernel.visits.slots import SlotKind
from yimen.kernel.visits.standby import OutOfHours
from yimen.kernel.visits.tickets import CentreClosed, TicketFor
from yimen.registries.bundles import queries as bundles
from yimen.registries.dated import ZONE, day_of
from yimen.registries.people import queries as people

COUNTER = PlanTold("综合窗口预约", SlotKind.REGULAR, 30, 4, 2, 14)
EVENING = PlanTold("下班后预约（延时）", SlotKind.EXTENDED, 30, 2, 4, 14, closes=time(19))
SATURDAY = PlanTold("周末开店专场", SlotKind.HOLIDAY, 30, 4, 24, 30, opens=time(9), closes=time(12))
QUESTIONS = (
    Asked("开店要几个证", "示范问题：开小饭馆要办几个证，先办哪个？"),
    Asked("社保卡", "示范问题：社保卡丢了，周末能补吗？"),
    Asked("住宅开餐馆", "示范问题：住宅楼二层能开餐馆吗？"),
    Asked("占道摆摊", "示范问题：店门口的人行道能摆桌子吗？"),
    Asked("进口食品", "示范问题：卖进口奶粉要看哪些检验证明？"),
    Asked("油烟排放", "示范问题：油烟净化器多久清洗一次？"),
)
NO = (
    "《大气污染防治法》第八十一条（示范）",
    "示范：居民住宅楼里不得新建产生油烟的餐饮服务项目。",
    "示范：可以选沿街商铺，或改做不产生油烟的冷饮店，窗口帮您核对地址。",
)
HASTY = (
    "办事指南（示范数据）",
    "示范：没有营业执照，不能办食品经营许可。",
    "示范：先办营业执照，办好再来。",
)
"""What its author withdrew: it can be done, in another order."""
STREET_NO = (
    "《城市道路管理条例》第二十七条（示范）",
    "示范：人行道不得擅自摆放桌椅。",
    "示范：可以申请临时占道，或使用店内外摆区，窗口可当场帮您填。",
)
ELSEWHERE = "示范：属于部门业务，窗口答不准，移交业务科室。"
ANSWER, SOURCE = "示范答复：先办营业执照，再办食品经营许可。", "办事指南（示范数据）"


def serve(city: City) -> None:
    """Plans, bookings and what is done beyond the counter, at the anchor; those already there stay."""
    now = city.anchor
    if queries.plans(city.centre(CENTRE), now):
        return
    office = next(bureau for bureau in bureaus() if bureau.key == MARKET)
    head = city.officer(desk(office, Role.OFFICE_HEAD))
    for centre in (CENTRE, WEEKEND_CENTRE):
        appointments.open_plan(city.centre(centre), COUNTER, by=FOUNDER, now=now)
    appointments.open_plan(city.centre(CENTRE), EVENING, by=FOUNDER, now=now)
    told = PlanTold(
        SATURDAY.name, SATURDAY.kind, SATURDAY.minutes, SATURDAY.places, SATURDAY.lead_hours, SATURDAY.days_ahead,
        office_ref=_office_of(head), opens=SATURDAY.opens, closes=SATURDAY.closes,
    )  # fmt: skip
    saturday = appointments.open_plan(city.centre(CENTRE), told, by=FOUNDER, now=now).ref
    for day in _days_off(city, now):
        appointments.offer_duty(saturday, _staff(city.officer(desk(office, Role.REVIEWER))), day, by=head, now=now)
    _book(city, now)
    _ask(city, now)
    _go_along(city, now)
    _stay_late(city, now)
    _stand_by(city, now)
    _queue(city, now)


def _queue(city: City, now: datetime) -> None:
    """Tickets of the day, while the doors are open: some were served in the last hour, one is for a whole matter."""
    centre, clerk = city.centre(CENTRE), city.window_of(CENTRE)
    first, *_ = tickets_read.queues(centre, now)
    _queued_before(city, first.group_ref, now)
    bundle = next(iter(bundles.bundles_in_force(now, "person")), None)
    with suppress(CentreClosed):
        came = [now - timedelta(minutes=ago) for ago in (58, 46, 34, 22)]
        for at in came:
            tickets.take(centre, TicketFor.GROUP, first.group_ref, by=NOBODY, now=at)
        tickets.open_counter(_counter_of(clerk, now), by=clerk, now=came[0])
        for at in came:
            _served(clerk, at, at + timedelta(minutes=9))
        for _ in range(3):
            tickets.take(centre, TicketFor.GROUP, first.group_ref, by=NOBODY, now=now)
        if bundle is not None:
            tickets.take(centre, TicketFor.BUNDLE, bundle.ref, by=_with_account(city)[0][1], now=now)
        _served(clerk, now, now)


def _queued_before(city: City, group: str, now: datetime) -> None:
    """Two came an hour, and waited for a few minutes, on the working days of the two weeks before."""
    centre, clerk, calendar = city.centre(CENTRE), city.window_of(CENTRE), city.calendar(CENTRE)
    days = [day_of(now) - timedelta(days=n) for n in range(14, 0, -1)]
    for day in filter(calendar.is_working_day, days):
        nine = datetime.combine(day, time(9), ZONE)
        tickets.open_counter(_counter_of(clerk, now), by=clerk, now=nine)
        for hours, wait in ((0, 4), (1, 18), (5, 6)):
            came = nine + timedelta(hours=hours)
            tickets.take(centre, TicketFor.GROUP, group, by=NOBODY, now=came)
            begins = came + timedelta(minutes=wait)
            _served(clerk, begins, begins + timedelta(minutes=9))


def _counter_of(clerk: Actor, now: datetime) -> str:
    view = tickets_read.at_counter(clerk, now)
    assert view is not None, "the clerk of a centre stands at a counter"
    return view.counters[0].window_ref


def _served(clerk: Actor, begins: datetime, ends: datetime) -> None:
    """The next one is called, served and done with."""
    ref = tickets.call_next(by=clerk, now=begins).ref
    tickets.serve(ref, by=clerk, now=begins)
    tickets.finish(ref, by=clerk, now=ends)


def _stand_by(city: City, now: datetime) -> None:
    """In office hours two of each office with items that are granted at the window stand by for an hour."""
    for bureau in bureaus():
        for role in (Role.REVIEWER, Role.DECIDER) if bureau.key in INSTANT else ():
            officer = city.officer(desk(bureau, role))
            with suppress(OutOfHours):
                pairs.stand_by(_office_of(officer), by=officer, now=now)


def _office_of(head: Actor) -> str:
    row = people.staff_member(head.staff_id or 0)
    assert row is not None, "every head is a member of staff"
    return row.office_ref


def _staff(actor: Actor) -> str:
    row = people.staff_member(actor.staff_id or 0)
    assert row is not None, "every officer is a member of staff"
    return row.ref


def _days_off(city: City, now: datetime) -> Iterator[date]:
    """The next two days on which the centre is closed and that can still be booked."""
    coming = (day_of(now) + timedelta(days=n) for n in range(3, 30))
    closed = (day for day in coming if not city.calendar(CENTRE).is_working_day(day))
    return (day for day, _ in zip(closed, range(2), strict=False))


def _with_account(city: City) -> list[tuple[Applicant, Actor]]:
    return [(one, one.agent) for one in city.applicants if one.agent is not None and one.kind == "person"]


def _book(city: City, now: datetime) -> None:
    """A few people have booked: at the counter, in the evening, on a day off."""
    guide = city.guides[0]
    plans = queries.plans(city.centre(CENTRE), now)
    for (who, actor), plan in zip(_with_account(city), plans, strict=False):
        slots = [slot for day in queries.days(plan.ref, now) for slot in day.slots]
        if slots:
            wish = Wish(guide.ref if plan.kind != SlotKind.HOLIDAY else "")
            appointments.book(plan.ref, slots[min(3, len(slots) - 1)].begins, who.ref, wish, by=actor, now=now)


def _ask(city: City, now: datetime) -> None:
    """One answered after its "no" was withdrawn, one from the net; a "no" waits, one was confirmed; two handed over."""
    who, actor = _with_account(city)[0]
    clerk = city.window_of(CENTRE)
    first = enquiries.record_enquiry("window", QUESTIONS[0], who.ref, by=clerk, now=now).ref
    enquiries.propose_no(first, *HASTY, by=clerk, now=now)
    enquiries.withdraw_no(first, by=clerk, now=now)
    enquiries.answer_enquiry(first, ANSWER, SOURCE, by=clerk, now=now)
    enquiries.ask_from_page(QUESTIONS[1], who.ref, by=actor, now=now)
    third = enquiries.record_enquiry("window", QUESTIONS[2], who.ref, by=clerk, now=now).ref
    enquiries.propose_no(third, *NO, by=clerk, now=now)
    elsewhere = city.window_of(WEEKEND_CENTRE)
    fourth = enquiries.record_enquiry("window", QUESTIONS[3], who.ref, by=elsewhere, now=now).ref
    enquiries.propose_no(fourth, *STREET_NO, by=elsewhere, now=now)
    enquiries.confirm_no(fourth, by=city.officer(f"{WEEKEND_CENTRE}主任岗"), now=now)
    _hand_over(city, who, now)


def _hand_over(city: City, who: Applicant, now: datetime) -> None:
    """Whoever was asked first owns it 首问负责 until the office has acknowledged: one has, the other is to."""
    clerk = city.window_of(WEEKEND_CENTRE)
    for asked, key in ((QUESTIONS[4], MARKET), (QUESTIONS[5], "ecology")):
        bureau = next(one for one in bureaus() if one.key == key)
        reviewer = city.officer(desk(bureau, Role.REVIEWER))
        ref = enquiries.record_enquiry("phone", asked, who.ref, by=clerk, now=now).ref
        enquiries.hand_over_enquiry(ref, _office_of(reviewer), ELSEWHERE, by=clerk, now=now)
        if key != MARKET:
            enquiries.acknowledge_enquiry(ref, by=reviewer, now=now)
            enquiries.answer_enquiry(ref, "示范答复：至少每月清洗一次，并做好记录。", SOURCE, by=reviewer, now=now)


def _go_along(city: City, now: datetime) -> None:
    """One case of the centre has a guide and is followed up; somebody asked for a visit at home."""
    who, actor = _with_account(city)[0]
    clerk = city.window_of(CENTRE)
    ref = _a_case(city)
    if ref and cases.find(ref, clerk, now) is not None:
        outreach.assign_guide(ref, _staff(clerk), f"重点项目（{SAMPLE}）", by=clerk, now=now)
        outreach.log_step(ref, "二楼综合窗口", "陪同核对材料（示范）", "with", by=clerk, now=now)
        outreach.start_tracking(ref, "enterprise", day_of(now) + timedelta(days=5), by=clerk, now=now)
        told = "示范：已电话说明还差的一份材料。"
        outreach.note_tracking(ref, told, day_of(now) + timedelta(days=6), by=clerk, now=now)
    asked = HomeVisitAsked(f"和平路2号（{SAMPLE}）", "elderly", now + timedelta(days=3), "示范：老人行动不便")
    outreach.ask_home_visit(who.ref, city.centre(CENTRE), asked, by=actor, now=now)


def _a_case(city: City) -> str:
    """An open case that lies at the centre."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.ref from cases_case c join offices_centre t on t.id = c.centre_id"
            " where t.ref = %s and c.state in ('received', 'accepted', 'in_department') order by c.id limit 1",
            (city.centre(CENTRE),),
        )
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def _stay_late(city: City, now: datetime) -> None:
    """On the last working day a clerk stayed for those who still waited."""
    calendar, clerk = city.calendar(CENTRE), city.window_of(CENTRE)
    day = day_of(now) - timedelta(days=1)
    while not calendar.is_working_day(day):
        day -= timedelta(days=1)
    closing = calendar.closing(day)
    outreach.begin_late_session(f"还有人等（{SAMPLE}）", by=clerk, now=closing)
    outreach.end_late_session(by=clerk, now=closing + timedelta(minutes=50))
