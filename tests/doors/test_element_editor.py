"""The element editor: saved as it is typed, held against the rules, and nothing typed is lost."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import catalogue as items
from tests.operations.town import NOW, Town, a_town, an_officer, signed_on
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.terms import TimeLimit
from yimen.registries.catalogue import operations, queries
from yimen.registries.catalogue.operations import Draft
from yimen.registries.catalogue.rows import ItemView
from yimen.threshold.elements.table import GROUPS

pytestmark = pytest.mark.django_db


@standing
def town() -> Town:
    return a_town()


@pytest.fixture
def editor(town: Town, monkeypatch: pytest.MonkeyPatch) -> Client:
    return at_the_desk(signed_on(an_officer(town, "catalogue_editor", "700")), NOW, monkeypatch)


@standing
def ref(town: Town) -> str:
    return items.an_item(town.office, now=NOW)[1]


def said(ref: str) -> ItemView:
    view = queries.version(ref)
    assert view is not None
    return view


def address(ref: str, way: str) -> str:
    return f"/desk/catalogue/drafts/{ref}/{way}"


def page(client: Client, ref: str, way: str = "limits", language: str = "zh-hans") -> str:
    answer = client.get(address(ref, way), headers={"Accept-Language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def base_of(page: str) -> str:
    found = re.search(r'name="base" id="base" value="([0-9a-f]*)"', page)
    assert found is not None
    return found[1]


def limits(promised: str, statutory: str = "20", base: str = "") -> dict[str, str]:
    return {
        "e-statutory-amount": statutory,
        "e-statutory-unit": "working_day",
        "e-promised-amount": promised,
        "e-promised-unit": "working_day",
        "base": base,
    }


def days(amount: str) -> TimeLimit:
    return TimeLimit(Decimal(amount), "working_day")


def by_somebody_else(ref: str, **terms: object) -> None:
    view = said(ref)
    draft = Draft(view.name, view.kind, replace(view.terms, **terms), view.theme, view.life_event)  # type: ignore[arg-type]
    operations.amend_draft(ref, draft, view.seen, by=SYSTEM, now=NOW)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("group", [group.code for group in GROUPS])
def test_every_group_opens_in_both_languages(group: str, language: str, editor: Client, ref: str) -> None:
    assert "rules" in page(editor, ref, group, language)


@covers("S-083")
def test_what_is_typed_is_kept_and_held_against_the_rules(editor: Client, ref: str) -> None:
    kept = editor.post(address(ref, "limits/keep"), limits("25", base=base_of(page(editor, ref))))

    assert said(ref).terms.promised == days("25")
    assert "承诺时限不长于法定时限" in kept.content.decode() and "已自动保存" in kept.content.decode()

    base = re.search(r'id="base" form="elements" value="([0-9a-f]+)"', kept.content.decode())
    assert base is not None
    mended = editor.post(address(ref, "limits/keep"), limits("8", base=base[1])).content.decode()

    assert said(ref).terms.promised == days("8")
    failed = mended.partition('class="passed"')[0]
    assert "承诺时限不长于法定时限" not in failed


def test_without_javascript_the_button_saves_and_leads_on(editor: Client, ref: str) -> None:
    base = base_of(page(editor, ref))

    answer = editor.post(address(ref, "limits"), {**limits("6", base=base), "then": "next"})

    assert answer.status_code == 302 and answer.headers["Location"].endswith("/conditions")
    assert said(ref).terms.promised == days("6")


def test_what_cannot_be_read_stays_on_the_page_and_the_rest_is_saved(editor: Client, ref: str) -> None:
    answer = editor.post(address(ref, "limits"), limits("九天", "15", base_of(page(editor, ref))))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="九天"' in text and 'href="#f-e-promised"' in text
    assert (said(ref).terms.statutory, said(ref).terms.promised) == (days("15"), days("5"))


def test_anothers_change_to_other_elements_is_no_matter(editor: Client, ref: str) -> None:
    base = base_of(page(editor, ref))
    by_somebody_else(ref, phone="0000-99999")

    answer = editor.post(address(ref, "limits"), limits("7", base=base))

    assert answer.status_code == 302
    assert (said(ref).terms.promised, said(ref).terms.phone) == (days("7"), "0000-99999")


def test_anothers_change_to_the_same_elements_is_shown_and_what_was_typed_is_kept(editor: Client, ref: str) -> None:
    base = base_of(page(editor, ref))
    by_somebody_else(ref, promised=days("3"))

    answer = editor.post(address(ref, "limits"), limits("7", base=base))

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "别人刚改了同样的地方" in text and "3 个工作日" in text and 'value="7"' in text
    assert said(ref).terms.promised == days("3")

    assert editor.post(address(ref, "limits"), limits("7", base=base_of(text))).status_code == 302
    assert said(ref).terms.promised == days("7")


def test_typed_by_itself_nothing_of_anothers_is_overwritten(editor: Client, ref: str) -> None:
    base = base_of(page(editor, ref))
    by_somebody_else(ref, promised=days("3"))

    for _ in range(2):
        kept = editor.post(address(ref, "limits/keep"), limits("7", base=base)).content.decode()
        assert "还没有保存" in kept and f'value="{base}"' in kept

    assert said(ref).terms.promised == days("3")


def test_a_material_is_added_filled_in_moved_and_taken_off(editor: Client, ref: str) -> None:
    at = address(ref, "materials/materials")
    added = editor.post(at, {"act": "add", "base": list_base(editor, ref)})
    record = added.headers["Location"]
    assert record.endswith("/materials/2")

    form = editor.get(record).content.decode()
    filled = {"e-name": "食品安全管理制度", "e-law": "《食品安全法》第三十三条", "base": base_of(form), "then": "back"}
    assert editor.post(record, filled).status_code == 302
    editor.post(at, {"act": "up-2", "base": list_base(editor, ref)})

    assert [one.name for one in said(ref).terms.materials] == ["经营场所平面图", "食品安全管理制度", "身份证明"]
    editor.post(at, {"act": "remove-1", "base": list_base(editor, ref)})
    assert [one.name for one in said(ref).terms.materials] == ["经营场所平面图", "身份证明"]


def list_base(client: Client, ref: str) -> str:
    found = re.search(r'id="l-materials".*?name="base" value="([0-9a-f]+)"', page(client, ref, "materials"), re.DOTALL)
    assert found is not None
    return found[1]


def test_a_list_that_somebody_else_has_changed_is_not_rearranged(editor: Client, ref: str) -> None:
    base = list_base(editor, ref)
    by_somebody_else(ref, materials=said(ref).terms.materials[:1])

    answer = editor.post(address(ref, "materials/materials"), {"act": "remove-0", "base": base})

    assert answer.status_code == 422 and "刚被别人改过" in answer.content.decode()
    assert len(said(ref).terms.materials) == 1


def test_a_record_that_was_moved_meanwhile_is_still_the_one_that_is_saved(editor: Client, ref: str) -> None:
    form = page(editor, ref, "materials/materials/1")
    by_somebody_else(ref, materials=tuple(reversed(said(ref).terms.materials)))

    editor.post(address(ref, "materials/materials/1"), {"e-name": "居民身份证", "base": base_of(form)})

    assert [one.name for one in said(ref).terms.materials] == ["居民身份证", "经营场所平面图"]


@pytest.mark.parametrize(
    "way", ["nothing", "materials/nothing/0", "materials/materials/9", "limits/materials/0", "materials/keep"]
)
def test_what_is_not_there_is_not_found(way: str, editor: Client, ref: str) -> None:
    assert editor.get(address(ref, way)).status_code in (404, 405)
    assert editor.get("/desk/catalogue/drafts/none/limits").status_code == 404


def test_the_editor_of_another_office_reads_and_changes_nothing(editor: Client, town: Town) -> None:
    _, elsewhere = items.an_office("示范市公安局")
    _, foreign = items.an_item(elsewhere, now=NOW)

    text = page(editor, foreign)
    answer = editor.post(address(foreign, "limits"), limits("9", base=base_of(text)))

    assert "不能改" in text and 'name="then"' not in text
    assert answer.status_code == 422
    assert said(foreign).terms.promised == days("5")


def test_a_published_version_is_read_only(editor: Client, town: Town) -> None:
    _, version = items.published(town.office, now=NOW)

    answer = editor.post(address(version, "limits"), limits("9", base=base_of(page(editor, version))))

    assert answer.status_code == 422
    assert said(version).terms.promised == days("5")


def test_a_form_without_its_secret_is_not_taken(editor: Client, ref: str, monkeypatch: pytest.MonkeyPatch) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = editor.cookies

    assert strict.post(address(ref, "limits"), limits("9")).status_code == 403
    assert said(ref).terms.promised == days("5")


def test_whose_session_has_ended_signs_in_and_comes_back(ref: str) -> None:
    stranger = Client()

    piece = stranger.post(address(ref, "limits/keep"), limits("9"), headers={"HX-Request": "true"})

    assert piece.status_code == 204 and "/desk/login" in piece.headers["HX-Redirect"]
    assert said(ref).terms.promised == days("5")
