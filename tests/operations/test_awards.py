"""Awards: windows in one published order, bonuses approved by a second person, labels that are lost; and the year."""

from datetime import date, timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import staffing
from tests.operations.evaluating import supervision
from tests.operations.staffing import DECEMBER, MONDAY, NOVEMBER, Team, at, came, due, ref_of
from tests.operations.town import NOW
from tests.standing import standing
from yimen.channels.clockwork import counting
from yimen.engine.centre.visits import operations as visits
from yimen.engine.public.complaints import operations as complaints
from yimen.engine.public.complaints.operations import Complained
from yimen.engine.staff.assessments import operations as assessments
from yimen.engine.staff.assessments import queries as assessed
from yimen.engine.staff.assessments.operations import ConductSaid
from yimen.engine.staff.assessments.refusals import (
    CommitteeTooSmall,
    NotOnCommittee,
    NotOnReserve,
    QuotaFull,
    VotesMissing,
)
from yimen.engine.staff.awards import operations, queries
from yimen.engine.staff.awards.operations import RewardSaid, RuleSaid
from yimen.engine.staff.awards.refusals import (
    HeldAlready,
    MonthNotOver,
    NoAwardRule,
    NominatesOneself,
    NotOfThisWindow,
    OverAwardBudget,
    PioneerAlready,
    SecondApprover,
    SettledAlready,
)
from yimen.engine.staff.rotas import staffing as figures
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.kernel.staffing.assessment import ScoresASuperior, ScoresOneself
from yimen.kernel.writing import NoSuchThing, NotAllowed

pytestmark = pytest.mark.django_db
FIRST, JANUARY = at(DECEMBER, 10), at(date(2027, 1, 4), 9)
WEIGHTS = (("volume", 40), ("attendance", 30), ("complaints", 30))


def a_rule(team: Team, kind: str = "advanced", fen: int = 300_000, from_day: date = NOVEMBER) -> None:
    said = RuleSaid(kind, 10, 1, fen, 50_000, 350_000, WEIGHTS, 0, f"{kind}评比办法{fen}")
    operations.publish_award_rule(team.centre, said, from_day, by=team.manager, now=NOW)


@standing
def team() -> Team:
    return staffing.a_team()


def a_busy_monday(team: Team) -> None:
    """Both counters are staffed; two came to the first one and one to the second."""
    for clerk in (team.first, team.second):
        due(team, clerk, MONDAY)
        came(clerk, MONDAY)
    for clerk, times in ((team.first, 2), (team.second, 1)):
        for n in range(times):
            visit = visits.open_visit("", "咨询", by=clerk, now=at(MONDAY, 10 + n)).ref
            visits.close_visit(visit, by=clerk, now=at(MONDAY, 10.2 + n))


def upheld(team: Team) -> None:
    """A complaint about the first counter that supervision found to be right."""
    said = Complained("attitude", "态度差", window_ref=team.office.town.window)
    ref = complaints.lodge_complaint(said, "web", by=NOBODY, now=at(MONDAY, 11)).ref
    watch = supervision(team.office)
    complaints.acknowledge_complaint(ref, "attitude", by=watch, now=at(MONDAY, 12))
    other = supervision(team.office, "311")
    complaints.name_investigator(ref, ref_of(other), by=watch, now=at(MONDAY, 13))
    complaints.answer_complaint(ref, "upheld", "属实", "已批评", by=other, now=at(MONDAY, 14))


@covers("S-432", "S-433", "S-449")
def test_the_first_are_models_each_with_a_service_model_and_a_later_rule_changes_nothing_before(team: Team) -> None:
    a_busy_monday(team)
    with pytest.raises(NoAwardRule):
        operations.hold_round(team.centre, "advanced", NOVEMBER, by=team.manager, now=FIRST)
    with pytest.raises(OverAwardBudget):
        a_rule(team, fen=400_000)
    a_rule(team)
    with pytest.raises(MonthNotOver):
        operations.hold_round(team.centre, "advanced", NOVEMBER, by=team.manager, now=NOW)
    held = operations.hold_round(team.centre, "advanced", NOVEMBER, by=team.manager, now=FIRST)
    with pytest.raises(HeldAlready):
        operations.hold_round(team.centre, "advanced", NOVEMBER, by=team.manager, now=FIRST)

    (row,) = queries.rounds(team.centre)
    assert [(one.code, one.score, one.won, one.model) for one in row.places] == [
        ("A01", "100.00", "yes", "yes"),
        ("A02", "80.00", "yes", ""),
    ]
    window = team.office.town.window
    with pytest.raises(NominatesOneself):
        operations.nominate_model(held.ref, window, ref_of(team.first), by=team.first, now=FIRST)
    with pytest.raises(NotOfThisWindow):
        operations.nominate_model(held.ref, window, ref_of(team.second), by=team.manager, now=FIRST)
    with pytest.raises(NoSuchThing):
        operations.nominate_model(held.ref, window, ref_of(team.first), by=team.second, now=FIRST)
    operations.nominate_model(held.ref, window, ref_of(team.first), by=team.manager, now=FIRST)
    a_rule(team, fen=100_000, from_day=DECEMBER)

    (row,) = queries.rounds(team.centre)
    assert (row.places[0].nominee, row.fen, row.document) == ("何0101", 350_000, "advanced评比办法300000")
    # What was proposed by the manager is approved by somebody else, and sums up by budget line.
    waiting = queries.rewards(team.centre, team.manager, FIRST)
    assert [(one.whom, one.fen) for one in waiting] == [("何0101", 50_000), ("A01 综合窗口", 300_000)]
    assert {(one.ground, one.evidence) for one in waiting} == {("先进窗口 2026-11", "advanced评比办法300000 2026-11")}
    with pytest.raises(SecondApprover):
        operations.approve_reward(waiting[0].ref, by=team.manager, now=FIRST)
    admin = staffing.an_administrator(team)
    staffing.a_budget(team, "awards", 350_000, admin)
    for one in waiting:
        operations.approve_reward(one.ref, by=admin, now=FIRST)
    (line,) = queries.sums(team.centre, "line")
    assert (line.rewards_fen, line.n) == (350_000, 2)


