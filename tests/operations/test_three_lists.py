"""What is forbidden and what is checked afterwards is listed by document; each grant opens its checks, each once."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from tests.operations.town import NOW, TODAY
from yimen.assembly import database
from yimen.channels.clockwork import following
from yimen.engine.case.cases import operations as cases
from yimen.engine.supervision.supervision_tasks import operations, queries
from yimen.engine.supervision.supervision_tasks.operations import CheckerDecided, TaskClosed
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import OwnMatter
from yimen.kernel.three_lists import CheckDaysUnfit, DutyList
from yimen.kernel.writing import ImpossibleDates, Missing, NoSuchThing, NotAllowed, NotInList
from yimen.registries.concentration import operations as concentration
from yimen.registries.offices import operations as offices
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.registries.three_lists import operations as lists
from yimen.registries.three_lists import queries as entries
from yimen.registries.three_lists.operations import Check
from yimen.registries.three_lists.refusals import AlreadyOnList, ListEntryOver

BASIS = "示府办〔2026〕12号"
KITCHEN = "现场看后厨和索证索票"


@pytest.fixture
def office(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[errand.Office]:
    with fresh_database():
        aftermath.wired()
        yield errand.an_office()


def to_check(
    office: errand.Office, says: str = KITCHEN, days: int = 30, begins: date = TODAY, by: Actor = SYSTEM
) -> str:
    return lists.enter_supervision(
        office.item, Check(says, days, office.town.office), BASIS, begins, by=by, now=NOW
    ).ref


def forbidden(
    office: errand.Office, says: str = "无证从事餐饮服务", begins: date = TODAY, effect: str = "forbidden"
) -> str:
    return lists.enter_negative(office.item, effect, says, BASIS, begins, by=SYSTEM, now=NOW).ref


def chief(office: errand.Office) -> Actor:
    return town.signed_on(town.an_officer(office.town, "chief", "c9"), "the.checker")


def rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        return int(cursor.fetchone()[0])


@covers("S-118")
def test_a_grant_opens_each_check_of_the_list_once_and_another_closes_it(office: errand.Office) -> None:
    to_check(office)
    to_check(office, "抽查从业人员健康证明", 60)
    to_check(office, "明年才查的", begins=TODAY + timedelta(days=40))
    ended = to_check(office, "取消了的")
    lists.end_list_entry(ended, TODAY, "示府办〔2026〕13号", by=SYSTEM, now=NOW)
    checker, today = chief(office), TODAY

    errand.granted(office)
    following.supervised(later(5))
    following.supervised(later(6))

    first, second = queries.waiting(checker, today)
    assert (first.says, first.due_on) == (KITCHEN, TODAY + timedelta(days=30))
    assert (second.due_on - TODAY).days == 60
    assert queries.waiting(office.citizen, today) == ()
    kept = operations.close_supervision_task(first.ref, "mended", "灶台已清理。", by=checker, now=later(7))
    assert kept.outcome == "mended"
    (done,) = queries.closed_lately(checker, today)
    assert (done.finding, done.outcome, done.overdue) == ("灶台已清理。", "mended", "")
    late = TODAY + timedelta(days=61)
    assert [row.overdue for row in queries.waiting(checker, late)] == ["yes"]
    standing = queries.standing(late)
    assert (standing.open, standing.overdue, standing.closed) == (1, 1, 1)


def test_what_was_denied_withdrawn_or_granted_before_the_entry_is_not_checked(office: errand.Office) -> None:
    errand.granted(office)
    withdrawn = errand.in_department(office)
    to_check(office, begins=TODAY + timedelta(days=1))
    cases.withdraw(withdrawn, "不办了", by=office.citizen, now=later(3))

    following.supervised(later(5))

    assert rows("supervision_tasks_supervisiontask") == 0


def test_who_granted_may_not_close_the_check_and_a_closed_one_stays_closed(office: errand.Office) -> None:
    to_check(office)
    errand.granted(office)
    following.supervised(later(5))
    checker = chief(office)
    (task,) = queries.waiting(checker, TODAY)
    refused = (
        (CheckerDecided, task.ref, "sound", "符合", office.decider),
        (CheckerDecided, task.ref, "sound", "符合", office.reviewer),
        (NotAllowed, task.ref, "sound", "符合", office.clerk),
        (NotAllowed, task.ref, "sound", "符合", SYSTEM),
        (NotInList, task.ref, "fine", "符合", checker),
        (Missing, task.ref, "sound", " ", checker),
        (NoSuchThing, "nothing", "sound", "符合", checker),
    )

    for refusal, ref, outcome, finding, by in refused:
        with pytest.raises(refusal):
            operations.close_supervision_task(ref, outcome, finding, by=by, now=later(6))

    assert queries.waiting(checker, TODAY) == (task,)
    operations.close_supervision_task(task.ref, "sound", "符合", by=checker, now=later(6))
    with pytest.raises(TaskClosed):
        operations.close_supervision_task(task.ref, "violation", "不符合", by=checker, now=later(7))
    assert queries.closed_lately(checker, TODAY)[0].outcome == "sound"
    with pytest.raises(NotAllowed):
        operations.open_supervision_tasks(by=checker, now=later(7))


@covers("S-021")
def test_neither_the_deciding_desk_nor_its_division_nor_the_holder_closes_the_check(office: errand.Office) -> None:
    to_check(office)
    errand.granted(office)
    following.supervised(later(5))
    checker, spare = chief(office), town.a_post(office.town, "chief")
    (task,) = queries.waiting(checker, TODAY)
    desk = people_queries.post(office.decider.posts[0].post_id)
    assert desk is not None
    desk_mate, member = at_post(office, desk.ref, "811"), at_post(office, spare, "812")
    holder = at_post(office, spare, "813", town.a_number(1))
    offices.set_division(office.town.office, "审批处", "stand_alone", town.BEGAN, "三定", by=SYSTEM, now=NOW)
    concentration.appoint(office.town.office, member[0], "member", TODAY, "任职文件", by=SYSTEM, now=NOW)

    for (_, by), refusal in ((desk_mate, CheckerDecided), (member, CheckerDecided), (holder, OwnMatter)):
        with pytest.raises(refusal):
            operations.close_supervision_task(task.ref, "sound", "符合", by=by, now=later(6))

    assert queries.waiting(checker, TODAY) == (task,)
    assert operations.close_supervision_task(task.ref, "sound", "符合", by=checker, now=later(7)).outcome == "sound"


def at_post(office: errand.Office, post: str, number: str, person: str = "") -> tuple[str, Actor]:
    """An officer on a post; `person` is the identity number of who they are at home."""
    ref = people.enrol_staff(
        number, f"何{number}", office.town.office, "formal", town.BEGAN, None, person, by=SYSTEM, now=NOW
    ).ref
    people.hold_post(ref, post, town.SINCE, None, "substitute", by=SYSTEM, now=NOW)
    return ref, town.signed_on(ref, f"officer{number}")


@pytest.mark.django_db
def test_entries_stand_on_a_document_are_told_and_end_by_a_day() -> None:
    office = errand.an_office()
    ref = forbidden(office)
    forbidden(office, "在居民楼内开办", begins=TODAY + timedelta(days=9), effect="needs_approval")

    page = entries.entries(DutyList.NEGATIVE, NOW, limit=1)
    more = entries.entries(DutyList.NEGATIVE, NOW, page.after or "", limit=1)
    lists.end_list_entry(ref, TODAY, "修订", by=SYSTEM, now=NOW)

    assert (page.rows[0].says, page.rows[0].effect) == ("无证从事餐饮服务", "forbidden")
    assert page.rows[0].item_name == "食品经营许可（新办）" and page.after and more.after is None
    assert [row.says for row in entries.entries(DutyList.NEGATIVE, NOW).rows] == ["在居民楼内开办"]
    assert forbidden(office) != ref
    with pytest.raises(ListEntryOver):
        lists.end_list_entry(ref, TODAY, "再修订", by=SYSTEM, now=NOW)


@pytest.mark.django_db
def test_an_entry_that_cannot_be_is_refused_and_leaves_nothing() -> None:
    office = errand.an_office()
    standing = to_check(office)
    yesterday = TODAY - timedelta(days=1)
    nowhere = Check(KITCHEN, 30, "nothing")
    refused: tuple[tuple[type[Exception], Callable[[], object]], ...] = (
        (NotAllowed, lambda: to_check(office, "另一件", by=office.decider)),
        (CheckDaysUnfit, lambda: to_check(office, "另一件", days=0)),
        (CheckDaysUnfit, lambda: to_check(office, "另一件", days=1101)),
        (Missing, lambda: to_check(office, " ")),
        (ImpossibleDates, lambda: to_check(office, "另一件", begins=yesterday)),
        (AlreadyOnList, lambda: to_check(office)),
        (NoSuchThing, lambda: lists.enter_supervision(office.item, nowhere, BASIS, TODAY, by=SYSTEM, now=NOW)),
        (NoSuchThing, lambda: lists.enter_negative("nothing", "forbidden", "x", BASIS, TODAY, by=SYSTEM, now=NOW)),
        (NotInList, lambda: forbidden(office, effect="allowed")),
        (ImpossibleDates, lambda: lists.end_list_entry(standing, yesterday, "改", by=SYSTEM, now=NOW)),
        (NoSuchThing, lambda: lists.end_list_entry("nothing", TODAY, "改", by=SYSTEM, now=NOW)),
    )

    for refusal, act in refused:
        with pytest.raises(refusal):
            act()

    assert [row.ref for row in entries.entries(DutyList.SUPERVISION, NOW).rows] == [standing]
    assert entries.entries(DutyList.NEGATIVE, NOW).rows == ()
