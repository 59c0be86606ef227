"""Smaller pages of the catalogue: founding an item, synonyms, the question about permits, and their JSON."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import NOBODY, caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import catalogue as items
from tests.operations.catalogue import TERMS
from tests.operations.test_base_items import an_item_of
from tests.operations.town import NOW, Town, a_town, an_officer, signed_on, the_city_desk
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.base_items import BaseSaid, Treatment
from yimen.kernel.terms import TimeLimit
from yimen.registries.catalogue import desk as catalogue_desk
from yimen.registries.catalogue import operations, queries, sayings
from yimen.registries.catalogue.search import search

pytestmark = pytest.mark.django_db
BASE = "000100100001"


@standing
def town() -> Town:
    return a_town()


@pytest.fixture
def city(town: Town, monkeypatch: pytest.MonkeyPatch) -> Client:
    return at_the_desk(signed_on(the_city_desk(town)), NOW, monkeypatch)


@pytest.fixture
def office(town: Town, monkeypatch: pytest.MonkeyPatch) -> Client:
    return at_the_desk(signed_on(an_officer(town, "catalogue_editor", "701"), "office.desk"), NOW, monkeypatch)


def test_an_item_is_founded_and_its_first_version_drafted(office: Client, town: Town) -> None:
    answer = office.post("/desk/catalogue/found", {"office": town.office, "local_code": "L-1"})
    assert answer.status_code == 302
    ref = answer["Location"].rpartition("/")[2]

    drafted = office.post(f"{answer['Location']}/draft", {"name": "摊位备案", "kind": "11"})

    line = catalogue_desk.line(ref, NOW)
    assert drafted.status_code == 302 and line is not None and (line.name, line.local_code) == ("摊位备案", "L-1")


@pytest.mark.parametrize(
    "form", [{"local_code": "L-1"}, {"base_code": "12"}, {"implementation_code": "123"}, {"office": ""}]
)
def test_a_code_that_is_taken_or_malformed_founds_nothing(office: Client, town: Town, form: dict[str, str]) -> None:
    operations.found_item(town.office, local_code="L-1", by=SYSTEM, now=NOW)

    answer = office.post("/desk/catalogue/found", {"office": town.office, **form})

    assert answer.status_code == 422 and 'id="mistakes"' in answer.content.decode()
    assert len(catalogue_desk.listed(catalogue_desk.Sieve(), NOW).lines) == 1


def test_the_desk_of_an_office_founds_for_no_other(office: Client) -> None:
    _, elsewhere = items.an_office("示范市公安局")

    assert office.post("/desk/catalogue/found", {"office": elsewhere}).status_code == 422
    assert elsewhere not in office.get("/desk/catalogue/found").content.decode()


def test_words_that_mean_the_same_are_found_at_once_and_no_more_when_taken_out(city: Client, town: Town) -> None:
    items.published(town.office, items.a_draft(name="殡葬服务费减免"), now=NOW)
    assert search("白事补贴", NOW) == ()

    city.post("/desk/catalogue/synonyms", {"words": "白事补贴，殡葬服务费减免"})
    ref = sayings.synonyms("白事补贴").rows[0].ref
    assert [hit.row.name for hit in search("白事补贴", NOW)] == ["殡葬服务费减免"]
    few = city.post(f"/desk/catalogue/synonyms/{ref}", {"words": "白事补贴"})
    city.post(f"/desk/catalogue/synonyms/{ref}", {"then": "remove"})

    assert few.status_code == 422 and f'id="f-words-{ref}"' in few.content.decode()
    assert sayings.synonyms("白事补贴").rows == () and search("白事补贴", NOW) == ()


def test_the_desk_of_an_office_keeps_no_words(office: Client) -> None:
    assert office.post("/desk/catalogue/synonyms", {"words": "白事补贴，殡葬"}).status_code == 422
    assert 'name="words"' not in office.get("/desk/catalogue/synonyms?word=x").content.decode()


@covers("S-147")
def test_an_enterprise_asks_whether_it_needs_a_permit(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIMEN_NOW", NOW.isoformat())
    matters = {BASE: ("食品摊贩备案", Treatment.SIMPLIFIED), "000100100002": ("食品展销", Treatment.NONE)}
    for base, (name, treatment) in matters.items():
        operations.enter_base_item(
            base, BaseSaid(name, "01", treatment), date(2026, 1, 1), "一号文", by=SYSTEM, now=NOW
        )

    page = client.get("/permits", {"q": "食品"}).content.decode()
    nothing = client.get("/permits", {"q": "造船"}).content.decode()

    assert all(words in page for words in ("食品摊贩备案", "简化了", "食品展销", "不要许可", "一号文"))
    assert "12345" in nothing and client.get("/permits", headers={"Accept-Language": "en"}).status_code == 200


@covers("S-145")
def test_what_leaves_the_standard_way_of_the_city_is_listed(city: Client, town: Town) -> None:
    """Another place and phone is an office's own; longer than the standard is stricter, and told."""
    form = {"name": "食品经营许可", "kind": "01", "treatment": "approval", "basis": "清单"}
    assert city.post("/desk/catalogue/bases", {**form, "code": BASE, "from_day": "2026-01-01"}).status_code == 302
    longer = replace(TERMS, promised=TimeLimit(Decimal("8"), "working_day"))
    model = an_item_of(town.office, BASE, handling="01")
    kept = an_item_of(town.office, BASE, handling="02", name="县里的", terms=replace(TERMS, place="县政务大厅"))
    strict = an_item_of(town.office, BASE, handling="03", name="镇里的", terms=longer)
    day = {**form, "standard": model, "from_day": "2026-11-20"}

    assert city.post(f"/desk/catalogue/bases/{BASE}", day).status_code == 302

    rows = said(
        caller(signed_on(the_city_desk(town, "709"), "city.two")).get(f"/catalogue/base-items/{BASE}/deviations")
    )
    assert [(row["item_ref"], row["stricter"], row["different"]) for row in rows] == [
        (strict, ["promised"], []), (model, [], []), (kept, [], []),
    ]  # fmt: skip
    assert "承诺时限" in city.get(f"/desk/catalogue/bases/{BASE}").content.decode()
    assert "食品经营许可" in city.get("/desk/catalogue/bases/deviations").content.decode()
    assert city.post(f"/desk/catalogue/bases/{BASE}", {**day, "standard": "没有的"}).status_code == 422


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_opens(city: Client, language: str) -> None:
    for address in (
        "bases",
        "bases?kind=01&treatment=none&words=x",
        "bases/deviations",
        "found",
        f"found?base_code={BASE}",
        "synonyms",
        "synonyms?word=饭",
    ):
        assert city.get(f"/desk/catalogue/{address}", headers={"Accept-Language": language}).status_code == 200


