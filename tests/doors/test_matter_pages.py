"""One thing at the doors: filled in on a phone without scripts, finished at the window, defined at the desk."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import bundling
from tests.operations import town as places
from tests.operations.bundling import ADDRESS, AREA, CONTENT, FILES, QUESTION, SAID, TYPED, WIDTH
from tests.operations.errand import later
from yimen.assembly import database
from yimen.engine.centre.matters import operations, queries


@pytest.fixture(scope="module")
def matter(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[bundling.Matter]:
    with fresh_database():
        yield bundling.a_bundle()
        connections.close_all()


@covers("S-124")
def test_a_citizen_fills_one_form_and_hands_all_of_it_in(
    matter: bundling.Matter, monkeypatch: pytest.MonkeyPatch
) -> None:
    food = matter.food
    phone = at_the_desk(food.citizen, later(1), monkeypatch)

    assert "开餐馆一件事" in phone.get("/bundles").content.decode()
    guide = phone.get(f"/bundles/{matter.bundle}", {"centre": food.town.centre}).content.decode()
    # Before the trip it says how far each item gets there, and what is asked once.
    assert "交一份，2 个事项共用" in guide and "当地办结" in guide
    begun = phone.post(f"/bundles/{matter.bundle}/start", {"party": food.party, "key": "1"})
    address = begun.headers["Location"].removesuffix("/form")
    first = {"revision": "1", f"question-{QUESTION}": "餐饮", f"field-{ADDRESS}": "滨河街36号", "then": "next"}
    assert phone.post(f"{address}/form", first).status_code == 422
    typed = {f"field-{key}": value for key, value in ((AREA, "86"), (WIDTH, "3"))}
    kept = phone.post(f"{address}/form", {**first, **typed, "revision": "2"})
    assert kept.headers["Location"] == f"{address}/materials"
    for number, (name, key) in enumerate(FILES):
        file = SimpleUploadedFile(name, CONTENT, "image/png")
        assert phone.post(f"{address}/materials/{key}", {"files": file, "key": f"f{number}"}).status_code == 302
    check = phone.get(f"{address}/check").content.decode()
    revision = check.partition('name="revision" value="')[2].partition('"')[0]
    sent = phone.post(f"{address}/check", {"revision": revision, "centre": food.town.centre, "key": "9"})

    assert sent.headers["Location"] == address
    assert "2 项中已办完 0 项" in phone.get(address).content.decode()
    assert "开餐馆一件事" in phone.get("/mine").content.decode()
    assert phone.get(f"{address}/form").headers["Location"] == address


def test_the_window_finishes_what_was_begun_on_the_web_and_takes_in_on_one_form(
    matter: bundling.Matter, monkeypatch: pytest.MonkeyPatch
) -> None:
    food = matter.food
    ref = operations.start(matter.bundle, food.party, (), by=food.citizen, now=later(1)).ref
    operations.keep(ref, 1, SAID, TYPED, by=food.citizen, now=later(1))
    desk = at_the_desk(food.clerk, later(2), monkeypatch)
    page = desk.get("/desk/window", {"party": food.party}).content.decode()
    assert f"/desk/window/matters/{ref}" in page and "在这里接着办" not in page

    assert desk.post(f"/desk/window/matters/{ref}/finish", {"key": "1"}).status_code == 302
    assert "已收件" in desk.get(f"/desk/window/matters/{ref}").content.decode()
    asked = {"party": food.party, "settled": "yes", f"question-{QUESTION}": "餐饮"}
    form = desk.get(f"/desk/window/bundles/{matter.bundle}", asked).content.decode()
    assert "一次收件" in form
    lacking = desk.post(f"/desk/window/bundles/{matter.bundle}", {**asked, "key": "2"})
    sent = {**asked, **{f"field-{key}": text for key, text in TYPED.items()}, "key": "3"}
    taken = desk.post(f"/desk/window/bundles/{matter.bundle}", sent)
    assert (lacking.status_code, taken.status_code) == (422, 302)
    out = taken.headers["Location"] + "/hand-out"
    assert desk.post(out, {"signature": "陈小禾", "key": "4"}).status_code == 422
    # One item begun at the window is left in the account, and finished here another day.
    left = {"party": food.party, "situation-form": "form:catering", "field-area": "70", "then": "leave", "key": "5"}
    assert "left=yes" in desk.post(f"/desk/window/receive/{food.item}", left).headers["Location"]
    assert "在这里接着办" in desk.get("/desk/window", {"party": food.party}).content.decode()


def test_the_desk_defines_a_matter_and_programs_do_the_same(
    matter: bundling.Matter, monkeypatch: pytest.MonkeyPatch
) -> None:
    food, sign = matter.food, matter.sign
    reform = places.signed_on(places.an_officer(food.town, "reform_office", "670"), "reform")
    desk = at_the_desk(reform, later(1), monkeypatch)
    typed = {"name": "换招牌一件事", "audience": "person", "always": f"{food.item}\n{sign.item}", "day": "2026-11-20"}

    assert desk.post("/desk/bundles/", {**typed, "always": food.item, "key": "1"}).status_code == 422
    defined = desk.post("/desk/bundles/", {**typed, "key": "2"})
    assert "填一次，2 个事项共用" in desk.get(defined.headers["Location"]).content.decode()
    assert "当地办不完的事项" in desk.get("/desk/bundles/").content.decode()
    asks, citizen = caller(reform), caller(food.citizen)
    body = {
        "name": "换招牌一件事", "audience": "person", "always": [food.item, sign.item], "from_day": "2026-11-20",
    }  # fmt: skip
    assert code(asks.post("/bundles", body)) == "bundles.name_taken"
    begun = said(citizen.post("/matters", {"bundle": matter.bundle, "party": food.party}))
    assert said(citizen.get(f"/matters/{begun['ref']}/form"))["saved"]["fields_once"] == 3
    told = {"revision": 1, "said": SAID, "typed": TYPED}
    assert said(citizen.post(f"/matters/{begun['ref']}/keep", told))["revision"] == 2
    assert code(citizen.post(f"/matters/{begun['ref']}/submit", {"revision": 1})) == "matters.changed_elsewhere"
    assert code(citizen.post(f"/bundles/{matter.bundle}/take-in", {"party": food.party})) == "request.not_for_you"
    assert said(citizen.post(f"/matters/{begun['ref']}/discard", {}))["ref"] == begun["ref"]
    assert queries.find(begun["ref"], food.citizen, later(1)) is None
