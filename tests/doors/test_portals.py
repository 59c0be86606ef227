"""Portals: signed on once by an assertion, bound by the person alone, one catalogue, and old addresses that lead on."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from urllib.parse import quote

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, town
from tests.operations.errand import later
from tests.operations.test_connections import the_keeper
from yimen.assembly import database
from yimen.channels.hall import portals
from yimen.engine.exchange.portals import operations, queries, signing
from yimen.engine.exchange.portals.models import Portal, PortalEntry
from yimen.engine.exchange.portals.refusals import (
    NotThePerson,
    OldLinkUnreadable,
    PortalBoundAlready,
    PortalUnknown,
    TooManyOldLinks,
)
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.kernel.portals import AssertionForged, AssertionOver
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList
from yimen.registries.people import queries as people

PAGE = "/desk/exchange/portals"


@pytest.fixture(scope="module")
def office(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[errand.Office]:
    """An office whose city has a portal of before."""
    with fresh_database():
        aftermath.wired()
        yield errand.an_office()


def asserted(key: str, ref: str, serial: str, now: datetime, subject: str = "u-1", number: str = "") -> str:
    identity = signing.identity_of(number, key)
    told = {"portal": ref, "serial": serial, "subject": subject, "identity": identity, "issued_at": now.isoformat()}
    return signing.assertion(json.dumps(told).encode(), key)


@covers("S-328")
def test_a_portal_signs_its_people_on_shows_the_one_catalogue_and_its_old_addresses_lead_on(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper, number = the_keeper(office), people.opened(office.citizen.party_id or 0).number  # type: ignore[union-attr]
    desk = at_the_desk(keeper, later(1), monkeypatch)
    form = {
        "act": "open", "name": "江南区门户", "office": office.town.office, "region": office.town.city,
        "address": "https://www.jn.example.invalid",
    }  # fmt: skip
    for wrong in ("http://plain.invalid", "https://a.invalid/path", "https://a b", "javascript:x"):
        assert desk.post(PAGE, {**form, "address": wrong}).status_code == 422
    assert "密钥只显示这一次" in desk.post(PAGE, form).content.decode()
    ref = Portal.objects.get().ref
    key, enter, one = signing.key_of(ref, 1), f"/portals/{ref}/enter", f"{PAGE}/{ref}"

    def comes(serial: str, to: str = "", at: float = 1, **said: str) -> tuple[Client, int, str]:
        browser = Client()
        token = asserted(said.get("key", key), ref, serial, later(at), number=said.get("number", number))
        monkeypatch.setenv("YIMEN_NOW", later(1).isoformat())
        assert "从江南区门户来" in browser.get(f"{enter}?assertion={quote(token)}&to={to}").content.decode()
        answer = browser.post(enter, {"assertion": token, "to": to})
        return browser, answer.status_code, answer.headers.get("Location", "")

    assert [comes("1", key="another")[1], comes("1", at=0.9)[1], comes("1", at=1.1)[1]] == [422, 422, 422]
    browser, status, goes = comes("1")
    assert (status, goes) == (302, f"/portals/{ref}/bind") and "account" not in browser.session
    assert comes("1")[1] == 422, "an assertion opens the door once"
    home = at_the_desk(office.citizen, later(1), monkeypatch)
    assert "请先从江南区门户点过来" in home.get(goes).content.decode()
    assert home.post(goes, {}).status_code == 422
    home.cookies["portal_who"] = browser.cookies["portal_who"].value
    assert home.post(goes, {}).headers["Location"] == "/me/portals"
    assert "江南区门户" in home.get("/me/portals").content.decode()

    browser, status, goes = comes("2", f"item:{office.item}")
    assert (status, goes) == (302, f"/items/{office.item}")
    assert browser.session["account"] == office.citizen.account_id
    for outside in ("https://evil.invalid", "//evil.invalid", "item:https://evil.invalid", "page:logout", "page:"):
        assert comes(f"x{outside}", outside)[2] == "/"
    assert comes("3", "page:progress")[2] == "/progress"

    lines = f"https://old.invalid/a/show.jsp?id=7 {office.item}\n/wsbs progress"
    assert desk.post(one, {"act": "links", "links": f"{lines}\n/x https://evil.invalid"}).status_code == 422
    assert desk.post(one, {"act": "links", "links": lines}).status_code == 302
    old = f"/old/{ref}"
    assert Client().get(f"{old}/a/show.jsp?id=7").headers["Location"] == f"/items/{office.item}"
    assert Client().get(f"{old}/wsbs/?from=1").headers["Location"] == "/progress"
    with monkeypatch.context() as gone:
        gone.setattr(portals.catalogue, "in_force", lambda *_: None)
        assert Client().get(f"{old}/a/show.jsp?id=7").status_code == 404, "the item is not in force any more"
    lost = Client().get(f"{old}//evil.invalid/a?next=https://evil.invalid")
    assert lost.status_code == 404 and "还没有对应的新页面" in lost.content.decode() and "Location" not in lost.headers
    shown = desk.get(one).content.decode()
    assert "/evil.invalid/a" in shown and "/wsbs" in shown and "食品经营许可" in shown
    (row,) = queries.portals(keeper, later(1))
    assert (row.links, row.followed, row.unknown, row.bound) == (2, 4, 1, 1)

    framed = Client().get(f"/portals/{ref}/embed")
    assert f"/items/{office.item}" in framed.content.decode() and "X-Frame-Options" not in framed.headers
    assert "frame-ancestors https://www.jn.example.invalid" in framed.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in Client().get("/").headers["Content-Security-Policy"]
    binding = queries.bound_to(office.citizen)[0].ref
    assert home.post("/me/portals/end", {"binding": binding}).status_code == 302
    assert comes("4")[2] == f"/portals/{ref}/bind", "nobody is bound any more"
    assert desk.post(one, {"act": "renew"}).status_code == 200
    assert comes("5")[1] == 422, "the key of before opens nothing"
    assert desk.post(one, {"act": "close", "basis": "并网"}).status_code == 302
    assert Client().get(enter).status_code == 404 and Client().get(f"/portals/{ref}/embed").status_code == 404
    assert Client().get(f"{old}/wsbs").headers["Location"] == "/progress", "old addresses outlive the portal"


def test_nobody_binds_somebody_else_and_no_portal_opens_an_account_of_its_choice(office: errand.Office) -> None:
    opened = operations.open_portal(
        office.town.office, office.town.city, "另一门户", "https://p.example.invalid", by=SYSTEM, now=later(2)
    )
    ref, key = opened.ref, opened.key
    number = people.opened(office.citizen.party_id or 0).number  # type: ignore[union-attr]
    stranger = town.a_citizen(41, "李不知", "stranger")
    identity = signing.identity_of(number, key)
    with pytest.raises(NotAllowed):
        operations.open_portal(office.town.office, office.town.city, "x", "y", by=office.decider, now=later(2))
    with pytest.raises(NotInList):
        operations.open_portal(office.town.office, office.town.city, "x", "ftp://y", by=SYSTEM, now=later(2))
    with pytest.raises(NotThePerson):
        operations.bind_portal(ref, "u-1", identity, by=stranger, now=later(2))
    with pytest.raises(NotAllowed):
        operations.bind_portal(ref, "u-1", identity, by=office.clerk, now=later(2))
    made = operations.bind_portal(ref, "u-1", identity, by=office.citizen, now=later(2))
    assert operations.bind_portal(ref, "u-1", identity, by=office.citizen, now=later(2)) == made
    theirs = signing.identity_of(people.opened(stranger.party_id or 0).number, key)  # type: ignore[union-attr]
    with pytest.raises(PortalBoundAlready):
        operations.bind_portal(ref, "u-1", theirs, by=stranger, now=later(2))
    with pytest.raises(NoSuchThing):
        operations.end_binding(made.ref, by=stranger, now=later(2))

    arrived = operations.enter_by_portal(ref, asserted(key, ref, "1", later(2), number=number), by=NOBODY, now=later(2))
    other = operations.enter_by_portal(ref, asserted(key, ref, "2", later(2), "u-2"), by=NOBODY, now=later(2))
    assert (arrived.account_id, other.account_id) == (office.citizen.account_id, None)
    for token in ("", "x", "a.b", asserted(key, "OTHER", "3", later(2)), asserted(key, ref, "3", later(2))[:-1]):
        with pytest.raises(AssertionForged):
            operations.enter_by_portal(ref, token, by=NOBODY, now=later(2))
    with pytest.raises(AssertionOver):
        operations.enter_by_portal(ref, asserted(key, ref, "1", later(2)), by=NOBODY, now=later(2))
    assert PortalEntry.objects.filter(portal__ref=ref).count() == 2
    with pytest.raises(OldLinkUnreadable):
        operations.set_old_links(ref, ("/a progress", "/b"), by=SYSTEM, now=later(2))
    with pytest.raises(TooManyOldLinks):
        operations.set_old_links(ref, ("/a progress",) * 501, by=SYSTEM, now=later(2))
    with pytest.raises(PortalUnknown):
        operations.follow_old_link("NOBODY", "/a", by=NOBODY, now=later(2))
    assert operations.follow_old_link(ref, "/a", by=NOBODY, now=later(2)).page == "", "all of them or none"

    # What the portal calls somebody passes to another person there: it opens nothing of who had it, who binds anew.
    passed = operations.enter_by_portal(ref, asserted(key, ref, "9", later(2), number="other"), by=NOBODY, now=later(2))
    assert (passed.account_id, queries.bound_to(office.citizen)) == (None, ())
    operations.bind_portal(ref, "u-1", theirs, by=stranger, now=later(2))
    number = people.opened(stranger.party_id or 0).number  # type: ignore[union-attr]
    token = asserted(key, ref, "10", later(2), number=number)
    assert operations.enter_by_portal(ref, token, by=NOBODY, now=later(2)).account_id == stranger.account_id
