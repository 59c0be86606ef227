"""The sample city in small: every state is reached, through the operations alone, and asking again adds nothing."""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction

from tests.doors import wrong_roles
from tests.doors.calling import Caller, caller, code
from tests.doors.desk import at_the_desk
from tests.doors.walking import walk
from tests.operations import aftermath, town
from yimen.assembly import database
from yimen.assembly.commands import sample
from yimen.assembly.sample import by_rule, classes, estates, joining, numbers, piloting, trading, villages, zoning
from yimen.assembly.sample import city as cities
from yimen.assembly.sample.build import Built, build
from yimen.assembly.sample.deck import FEATURED, plans
from yimen.assembly.sample.guides import code_of
from yimen.assembly.sample.items import ITEMS
from yimen.assembly.sample.lives import LIVES
from yimen.assembly.sample.papers import papers
from yimen.assembly.sample.people import accounts_told, persons
from yimen.assembly.trouble import Trouble
from yimen.engine.case.cases import queries as cases
from yimen.engine.papers.dossiers import ports
from yimen.engine.papers.dossiers.sniffing import UploadLimits, sniff
from yimen.gateways.storage.folder import Folder
from yimen.journal import attempts
from yimen.kernel import identity
from yimen.kernel.case_life import CaseState
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.registries.regions import queries as regions
from yimen.threshold.beginning import first_page

ANCHOR = datetime(2026, 11, 20, 2, 40, tzinfo=UTC)
LATER = ANCHOR + timedelta(hours=4)
"""When the second go is over, too."""
SIZE = 42


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[Built]:
    """A sample city with few cases, built in two goes: the first was killed after its twentieth case."""
    with fresh_database():
        ports.wire(Folder(settings.YIMEN_FILES))
        aftermath.wired()
        with pytest.raises(KeyboardInterrupt):
            build(ANCHOR, _killed_after(20), SIZE)
        yield build(ANCHOR + timedelta(hours=3), _unheard, SIZE)


def _unheard(line: str) -> None:
    """Nobody listens."""


def _killed_after(cases_done: int) -> Callable[[str], None]:
    def say(line: str) -> None:
        if f"{cases_done}/" in line:
            raise KeyboardInterrupt

    return say


