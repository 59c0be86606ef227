"""Trainings: planned, held, marked by somebody else; what is passed holds for a while; knowledge is kept up to date."""

from datetime import date, timedelta

import pytest

from tests.covers import covers
from tests.operations import staffing
from tests.operations.staffing import DECEMBER, Team, at, ref_of
from tests.operations.town import BEGAN, NOW, TODAY
from tests.standing import standing
from yimen.engine.staff.assessments import operations as assessments
from yimen.engine.staff.assessments import queries as assessed
from yimen.engine.staff.trainings import operations, queries
from yimen.engine.staff.trainings.operations import TrainingSaid
from yimen.engine.staff.trainings.refusals import DidNotCome, MarksOneself, ReadAlready, TrainingOver
from yimen.kernel.actor import SYSTEM
from yimen.kernel.visits.window_groups import GroupKind
from yimen.kernel.writing import NoSuchThing, NotAllowed
from yimen.registries.windows import operations as windows
from yimen.registries.windows.operations import GroupSaid

pytestmark = pytest.mark.django_db


@standing
def team() -> Team:
    return staffing.a_team()


@covers("S-427", "S-428", "S-444")
def test_a_training_is_marked_by_somebody_else_and_what_was_passed_runs_out(team: Team) -> None:
    said = GroupSaid(GroupKind.SECTOR, "B", "开餐馆专区", windows=(team.office.town.window,), items=(team.office.item,))
    windows.form_group(team.centre, said, BEGAN, "并窗方案", by=SYSTEM, now=NOW)
    facts = ("素质培训工程", 120, TODAY, date(2027, 11, 20), "示政务〔2026〕11号")
    operations.set_programme(team.centre, *facts, by=team.manager, now=NOW)
    smile = TrainingSaid("etiquette", "最美微笑", TODAY, 60, (ref_of(team.first), ref_of(team.manager)))
    with pytest.raises(NoSuchThing):
        operations.plan_training(team.centre, smile, by=team.first, now=NOW)
    ref = operations.plan_training(team.centre, smile, by=team.manager, now=NOW).ref

    with pytest.raises(MarksOneself):
        operations.hold_training(ref, (ref_of(team.first),), by=team.manager, now=NOW)
    admin = staffing.an_administrator(team)
    operations.hold_training(ref, (ref_of(team.first),), by=admin, now=NOW)
    with pytest.raises(TrainingOver):
        operations.hold_training(ref, (), by=admin, now=NOW)
    with pytest.raises(DidNotCome):
        operations.mark_training(ref, ref_of(team.manager), 99, by=admin, now=NOW)
    assert operations.mark_training(ref, ref_of(team.first), 59, by=team.manager, now=NOW).passed == "no"
    staffing.trained(team, team.first, team.second)

    (shown,) = [row for row in queries.trainings(team.centre, NOW) if row.title == "最美微笑"]
    assert [(one.staff_name, one.came, one.mark, one.passed) for one in shown.places] == [
        ("何0101", "yes", 59, "no"),
        ("何300", "no", None, ""),
    ]
    (programme,) = queries.programmes(team.centre, NOW)
    assert [(one.staff_name, one.minutes) for one in programme.people] == [("何0101", 150), ("何88", 90)]
    assert programme.done == "50.0%"
    # Six months later what was passed holds no more, and the counter cannot be staffed with it.
    (now_,), (later,) = staffing.skills_of(team), staffing.skills_of(team, at(date(2027, 5, 21), 9))
    assert (now_.covered, later.covered, later.missing) == (1, 0, ("食品经营许可（新办）",))
    operations.pair_mentor(ref_of(team.first), ref_of(team.second), date(2027, 1, 1), by=team.manager, now=NOW)
    with pytest.raises(MarksOneself):
        operations.pair_mentor(ref_of(team.first), ref_of(team.first), date(2027, 1, 1), by=team.manager, now=NOW)
    assert [(one.mentor, one.learner) for one in queries.mentors(NOW)] == [("何0101", "何88")]
    # Trainings count in the month by the published weight.
    weights = (("training", 100),)
    assessments.publish_standard(team.centre, "month", weights, "9号", TODAY, by=team.manager, now=NOW)
    assessments.show_month(team.centre, TODAY, by=team.manager, now=at(DECEMBER, 10))
    (mine,) = assessed.mine(team.first, at(DECEMBER, 10))
    assert (mine.measures[0].share.part, mine.measures[0].share.whole, mine.score) == (1, 2, "50.00")


@covers("S-445", "S-446")
def test_an_office_keeps_knowledge_up_to_date_and_a_changed_law_is_learnt_and_marked(team: Team) -> None:
    head = staffing.the_head(team)
    said = (team.office.item, "营业执照不再收复印件", "系统自动核验，不要向群众要。", date(2026, 12, 31))
    with pytest.raises(NoSuchThing):
        operations.tell_knowledge(*said, by=team.first, now=NOW)
    first = operations.tell_knowledge(*said, by=head, now=NOW).ref
    operations.confirm_reading(first, by=team.first, now=NOW)
    with pytest.raises(ReadAlready):
        operations.confirm_reading(first, by=team.first, now=NOW)
    newer = operations.tell_knowledge(*said, by=head, now=NOW)
    with pytest.raises(ReadAlready):
        operations.confirm_reading(first, by=team.second, now=NOW)

    (row,) = queries.knowledge(team.first, NOW, team.office.item)
    assert (row.version, row.read, row.expired, newer.version) == (2, "", "", 2)
    assert queries.knowledge(team.first, at(date(2027, 1, 1), 9))[0].expired == "yes"
    staffing.trained(team, team.second)
    with pytest.raises(NotAllowed):
        operations.set_learning("食品安全法", "第三十五条修改", (team.office.item,), DECEMBER, by=team.first, now=NOW)
    told = ("食品安全法", "第三十五条修改", (team.office.item,), DECEMBER)
    # Reviewer and decider of the office, and the clerk who is trained for it; asked again nobody gets it twice.
    assert operations.set_learning(*told, by=head, now=NOW).people == 3
    assert operations.set_learning(*told, by=head, now=NOW).people == 0
    (task,) = [one for one in queries.learning(team.second, NOW) if one.mine]
    with pytest.raises(DidNotCome):
        operations.mark_learning(task.ref, 90, by=team.manager, now=NOW)
    operations.say_learnt(task.ref, "不再要求复印件", by=team.second, now=NOW + timedelta(days=1))
    with pytest.raises(MarksOneself):
        operations.mark_learning(task.ref, 100, by=team.second, now=NOW)
    with pytest.raises(NoSuchThing):
        operations.mark_learning(task.ref, 100, by=team.first, now=NOW)
    operations.mark_learning(task.ref, 90, by=team.manager, now=NOW)
    assert [(one.mark, one.late) for one in queries.learning(team.second, at(date(2026, 12, 2), 9)) if one.mine] == [
        (90, "")
    ]
    assert [one.late for one in queries.learning(team.office.reviewer, at(date(2026, 12, 2), 9))] == ["yes"]
