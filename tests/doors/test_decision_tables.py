"""The editor of decision tables: a clerk writes questions and rules, sees what is missing, and saves."""

import re
from dataclasses import replace

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.doors.desk import at_the_desk
from tests.operations import catalogue as shelf
from tests.operations.town import Town, a_town, an_officer, signed_on
from tests.standing import standing
from yimen.kernel.terms import Option, Situation, SituationRule
from yimen.registries.catalogue import queries

pytestmark = pytest.mark.django_db

START = replace(
    shelf.TERMS,
    situations=(
        Situation("form", "做什么？", (Option("catering", "餐饮"), Option("sale", "销售"))),
        Situation("cold", "做冷食吗？", (Option("yes", "做"), Option("no", "不做"))),
    ),
    rules=(SituationRule("r1", ("form:catering", "cold:yes"), materials=("id",)),),
)


@standing
def town() -> Town:
    return a_town()


@standing
def version(town: Town) -> str:
    return shelf.an_item(town.office, shelf.a_draft(terms=START))[1]


@pytest.fixture
def clerk(town: Town, monkeypatch: pytest.MonkeyPatch) -> Client:
    client = at_the_desk(signed_on(an_officer(town, "catalogue_editor", "900")), shelf.NOW, monkeypatch)
    client.cookies["yimen_language"] = "zh-hans"
    return client


def opened(clerk: Client, version: str) -> str:
    return clerk.get(f"/desk/catalogue/situations/{version}").content.decode()


def saved(clerk: Client, version: str, form: dict[str, list[str]], **typed: str) -> HttpResponse:
    return clerk.post(f"/desk/catalogue/situations/{version}", {**form, **typed, "then": "save"})  # type: ignore[return-value]


def form_of(page: str) -> dict[str, list[str]]:
    """What a browser would send of the form as it stands on the page."""
    form: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", page[page.index('id="table"') :]):
        facts = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        if facts.get("type") == "checkbox" and " checked" not in tag:
            continue
        if facts.get("name"):
            form.setdefault(facts["name"], []).append(facts.get("value", ""))
    return form


def press(clerk: Client, version: str, form: dict[str, list[str]], then: str) -> str:
    return clerk.post(f"/desk/catalogue/situations/{version}", {**form, "then": then}).content.decode()


def test_a_gap_is_told_in_plain_words_and_mended_by_its_button(clerk: Client, version: str) -> None:
    page = opened(clerk, version)
    assert "时，没有规则适用。" in page

    while "没有规则适用" in page:
        page = press(clerk, version, form_of(page), "fill:0")
    answer = saved(clerk, version, form_of(page))

    assert answer.status_code == 302
    view = queries.version(version)
    assert view is not None and len(view.terms.rules) > 1
    assert view.terms.rules[0] == START.rules[0]
    assert "每种情形都有规则适用" in clerk.get(answer.headers["Location"]).content.decode()


def test_questions_options_and_rules_are_added_moved_and_deleted(clerk: Client, version: str) -> None:
    page = opened(clerk, version)
    for button in ("add_question", "add_option:2", "up_question:1", "drop_option:2:0", "add_rule", "up_rule:1"):
        page = press(clerk, version, form_of(page), button)
    form = form_of(page)
    assert [form[f"q-{n}-code"] for n in range(3)] == [["cold"], ["form"], ["q1"]]
    assert [form[f"r-{n}-code"] for n in range(2)] == [["r2"], ["r1"]]
    assert [form[f"o-2-{n}-code"] for n in range(2)] == [["o2"], ["o3"]]
    assert "问题和选项都要有文字" in page

    page = press(clerk, version, form, "drop_question:0")

    assert form_of(page)["r-1-when"] == ["form:catering"]
    view = queries.version(version)
    assert view is not None and view.terms == START, "nothing is stored before it is saved"


def test_two_rules_that_contradict_each_other_are_named(clerk: Client, version: str) -> None:
    form = form_of(press(clerk, version, form_of(opened(clerk, version)), "add_rule"))
    form |= {"r-0-promised-amount": ["1"], "r-1-promised-amount": ["3"], "r-0-promised-unit": ["working_day"]}
    form["r-1-promised-unit"] = ["working_day"]

    piece = clerk.post(
        f"/desk/catalogue/situations/{version}", {**form, "then": "check"}, headers={"HX-Request": "true"}
    ).content.decode()

    assert "<html" not in piece
    assert "规则 1 和规则 2 同时适用，承诺时限说得不一样。" in piece


def test_a_stale_page_overwrites_nothing_and_keeps_what_was_typed(clerk: Client, version: str) -> None:
    form = form_of(opened(clerk, version))
    saved(clerk, version, form, **{"q-0-text": "先来的"})

    late = saved(clerk, version, form, **{"key": "other", "q-0-text": "后来的"})

    assert late.status_code == 422 and "后来的" in late.content.decode()
    view = queries.version(version)
    assert view is not None and view.terms.situations[0].question == "先来的"


def test_what_is_no_number_is_no_limit(clerk: Client, version: str) -> None:
    form = form_of(opened(clerk, version))

    for amount in ("三", "nan", "-1", "1e99"):
        answer = saved(clerk, version, form, **{"r-0-promised-amount": amount})
        assert answer.status_code == 422 and "时限要写数字" in answer.content.decode()


def test_a_published_version_is_only_shown(clerk: Client, town: Town) -> None:
    _, version = shelf.published(town.office)
    form = form_of(opened(clerk, version))

    answer = saved(clerk, version, form, **{"q-0-text": "改了"})

    assert answer.status_code == 422
    view = queries.version(version)
    assert view is not None and view.terms.situations[0].question == "做什么？"


def test_the_preview_goes_the_way_of_an_applicant(clerk: Client, version: str) -> None:
    way = f"/desk/catalogue/situations/{version}/preview"

    first = clerk.get(way).content.decode()
    last = clerk.get(way, {"answer": ["form:catering", "cold:yes"]}).content.decode()

    assert "做什么？" in first and "做冷食吗？" not in first
    assert "身份证明" in last and "按这些回答" in last


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_opens_in_both_languages(clerk: Client, version: str, language: str) -> None:
    clerk.cookies["yimen_language"] = language
    for page in ("", f"/{version}", f"/{version}/preview"):
        assert clerk.get(f"/desk/catalogue/situations{page}").status_code == 200
