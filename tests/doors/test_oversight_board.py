"""The board of oversight: figures from the journal and the clocks, each with its list, for what one oversees."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import Error
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.town import NOW
from yimen.assembly import database
from yimen.channels.oversight import views, words
from yimen.engine.case.cases import operations as cases
from yimen.insight.supervision import queries
from yimen.kernel.actor import SYSTEM
from yimen.kernel.authority import NotYourDesk, NotYourRole
from yimen.kernel.rulings import Outcome, Ruling
from yimen.registries.people import operations as people
from yimen.threshold.language import WORDS
from yimen.threshold.run import run

DAY = NOW.replace(hour=0) - timedelta(hours=8)


class City:
    """A town in which one case was granted in time, one waits at the window and one lies with the decider."""

    def __init__(self) -> None:
        self.office = errand.an_office()
        self.granted = errand.granted(self.office)
        self.waiting = errand.received(self.office).ref
        self.at_decider = errand.reviewed(self.office)
        post = people.define_post(
            "监察岗", "supervisor", None, None, None, self.office.town.city, town.BEGAN, by=SYSTEM, now=NOW
        ).ref
        staff = people.enrol_staff("301", "方予衡", self.office.town.office, "formal", town.BEGAN, by=SYSTEM, now=NOW)
        people.hold_post(staff.ref, post, town.SINCE, None, "holder", by=SYSTEM, now=NOW)
        self.overseer = town.signed_on(staff.ref, "overseer")
        county = town.an_officer(self.office.town, "supervisor", "302")
        self.of_the_county = town.signed_on(county, "county")


@pytest.fixture(scope="module")
def city(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[City]:
    with fresh_database():
        yield City()


def test_today_is_counted_from_the_journal(city: City) -> None:
    board = queries.board(city.overseer, DAY, later(5))

    assert (board.acts.received, board.acts.accepted, board.acts.decided) == (3, 2, 1)
    assert (board.acts.timed, board.acts.on_time) == (1, 1)
    assert (board.lamps.open, board.lamps.red, board.lamps.paused) == (2, 0, 0)
    assert [one.name for one in board.offices] == ["示范市市场监督管理局"]


def test_what_will_fall_due_turns_red_by_itself(city: City) -> None:
    board = queries.board(city.overseer, DAY, NOW + timedelta(days=30))

    assert board.lamps.red == 2
    red = queries.listed(city.overseer, "red", DAY, NOW + timedelta(days=30))
    assert {row.ref for row in red.rows} == {city.waiting, city.at_decider}
    assert {row.lamp for row in red.rows} == {"red"}


@pytest.mark.parametrize("figure", ["received", "accepted", "decided", "on_time", "late", *queries.OPEN_FIGURES])
def test_every_figure_is_as_long_as_its_list(city: City, figure: str) -> None:
    now = later(5)
    board = queries.board(city.overseer, DAY, now)

    rows = queries.listed(city.overseer, figure, DAY, now).rows

    assert len(rows) == getattr(board.acts if figure in queries.VERBS else board.lamps, figure)


def test_who_oversees_another_region_sees_nothing(city: City) -> None:
    board = queries.board(city.of_the_county, DAY, later(5))

    assert board.offices == () and board.acts.received == 0
    assert queries.listed(city.of_the_county, "open", DAY, later(5)).rows == ()
    assert queries.attempts(city.of_the_county).rows == ()


def test_a_reviewer_has_no_board(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    assert at_the_desk(city.office.reviewer, later(5), monkeypatch).get("/oversight/").status_code == 403
    assert Client().get("/oversight/").status_code == 302


def test_lists_page_by_key_and_lose_nobody(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE", 1)

    for figure, wanted in (("received", 3), ("open", 2)):
        seen, after = list[str](), None
        for _ in range(wanted):
            page = queries.listed(city.overseer, figure, DAY, later(5), after=after)
            seen += [row.ref for row in page.rows]
            after = page.after
        assert after is None and len(set(seen)) == wanted


def test_a_refused_act_is_seen_with_who_and_why(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises((NotYourDesk, NotYourRole)):
        run(cases.decide, city.waiting, Ruling(Outcome.GRANT), by=city.office.reviewer, now=later(5))

    page = at_the_desk(city.overseer, later(5), monkeypatch).get("/oversight/attempts").content.decode()

    assert city.office.reviewer.name in page and "decide" in page and "authority.not_your_" in page


@covers("S-408")
def test_the_board_opens_every_figure_and_its_formula(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    overseer = at_the_desk(city.overseer, later(5), monkeypatch)

    page = overseer.get("/oversight/?formula=on_time").content.decode()

    assert "100.0" in page and "办结且有时限的办件 1" in page and "截至" in page
    for figure in views.SHOWN:
        assert f'href="/oversight/list/{figure}"' in page
        assert overseer.get(f"/oversight/list/{figure}").status_code == 200
    assert overseer.get("/oversight/list/nonsense").status_code == 404
    assert overseer.get(f"/desk/cases/{city.granted}").status_code == 200


def test_the_state_of_the_seals_is_told(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    assert queries.seal_state().loose > 0
    assert "待封存" in at_the_desk(city.overseer, later(5), monkeypatch).get("/oversight/").content.decode()


def test_supervision_cannot_write(city: City) -> None:
    with pytest.raises(Error, match=r"read-only|permission denied"):
        queries._select("update cases_case set closing = 'granted' returning id", ())


def test_a_week_begins_on_monday_and_a_day_at_midnight_of_the_city() -> None:
    friday = NOW  # 2026-11-20 10:00 in the city

    assert views.since("today", friday).isoformat() == "2026-11-20T00:00:00+08:00"
    assert views.since("week", friday).isoformat() == "2026-11-16T00:00:00+08:00"
    assert views.since("month", friday).isoformat() == "2026-11-01T00:00:00+08:00"


def test_every_word_of_oversight_has_its_english() -> None:
    said = {text for table in words.TABLES for text in table.values()}
    for one in words.FIGURES.values():
        said |= {one.title, one.numerator, one.denominator, one.counts} - {""}

    assert {text for text in said if text not in WORDS} == set()
    assert set(views.SHOWN) <= set(words.FIGURES)