def test_programs_keep_the_libraries(town: Town) -> None:
    city, office = (
        caller(signed_on(the_city_desk(town))),
        caller(signed_on(an_officer(town, "catalogue_editor", "708"), "office.desk")),
    )
    told = {"name": "营业执照", "kind": "1", "law": "《公司法》"}

    assert said(city.post("/catalogue/library/materials", {"code": "C1", **told})) == {"code": "C1", "seen": 1}
    assert code(office.post("/catalogue/library/materials", {"code": "C2", **told})) == "people.not_allowed"
    city.post("/catalogue/library/materials", {"code": "C2", **told, "name": "营业执照副本"})
    changed = city.says("put", "/catalogue/library/materials/C1", {**told, "name": "执照", "seen": 1})
    merged = city.post("/catalogue/library/materials/C2/merge", {"into": "C1", "basis": "重复"})
    ended = city.post("/catalogue/library/materials/C1/end", {"on": "2027-01-01", "basis": "取消"})

    assert [answer.status_code for answer in (changed, merged, ended)] == [200, 200, 200]
    rows = said(office.get("/catalogue/library/materials"))["rows"]
    assert [(row["code"], row["name"], row["into"]) for row in rows] == [
        ("C1", "执照", ""),
        ("C2", "营业执照副本", "C1"),
    ]
    assert said(office.get("/catalogue/library/materials/C1/uses")) == []
    element = {"code": "D1", "name": "民族", "kind": "choice", "options": ["汉族", "藏族"]}
    assert city.post("/catalogue/library/data-elements", element).status_code == 200
    assert said(office.get("/catalogue/library/data-elements/D1"))["options"] == ["汉族", "藏族"]
    assert NOBODY.get("/catalogue/library/materials").status_code == 401


@covers("S-142")
def test_programs_read_and_write_guides_in_other_languages(town: Town) -> None:
    item, version = items.published(town.office, now=NOW)
    office = caller(signed_on(an_officer(town, "catalogue_editor", "708"), "office.desk"))
    address = f"/catalogue/versions/{version}/texts/bo"
    name = queries.version(version).name  # type: ignore[union-attr]
    before = said(office.get(address))
    assert before["texts"] == {} and name in before["missing"]

    kept = office.says("put", address, {"texts": {name: "བཟའ་བཅའ"}, "revision": before["revision"]})
    shown = office.post(f"{address}/show")

    assert (kept.status_code, said(shown)["told"]) == (200, 1)
    assert said(NOBODY.get(f"/catalogue/items/{item}/texts/bo"))["texts"] == {name: "བཟའ་བཅའ"}
    strange = office.says("put", address, {"texts": {"没有这一段": "x"}, "revision": 1})
    assert code(strange) == "translation.passage_unknown"
    assert said(office.get("/catalogue/languages"))[0]["items"] == 1
