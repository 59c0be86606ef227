"""The pages and the JSON door of powers between levels: announce, hand down, end, look; and where people can go."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from tests.covers import covers
from tests.doors.calling import Caller, caller, said
from tests.doors.desk import at_the_desk
from tests.operations import errand, levels, town
from tests.operations.levels import Below
from tests.operations.town import BEGAN, NOW, TODAY
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.registries.bundles.operations import BundleSaid, define_bundle
from yimen.registries.delegations import queries

pytestmark = pytest.mark.django_db


@standing
def below(office: errand.Office) -> Below:
    return levels.a_town_below(office, centre_class=2)


@pytest.fixture
def administrator(below: Below, monkeypatch: pytest.MonkeyPatch) -> Client:
    staff = town.an_officer(below.office.town, "administrator", "999")
    return at_the_desk(town.signed_on(staff, "reform"), NOW, monkeypatch)


def announced(administrator: Client, below: Below, mode: str) -> str:
    """A document announced on the page; its address."""
    typed = {
        "number": "示府〔2026〕8号", "title": "公布下放事项", "issuer": "示范市人民政府", "issued_on": "2026-01-05",
        "package": "简政强镇", "codes": below.office.item, "mode": mode, "key": "k1",
    }  # fmt: skip
    answer = administrator.post("/desk/powers/documents", typed)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


@covers("S-094", "S-090")
def test_a_document_is_announced_and_its_item_handed_down_on_the_page(below: Below, administrator: Client) -> None:
    document = announced(administrator, below, "agency")
    given = {
        "item": below.office.item, "mode": "agency", "unit": below.centre, "valid_from": TODAY.isoformat(), "key": "k2",
    }  # fmt: skip

    page = administrator.post(document, given)

    assert page.status_code == 200
    assert "已下放 1 个事项" in page.content.decode()
    (row,) = queries.delegations(TODAY).rows
    listed = administrator.get("/desk/powers/").content.decode()
    assert row.unit_name in listed and "示府〔2026〕8号" in listed


def test_a_delegation_is_ended_on_its_page_and_stays_readable(below: Below, administrator: Client) -> None:
    (ref,) = levels.handed_down(below, "agency").refs
    tomorrow = TODAY + timedelta(days=1)

    refused = administrator.post(
        f"/desk/powers/delegations/{ref}", {"on": tomorrow.isoformat(), "basis": "", "key": "a"}
    )
    done = administrator.post(
        f"/desk/powers/delegations/{ref}", {"on": tomorrow.isoformat(), "basis": "收回", "key": "b"}
    )

    assert (refused.status_code, done.status_code) == (422, 302)
    found = queries.delegation(ref, tomorrow)
    assert found is not None and found.standing == "ended"
    assert "已终止" not in administrator.get(f"/desk/powers/delegations/{ref}").content.decode()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_of_the_room_opens(below: Below, administrator: Client, language: str) -> None:
    levels.handed_down(below, "devolve", equal="yes")
    for page in ("", "documents", "towns", f"towns/{below.centre}", "units?words=便民"):
        answer = administrator.get(f"/desk/powers/{page}", headers={"Accept-Language": language})

        assert answer.status_code == 200, page


@covers("S-049")
def test_a_centre_that_lacks_something_is_not_opened_and_the_page_says_what(
    below: Below, administrator: Client
) -> None:
    page = f"/desk/powers/towns/{below.centre}"

    answer = administrator.post(page, {"act": "publish", "day": TODAY.isoformat(), "basis": "公布", "key": "p"})

    assert answer.status_code == 422
    assert "窗口至少 4 个" in answer.content.decode()
    classed = {"act": "class", "centre_class": "1", "day": TODAY.isoformat(), "basis": "升级", "key": "c"}
    assert administrator.post(page, classed).status_code == 302


@covers("S-066")
def test_the_public_reads_the_published_matters_of_a_town_and_the_desk_what_is_still_elsewhere(
    below: Below, administrator: Client
) -> None:
    page, public = f"/desk/powers/towns/{below.centre}/matters", f"/centres/{below.centre}/matters"
    assert administrator.get(public).status_code == 404
    typed = {
        "act": "enter",
        "name": "户口迁入",
        "unit": "派出所",
        "unit_kind": "station",
        "day": "2026-01-05",
        "key": "k1",
    }

    refused = administrator.post(page, typed)
    assert refused.status_code == 422 and "户口迁入" in refused.content.decode()
    assert administrator.post(page, {**typed, "place": "派出所户籍室", "key": "k2"}).status_code == 302
    assert "还有 1 项没有进中心" in administrator.get(page).content.decode()
    assert "1 项在别处" in administrator.get("/desk/powers/towns").content.decode()
    assert administrator.post(page, {"act": "publish", "document": "9号", "key": "k3"}).status_code == 302

    shown = Client().get(public).content.decode()
    assert "派出所户籍室" in shown and "还在别处" in shown
    program = caller(town.signed_on(town.an_officer(below.office.town, "reform_office", "998"), "reform.desk"))
    (matter,) = said(program.get(f"/towns/{below.centre}/matters"))
    body = {"family": "social", "from_day": TODAY.isoformat(), "basis": "进驻", "seen": matter["seen"]}
    assert said(program.post(f"/towns/matters/{matter['ref']}/move", body))["ref"] == matter["ref"]
    listed = said(program.get(f"/towns/{below.centre}/matters/published"))
    assert [one["in_centre"] for one in listed["matters"]] == ["no"]


def test_who_holds_no_such_post_sees_no_page_of_the_room(below: Below, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk = at_the_desk(below.clerk, NOW, monkeypatch)

    assert clerk.get("/desk/powers/").status_code == 403


@covers("S-028", "S-029")
def test_anybody_finds_where_an_item_can_be_done(below: Below, administrator: Client) -> None:
    levels.handed_down(below, "agency")
    visitor = Client()

    guide = visitor.get(f"/items/{below.office.item}").content.decode()
    near = visitor.get(f"/items/{below.office.item}/places?area={below.region}").content.decode()

    assert "示范1镇便民服务中心" in guide and "代收转办" in guide
    assert "示范1镇便民服务中心" in near and "示范市行政服务中心" not in near


def test_the_json_door_announces_hands_down_ends_and_tells(below: Below, administrator: Client) -> None:
    reform = caller(town.the_actor(_account("reform")))
    item = below.office.item
    told = {
        "number": "示府〔2026〕9号", "title": "公布", "issuer": "市政府", "issued_on": "2026-01-05",
        "entries": [{"item": item, "mode": "agency", "villages": "yes"}],
    }  # fmt: skip

    announced = reform.post("/powers/announcements", told)
    given = {"announcement": said(announced)["ref"], "items": [item], "mode": "agency", "unit": below.centre}
    too_early = reform.post("/powers/delegations", {**given, "valid_from": "2026-01-01"})
    handed = reform.post("/powers/delegations", {**given, "valid_from": "2026-02-01"})
    (ref,) = said(handed)["refs"]
    places = said(Caller().get(f"/powers/items/{item}/places"))
    ended = reform.post(f"/powers/delegations/{ref}/end", {"on": "2026-11-21", "basis": "收回"})

    assert (announced.status_code, handed.status_code, ended.status_code) == (201, 201, 200)
    assert [one["name"] for one in places] == ["示范市行政服务中心", "示范1镇便民服务中心"]
    assert said(too_early)["code"] == "delegations.not_announced"


@covers("S-097")
def test_what_should_move_together_is_proposed_before_it_is_announced_and_before_it_is_handed_down(
    below: Below, administrator: Client
) -> None:
    item, mate = below.office.item, errand.another_office(below.office, 7).item
    define_bundle(
        BundleSaid("开饭店一件事", "", "organisation", "", (item, mate)), BEGAN, "示府〔2026〕1号", by=SYSTEM, now=NOW
    )
    typed = {
        "number": "示府〔2026〕8号", "title": "公布", "issuer": "示范市人民政府", "issued_on": "2026-01-05",
        "codes": item, "mode": "agency", "key": "k1",
    }  # fmt: skip

    alone = administrator.post("/desk/powers/documents", typed)
    together = administrator.post("/desk/powers/documents", {**typed, "codes": f"{item}\n{mate}", "key": "k2"})
    given = {"item": item, "mode": "agency", "unit": below.centre, "valid_from": TODAY.isoformat(), "key": "k3"}
    asked = administrator.post(together.headers["Location"], given).content.decode()

    assert alone.status_code == 200 and f"{item}\n{mate}</textarea>" in alone.content.decode()
    assert "还没有下放" in asked and asked.count(" checked>") == 2 and queries.delegations(TODAY).rows == ()
    reform = caller(town.the_actor(_account("reform")))
    told = reform.get("/powers/belonging", item=item, unit=below.centre)
    assert [one["ref"] for one in said(told)] == [mate]
    administrator.post(together.headers["Location"], {**given, "told": "yes", "key": "k4"})
    assert len(queries.delegations(TODAY).rows) == 1


def _account(login: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select ref from people_account where login = %s", (login,))
        return str(cursor.fetchone()[0])
