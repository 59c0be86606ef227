"""The lists of the desk: what waits, how it is narrowed, and how little the database is asked."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.town import NOW
from yimen.channels.workbench import lists
from yimen.kernel.actor import ScopeKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> Client:
    return at_the_desk(office.clerk, later(1), monkeypatch)


def test_the_list_takes_four_statements(
    office: errand.Office, clerk: Client, django_assert_num_queries: object
) -> None:
    for _ in range(3):
        errand.received(office)
    clerk.get("/desk/")

    with django_assert_num_queries(4):  # type: ignore[operator]
        page = clerk.get("/desk/").content.decode()

    assert page.count("data-row") == 4  # the table and its three rows


def test_an_empty_list_says_what_to_do(clerk: Client) -> None:
    page = clerk.get("/desk/").content.decode()

    assert "现在没有等您办的件" in page and "查办件" in page


def test_the_lamp_and_the_words_narrow_the_list(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch, clerk: Client
) -> None:
    number = errand.received(office).number
    late = at_the_desk(office.clerk, NOW + timedelta(days=30), monkeypatch)

    assert number in late.get("/desk/?lamp=red").content.decode()
    assert number not in late.get("/desk/?lamp=green").content.decode()
    assert number in late.get("/desk/?words=食品").content.decode()
    assert number not in late.get("/desk/?words=%25").content.decode()
    assert "没有符合条件的办件" in late.get("/desk/?words=药品").content.decode()
    assert "1 件已超期" in late.get("/desk/").content.decode()


def test_a_glance_needs_no_javascript(office: errand.Office, clerk: Client) -> None:
    ref = errand.received(office).ref

    page = clerk.get(f"/desk/?peek={ref}").content.decode()
    piece = clerk.get(f"/desk/cases/{ref}/peek", headers={"HX-Request": "true"}).content.decode()

    assert "滨河街36号" in page and "滨河街36号" in piece
    assert clerk.get(f"/desk/cases/{ref}/peek").headers["Location"] == f"/desk/cases/{ref}"


def test_a_number_opens_its_case_however_it_is_typed(office: errand.Office, clerk: Client) -> None:
    received = errand.received(office)

    answer = clerk.get("/desk/search/", {"words": f" {received.number.lower()} "})

    assert answer.headers["Location"] == f"/desk/cases/{received.ref}"
    assert "没有查到" in clerk.get("/desk/search/?words=SF-0000-0000-00").content.decode()


def test_a_sight_only_narrows_what_an_officer_may_see(office: errand.Office) -> None:
    own = lists.seen_as(office.clerk, "desk")

    assert own.scopes < office.clerk.scopes
    assert {scope.kind for scope in own.scopes} == {ScopeKind.DESK}
    assert lists.seen_as(office.clerk, "everything").scopes == frozenset()


def test_who_is_not_signed_in_is_led_to_the_door(office: errand.Office) -> None:
    answer = Client().get("/desk/")

    assert answer.headers["Location"].startswith("/desk/login?next=")


def test_a_citizen_finds_no_desk(office: errand.Office, monkeypatch: pytest.MonkeyPatch) -> None:
    citizen = at_the_desk(office.citizen, town.NOW, monkeypatch)

    assert citizen.get("/desk/").status_code == 302


def test_a_desk_that_searches_too_often_is_told_to_wait(clerk: Client) -> None:
    answers = [clerk.get("/desk/search/", {"words": "SF"}) for _ in range(61)]

    assert {answer.status_code for answer in answers[:60]} == {200}
    assert answers[60].status_code == 429 and int(answers[60].headers["Retry-After"]) > 0
