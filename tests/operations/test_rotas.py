"""Rotas: who is due is said beforehand and rightly; weekends are paid from attendance; leaders and villages too."""

from datetime import date, time, timedelta

import pytest

from tests.covers import covers
from tests.operations import staffing
from tests.operations import town as places
from tests.operations.staffing import DECEMBER, MONDAY, NOVEMBER, Team, at, came, due, ref_of
from tests.operations.town import BEGAN, NOW, TODAY
from tests.standing import standing
from yimen.engine.public.office_days import operations as office_days
from yimen.engine.public.office_days import queries as days_read
from yimen.engine.public.office_days.operations import RaisedSettled
from yimen.engine.staff.rotas import operations, queries
from yimen.engine.staff.rotas import staffing as figures
from yimen.engine.staff.rotas.operations import ShiftSaid
from yimen.engine.staff.rotas.refusals import (
    AwayThen,
    ChiefNeedsLetter,
    CounterStaffedThen,
    DayPassed,
    FrozenAlready,
    LeaderMissing,
    NoRestDay,
    NotOver,
    NotPostedThere,
    OnShiftThen,
    OverBudget,
    OwnAllowance,
    SecondPerson,
    TwoPeople,
)
from yimen.engine.staff.trainings.refusals import NotTrainedFor
from yimen.kernel.actor import SYSTEM
from yimen.kernel.staffing.attendance import Standing
from yimen.kernel.staffing.rota import RotaFault, ShiftKind
from yimen.kernel.visits.window_groups import GroupKind
from yimen.kernel.writing import NoSuchThing
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people
from yimen.registries.windows import operations as windows
from yimen.registries.windows.operations import GroupSaid

pytestmark = pytest.mark.django_db


def day(n: int) -> date:
    return MONDAY + timedelta(days=n)


@standing
def team() -> Team:
    return staffing.a_team()