@covers("S-434", "S-323")
def test_the_flag_passes_by_who_was_complained_of_and_a_pioneer_post_loses_its_label(team: Team) -> None:
    window = team.office.town.window
    operations.award_pioneer(team.centre, window, 0, 5, "示政务〔2026〕12号", by=team.manager, now=NOW)
    with pytest.raises(PioneerAlready):
        operations.award_pioneer(team.centre, window, 0, 5, "13号", by=team.manager, now=NOW)
    assert counting.look_over_windows(NOW) == 1
    assert operations.review_pioneers(by=SYSTEM, now=NOW).reviewed == 0
    assert operations.review_pioneers(by=team.manager, now=NOW).reviewed == 1
    assert [one.lost_for for one in queries.pioneers(team.centre)] == [""]
    a_busy_monday(team)
    upheld(team)
    a_rule(team, "red_flag")
    with pytest.raises(NotAllowed):
        operations.review_pioneers(by=team.first, now=FIRST)

    operations.hold_round(team.centre, "red_flag", NOVEMBER, by=team.manager, now=FIRST)
    (row,) = queries.rounds(team.centre)
    assert [(one.code, one.excluded, one.won) for one in row.places] == [("A02", "", "yes"), ("A01", "complaints", "")]
    assert counting.look_over_windows(FIRST) == 1
    (pioneer,) = queries.pioneers(team.centre)
    assert (pioneer.upheld, pioneer.lost_for) == (1, "complaints")
    # The month after the other counter wins, and the flag has one holder.
    visits.open_visit("", "咨询", by=team.first, now=at(date(2026, 12, 7), 10))
    operations.hold_round(team.centre, "red_flag", DECEMBER, by=team.manager, now=JANUARY)
    assert [(one.code, one.until is None) for one in queries.flags(team.centre)] == [("A01", True), ("A02", False)]


