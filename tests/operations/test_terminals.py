"""Terminals of the self-service area: set up once, one sitting at a time, helped by name, counted, wiped."""

from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session

from tests.covers import covers
from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from tests.operations.town import NOW, TODAY
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries as case_queries
from yimen.engine.centre.terminals import operations, queries
from yimen.engine.centre.terminals.models import Sitting, Terminal
from yimen.engine.centre.terminals.refusals import (
    BadTerminalCode,
    HelpedBy,
    NobodySits,
    SittingOver,
    TerminalNamed,
    TerminalRetired,
    TerminalUnknown,
)
from yimen.engine.public.outreach import queries as outreach
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import StoodAside
from yimen.kernel.visits.terminals import CODE_GOOD_FOR, IDLE, LONGEST
from yimen.kernel.writing import NoSuchThing, NotAllowed

pytestmark = pytest.mark.django_db
SECRET = "s" * 43


def a_terminal(centre: str, name: str = "自助 1 号机", secret: str = SECRET, now: datetime = NOW) -> str:
    """A terminal that is set up; its ref."""
    given = operations.register_terminal(centre, name, by=SYSTEM, now=now)
    return operations.activate_terminal(given.code, secret, by=SYSTEM, now=now).ref


def a_manager(office: errand.Office) -> Actor:
    return town.signed_on(town.an_officer(office.town, "centre_manager", "801"), "terminals.manager")


def sat(office: errand.Office, secret: str = SECRET, now: datetime = NOW) -> str:
    return operations.begin_sitting(secret, by=office.citizen, now=now).ref


def test_a_code_makes_one_browser_a_terminal_and_only_once(office: errand.Office) -> None:
    manager = a_manager(office)
    given = operations.register_terminal(office.town.centre, "自助 1 号机", by=manager, now=NOW)

    with pytest.raises(BadTerminalCode):
        operations.activate_terminal("AAAA-BBBB-CCCC", SECRET, by=SYSTEM, now=NOW)
    with pytest.raises(BadTerminalCode):
        operations.activate_terminal(given.code, SECRET, by=SYSTEM, now=NOW + CODE_GOOD_FOR)
    assert queries.at_terminal(SECRET, NOW) is None
    operations.activate_terminal(given.code.lower(), SECRET, by=SYSTEM, now=later(0.1))

    found = queries.at_terminal(SECRET, later(0.2))
    assert found is not None and (found.ref, found.name, found.sitting) == (given.ref, "自助 1 号机", None)
    with pytest.raises(BadTerminalCode):
        operations.activate_terminal(given.code, "t" * 43, by=SYSTEM, now=later(0.2))
    row = Terminal.objects.get()
    stored = bytes(row.secret_hash or b"")
    assert SECRET.encode() not in stored and row.code_hash is None


def test_a_new_code_moves_the_terminal_to_another_browser_and_ends_who_sat_there(office: errand.Office) -> None:
    ref = a_terminal(office.town.centre)
    sitting = sat(office)

    code = operations.give_terminal_code(ref, by=a_manager(office), now=later(0.01)).code
    operations.activate_terminal(code, "t" * 43, by=SYSTEM, now=later(0.02))

    assert queries.at_terminal(SECRET, later(0.02)) is None
    assert queries.at_terminal("t" * 43, later(0.02)) is not None
    assert Sitting.objects.get(ref=sitting).how == "removed"


def test_only_administrators_and_the_manager_of_the_centre_keep_terminals(office: errand.Office) -> None:
    ref = a_terminal(office.town.centre)
    manager = a_manager(office)

    for stranger in (office.clerk, office.decider, office.citizen):
        with pytest.raises(NotAllowed):
            operations.register_terminal(office.town.centre, "自助 2 号机", by=stranger, now=NOW)
        with pytest.raises(TerminalUnknown):
            operations.retire_terminal(ref, "坏了", by=stranger, now=NOW)
        with pytest.raises(TerminalUnknown):
            operations.give_terminal_code(ref, by=stranger, now=NOW)
    with pytest.raises(NoSuchThing):
        operations.register_terminal("0000000000000000", "自助 2 号机", by=manager, now=NOW)
    with pytest.raises(TerminalNamed):
        operations.register_terminal(office.town.centre, "自助 1 号机", by=manager, now=NOW)
    assert Terminal.objects.count() == 1


def test_a_retired_terminal_opens_nothing_and_its_name_is_free_again(office: errand.Office) -> None:
    ref, manager = a_terminal(office.town.centre), a_manager(office)
    sitting = sat(office)

    operations.retire_terminal(ref, "主机损坏", by=manager, now=later(0.01))

    assert queries.at_terminal(SECRET, later(0.01)) is None
    with pytest.raises(TerminalUnknown):
        sat(office, now=later(0.02))
    with pytest.raises(SittingOver):
        operations.stay_at_terminal(sitting, by=office.citizen, now=later(0.02))
    with pytest.raises(TerminalRetired):
        operations.give_terminal_code(ref, by=manager, now=later(0.02))
    (row,) = queries.terminals(manager, later(0.02))
    assert (row.standing, row.retire_reason) == ("retired", "主机损坏")
    a_terminal(office.town.centre, secret="u" * 43, now=later(0.03))


