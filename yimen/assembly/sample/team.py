"""People of the sample city at their posts: last month's rota, coming and results; the flag; trainings and knowledge.

Fictional like everything here, and built through the operations at the moments at which it would have been done.
"""

from datetime import date, datetime, time, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import AFFAIRS, CENTRE, COMPREHENSIVE, SAMPLE, bureaus
from yimen.assembly.sample.staff import ADMINISTRATOR, MARKET, counter, desk
from yimen.engine.public.office_days import operations as office_days
from yimen.engine.staff.assessments import operations as assessments
from yimen.engine.staff.assessments import queries as assessed
from yimen.engine.staff.assessments.operations import ConductSaid
from yimen.engine.staff.awards import operations as awards
from yimen.engine.staff.awards import queries as awarded
from yimen.engine.staff.awards.operations import RuleSaid
from yimen.engine.staff.budgets import operations as budgets
from yimen.engine.staff.rotas import operations as rotas
from yimen.engine.staff.rotas.operations import ShiftSaid
from yimen.engine.staff.rotas.queries import monday_of
from yimen.engine.staff.trainings import operations as trainings
from yimen.engine.staff.trainings.operations import TrainingSaid
from yimen.kernel.actor import Actor, Role
from yimen.kernel.staffing.assessment import month_of
from yimen.kernel.time.worktime import WorkCalendar
from yimen.registries.dated import day_of, midnight
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

WEIGHTS = (("attendance", 30), ("on_time", 25), ("satisfaction", 20), ("complaints", 15), ("volume", 10))
WINDOW_WEIGHTS = (("volume", 30), ("on_time", 25), ("satisfaction", 20), ("complaints", 15), ("attendance", 10))
MANAGER = f"{CENTRE}主任岗"
DOCUMENT = "示政务〔2026〕9号（示范数据）"
LEADERS = 5


def show(city: City) -> None:
    """Let last month have been; asked again it adds nothing."""
    centre, manager, now = city.centre(CENTRE), city.officer(MANAGER), city.anchor
    if awarded.rules(centre):
        return
    this = month_of(day_of(now))
    last = month_of(this - timedelta(days=1))
    began, ended = _at(last, 9), min(_at(this, 10), now)
    _publish(centre, last, manager, began)
    clerks = _clerks(city)
    days = [day for day in _days(last, 28) if city.calendar(CENTRE).is_working_day(day)][:5]
    _come(city, centre, clerks, days, manager, began)
    second = _ref(clerks[1][0])
    noted = ConductSaid(days[0], "phone", -2, f"接待间隙看手机{SAMPLE}", f"巡查记录{SAMPLE}")
    assessments.note_conduct(centre, second, noted, by=manager, now=_at(days[0], 16))
    assessments.show_month(centre, last, by=manager, now=ended)
    (result,) = assessed.mine(clerks[1][0], now)[:1]
    assessments.object_to_assessment(result.ref, f"当时在查群众的短信验证码{SAMPLE}", by=clerks[1][0], now=ended)
    for kind in ("red_flag", "advanced"):
        awards.hold_round(centre, kind, last, by=manager, now=ended)
    _fund(city, centre, manager, ended)
    awards.award_pioneer(centre, clerks[0][1], 0, 3, DOCUMENT, by=manager, now=began)
    awards.review_pioneers(by=manager, now=now)
    for clerk, said in ((clerks[0][0], "您的事，我当自己的事办。"), (clerks[1][0], "一次说清，一次办好。")):
        awards.say_commitment(said, by=clerk, now=began)
    _look_ahead(city, centre, clerks, manager)
    _teach(city, centre, clerks, manager)


def _publish(centre: str, last: date, manager: Actor, now: datetime) -> None:
    assessments.publish_standard(centre, "month", WEIGHTS, DOCUMENT, last, by=manager, now=now)
    for kind, winners, models, window, model in (("red_flag", 1, 1, 0, 0), ("advanced", 10, 5, 300_000, 50_000)):
        budget = models * (window + model)
        said = RuleSaid(kind, winners, models, window, model, budget, WINDOW_WEIGHTS, 1, DOCUMENT)
        awards.publish_award_rule(centre, said, last, by=manager, now=now)
    rotas.set_allowance(centre, 50_000, 1, 1_500_000, DOCUMENT, last, by=manager, now=now)


def _fund(city: City, centre: str, manager: Actor, now: datetime) -> None:
    """The year's money is planned by two people; one of the rewards is approved and binds its part of it."""
    second = city.officer(ADMINISTRATOR)
    for purpose, fen in (("awards", 3_000_000), ("allowances", 18_000_000)):
        said = (centre, now.year, purpose, fen, f"示财预〔{now.year}〕1号（示范数据）")
        budgets.confirm_budget(budgets.propose_budget(*said, by=manager, now=now).ref, by=second, now=now)
    for one in [row for row in awarded.rewards(centre, second, now) if "approve" in row.may][:1]:
        awards.approve_reward(one.ref, by=second, now=now)


def _clerks(city: City) -> tuple[tuple[Actor, str], ...]:
    """The clerks of the two comprehensive counters, with the counter of each."""
    windows = {row.code: row.ref for row in offices.windows(city.centre(CENTRE), day_of(city.anchor))}
    codes = [f"{COMPREHENSIVE}{n:02d}" for n in (1, 2)]
    return tuple((city.officer(counter(CENTRE, code)), windows[code]) for code in codes)