@covers("S-420", "S-439")
def test_a_week_fills_itself_and_says_what_is_missing_and_nobody_is_due_twice_or_without_rest(team: Team) -> None:
    leave = operations.ask_leave(at(day(1), 0), at(day(2), 0), "leave", "家中有事", by=team.first, now=NOW).ref
    with pytest.raises(SecondPerson):
        operations.grant_leave(leave, by=team.first, now=NOW)
    with pytest.raises(NoSuchThing):
        operations.grant_leave(leave, by=team.second, now=NOW)
    operations.grant_leave(leave, by=team.manager, now=NOW)

    with pytest.raises(NoSuchThing):
        operations.draw_up_rota(team.centre, MONDAY, by=team.first, now=NOW)
    drawn = operations.draw_up_rota(team.centre, MONDAY, by=team.manager, now=NOW)

    # The place opens on five days; two people for two counters, one of them away on one day.
    assert (drawn.posted, drawn.gaps) == (9, 1)
    assert operations.draw_up_rota(team.centre, MONDAY, by=team.manager, now=NOW).posted == 0
    found = {(one.fault, one.day, one.who) for one in queries.faults(team.centre, MONDAY, NOW)}
    assert (RotaFault.RATIO, None, "") in found and (RotaFault.GAP, day(1), "A01") in found
    said = ShiftSaid(ref_of(team.first), day(5), window=team.office.town.window, begins=time(9), ends=time(12))
    for n, wrong in ((1, AwayThen), (0, OnShiftThen)):
        with pytest.raises(wrong):
            away = ShiftSaid(ref_of(team.first), day(n), window=team.office.town.window)
            operations.post_shift(team.centre, away, by=team.manager, now=NOW)
    with pytest.raises(NotPostedThere):
        there = ShiftSaid(ref_of(team.first), day(5), window=team.second_window, begins=time(9), ends=time(12))
        operations.post_shift(team.centre, there, by=team.manager, now=NOW)
    with pytest.raises(DayPassed):
        operations.post_shift(team.centre, said, by=team.manager, now=at(day(6), 9))

    # Part-time at a second counter: both count, and never at the same hour.
    part = people.define_post("兼岗", "window", None, None, team.second_window, None, BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(ref_of(team.first), part, places.SINCE, None, "holder", by=SYSTEM, now=NOW)
    operations.post_shift(team.centre, said, by=team.manager, now=NOW)
    again = ShiftSaid(ref_of(team.first), day(5), window=team.second_window, begins=time(11), ends=time(15))
    with pytest.raises(OnShiftThen):
        operations.post_shift(team.centre, again, by=team.manager, now=NOW)
    after = ShiftSaid(ref_of(team.first), day(5), window=team.second_window, begins=time(12), ends=time(15))
    operations.post_shift(team.centre, after, by=team.manager, now=NOW)
    shifts, minutes = figures.hours_in(ref_of(team.first), day(5), day(6))
    assert (shifts, minutes) == (2, 360)
    # Six days of seven are the most; the seventh is for rest.
    other = ShiftSaid(ref_of(team.second), day(5), window=team.second_window, begins=time(15), ends=time(17))
    operations.post_shift(team.centre, other, by=team.manager, now=NOW)
    seventh = ShiftSaid(ref_of(team.second), day(6), window=team.second_window, begins=time(9), ends=time(12))
    with pytest.raises(NoRestDay):
        operations.post_shift(team.centre, seventh, by=team.manager, now=NOW)


@covers("S-421", "S-426")
def test_weekends_are_paid_from_who_came_and_frozen_by_somebody_who_is_not_on_the_list(team: Team) -> None:
    for clerk, n in ((team.first, 5), (team.second, 5), (team.second, 6)):
        window = team.office.town.window if clerk == team.first else team.second_window
        said = ShiftSaid(ref_of(clerk), day(n), window=window, begins=time(9), ends=time(12))
        operations.post_shift(team.centre, said, by=team.manager, now=NOW)
    came(team.second, day(6))
    window, before = team.office.town.window, at(date(2026, 9, 25), 9)
    national = ShiftSaid(ref_of(team.first), date(2026, 10, 2), window=window, begins=time(9), ends=time(12))
    holiday = operations.post_shift(team.centre, national, by=team.manager, now=before).ref
    unconfirmed = [one.fault for one in queries.faults(team.centre, date(2026, 9, 28), before)]
    with pytest.raises(NoSuchThing):
        operations.confirm_shift(holiday, by=team.second, now=before)
    operations.confirm_shift(holiday, by=team.first, now=before)

    assert RotaFault.UNCONFIRMED in unconfirmed
    assert RotaFault.UNCONFIRMED not in [one.fault for one in queries.faults(team.centre, date(2026, 9, 28), before)]
    operations.set_allowance(team.centre, 50_000, 1, 40_000, "示财〔2026〕3号", NOVEMBER, by=team.manager, now=NOW)
    with pytest.raises(NotOver):
        operations.freeze_allowance(team.centre, NOVEMBER, by=team.manager, now=NOW)
    with pytest.raises(OverBudget):
        operations.freeze_allowance(team.centre, NOVEMBER, by=team.manager, now=at(DECEMBER, 10))
    operations.set_allowance(team.centre, 50_000, 1, 100_000, "示财〔2026〕4号", DECEMBER, by=team.manager, now=NOW)
    came_back = queries.allowance(team.centre, NOVEMBER, at(DECEMBER, 10))
    assert came_back is not None and [(one.staff_name, one.served) for one in came_back.lines] == [("何88", 1)]
    # December has a rule of its own; nobody who is on a list freezes it.
    said = ShiftSaid(
        ref_of(team.first), date(2026, 12, 5), window=team.office.town.window, begins=time(9), ends=time(12)
    )
    operations.post_shift(team.centre, said, by=team.manager, now=NOW)
    came(team.first, date(2026, 12, 5))
    admin = people.define_post("代管岗", "centre_manager", None, team.centre, None, None, BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(ref_of(team.first), admin, places.SINCE, None, "substitute", by=SYSTEM, now=NOW)
    both = places.the_actor(team.first.ref)
    january = at(date(2027, 1, 4), 9)
    with pytest.raises(OwnAllowance):
        operations.freeze_allowance(team.centre, DECEMBER, by=both, now=january)
    staffing.a_budget(team, "allowances", 50_000, staffing.an_administrator(team), january)
    frozen = operations.freeze_allowance(team.centre, DECEMBER, by=team.manager, now=january)
    assert (frozen.people, frozen.fen) == (1, 50_000)
    with pytest.raises(FrozenAlready):
        operations.freeze_allowance(team.centre, DECEMBER, by=team.manager, now=january)
    sheet = queries.allowance(team.centre, DECEMBER, january)
    assert sheet is not None and (sheet.document, sheet.frozen_by) == ("示财〔2026〕4号", "何300")


@covers("S-320")
def test_at_a_comprehensive_counter_only_who_is_trained_for_all_of_it_is_due(team: Team) -> None:
    said = GroupSaid(GroupKind.SECTOR, "B", "开餐馆专区", windows=(team.office.town.window,), items=(team.office.item,))
    windows.form_group(team.centre, said, BEGAN, "并窗方案", by=SYSTEM, now=NOW)

    with pytest.raises(NotTrainedFor) as refused:
        due(team, team.first, MONDAY)

    assert refused.value.items == "食品经营许可（新办）"
    (row,) = staffing.skills_of(team)
    assert (row.staff_name, row.covered, row.of, row.missing) == ("何0101", 0, 1, ("食品经营许可（新办）",))
    assert operations.draw_up_rota(team.centre, MONDAY, by=team.manager, now=NOW).gaps == 5
    staffing.trained(team, team.first)
    assert due(team, team.first, day(7))
    assert staffing.skills_of(team)[0].covered == 1


@covers("S-010", "S-321", "S-425")
def test_a_leader_is_on_duty_every_open_day_a_chief_speaks_for_the_office_and_villages_have_somebody(
    team: Team,
) -> None:
    head = staffing.the_head(team)
    deputy = places.signed_on(places.an_officer(team.office.town, "office_head", "620"), "head.620")
    with pytest.raises(NotPostedThere):
        operations.post_leaders(team.centre, MONDAY, day(6), (ref_of(team.first),), by=team.manager, now=NOW)
    away = operations.ask_leave(at(day(1), 0), at(day(2), 0), "leave", "外出", by=deputy, now=NOW).ref
    operations.grant_leave(away, by=staffing.an_administrator(team, "391"), now=NOW)
    turns = (ref_of(head), ref_of(deputy))
    with pytest.raises(LeaderMissing):
        operations.post_leaders(team.centre, MONDAY, day(6), turns, by=team.manager, now=NOW)
    assert queries.leaders(team.centre, MONDAY, day(7), NOW) == ()
    turns = (ref_of(deputy), ref_of(head))
    assert operations.post_leaders(team.centre, MONDAY, day(6), turns, by=team.manager, now=NOW).days == 5

    led = queries.leaders(team.centre, MONDAY, day(7), NOW)
    assert [one.staff_name for one in led] == ["何620", head.name, "何620", head.name, "何620"]
    with pytest.raises(CounterStaffedThen):
        operations.post_leaders(team.centre, MONDAY, MONDAY, turns[::-1], by=team.manager, now=NOW)
    with pytest.raises(LeaderMissing):
        operations.call_off_shift(led[0].ref, "不去了", by=team.manager, now=NOW)
    changed = operations.replace_leader(led[0].ref, ref_of(head), "临时会议", by=team.manager, now=NOW).ref
    operations.sign_in(by=head, now=at(MONDAY, 8.9))
    with pytest.raises(NoSuchThing):
        operations.note_duty_event(changed, "群众排长队", "加开窗口", by=deputy, now=at(MONDAY, 10))
    operations.note_duty_event(changed, "群众排长队", "加开窗口", by=head, now=at(MONDAY, 10))
    first = queries.leaders(team.centre, MONDAY, day(1), at(MONDAY, 11))[0]
    assert (first.staff_name, first.standing, [told for _, told, _ in first.events]) == (
        head.name, Standing.PRESENT, ["群众排长队"],
    )  # fmt: skip

    with pytest.raises(TwoPeople):
        staffing.chief(team, head, head)
    with pytest.raises(ChiefNeedsLetter):
        staffing.chief(team, deputy, head)
    staffing.chief(team, team.office.decider, deputy)
    (row,) = queries.representatives(team.centre, NOW)
    assert (row.chief, row.deputy, row.acting) == (team.office.decider.name, "何620", "chief")
    gone = (ref_of(team.office.decider), at(day(1), 0), at(day(3), 0))
    people.record_absence(*gone, people.AbsenceKind.TRIP, by=SYSTEM, now=NOW)
    acting = [queries.representatives(team.centre, at(day(n), 9))[0].acting for n in (0, 1, 2)]
    assert acting == ["chief", "", "deputy"]

    village = offices.open_centre(
        "书院村便民服务点",
        "village",
        team.office.town.city,
        team.office.town.calendar,
        "",
        "",
        "",
        BEGAN,
        "",
        by=SYSTEM,
        now=NOW,
    ).ref
    post = people.define_post("村代办岗", "agent", None, village, None, None, BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(ref_of(team.second), post, places.SINCE, None, "holder", by=SYSTEM, now=NOW)
    admin = staffing.an_administrator(team)
    duty = ShiftSaid(ref_of(team.second), MONDAY, ShiftKind.VILLAGE)
    operations.post_shift(village, duty, by=admin, now=NOW)
    ahead = queries.village_days([village], MONDAY, day(7), at(TODAY, 10))
    assert [(one.day, one.passed) for one in ahead] == [(day(n), "") for n in range(1, 5)]
    behind = queries.village_days([village], MONDAY, day(7), at(day(5), 10))
    assert [(one.day, one.passed) for one in behind] == [(day(n), "yes") for n in range(5)]


@covers("S-009")
def test_a_leader_comes_what_is_raised_goes_to_an_office_and_is_closed_by_another(team: Team) -> None:
    when = (at(day(2), 9), at(day(2), 11))
    session = office_days.announce_office_day(
        team.centre, "示范", "副市长", "优化营商环境", *when, by=team.manager, now=NOW
    ).ref
    announced = days_read.office_days(team.centre, NOW)
    head, office = staffing.the_head(team), team.office.town.office
    raised = ("开餐馆跑了三次", "", office, day(9))
    with pytest.raises(office_days.OfficeDayOver):
        office_days.raise_matter(session, *raised, by=team.manager, now=NOW)
    matter = office_days.raise_matter(session, *raised, by=team.manager, now=at(day(2), 10)).ref
    office_days.hold_office_day(session, "现场协调三件", by=team.manager, now=at(day(2), 11))

    with pytest.raises(RaisedSettled):
        office_days.close_raised(matter, by=team.manager, now=at(day(3), 9))
    with pytest.raises(NoSuchThing):
        office_days.answer_raised(matter, "已改", by=team.first, now=at(day(3), 9))
    office_days.answer_raised(matter, "已改", by=head, now=at(day(3), 9))
    office_days.send_raised_back(matter, "没说怎么改", by=team.manager, now=at(day(3), 10))
    office_days.answer_raised(matter, "改为一次收齐", by=head, now=at(day(3), 11))
    late = days_read.office_days(team.centre, at(day(10), 9))[0].raised[0].late
    office_days.close_raised(matter, by=team.manager, now=at(day(10), 10))

    (row,) = days_read.office_days(team.centre, at(day(10), 11))
    assert (announced[0].topic, late, row.closed, row.raised[0].answer) == ("优化营商环境", "yes", 1, "改为一次收齐")
    assert days_read.asked_of(head, at(day(10), 11)) == ()
