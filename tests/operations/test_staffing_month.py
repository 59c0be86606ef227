"""A month of people: due, came, assessed, seen, objected to, answered, fixed; and the red flag goes on."""

from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import staffing
from tests.operations.staffing import DECEMBER, MONDAY, NOVEMBER, Team, at, came, due, ref_of
from tests.operations.town import NOW
from tests.standing import standing
from yimen.engine.staff.assessments import operations as assessments
from yimen.engine.staff.assessments import queries as assessed
from yimen.engine.staff.assessments.operations import ConductSaid
from yimen.engine.staff.assessments.refusals import (
    FixedAlready,
    FixedItOneself,
    NoStandard,
    ObjectionsOpen,
    ObjectionTooLate,
    PeriodNotOver,
    ShownAlready,
)
from yimen.engine.staff.rotas import operations as rotas
from yimen.engine.staff.rotas import queries as rota
from yimen.engine.staff.rotas.refusals import DayPassed, NotDueToday, NothingToCorrect, SecondPerson
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.staffing.assessment import ScoresOneself, WeightsIncomplete
from yimen.kernel.staffing.attendance import Standing
from yimen.kernel.writing import NoSuchThing

pytestmark = pytest.mark.django_db
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
SECOND = at(DECEMBER + timedelta(days=1), 10)
AFTER = at(DECEMBER + timedelta(days=20), 10)


@standing
def team() -> Team:
    return staffing.a_team()


def standing_of(team: Team, ref: str, now: object = SECOND) -> Standing:
    (row,) = [one for one in rota.week(team.centre, MONDAY, now) if one.ref == ref]  # type: ignore[arg-type]
    return row.standing


@covers("S-422")
def test_attendance_follows_from_who_signed_in_and_a_correction_needs_a_second_person(team: Team) -> None:
    kept, late, missed = (due(team, team.first, day) for day in (MONDAY, TUESDAY, WEDNESDAY))
    came(team.first, MONDAY)
    came(team.first, TUESDAY, 9.5)
    with pytest.raises(NotDueToday):
        rotas.sign_in(by=team.first, now=at(MONDAY, 9))
    with pytest.raises(NotDueToday):
        rotas.sign_in(by=team.second, now=at(MONDAY, 9))

    assert [standing_of(team, one) for one in (kept, late, missed)] == [
        Standing.PRESENT,
        Standing.LATE,
        Standing.ABSENT,
    ]
    with pytest.raises(DayPassed):
        rotas.call_off_shift(missed, "不排了", by=team.manager, now=SECOND)
    with pytest.raises(NothingToCorrect):
        rotas.ask_correction(kept, "看错了", by=team.first, now=SECOND)
    asked = rotas.ask_correction(missed, "当天在社区办事", by=team.first, now=SECOND).ref
    with pytest.raises(NoSuchThing):
        rotas.grant_correction(asked, "属实", by=team.first, now=SECOND)
    own = rotas.ask_correction(late, "门禁坏了", by=team.manager, now=SECOND).ref
    with pytest.raises(SecondPerson):
        rotas.grant_correction(own, "属实", by=team.manager, now=SECOND)
    rotas.grant_correction(asked, "社区证明属实", by=team.manager, now=SECOND)

    assert (standing_of(team, missed), standing_of(team, late)) == (Standing.EXCUSED, Standing.LATE)
    (sum_,) = rota.of_span(team.office.clerk.posts[0].centre_id or 0, NOVEMBER, DECEMBER, SECOND)
    assert (sum_.due, sum_.in_order, sum_.late, sum_.absent, sum_.excused) == (3, 2, 1, 0, 1)
    # The correction stays visible with its reason and both names.
    shown = {one.ref: one for one in rota.corrections(team.centre, team.manager, SECOND)}
    assert (shown[asked].found, shown[asked].outcome, shown[asked].decided_by) == ("absent", "granted", "何300")


