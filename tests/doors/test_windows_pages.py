"""The windows at the desk: a manager forms a group, scopes it, reads how busy counters are; programs do the same."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.db import connections
from django.test import Client

from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from yimen.assembly import database
from yimen.kernel.actor import Actor
from yimen.registries.windows import queries


@pytest.fixture(scope="module")
def office(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[errand.Office]:
    with fresh_database():
        yield errand.an_office()
        connections.close_all()


@pytest.fixture(scope="module")
def manager(office: errand.Office) -> Actor:
    return places.signed_on(places.an_officer(office.town, "centre_manager", "660"), "manager")


def test_a_manager_forms_a_group_and_scopes_it_on_the_pages(
    office: errand.Office, manager: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    town = office.town
    desk = at_the_desk(manager, later(1), monkeypatch)
    typed = {"name": "企业开办专区", "kind": "sector", "letter": "B", "day": "2026-11-20", "window": town.window}

    assert "还没有窗口组" in desk.get("/desk/windows/").content.decode()
    refused = desk.post("/desk/windows/", {**typed, "kind": "list", "key": "1"})
    formed = desk.post("/desk/windows/", {**typed, "key": "2"})
    address = formed.headers["Location"]
    scoped = desk.post(address, {"act": "scope", "code": office.item, "day": "2026-11-20", "key": "3"})

    assert (refused.status_code, formed.status_code, scoped.status_code) == (422, 302, 302)
    page = desk.get(address, {"chain": office.item}).content.decode()
    assert "食品经营许可（新办）" in page and "这一项" in page
    (group,) = queries.groups(town.centre, later(1))
    assert (group.letter, group.items, group.windows) == ("B", 1, ("A01",))
    for place, words in (("load", "按窗口组"), ("plan", "没有可以合并的")):
        assert words in desk.get(f"/desk/windows/{place}").content.decode()
    assert desk.get("/desk/windows/", {"centre": "0000000000000000"}).status_code == 404


def test_programs_arrange_windows_by_the_same_rules(
    office: errand.Office, manager: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = errand.another_office(office, 2)
    town = office.town
    monkeypatch.setenv("YIMEN_NOW", later(1).isoformat())
    asks, clerk = caller(manager), caller(office.clerk)
    body = {
        "kind": "sector", "letter": "C", "name": "企业开办", "windows": [town.window], "items": [office.item],
        "from_day": "2026-11-20",
    }  # fmt: skip

    ref = said(asks.post(f"/windows/centres/{town.centre}/groups", body))["ref"]
    assert code(asks.post(f"/windows/centres/{town.centre}/groups", body)) == "windows.letter_taken"
    assert [row["ref"] for row in said(asks.get(f"/windows/groups/{ref}/items"))["rows"]] == [office.item]
    assert said(asks.get(f"/windows/centres/{town.centre}/load"))["windows"][0]["code"] == "A01"
    assert said(asks.get(f"/windows/chains/{office.item}"))[0]["side"] == "self"
    # Everybody reads which ticket to take for it, and what the group takes in.
    for address in (f"/windows/{ref}", f"/items/{office.item}/places"):
        assert "取 C 类号" in Client().get(address).content.decode()
    # What the counter does not take in is refused to programs as well.
    handing = {"item": other.item, "party": office.party, "answers": list(errand.ANSWERS), "form": errand.FORM}
    assert code(clerk.post("/cases", handing)) == "counter.out_of_scope"
    more = {"refs": [other.item], "from_day": "2026-11-20"}
    assert code(clerk.post(f"/windows/groups/{ref}/items", more)) == "people.not_allowed"
    assert said(asks.post(f"/windows/groups/{ref}/items", more))["moved"] == 1
    assert "number" in said(clerk.post("/cases", handing))