@covers("S-430", "S-431", "S-441", "S-426")
def test_a_year_is_voted_on_within_the_quota_and_who_was_excellent_stands_on_the_reserve_list(team: Team) -> None:
    extra = [staffing.a_clerk(team.office, team.second_window, f"9{n}") for n in range(3)]
    a_busy_monday(team)
    weights = (("attendance", 50), ("holiday", 20), ("volume", 30))
    assessments.publish_standard(team.centre, "year", weights, "年度考核办法", NOVEMBER, by=team.manager, now=NOW)
    assessments.set_excellent_share(team.centre, 20, "示人社〔2026〕2号", 2026, by=team.manager, now=NOW)
    with pytest.raises(CommitteeTooSmall):
        assessments.form_committee(team.centre, 2026, tuple(map(ref_of, extra[:2])), "1号", by=team.manager, now=NOW)
    members = (ref_of(team.manager), ref_of(extra[0]), ref_of(extra[1]))
    assessments.form_committee(team.centre, 2026, members, "1号", by=team.manager, now=NOW)

    assert assessments.show_year(team.centre, 2026, by=team.manager, now=JANUARY).people == 5
    quota = assessed.the_quota(team.centre, 2026)
    assert quota is not None and (quota.people, quota.per_hundred, quota.most) == (5, 20, 1)
    rows = {
        one.staff_name: one for one in assessed.of_period(team.centre, "year", date(2026, 1, 1), team.manager, JANUARY)
    }
    first, second = rows["何0101"].ref, rows["何88"].ref
    ref = assessments.nominate_excellent(first, "全年零差评", by=team.manager, now=JANUARY).ref
    with pytest.raises(QuotaFull):
        assessments.nominate_excellent(second, "也很好", by=team.manager, now=JANUARY)
    later = JANUARY + timedelta(days=30)
    with pytest.raises(VotesMissing):
        assessments.fix_year(team.centre, 2026, by=team.manager, now=later)
    with pytest.raises(NotOnCommittee):
        assessments.vote_on_excellent(ref, "yes", by=team.second, now=JANUARY)
    for member in (team.manager, extra[0]):
        assessments.vote_on_excellent(ref, "yes", by=member, now=JANUARY)
    with pytest.raises(NotOnCommittee):
        assessments.vote_on_excellent(ref, "no", by=extra[0], now=JANUARY)
    assert assessments.fix_year(team.centre, 2026, by=team.manager, now=later).people == 5
    assert {one.grade for one in assessed.mine(team.second, later)} == {"competent"}

    with pytest.raises(NoSuchThing):
        assessments.look_at_reserve(team.centre, 2026, by=team.first, now=later)
    listed = assessments.look_at_reserve(team.centre, 2026, by=team.manager, now=later)
    assert [(one.staff_name, one.years) for one in listed.people] == [("何0101", (2026,))]
    promoted = (team.centre, ref_of(team.first), "副处长", date(2027, 2, 1), "示组〔2027〕1号")
    with pytest.raises(NotOnReserve):
        assessments.record_promotion(team.centre, ref_of(team.second), *promoted[2:], by=team.manager, now=later)
    assessments.record_promotion(*promoted, by=team.manager, now=later)
    assert assessments.look_at_reserve(team.centre, 2026, by=team.manager, now=later).people[0].promoted == "副处长"
    # A sanction rests on a result, is approved by a second person, appealed and lifted by a third.
    said = RewardSaid("sanction", 20_000, "缺勤", second, staff=ref_of(team.second))
    sanction = operations.propose_reward(team.centre, said, by=team.manager, now=later).ref
    with pytest.raises(NominatesOneself):
        own = RewardSaid("reward", 1, "自评", "x", staff=ref_of(team.manager))
        operations.propose_reward(team.centre, own, by=team.manager, now=later)
    with pytest.raises(SettledAlready):
        operations.appeal_reward(sanction, "不服", by=team.second, now=later)
    admin, watch = staffing.an_administrator(team), supervision(team.office)
    operations.approve_reward(sanction, by=admin, now=later)
    operations.appeal_reward(sanction, "那天请了假", by=team.second, now=later)
    with pytest.raises(SecondApprover):
        operations.lift_reward(sanction, "属实", by=admin, now=later)
    operations.lift_reward(sanction, "属实", by=watch, now=later)
    assert queries.sums(team.centre, "staff") == ()
    assert queries.my_rewards(team.second)[0].lifted_at == later


@covers("S-024", "S-463", "S-440", "S-442", "S-447", "S-448")
def test_staffing_is_counted_from_posts_duties_and_what_was_done(team: Team) -> None:
    a_busy_monday(team)
    with connection.cursor() as cursor:
        cursor.execute("select ref from offices_approvaldivision")
        assert cursor.fetchall() == []
    head = staffing.the_head(team)
    staffing.a_division(team, head)

    (division,) = figures.divisions(team.centre, at(MONDAY, 18))
    assert (division.people, division.head, division.posted) == (4, head.name, "")
    assert division.alerts == ("no_deputy",)
    assert figures.middle_entry((division,)).percent == "0.0%"
    staffing.a_letter(team, head)
    staffing.chief(team, head, team.office.decider)
    assert figures.middle_entry(figures.divisions(team.centre, at(MONDAY, 18))).percent == "100.0%"

    loads = {one.name: one for one in figures.workloads(team.centre, NOW, at(MONDAY, 18))}
    assert [(loads[name].visits, loads[name].minutes) for name in ("何0101", "何88")] == [(2, 24), (1, 12)]
    (capacity,) = figures.capacities(at(MONDAY, 18))
    assert (capacity.leaders, capacity.posted, capacity.planned, capacity.missing) == (2, 3, 0, 0)
    (place,) = figures.places(at(MONDAY, 18))
    assert (place.posts, place.filled, place.share.percent, place.trained) == (2, 2, "100.0%", 0)
    assert place.years > 6


@covers("S-437")
def test_nobody_judges_themself_or_who_heads_them(team: Team) -> None:
    head = staffing.the_head(team)
    under = staffing.a_manager_of_the_office(team)

    late = ConductSaid(MONDAY, "late", -1, "迟到", "门禁")
    with pytest.raises(ScoresASuperior):
        assessments.note_conduct(team.centre, ref_of(head), late, by=under, now=at(MONDAY, 12))
    with pytest.raises(ScoresOneself):
        assessments.note_conduct(team.centre, ref_of(under), late, by=under, now=at(MONDAY, 12))
    assert assessments.note_conduct(team.centre, ref_of(team.second), late, by=under, now=at(MONDAY, 12)).ref
