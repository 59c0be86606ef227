"""Figures see every shift, rules come before results, and nobody judges whoever heads them."""

from datetime import date, time, timedelta

import pytest

from tests.operations import staffing
from tests.operations import town as places
from tests.operations.staffing import DECEMBER, MONDAY, NOVEMBER, Team, at, came, due, ref_of
from tests.operations.town import BEGAN, NOW, TODAY
from tests.standing import standing
from yimen.engine.staff.assessments import operations as assessments
from yimen.engine.staff.assessments import queries as assessed
from yimen.engine.staff.assessments.operations import ConductSaid
from yimen.engine.staff.awards import figures, operations
from yimen.engine.staff.awards.operations import RewardSaid, RuleSaid
from yimen.engine.staff.awards.refusals import NominatesOneself
from yimen.engine.staff.rotas import operations as rotas
from yimen.engine.staff.rotas import queries as rota
from yimen.engine.staff.rotas import reading
from yimen.engine.staff.rotas.operations import ShiftSaid
from yimen.engine.staff.trainings import operations as trainings
from yimen.engine.staff.trainings import queries as trained
from yimen.engine.staff.trainings.operations import TrainingSaid
from yimen.engine.staff.trainings.refusals import NotPostedHere
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.staffing.assessment import ScoresASuperior
from yimen.kernel.staffing.awards import WindowMeasure
from yimen.kernel.writing import ImpossibleDates
from yimen.registries.people import operations as people
from yimen.registries.people.models import Posting, Staff

pytestmark = pytest.mark.django_db
OCTOBER, SECOND = date(2026, 10, 1), at(DECEMBER + timedelta(days=1), 10)
AFTER, JANUARY = at(DECEMBER + timedelta(days=20), 10), at(date(2027, 1, 4), 9)


@standing
def team() -> Team:
    return staffing.a_team()