def _rows(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def test_every_one_of_the_fifteen_states_is_there(city: Built) -> None:
    states = Counter(row[0] for row in _rows("select state from cases_case"))
    shown = classes.CASES + villages.CASES + joining.CASES + trading.CASES + estates.CASES + piloting.CASES
    shown += by_rule.CASES + zoning.CASES

    assert set(states) == set(CaseState)
    assert sum(states.values()) == city.cases == SIZE + len(FEATURED) + shown


def test_a_killed_build_goes_on_where_it_stood(city: Built) -> None:
    assert city.added == city.cases - 20

    again = build(ANCHOR + timedelta(days=2), _unheard, SIZE)

    assert again == Built(cases=city.cases, added=0)
    assert _rows("select count(*) from cases_case") == [(city.cases,)]


def test_every_case_began_with_a_receipt_and_its_chain_is_whole(city: Built) -> None:
    chains = _rows(
        "select (array_agg(e.verb order by e.seq))[1], count(*) = max(e.seq), max(c.journal_seq) = max(e.seq),"
        " bool_and(e.effective_at <= e.recorded_at) from cases_case c"
        " join journal_entry e on e.subject_kind = 'case' and e.subject_id = c.id group by c.id"
    )

    assert len(chains) == city.cases
    assert set(chains) == {("receive", True, True, True)}


def test_what_no_foreign_key_looks_up_is_there(city: Built) -> None:
    named = _rows(
        "select (select count(*) from cases_case c join catalogue_item i on i.id = c.item_id"
        "   join catalogue_itemversion v on v.id = c.version_id and v.item_id = i.id"
        "   join offices_office o on o.id = c.office_id join calendars_calendar k on k.id = c.calendar_id"
        "   join people_party a on a.id = c.applicant_id"
        "   left join offices_centre p on p.id = c.centre_id where (p.id is null) = (c.centre_id is null)),"
        " (select count(*) from (select case_id from cases_caseclock union all select case_id from cases_review"
        "   union all select case_id from cases_ruling) s"
        "   where not exists (select from cases_case where id = s.case_id)),"
        " (select count(*) from (select staff_id from cases_review union all select staff_id from cases_ruling) s"
        "   where not exists (select from people_staff where id = s.staff_id)),"
        " (select count(*) from certificates_certificate t left join offices_office o on o.id = t.issuer_id"
        "   left join people_party p on p.id = t.holder_id where o.id is null or p.id is null)"
    )

    assert named == [(city.cases, 0, 0, 0)]


def test_acts_follow_each_other_and_none_lies_after_the_building(city: Built) -> None:
    backwards = _rows(
        "select verb from (select verb, effective_at, lag(effective_at) over (partition by subject_id order by seq) b"
        " from journal_entry where subject_kind = 'case') t where b > effective_at and verb <> 'deem_accepted'"
    )
    (latest,) = _rows("select max(effective_at) from journal_entry where subject_kind = 'case'")[0]

    assert backwards == []
    assert isinstance(latest, datetime) and latest <= ANCHOR


def test_the_officers_a_visitor_may_be_have_something_to_do(city: Built) -> None:
    labels = {row.label.partition(" · ")[0]: row for row in people.demo_accounts(ANCHOR)}
    reviewer = cities.actor_of(labels["审查人员"].ref, ANCHOR)
    decider = cities.actor_of(labels["决定人员"].ref, ANCHOR)
    supervisor = cities.actor_of(labels["电子监察"].ref, ANCHOR)

    for officer in (reviewer, decider):
        due = [row.due_at for row in cases.worklist(officer, ANCHOR).rows if row.due_at]
        today = ANCHOR.date()
        assert any(moment < ANCHOR for moment in due)
        assert any(moment.date() == today for moment in due)
        assert any(moment.date() > today for moment in due)
    lamps = cases.counts(supervisor, ANCHOR)
    assert lamps["red"] and lamps["amber"] and lamps["paused"]
    assert labels["窗口人员"].kind == "staff" and labels["系统管理员"].posts


BEGINS = {
    "窗口人员": "",
    "审查人员": "项协办|次现场踏勘",
    "决定人员": "个否定答复待确认",
    "部门负责人": "场听证",
    "事项部门审查": "项征求意见",
    "区级协办岗": "项协办",
    "中心主任": "",
    "收费员": "/desk/cashier/",
    "村级代办员": "/desk/agency/",
    "电子监察": "/oversight/",
    "事项管理": "/desk/catalogue/board",
    "合法性审核": "/desk/catalogue/board",
    "事项审查和公示": "/desk/catalogue/board",
    "系统管理员": "份三定方案待批准",
    "三定审批": "/desk/concentration/plans",
}
"""Where each kind of officer begins, or what waits for them besides their list; empty: the list itself is full."""


def test_everybody_a_visitor_may_be_begins_with_something_to_do(city: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    officers = [row for row in people.demo_accounts(ANCHOR) if row.kind == "staff"]

    assert {row.label.partition(" · ")[0] for row in officers} == BEGINS.keys()
    for row in officers:
        label, actor = row.label, cities.actor_of(row.ref, ANCHOR)
        begins, begun = BEGINS[label.partition(" · ")[0]], first_page(actor)
        if begins.startswith("/"):
            assert begun == begins, label
        elif begins:
            rooms = at_the_desk(actor, ANCHOR, monkeypatch).get("/desk/elsewhere", headers={"HX-Request": "true"})
            assert re.search(begins, rooms.content.decode()), label
        else:
            assert begun == "/desk/" and cases.worklist(actor, ANCHOR).rows, label


def test_a_first_start_tells_everybody_whom_a_visitor_may_be(city: Built) -> None:
    told = accounts_told(ANCHOR)

    assert all(f"{row.label}    {row.name}" in told for row in people.demo_accounts(ANCHOR))
    assert persons()[0].demo in told


def test_lin_xiaohe_finds_her_cases_and_her_restaurants(city: Built) -> None:
    row = next(row for row in people.demo_accounts(ANCHOR) if row.name == "林晓禾")
    mine = cases.mine(cities.actor_of(row.ref, ANCHOR), ANCHOR).rows

    assert {one.applicant_name for one in mine} == {"林晓禾", "示范市禾木小馆餐饮有限公司"}
    assert {CaseState.GRANTED, CaseState.CORRECTION_OPEN, CaseState.IN_DEPARTMENT} <= {one.state for one in mine}
    assert _rows("select count(*) from certificates_certificate where holder_name = '林晓禾'") != [(0,)]


def test_the_city_has_its_places_and_all_its_items(city: Built) -> None:
    today = ANCHOR.date()
    levels = Counter(row.level for row in regions.tree(today))
    centres = Counter(row.kind for row in offices.centres(today))

    assert levels == {1: 1, 2: 1, 3: 3, 4: 6, 5: 12}
    assert centres == {"administrative": 3, "citizen": 1, "town": 6, "village": 12}
    assert len(offices.offices(today)) >= 17
    assert all(catalogue.in_force(code_of(item), ANCHOR) for item in ITEMS)


def test_a_plan_does_not_change_with_the_telling(city: Built) -> None:
    seen = cities.look(ANCHOR)

    assert plans(seen, SIZE) == plans(seen, SIZE)
    assert len({plan.received_at for plan in plans(seen, 500)}) == 500 + len(FEATURED)
    assert {plan.life.name for plan in plans(seen, SIZE)} == {life.name for life in LIVES}


@pytest.mark.django_db
def test_a_real_city_is_left_alone() -> None:
    town.a_town()

    with pytest.raises(Trouble), transaction.atomic():
        build(ANCHOR, _unheard, SIZE)

    assert _rows("select count(*) from cases_case") == [(0,)]
    assert len(regions.tree(ANCHOR.date())) == 2


def test_outside_of_demo_mode_nothing_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "YIMEN_DEMO", False)

    with pytest.raises(Trouble):
        sample.run(argparse.Namespace(cases=1))


def test_sample_papers_come_in_like_any_other() -> None:
    for paper in papers():
        assert sniff(paper.content, f"示范.{paper.ending}", UploadLimits()).pages == 1


def test_sample_numbers_are_well_formed_and_nobodys() -> None:
    assert identity.person_number(numbers.identity_number(7, "19900301")).startswith("9901")
    assert identity.organisation_number(numbers.company_number(7))[2:6] == "9901"
    assert identity.organisation_number(numbers.body_number(7))[2:6] == "9901"


@pytest.mark.soak
def test_the_city_is_complete_at_its_usual_size(
    fresh_database: Callable[[], AbstractContextManager[database.Address]],
) -> None:
    with fresh_database():
        ports.wire(Folder(settings.YIMEN_FILES))
        aftermath.wired()

        built = build(ANCHOR, _unheard)

        assert built.cases > 500


def test_each_address_of_the_json_door_that_writes_says_who_may_and_refuses_others(
    city: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _refused_to_everybody_else(80, monkeypatch) > 50


@pytest.mark.soak
def test_nobody_writes_through_the_json_door_what_is_not_theirs_to_write(
    city: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _refused_to_everybody_else(1, monkeypatch)

    print(f"{asked} tries were refused")
    assert asked > 8000


def _refused_to_everybody_else(every: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Each so manieth address by every kind of people who may not: refused, and not a row more but for the record.

    The record has one more each time: who tried what, and why it stayed shut; of a look, that somebody knocked. Who may
    is not turned away: what they do is taken back, so that everybody meets the same city.
    """
    now = LATER
    monkeypatch.setenv("YIMEN_NOW", now.isoformat())
    aftermath.wired()
    monkeypatch.setattr(attempts, "PER_MINUTE", 100_000)
    asked, wrong = 0, list[str]()
    whole = transaction.atomic()
    whole._from_testcase = True  # what asks outside in steps may begin its own in it
    with whole:
        wrong_roles.lay_the_lots()
        callers = {kind: caller(actor) for kind, actor in wrong_roles.everybody(now).items()}
        doors = list(wrong_roles.addresses())
        before = wrong_roles.rows()
        assert {one.name for one in doors} == wrong_roles.MAY.keys(), "an address that writes says who may"
        for door in doors[::every]:
            for kind in sorted(callers):
                who = callers[kind]
                if kind in wrong_roles.MAY[door.name]:
                    wrong += [f"{door.name} by {kind}: {told}" for told in _shut(door, who)]
                else:
                    wrong += [f"{door.name} by {kind}: {told}" for told in _let_in(door, who)]
                    asked += 1
        assert not wrong, "\n".join([f"{len(wrong)} rows are wrong", *wrong])
        assert wrong_roles.rows() == before
        transaction.set_rollback(True)
    return asked


def _let_in(door: wrong_roles.Address, who: Caller) -> Iterator[str]:
    """What came back when somebody who may not was not turned away, or that nobody noted it."""
    record = wrong_roles.knocked if door.name in wrong_roles.LOOKS else wrong_roles.noted
    before = record()
    answer = door.asked_by(who)
    if not wrong_roles.refused(answer):
        yield f"{answer.status_code} {answer.content.decode()[:300]}"
    elif record() != before + 1:
        yield "turned away, and nobody noted it"


def _shut(door: wrong_roles.Address, who: Caller) -> Iterator[str]:
    """What somebody who may was turned away with; whatever they did is taken back."""
    here = transaction.savepoint()
    answer = door.asked_by(who)
    transaction.savepoint_rollback(here)
    if wrong_roles.refused(answer):
        yield f"may, and is turned away: {answer.status_code} {code(answer)}"


def test_no_page_near_the_first_shows_a_way_that_its_reader_may_not_go(
    city: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed, opened = _walked(people.demo_accounts(ANCHOR)[::6], 8, monkeypatch)

    assert closed == {} and opened >= 3 * 8


@pytest.mark.soak
def test_no_page_shows_a_way_that_its_reader_may_not_go(city: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    everybody = people.demo_accounts(ANCHOR)

    closed, opened = _walked(everybody, 400, monkeypatch)

    print(f"{len(everybody)} people opened {opened} kinds of pages")
    assert len(everybody) > 15 and opened > 100 * len(everybody)
    assert closed == {}


def _walked(
    accounts: Sequence[people.DemoRow], most: int, monkeypatch: pytest.MonkeyPatch
) -> tuple[dict[str, list[str]], int]:
    """What was shown to each of these people and closed to them, and how many kinds of pages they opened together."""
    closed, opened = {}, 0
    for one in accounts:
        pages, ways = walk(cities.actor_of(one.ref, LATER), LATER, most, monkeypatch)
        opened += len(pages)
        if ways:
            closed[one.label] = ways
    return closed, opened