def test_a_sitting_ends_by_idleness_and_at_the_latest_after_the_longest(office: errand.Office) -> None:
    a_terminal(office.town.centre)
    ref = sat(office)

    kept = operations.stay_at_terminal(ref, by=office.citizen, now=NOW + IDLE - timedelta(seconds=1))
    assert kept.ends_at == NOW + IDLE * 2 - timedelta(seconds=1)
    with pytest.raises(SittingOver):
        operations.stay_at_terminal(ref, by=office.citizen, now=kept.ends_at)
    assert queries.sittings_over(kept.ends_at - timedelta(seconds=1)) == ()
    assert queries.sittings_over(kept.ends_at) == (ref,)
    operations.end_sitting(ref, by=SYSTEM, now=kept.ends_at)
    over = Sitting.objects.get(ref=ref)
    assert (over.how, over.account_id, over.session_key) == ("idle", None, "")

    again, at = sat(office, now=later(1)), later(1)
    while at < later(1) + LONGEST - IDLE:
        at += IDLE / 2
        operations.stay_at_terminal(again, by=office.citizen, now=at)
    with pytest.raises(SittingOver):
        operations.stay_at_terminal(again, by=office.citizen, now=later(1) + LONGEST)
    operations.end_sitting(again, by=SYSTEM, now=later(1) + LONGEST)
    assert Sitting.objects.get(ref=again).how == "longest"


def test_who_sits_down_next_ends_the_one_before_and_only_the_own_sitting_is_touched(office: errand.Office) -> None:
    a_terminal(office.town.centre)
    next_one = town.a_citizen(31, "李向前", "xiangqian")
    Session.objects.create(session_key="first-key", session_data="", expire_date=later(9))
    first = operations.begin_sitting(SECRET, "first-key", by=office.citizen, now=NOW).ref

    with pytest.raises(SittingOver):
        operations.end_sitting(first, by=next_one, now=later(0.01))
    with pytest.raises(NotAllowed):
        operations.begin_sitting(SECRET, by=office.clerk, now=later(0.01))
    assert Session.objects.filter(session_key="first-key").exists()
    second = operations.begin_sitting(SECRET, "second-key", by=next_one, now=later(0.02)).ref

    assert not Session.objects.filter(session_key="first-key").exists()
    assert (Sitting.objects.get(ref=first).how, Sitting.objects.get(ref=second).how) == ("overtaken", "")
    with pytest.raises(SittingOver):
        operations.end_sitting(first, by=office.citizen, now=later(0.03))


@covers("S-197")
def test_what_is_filed_there_says_so_and_who_helped_has_no_hand_in_it_afterwards(office: errand.Office) -> None:
    aftermath.wired()
    terminal, manager = a_terminal(office.town.centre), a_manager(office)
    draft, revision = errand.a_draft(office)
    sitting = sat(office)

    operations.help_at_terminal(terminal, by=office.clerk, now=later(0.01))
    with pytest.raises(HelpedBy):
        operations.help_at_terminal(terminal, by=manager, now=later(0.01))
    filed = operations.file_at_terminal(
        draft, revision, office.town.centre, "", sitting, by=office.citizen, now=later(0.02)
    )

    view = case_queries.find(filed.ref, office.citizen, later(0.03))
    assert view is not None and view.timeline[0].verb == "file_at_terminal"
    told = outreach.of_case(filed.ref, office.citizen, later(0.03))
    assert told is not None and told.assistance is not None and told.assistance.helper_name == "何0101"
    with pytest.raises(StoodAside):
        cases.accept(filed.ref, by=office.clerk, now=later(0.03))
    (count,) = queries.filings(manager, TODAY, TODAY, later(1))
    assert (count.sittings, count.filed, count.helped) == (1, 1, 1)


def test_without_a_helper_the_clerk_accepts_as_ever_and_the_case_is_told_apart(office: errand.Office) -> None:
    terminal = a_terminal(office.town.centre)
    draft, revision = errand.a_draft(office)
    sitting = sat(office)
    operations.help_at_terminal(terminal, by=office.clerk, now=later(0.01))
    operations.leave_alone(sitting, by=office.citizen, now=later(0.02))

    filed = operations.file_at_terminal(
        draft, revision, office.town.centre, "", sitting, by=office.citizen, now=later(0.03)
    )

    cases.accept(filed.ref, by=office.clerk, now=later(0.04))
    at_home = errand.received(office)
    (count,) = queries.filings(a_manager(office), TODAY, TODAY, later(1))
    assert (count.filed, count.helped) == (1, 0)
    views = [case_queries.find(ref, office.citizen, later(1)) for ref in (filed.ref, at_home.ref)]
    assert [view.channel for view in views if view] == ["kiosk", "hall"]


def test_nothing_is_filed_in_a_sitting_that_is_over_and_nobody_is_helped_where_nobody_sits(
    office: errand.Office,
) -> None:
    terminal = a_terminal(office.town.centre)
    draft, revision = errand.a_draft(office)
    with pytest.raises(NobodySits):
        operations.help_at_terminal(terminal, by=office.clerk, now=NOW)
    sitting = sat(office)

    with pytest.raises(SittingOver):
        operations.file_at_terminal(draft, revision, office.town.centre, "", sitting, by=office.citizen, now=NOW + IDLE)
    with pytest.raises(NobodySits):
        operations.help_at_terminal(terminal, by=office.clerk, now=NOW + IDLE)
    with pytest.raises(TerminalUnknown):
        operations.help_at_terminal(terminal, by=office.reviewer, now=NOW)
    assert case_queries.case_of_draft(draft, office.citizen) is None