def posted(team: Team, who: Actor, role: str, window: str | None = None) -> None:
    """Somebody holds one more post, at a counter or as head of the office."""
    office = team.office.town.office if role == "office_head" else None
    post = people.define_post(f"加岗{role}", role, office, None, window, None, BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(ref_of(who), post, places.SINCE, None, "holder", by=SYSTEM, now=NOW)


def test_pay_and_figures_count_every_shift_however_many_a_page_shows(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST", 3)
    for n in range(4):
        due(team, team.first, MONDAY + timedelta(days=n))
        came(team.first, MONDAY + timedelta(days=n))
    weekend = MONDAY + timedelta(days=5)
    said = ShiftSaid(ref_of(team.second), weekend, window=team.second_window, begins=time(9), ends=time(12))
    rotas.post_shift(team.centre, said, by=team.manager, now=NOW)
    came(team.second, weekend)
    rotas.set_allowance(team.centre, 50_000, 1, 100_000, "3号", NOVEMBER, by=team.manager, now=NOW)
    staffing.a_budget(team, "allowances", 50_000, staffing.an_administrator(team), SECOND)
    centre = team.office.clerk.posts[0].centre_id or 0

    frozen = rotas.freeze_allowance(team.centre, NOVEMBER, by=team.manager, now=SECOND)

    assert (frozen.people, frozen.fen) == (1, 50_000)
    assert {one.staff_name: one.due for one in rota.of_span(centre, NOVEMBER, DECEMBER, SECOND)} == {
        "何0101": 4,
        "何88": 1,
    }
    windows = figures.windows(centre, NOVEMBER, DECEMBER, SECOND)
    assert [one.measured[WindowMeasure.ATTENDANCE].whole for one in windows] == [4, 1]
    assert len(rota.week(team.centre, MONDAY, SECOND)) == len(rota.of_month(team.centre, NOVEMBER, SECOND)) == 3


def test_what_is_paid_awarded_and_shared_out_is_said_before_its_time_is_over(team: Team) -> None:
    weights = (("volume", 40), ("attendance", 30), ("complaints", 30))
    said = RuleSaid("advanced", 10, 1, 300_000, 50_000, 350_000, weights, 0, "评比办法")
    with pytest.raises(ImpossibleDates):
        rotas.set_allowance(team.centre, 50_000, 1, 100_000, "3号", OCTOBER, by=team.manager, now=NOW)
    with pytest.raises(ImpossibleDates):
        operations.publish_award_rule(team.centre, said, OCTOBER, by=team.manager, now=NOW)
    with pytest.raises(ImpossibleDates):
        assessments.set_excellent_share(team.centre, 20, "2号", 2025, by=team.manager, now=NOW)

    assert rotas.set_allowance(team.centre, 50_000, 1, 100_000, "3号", NOVEMBER, by=team.manager, now=NOW).ref
    assert operations.publish_award_rule(team.centre, said, NOVEMBER, by=team.manager, now=NOW).ref
    assert assessments.set_excellent_share(team.centre, 20, "2号", 2026, by=team.manager, now=NOW).ref


def test_an_answer_counts_no_note_written_after_the_month_was_shown_and_a_year_counts_what_was_corrected(
    team: Team,
) -> None:
    for clerk in (team.first, team.second):
        due(team, clerk, MONDAY)
        came(clerk, MONDAY)
    staffing.a_standard(team)
    year = (("months", 100),)
    assessments.publish_standard(team.centre, "year", year, "年度办法", NOVEMBER, by=team.manager, now=NOW)
    note = (team.centre, ref_of(team.first), ConductSaid(MONDAY, "phone", -3, "玩手机", "照片"))
    assessments.note_conduct(*note, by=team.manager, now=at(MONDAY, 18))
    assessments.show_month(team.centre, NOVEMBER, by=team.manager, now=SECOND)
    (mine,) = assessed.mine(team.first, SECOND)
    assessments.object_to_assessment(mine.ref, "不对", by=team.first, now=SECOND)

    assessments.note_conduct(*note, by=team.manager, now=SECOND + timedelta(hours=1))
    answered = assessments.answer_objection(mine.ref, "照旧", by=team.manager, now=SECOND + timedelta(hours=2))

    assert (mine.points, answered.score) == (-3, 9700)
    assessments.fix_month(team.centre, NOVEMBER, by=team.manager, now=AFTER)
    admin = staffing.an_administrator(team)
    for to in (9000, 8000):
        assessments.correct_assessment(mine.ref, to, "补证", by=admin, now=AFTER)
    assessments.show_year(team.centre, 2026, by=team.manager, now=JANUARY)
    scores = {who: one.score for who in ("first", "second") for one in assessed.mine(getattr(team, who), JANUARY)[:1]}
    assert scores == {"first": "80.00", "second": "100.00"}


def test_figures_count_everybody_at_the_counters_however_many_there_are(team: Team) -> None:
    before = len(rota.hands(team.centre, MONDAY))
    clerk = Staff.objects.get(pk=team.second.staff_id)
    held = clerk.postings.earliest("pk")

    Staff.objects.bulk_create(
        Staff(ref=f"CROWD{n}", number=f"9{n:04}", name="众人", office_id=clerk.office_id, establishment="formal",
              valid=clerk.valid)
        for n in range(500)
    )  # fmt: skip
    crowd = Staff.objects.filter(name="众人")
    Posting.objects.bulk_create(Posting(staff=one, post_id=held.post_id, valid=held.valid) for one in crowd)

    assert len(rota.hands(team.centre, MONDAY)) == before + 500


def test_an_appeal_is_not_answered_by_whom_the_other_heads_nor_a_window_rewarded_by_who_stood_there(team: Team) -> None:
    under, admin = staffing.a_manager_of_the_office(team), staffing.an_administrator(team)
    window = team.office.town.window
    sanctions = []
    for _ in range(2):
        said = RewardSaid("sanction", 100, "缺勤", "考勤", staff=ref_of(team.second))
        sanctions.append(operations.propose_reward(team.centre, said, by=team.manager, now=NOW).ref)
        operations.approve_reward(sanctions[-1], by=admin, now=NOW)
        operations.appeal_reward(sanctions[-1], "请过假", by=team.second, now=NOW)
    rewards = [
        operations.propose_reward(team.centre, RewardSaid("reward", 100, "好", "锦旗", window=at_), by=under, now=NOW)
        for at_ in (window, team.second_window)
    ]

    operations.lift_reward(sanctions[0], "属实", by=under, now=NOW)
    posted(team, team.second, "office_head")
    with pytest.raises(ScoresASuperior):
        operations.lift_reward(sanctions[1], "属实", by=under, now=NOW)

    posted(team, admin, "window", window)
    staffing.a_budget(team, "awards", 100, admin)
    with pytest.raises(NominatesOneself):
        operations.approve_reward(rewards[0].ref, by=admin, now=NOW)
    operations.approve_reward(rewards[1].ref, by=admin, now=NOW)


def test_a_manager_reads_the_leave_of_those_who_are_posted_at_the_centre_now(team: Team) -> None:
    rotas.ask_leave(at(MONDAY, 0), at(MONDAY, 20), "sick", "手术", by=team.second, now=NOW)

    assert [one.reason for one in rota.leaves(team.manager, NOW)] == ["手术"]
    assert rota.leaves(team.manager, at(places.SINCE.date() - timedelta(days=9), 9)) == ()


def test_a_training_is_for_who_is_posted_at_the_centre_and_nobody_marks_whoever_heads_them(team: Team) -> None:
    head, admin = staffing.the_head(team), staffing.an_administrator(team)
    here, away = ref_of(team.first), ref_of(head)
    with pytest.raises(NotPostedHere):
        trainings.plan_training(
            team.centre, TrainingSaid("skills", "收件", TODAY, 60, (here, away)), by=team.manager, now=NOW
        )
    assert trained.trainings(team.centre, NOW) == ()
    said = TrainingSaid("skills", "收件", TODAY, 60, (here, ref_of(team.second)))
    ref = trainings.plan_training(team.centre, said, by=team.manager, now=NOW).ref
    trainings.hold_training(ref, said.staff, by=admin, now=NOW)
    under = staffing.a_manager_of_the_office(team)

    trainings.mark_training(ref, here, 80, by=under, now=NOW)
    posted(team, team.second, "office_head")
    with pytest.raises(ScoresASuperior):
        trainings.mark_training(ref, ref_of(team.second), 80, by=under, now=NOW)

    for who in (team.second, team.first):
        said = TrainingSaid("skills", "礼仪", TODAY, 60, (ref_of(who),))
        next_one = trainings.plan_training(team.centre, said, by=team.manager, now=NOW).ref
        if who is team.second:
            with pytest.raises(ScoresASuperior):
                trainings.hold_training(next_one, (), by=under, now=NOW)
        else:
            trainings.hold_training(next_one, (), by=under, now=NOW)
    assert [one.held_at is None for one in trained.trainings(team.centre, NOW)] == [False, True, False]
