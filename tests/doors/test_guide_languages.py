"""Guides in other languages: written at the desk beside the Chinese, read in the hall, with what is missing said."""

import re

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import aftermath
from tests.operations import catalogue as items
from tests.operations.catalogue import TERMS
from tests.operations.town import NOW, Town, a_town, an_officer, signed_on
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.translation import passages
from yimen.registries.catalogue import operations, queries, translations

pytestmark = pytest.mark.django_db
NAME = "食品经营许可（新办）"


@standing
def town() -> Town:
    return a_town()


@pytest.fixture
def editor(town: Town, monkeypatch: pytest.MonkeyPatch) -> Client:
    return at_the_desk(signed_on(an_officer(town, "catalogue_editor", "700")), NOW, monkeypatch)


def guide(item: str, query: str = "", language: str = "zh-hans") -> str:
    answer = Client().get(f"/items/{item}{query}", headers={"Accept-Language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def shown_in(version: str, texts: dict[str, str], language: str) -> None:
    operations.keep_translation(version, language, texts, 0, by=SYSTEM, now=NOW)
    operations.show_translation(version, language, by=SYSTEM, now=NOW)


@covers("S-142")
def test_a_translation_is_written_beside_the_chinese_and_shown(editor: Client, town: Town) -> None:
    item, version = items.published(town.office, now=NOW)
    address = f"/desk/catalogue/languages/{version}/en"
    form = editor.get(address).content.decode()
    assert NAME in form and 'name="p-0"' in form

    kept = editor.post(f"{address}/keep", {"p-0": "Food business licence (new)", "revision": "0"}).content.decode()
    revision = re.search(r'id="revision" value="(\d+)"', kept)
    assert revision and "已自动保存" in kept and "Food business" not in guide(item, "?in=en")

    answer = editor.post(address, {"p-0": "Food business licence (new)", "revision": revision[1], "then": "show"})

    assert answer.status_code == 302
    page = guide(item, "?in=en")
    assert '<span class="told" lang="en">Food business licence (new)</span>' in page


@covers("S-142")
def test_what_has_no_translation_stands_in_chinese_and_says_so(town: Town) -> None:
    item, version = items.published(town.office, now=NOW)
    shown_in(version, {NAME: "ཁ་ཟས།"}, "bo")

    page = guide(item, "?in=bo")

    assert 'lang="bo">ཁ་ཟས།</span>' in page and f'<span lang="zh-Hans">{NAME}</span>' in page
    assert "没有藏文译文，显示中文；以中文为准" in page and "身份证明" in page


@covers("S-142", "S-119")
def test_the_leaflet_tells_the_other_language_below_the_chinese_on_page_and_paper(town: Town) -> None:
    item, version = items.published(town.office, now=NOW)
    shown_in(version, {NAME: "ཁ་ཟས།", "身份证明": "ཐོབ་ཐང།"}, "bo")
    aftermath.wired()
    assert "public?in=bo" in guide(item, "?in=bo")

    page = Client().get(f"/items/{item}/notices/public?in=bo").content.decode()
    paper = Client().get(f"/items/{item}/notices/public.pdf?in=bo")
    plain = Client().get(f"/items/{item}/notices/public?in=mn-Mong").content.decode()

    assert f"{NAME}<br>ཁ་ཟས།" in page and "身份证明<br>ཐོབ་ཐང།" in page and "藏文译文供参考，以中文为准" in page
    assert "ཐོབ་ཐང།" in b"".join(paper).decode() and "%0A" not in paper.headers["Content-Disposition"]
    assert NAME in plain and "译文" not in plain, "what is told in no other language is Chinese alone"


def test_a_reader_of_english_reads_the_english_guide_unasked_and_the_chinese_when_asked(town: Town) -> None:
    item, version = items.published(town.office, now=NOW)
    shown_in(version, {one.text: f"Passage {number}" for number, one in enumerate(passages(NAME, TERMS))}, "en")

    assert '<span class="told" lang="en">Passage 0</span>' in guide(item, language="en")
    assert "Passage 0" not in guide(item, "?in=zh-Hans", "en")
    assert "Passage 0" not in guide(item)


def test_a_guide_without_translations_offers_no_other_language(town: Town) -> None:
    item, _ = items.published(town.office, now=NOW)

    assert "指南的语言" not in guide(item)
    assert 'class="told"' not in guide(item, "?in=mn-Mong") and 'class="told"' not in guide(item, "?in=xx")


def test_a_stale_page_of_a_translation_keeps_what_was_typed(editor: Client, town: Town) -> None:
    _, version = items.published(town.office, now=NOW)
    operations.keep_translation(version, "en", {NAME: "Another's"}, 0, by=SYSTEM, now=NOW)

    answer = editor.post(f"/desk/catalogue/languages/{version}/en", {"p-0": "Mine", "revision": "0"})

    text = answer.content.decode()
    assert answer.status_code == 422 and "别人刚改了这份译文" in text and ">Mine</textarea>" in text
    view = queries.version(version)
    assert view is not None and translations.written(view, "en").texts == {NAME: "Another's"}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_report_opens(editor: Client, town: Town, language: str) -> None:
    _, version = items.published(town.office, now=NOW)
    shown_in(version, {NAME: "Food licence"}, "en")

    page = editor.get("/desk/catalogue/languages", headers={"Accept-Language": language}).content.decode()

    assert f"/desk/catalogue/languages/{version}/en" in page
    assert editor.get(f"/desk/catalogue/languages/{version}/fr").status_code == 404


def test_other_officers_translate_nothing(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    client = at_the_desk(signed_on(an_officer(town, "reviewer", "700")), NOW, monkeypatch)
    _, version = items.published(town.office, now=NOW)

    assert client.post(f"/desk/catalogue/languages/{version}/en", {"p-0": "x"}).status_code == 403
