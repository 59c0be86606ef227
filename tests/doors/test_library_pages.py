"""The libraries on pages: entered, changed, merged, ended, and picked in the element editor."""

import re

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import catalogue as items
from tests.operations.town import NOW, Town, a_town, an_officer, signed_on, the_city_desk
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.registries.catalogue import library, operations, queries
from yimen.registries.catalogue.operations.library import DataElementSaid, MaterialSaid

pytestmark = pytest.mark.django_db
MATERIALS, ELEMENTS = "/desk/catalogue/materials", "/desk/catalogue/data-elements"


@standing
def town() -> Town:
    return a_town()


@pytest.fixture
def editor(town: Town, monkeypatch: pytest.MonkeyPatch) -> Client:
    return at_the_desk(signed_on(the_city_desk(town)), NOW, monkeypatch)


def entered(code: str, name: str = "营业执照") -> None:
    said = MaterialSaid(name, "1", "市场监督管理部门", "1.2.156", "《公司法》")
    operations.enter_material(code, said, by=SYSTEM, now=NOW)


def test_a_material_is_entered_changed_and_read_again(editor: Client) -> None:
    assert editor.post(MATERIALS, {"e-code": "C001", "e-name": "营业执照", "e-kind": "1"}).status_code == 302
    address = "/desk/catalogue/library/materials/C001"
    assert 'value="营业执照"' in editor.get(address).content.decode()

    answer = editor.post(address, {"e-name": "营业执照（副本）", "seen": "1"})

    row = library.material("C001")
    assert answer.status_code == 302 and row is not None and row.name == "营业执照（副本）"


@pytest.mark.parametrize(
    "form",
    [{"e-code": "C001", "e-name": "另一份"}, {"e-code": "", "e-name": "另一份"}, {"e-code": "C002", "e-name": ""}],
)
def test_an_entry_that_is_refused_keeps_what_was_typed(editor: Client, form: dict[str, str]) -> None:
    entered("C001")

    answer = editor.post(MATERIALS, form)

    assert answer.status_code == 422 and 'id="mistakes"' in answer.content.decode()
    assert f'value="{form["e-name"]}"' in answer.content.decode()
    assert [row.code for row in library.materials()[0]] == ["C001"]


def test_entries_are_merged_and_ended_with_a_reason(editor: Client) -> None:
    for code in ("C001", "C002", "C003"):
        entered(code)
    assert "建议合并" in editor.get(MATERIALS).content.decode()

    merged = editor.post("/desk/catalogue/library/materials/C002", {"then": "merge", "into": "C001", "basis": "重复"})
    ended = editor.post("/desk/catalogue/library/materials/C003", {"then": "end", "on": "2027-01-01", "basis": "取消"})
    refused = editor.post("/desk/catalogue/library/materials/C001", {"then": "end", "on": "某天", "basis": "取消"})

    assert (merged.status_code, ended.status_code, refused.status_code) == (302, 302, 422)
    assert "并入 C001" in editor.get("/desk/catalogue/library/materials/C002").content.decode()


@covers("S-083")
def test_a_material_of_the_library_is_picked_in_the_editor_and_says_where_it_is_used(
    editor: Client, town: Town
) -> None:
    entered("C001")
    _, ref = items.an_item(town.office, now=NOW)
    page = editor.get(f"/desk/catalogue/drafts/{ref}/materials").content.decode()
    base = re.search(r'id="l-materials".*?name="base" value="([0-9a-f]+)"', page, re.DOTALL)
    assert base is not None

    picked = {"act": "library", "entry": "C001", "base": base[1]}
    answer = editor.post(f"/desk/catalogue/drafts/{ref}/materials/materials", picked)

    view = queries.version(ref)
    assert answer.status_code == 302 and view is not None
    last = view.terms.materials[-1]
    assert (last.library, last.name, last.law, last.replaceable_by) == ("C001", "营业执照", "《公司法》", "营业执照")
    assert f"/drafts/{ref}/" in editor.get("/desk/catalogue/library/materials/C001").content.decode()


def test_a_datum_of_the_library_is_picked_with_its_options(editor: Client, town: Town) -> None:
    said = DataElementSaid("民族", "choice", options=("汉族", "藏族"))
    operations.enter_data_element("DE01", said, by=SYSTEM, now=NOW)
    _, ref = items.an_item(town.office, now=NOW)
    page = editor.get(f"/desk/catalogue/drafts/{ref}/fields").content.decode()
    base = re.search(r'id="l-fields".*?name="base" value="([0-9a-f]+)"', page, re.DOTALL)
    assert base is not None

    editor.post(f"/desk/catalogue/drafts/{ref}/fields/fields", {"act": "library", "entry": "DE01", "base": base[1]})

    view = queries.version(ref)
    assert view is not None
    assert (view.terms.fields[-1].element, view.terms.fields[-1].options) == ("DE01", ("汉族", "藏族"))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("address", [MATERIALS, ELEMENTS, f"{MATERIALS}?words=x", f"{MATERIALS}?name=身份证"])
def test_every_page_of_the_libraries_opens(editor: Client, address: str, language: str) -> None:
    entered("C001")

    assert editor.get(address, headers={"Accept-Language": language}).status_code == 200
    assert editor.get("/desk/catalogue/library/materials/none").status_code == 404
    assert editor.get("/desk/catalogue/library/nothing/C001").status_code == 404


@pytest.mark.parametrize(("role", "status"), [("reviewer", 403), ("catalogue_editor", 422)])
def test_other_officers_enter_nothing(town: Town, role: str, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk of one office picks from the libraries of the city; it does not keep them."""
    client = at_the_desk(signed_on(an_officer(town, role, "701"), "another.officer"), NOW, monkeypatch)

    assert client.post(MATERIALS, {"e-code": "C001", "e-name": "营业执照"}).status_code == status
    assert library.materials()[0] == ()
