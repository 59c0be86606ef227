"""The agents' room: a villager comes, entrusts, hands in; batches go to the town; the ledger keeps itself."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand, town, villages
from tests.operations import parcels as post
from tests.operations.errand import later
from tests.operations.levels import a_town_below, handed_down, taken_in
from tests.operations.town import a_number
from tests.operations.villages import Village
from tests.standing import standing
from yimen.engine.delivery.consignments import queries as consignments
from yimen.engine.public.agency import operations as agency
from yimen.engine.public.agency import queries

FIRST_VIEW = 150_000
"""Bytes that a first view may bring to a village on a thin line."""
pytestmark = pytest.mark.django_db(databases=["default", "read"])


@standing
def village() -> Village:
    below = a_town_below(errand.an_office(post.POSTAL))
    handed_down(below, "agency", villages="yes")
    return villages.a_village(below)


@pytest.fixture
def desk(village: Village, monkeypatch: pytest.MonkeyPatch) -> Client:
    return at_the_desk(village.agent, later(1), monkeypatch)


@covers("S-040", "S-041", "S-043")
def test_a_villager_comes_entrusts_and_everything_stands_in_the_ledger(village: Village, desk: Client) -> None:
    item = village.office.item

    found = desk.post("/desk/agency/villagers", {"number": a_number(1)})
    assert found.headers["Location"] == f"/desk/agency/villagers/{village.office.party}"
    assert "食品经营许可" in desk.get(found.headers["Location"]).content.decode()
    given = desk.post(
        found.headers["Location"],
        {"item": [item], "way": "paper", "until": "2026-12-20", "file": villages.a_scan(), "key": "a"},
    )
    form = given.headers["Location"] + f"?item={item}&{item}-situation-form=form:catering"
    assert f'name="{item}-field-address"' in desk.get(form).content.decode()
    facts = {"item": item, f"{item}-situation-form": "form:catering", "key": "b"}
    facts |= {f"{item}-field-{code}": text for code, text in errand.FORM.items()}
    taken = desk.post(given.headers["Location"], facts)

    assert "示范市市场监督管理局" in desk.get(taken.headers["Location"]).content.decode()
    assert "食品经营许可" in desk.get("/desk/agency/").content.decode()
    ledger = desk.get(f"/desk/agency/ledger/{village.point}").content.decode()
    assert all(words in ledger for words in ("陈小禾", "食品经营许可（新办）", "村代1", "已收件"))


def test_who_is_not_known_yet_is_registered_and_mistakes_are_told(village: Village, desk: Client) -> None:
    unknown = desk.post("/desk/agency/villagers", {"number": a_number(45)})
    assert "请核对证件后登记" in unknown.content.decode()

    wrong = desk.post("/desk/agency/villagers/register", {"number": "1", "name": "王川", "key": "x"})
    right = desk.post("/desk/agency/villagers/register", {"number": a_number(45), "name": "王川", "key": "y"})
    nothing = desk.post(right.headers["Location"], {"way": "phone", "until": "2026-12-20", "key": "z"})

    assert (wrong.status_code, right.status_code, nothing.status_code) == (422, 302, 422)
    assert "请选择委托办理的事项" in nothing.content.decode()


@covers("S-188")
def test_a_batch_is_packed_in_the_village_and_signed_over_in_the_town(
    village: Village, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = villages.filed(village)
    papers = [f"{ref}~id", f"{ref}~plan"]
    page = desk.get("/desk/agency/batches/").content.decode()
    assert papers[0] in page and "示范1镇便民服务中心" in page

    packed = desk.post("/desk/agency/batches/", {"paper": papers, "destination": village.below.centre, "key": "a"})
    batch = packed.headers["Location"]
    desk.post(batch, {"act": "set_out", "key": "b"})
    clerk = at_the_desk(village.below.clerk, later(1.1), monkeypatch)
    coming = clerk.get("/desk/agency/coming/").content.decode()
    number = batch.rpartition("/")[2]
    assert f"/desk/agency/coming/{number}" in coming
    early = clerk.post(f"/desk/agency/coming/{number}", {"act": "sign", "key": "c"})
    clerk.post(f"/desk/agency/coming/{number}", {"act": "check", "case": ref, "came": ["id"], "key": "d"})
    clerk.post(f"/desk/agency/coming/{number}", {"act": "sign", "key": "e"})

    assert early.status_code == 422 and "没有逐件核对" in early.content.decode()
    view = consignments.consignment(number, village.agent)
    assert view is not None and (view.row.state, view.lines[0].differs) == ("differing", "yes")
    assert "没有收到" in desk.get(batch).content.decode()
    desk.post(batch, {"act": "settle", "how": "次日补送", "key": "f"})
    assert "差异已了结" in desk.get(batch).content.decode()


def test_the_agent_scans_notes_and_asks_for_the_result_by_post(village: Village, desk: Client) -> None:
    ref = villages.filed(village)
    address = f"/desk/agency/cases/{ref}"

    desk.post(address, {"act": "hand_in", "material": "id", "file": villages.a_scan(), "key": "a"})
    desk.post(address, {"act": "follow_up", "text": "打电话问过，正在审查", "key": "b"})
    wrong = desk.post(address, {"act": "by_post", "name": "陈小禾", "phone": "1", "address": "村口1号", "key": "c"})
    desk.post(address, {"act": "by_post", "name": "陈小禾", "phone": "13800000001", "address": "村口1号", "key": "d"})

    page = desk.get(address).content.decode()
    assert wrong.status_code == 422
    assert "已交 1 个文件" in page and "村代1代陈小禾办理" in page and "寄出结果" in page


@covers("S-186")
def test_a_villager_answers_on_the_phone_and_others_are_not_asked(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = agency.ask_mandate(
        village.office.party, (village.office.item,), villages.MONTH, by=village.agent, now=later(1)
    )
    stranger = at_the_desk(town.a_citizen(9, "王不知", "stranger"), later(2), monkeypatch)
    phone = at_the_desk(village.office.citizen, later(2), monkeypatch)

    assert asked.ref not in stranger.get("/me/entrusted").content.decode()
    assert stranger.post("/me/entrusted", {"ref": asked.ref, "act": "confirm", "key": "a"}).status_code == 422
    assert "村代1请您委托" in phone.get("/me/entrusted").content.decode()
    phone.post("/me/entrusted", {"ref": asked.ref, "act": "confirm", "key": "b"})

    assert [row.standing for row in queries.mandates(village.agent, later(3))] == ["given"]


def test_the_room_is_for_agents_and_the_ledger_for_its_own_place(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    neighbour = villages.a_village(village.below, 2)
    clerk = at_the_desk(village.office.clerk, later(1), monkeypatch)
    other = at_the_desk(neighbour.agent, later(1), monkeypatch)

    assert clerk.get("/desk/agency/").status_code == 403
    assert clerk.get(f"/desk/agency/ledger/{village.point}").status_code == 404
    assert other.get(f"/desk/agency/ledger/{village.point}").status_code == 404
    assert other.get("/desk/agency/coming/").status_code == 403


@covers("S-306")
def test_what_a_village_records_is_read_one_level_up_at_once_and_changed_there_by_nobody(
    village: Village, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {"number": a_number(45), "name": "王川", "key": "a"}
    assert desk.post("/desk/agency/villagers/register", known).status_code == 302
    villages.filed(village)
    head = town.signed_on(town.an_officer(village.office.town, "supervisor", "931"), "above.village")
    above, window = (at_the_desk(one, later(2), monkeypatch) for one in (head, village.office.clerk))
    ledger = f"/desk/agency/ledger/{village.point}"

    found = window.post("/desk/window/who", {"number": a_number(45)})
    read, changed = above.get(ledger), above.post("/desk/agency/villagers/register", known)

    assert found.status_code == 302 and "王川" in window.get(found.headers["Location"]).content.decode()
    assert read.status_code == 200 and "食品经营许可（新办）" in read.content.decode()
    assert changed.status_code == 403 and above.post(ledger).status_code == 405
    assert window.get(ledger).status_code == 404


def test_the_applicant_follows_a_parcel_and_calls_it_lost(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    case = errand.granted(village.office)
    mine = at_the_desk(village.office.citizen, later(5), monkeypatch)
    where = dict(zip(("name", "phone", "address"), post.HOME, strict=True))

    mine.post(f"/mine/{case}/post", {"act": "result", **where, "key": "a"})
    clerk = at_the_desk(village.office.clerk, later(6), monkeypatch)
    page = clerk.get(f"/desk/cases/{case}").content.decode()
    parcel = re.findall(rf"/desk/cases/{case}/parcels/(\w+)", page)[0]
    clerk.post(f"/desk/cases/{case}/parcels/{parcel}", {"act": "post", "key": "b"})
    monkeypatch.setenv("YIMEN_NOW", later(24 * 12).isoformat())
    late = at_the_desk(village.office.citizen, later(24 * 12), monkeypatch)

    assert "按丢失处理" in late.get(f"/mine/{case}/post").content.decode()
    late.post(f"/mine/{case}/post", {"act": "lost", "parcel": parcel, "key": "c"})
    assert "丢失" in late.get(f"/mine/{case}/post").content.decode()


@covers("S-036")
def test_village_and_town_work_on_small_pages_with_what_is_theirs(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    neighbour = villages.a_village(village.below, 2)
    page = reverse("workbench:case", args=[villages.filed(village, villages.entrusted(village))])
    next_town = a_town_below(village.office, 2)
    handed_down(next_town, "agency")
    in_town, over_there = (reverse("workbench:case", args=[taken_in(below)]) for below in (village.below, next_town))
    agent, clerk, other, next_clerk = (
        at_the_desk(one, later(1), monkeypatch)
        for one in (village.agent, village.below.clerk, neighbour.agent, next_town.clerk)
    )

    assert [one.get(page).status_code for one in (agent, other)] == [200, 404]
    assert [one.get(in_town).status_code for one in (clerk, agent, next_clerk)] == [200, 404, 404]
    assert [one.get(over_there).status_code for one in (next_clerk, clerk)] == [200, 404]
    for client, address in ((agent, "/desk/agency/"), (agent, page), (clerk, in_town)):
        assert 5_000 < weight(client.get(address)) < FIRST_VIEW, address


def weight(answer: HttpResponse) -> int:
    """What a first view brings over the line: the page with its styles and scripts, packed as a server packs them."""
    assert answer.status_code == 200
    linked = re.findall(r'(?:href|src)="/static/([^"?]+\.(?:css|js))', answer.content.decode())
    assert linked
    return sum(len(gzip.compress(one)) for one in (answer.content, *(static(name) for name in set(linked))))


def static(name: str) -> bytes:
    found = finders.find(name)
    assert found, name
    return Path(str(found)).read_bytes()