@covers("S-437", "S-429", "S-436")
def test_a_month_is_seen_objected_to_answered_and_fixed_and_then_corrected_by_name_alone(team: Team) -> None:
    first, second = due(team, team.first, MONDAY), due(team, team.second, MONDAY)
    due(team, team.first, TUESDAY)
    came(team.first, MONDAY)
    came(team.second, MONDAY)
    with pytest.raises(WeightsIncomplete):
        assessments.publish_standard(
            team.centre, "month", (("attendance", 90),), "9号", NOVEMBER, by=team.manager, now=NOW
        )
    with pytest.raises(NoStandard):
        assessments.show_month(team.centre, NOVEMBER, by=team.manager, now=SECOND)
    staffing.a_standard(team)
    phone = (
        team.centre,
        ref_of(team.first),
        ConductSaid(MONDAY, "phone", -3, "上班时间玩手机", "巡查照片2026-11-23-4"),
    )
    with pytest.raises(NoSuchThing):
        assessments.note_conduct(*phone, by=team.second, now=at(TUESDAY, 9))
    noted = assessments.note_conduct(*phone, by=team.manager, now=at(TUESDAY, 9)).ref
    with pytest.raises(ScoresOneself):
        mine = (team.centre, ref_of(team.manager), ConductSaid(MONDAY, "commended", 3, "表扬", "锦旗"))
        assessments.note_conduct(*mine, by=team.manager, now=at(TUESDAY, 9))

    with pytest.raises(PeriodNotOver):
        assessments.show_month(team.centre, NOVEMBER, by=team.manager, now=at(WEDNESDAY, 9))
    assert assessments.show_month(team.centre, NOVEMBER, by=team.manager, now=SECOND).people == 2
    with pytest.raises(ShownAlready):
        assessments.show_month(team.centre, NOVEMBER, by=team.manager, now=SECOND)
    (mine_,) = assessed.mine(team.first, SECOND)
    (other,) = assessed.mine(team.second, SECOND)
    # Attendance 1 of 2 and no complaint: (40 x 1/2 + 10) of 50, minus three points; nobody rated, nothing fell due.
    assert (mine_.score, mine_.points, other.score) == ("57.00", -3, "100.00")
    assert [(one.indicator, one.share.part, one.share.whole) for one in mine_.measures][:2] == [
        ("attendance", 1, 2),
        ("on_time", 0, 0),
    ]

    with pytest.raises(NoSuchThing):
        assessments.object_to_assessment(mine_.ref, "不对", by=team.second, now=SECOND)
    assessments.object_to_assessment(mine_.ref, "照片不是我", by=team.first, now=SECOND)
    assessments.note_assessment(other.ref, by=team.second, now=SECOND)
    with pytest.raises(ObjectionTooLate):
        assessments.object_to_assessment(other.ref, "反悔", by=team.second, now=SECOND)
    with pytest.raises(ObjectionsOpen):
        assessments.fix_month(team.centre, NOVEMBER, by=team.manager, now=AFTER)
    assessments.withdraw_conduct_note(noted, "照片上是别人", by=team.manager, now=SECOND)
    assert assessments.answer_objection(mine_.ref, "已撤销扣分", by=team.manager, now=SECOND).score == 6000
    with pytest.raises(WrongState):
        assessments.answer_objection(mine_.ref, "再答", by=team.manager, now=SECOND)
    assert assessments.fix_month(team.centre, NOVEMBER, by=team.manager, now=AFTER).people == 2

    with pytest.raises(FixedAlready):
        assessments.note_conduct(*phone, by=team.manager, now=AFTER)
    with pytest.raises(FixedItOneself):
        assessments.correct_assessment(mine_.ref, 9000, "补证", by=team.manager, now=AFTER)
    admin = staffing.an_administrator(team)
    assessments.correct_assessment(mine_.ref, 9000, "门禁记录补证", by=admin, now=AFTER)
    (now_,) = assessed.mine(team.first, AFTER)
    assert (now_.score_shown, now_.corrections[0].before, now_.score, now_.state) == (
        "57.00",
        "60.00",
        "90.00",
        "fixed",
    )
    assert assessed.one(mine_.ref, team.second, AFTER) is None
    # Read for an order, the results end with it; the last one counts as it was corrected.
    clerk = team.first.staff_id or 0
    place = (clerk, team.first.posts[0].centre_id or 0, NOVEMBER)
    read = [assessed.of_somebody(*place, until, team.manager, AFTER) for until in (None, DECEMBER, NOVEMBER)]
    assert [len(rows) for rows in read] == [1, 1, 0]
    assert assessed.last_fixed([clerk]) == {clerk: 9000}
    assert first and second
