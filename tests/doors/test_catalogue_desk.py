"""The catalogue desk: the tree of items, drafts that are begun, elements that are edited."""

from dataclasses import replace

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import catalogue as items
from tests.operations.town import NOW, Town, a_town, an_officer, signed_on
from tests.standing import standing
from yimen.kernel.actor import SYSTEM
from yimen.kernel.terms import StepTerm, Terms
from yimen.registries.catalogue import operations, queries

pytestmark = pytest.mark.django_db


@standing
def town() -> Town:
    return a_town()


@pytest.fixture
def editor(town: Town, monkeypatch: pytest.MonkeyPatch) -> Client:
    return at_the_desk(signed_on(an_officer(town, "catalogue_editor", "700")), NOW, monkeypatch)


def text(client: Client, address: str, language: str = "zh-hans") -> str:
    answer = client.get(f"/desk/catalogue/{address}", headers={"Accept-Language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_desk_lists_items_by_where_they_stand(editor: Client, town: Town) -> None:
    items.published(town.office, now=NOW)
    items.an_item(town.office, items.a_draft(name="食品经营许可（变更）"), now=NOW)

    everything = text(editor, f"?office={town.office}")
    drafted = text(editor, "?standing=draft")

    assert "食品经营许可（新办）" in everything and "食品经营许可（变更）" in everything
    assert "食品经营许可（变更）" in drafted and "食品经营许可（新办）" not in drafted
    assert "示范市市场监督管理局" in everything and "现行" in everything


def test_the_next_version_is_drafted_from_the_one_in_force(editor: Client, town: Town) -> None:
    item, first = items.published(town.office, now=NOW)

    answer = editor.post(f"/desk/catalogue/items/{item}/draft")

    assert answer.status_code == 302
    newest = queries.history(item)[0]
    drafted, said = queries.version(newest.version_ref), queries.version(first)
    assert drafted is not None and said is not None
    assert (newest.number, newest.state, drafted.terms) == (2, "draft", said.terms)


@pytest.mark.parametrize("role", ["reviewer", "window", "decider"])
def test_other_officers_do_not_see_the_desk(role: str, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    client = at_the_desk(signed_on(an_officer(town, role, "700")), NOW, monkeypatch)

    assert client.get("/desk/catalogue/").status_code == 403


def test_the_editor_of_another_office_begins_no_draft(editor: Client, town: Town) -> None:
    _, elsewhere = items.an_office("示范市公安局")
    item, _ = items.published(elsewhere, now=NOW)

    answer = editor.post(f"/desk/catalogue/items/{item}/draft")

    assert answer.status_code == 422 and "本部门或市级事项管理岗" in answer.content.decode()
    assert len(queries.history(item)) == 1


def test_untagged_items_are_listed_for_the_maintainer(editor: Client, town: Town) -> None:
    items.an_item(town.office, items.a_draft(name="无人找到的事项", theme="", life_event=""), now=NOW)
    items.an_item(town.office, now=NOW)

    listed = text(editor, "?gap=untagged")

    assert "无人找到的事项" in listed and "食品经营许可（新办）" not in listed
    assert "没有标签的事项" in text(editor, "gaps")


@covers("S-146")
def test_a_step_that_no_law_asks_for_is_listed_for_merging(editor: Client, town: Town) -> None:
    again = StepTerm("again", "再审一遍", law=" ")
    bare = replace(items.TERMS, steps=(*items.TERMS.steps[:-1], again, items.TERMS.steps[-1]))
    penalty = Terms(bases=items.TERMS.bases, phone=items.TERMS.phone, steps=(again,))
    items.an_item(town.office, items.a_draft(name="多审一遍的事项", terms=bare), now=NOW)
    items.an_item(town.office, items.a_draft(name="对无证经营的处罚", kind="02", terms=penalty), now=NOW)
    items.an_item(town.office, now=NOW)

    listed = text(editor, "?gap=step_without_law")

    assert "多审一遍的事项" in listed
    assert "食品经营许可（新办）" not in listed and "对无证经营的处罚" not in listed
    assert "有环节没有依据的事项" in text(editor, "gaps")


@pytest.mark.parametrize("address", ["", "drafts", "gaps", "?words=开饭店", "?office=none", "?after=x"])
def test_every_list_opens_in_both_languages(address: str, editor: Client, town: Town) -> None:
    items.published(town.office, now=NOW)

    for language in ("zh-hans", "en"):
        text(editor, address, language)


def test_what_is_founded_only_stands_on_the_desk(editor: Client, town: Town) -> None:
    item = operations.found_item(town.office, local_code="L-1", by=SYSTEM, now=NOW).ref

    assert "L-1" in text(editor, "")
    assert "L-1" in text(editor, f"items/{item}")