def _come(
    city: City, centre: str, clerks: tuple[tuple[Actor, str], ...], days: list[date], manager: Actor, now: datetime
) -> None:
    """Both are due on these days; one comes late once, and one day is explained afterwards."""
    for clerk, window in clerks:
        for n, day in enumerate(days):
            ref = rotas.post_shift(centre, ShiftSaid(_ref(clerk), day, window=window), by=manager, now=now).ref
            late = clerk == clerks[1][0] and n == 2
            if n < 4 or clerk == clerks[0][0]:
                rotas.sign_in(
                    by=clerk, now=_opening(city.calendar(CENTRE), day) + timedelta(minutes=20 if late else -8)
                )
            else:
                rotas.ask_correction(ref, f"当天在社区设点收件{SAMPLE}", by=clerk, now=_at(day, 23))


def _look_ahead(city: City, centre: str, clerks: tuple[tuple[Actor, str], ...], manager: Actor) -> None:
    now, today = city.anchor, day_of(city.anchor)
    ahead = [day for day in _days(today, 10) if city.calendar(CENTRE).is_working_day(day)]
    for clerk, window in clerks:
        for day in [one for one in ahead if monday_of(one) == monday_of(ahead[0])]:
            rotas.post_shift(centre, ShiftSaid(_ref(clerk), day, window=window), by=manager, now=now)
    begins, ends = _at(today + timedelta(days=9), 9), _at(today + timedelta(days=9), 17)
    rotas.ask_leave(begins, ends, "leave", f"家长会{SAMPLE}", by=clerks[1][0], now=now)
    heads = [city.officer(desk(one, Role.OFFICE_HEAD)) for one in bureaus() if one.key != AFFAIRS][:LEADERS]
    rotas.post_leaders(centre, ahead[0], ahead[-1], tuple(map(_ref, heads)), by=manager, now=now)
    market = next(one for one in bureaus() if one.key == MARKET)
    office = next(row.ref for row in offices.offices(today) if row.name == market.name)
    decider, chief = city.officer(desk(market, Role.DECIDER)), city.officer(desk(market, Role.CHIEF))
    rotas.name_representatives(office, centre, _ref(decider), _ref(chief), DOCUMENT, by=manager, now=now)
    held = now - timedelta(days=6)
    session = office_days.announce_office_day(
        centre, "示范", "市政府分管领导（示范）", "餐饮店开办", held, held + timedelta(hours=2), by=manager,
        now=held - timedelta(days=5),
    ).ref  # fmt: skip
    due = day_of(held) + timedelta(days=15)
    told = f"开餐馆要跑市场监管和消防两个窗口，希望一次收齐{SAMPLE}"
    matter = office_days.raise_matter(session, told, "", office, due, by=manager, now=held + timedelta(hours=1)).ref
    office_days.hold_office_day(session, f"接待 3 位经营者{SAMPLE}", by=manager, now=held + timedelta(hours=2))
    head = city.officer(desk(market, Role.OFFICE_HEAD))
    office_days.answer_raised(matter, f"已并入“开餐饮店”一件事{SAMPLE}", by=head, now=held + timedelta(days=2))


def _teach(city: City, centre: str, clerks: tuple[tuple[Actor, str], ...], manager: Actor) -> None:
    now = city.anchor
    held, staff = now - timedelta(days=8), tuple(_ref(clerk) for clerk, _ in clerks)
    market = next(one for one in bureaus() if one.key == MARKET)
    item = next(guide.ref for guide in city.guides if guide.item.office == MARKET)
    said = TrainingSaid("skills", f"食品经营许可收件要点{SAMPLE}", day_of(held), 90, staff, (item,), 12, "yes")
    ref = trainings.plan_training(centre, said, by=manager, now=held).ref
    trainings.hold_training(ref, staff, by=manager, now=held)
    trainings.mark_training(ref, staff[0], 92, by=manager, now=held)
    year = (day_of(now) - timedelta(days=60), day_of(now) + timedelta(days=300))
    trainings.set_programme(centre, f"窗口素质培训工程{SAMPLE}", 600, *year, DOCUMENT, by=manager, now=now)
    head = city.officer(desk(market, Role.OFFICE_HEAD))
    text = f"营业执照由系统核验，不要再收复印件；布局图缺面积的，一次说清。{SAMPLE}"
    until = day_of(now) + timedelta(days=90)
    trainings.tell_knowledge(item, "收件时容易错的两处", text, until, by=head, now=now)
    law = ("《食品经营许可和备案管理办法》", f"备案范围有调整{SAMPLE}", (item,), day_of(now) + timedelta(days=14))
    trainings.set_learning(*law, by=head, now=now)


def _ref(actor: Actor) -> str:
    row = people.staff_member(actor.staff_id or 0)
    assert row is not None, "an officer is a member of staff"
    return row.ref


def _days(first: date, count: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(count)]


def _at(day: date, hour: int) -> datetime:
    return midnight(day) + timedelta(hours=hour)


def _opening(calendar: WorkCalendar, day: date) -> datetime:
    opens: time = calendar.shifts_on(day)[0].opens
    return midnight(day) + timedelta(hours=opens.hour, minutes=opens.minute)
