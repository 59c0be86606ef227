"""The address of an item that ended says what became of it: in the hall, at the kiosk, at the JSON door and console."""

import argparse
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.translation import activate

from tests.covers import covers
from tests.doors.calling import NOBODY, code, said
from tests.operations.catalogue import TERMS, grounds
from tests.operations.reviewing import AFTER_NOTICE, DRAFT, Desk, a_desk, decided, passed, proposed, proposed_end
from tests.operations.town import BEGAN, NOW, an_officer, signed_on
from tests.standing import standing
from yimen.channels.cli import items
from yimen.kernel.actor import SYSTEM
from yimen.kernel.change_life import ChangeKind
from yimen.registries.catalogue import operations
from yimen.registries.catalogue.ended import Ended, ended
from yimen.registries.offices import operations as offices
from yimen.threshold.words.ended import fate

pytestmark = pytest.mark.django_db
BELOW = "滨河街道办事处"


@standing
def founded() -> Desk:
    return a_desk()


@pytest.fixture
def desk(founded: Desk) -> Desk:
    activate("zh-hans")
    return founded


def elsewhere(desk: Desk, office: str = BELOW) -> str:
    """The same item, in force at another office of the city; its ref."""
    ref = offices.found_office(
        office, office, None, desk.town.city, "national", "", BEGAN, "设立", by=SYSTEM, now=NOW
    ).ref
    item = operations.found_item(ref, by=SYSTEM, now=NOW).ref
    version = operations.draft_version(item, DRAFT, by=SYSTEM, now=NOW).ref
    operations.publish(version, NOW, by=SYSTEM, now=NOW)
    return item


def ending(desk: Desk, kind: ChangeKind, **facts: str) -> str:
    """The decision by which the item ended."""
    return decided(desk, passed(desk, proposed_end(desk, kind, **facts)))


def told(desk: Desk) -> Ended:
    found = ended(desk.item, AFTER_NOTICE)
    assert found is not None
    return found


def on_the_console(item: str) -> int:
    parser = argparse.ArgumentParser()
    items.register(parser.add_subparsers())
    chosen = parser.parse_args(["items", "show", item, "--json"])
    return int(chosen.run(chosen))


@covers("S-080")
def test_every_door_says_what_became_of_an_item_since_when_by_what_and_where_to_go(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    below = elsewhere(desk)
    change = ending(desk, ChangeKind.DEVOLVE, counterpart=BELOW)
    monkeypatch.setenv("YIMEN_NOW", AFTER_NOTICE.isoformat())

    assert on_the_console(desk.item) == 1
    printed = capsys.readouterr()
    assert printed.out == "null\n" and f"下放给{BELOW}" in printed.err
    for address in ("", "/places", "/notices/public", "/notices/public.pdf"):
        page = Client().get(f"/items/{desk.item}{address}", headers={"Accept-Language": "zh-hans"})
        text = page.content.decode()
        assert page.status_code == 410, address
        assert f"这个事项下放给{BELOW}办理" in text and "2026年12月2日" in text and "示政发〔2026〕12号" in text
        assert f'href="/items/{below}"' in text and f'href="/notices/{change}"' in text
    english = Client().get(f"/items/{desk.item}", headers={"Accept-Language": "en"}).content.decode()
    assert f"handled by {BELOW}, to whom it was handed down" in english
    for address in ("", "/forms"):
        kiosk = Client().get(f"/kiosk/items/{desk.item}{address}")
        assert kiosk.status_code == 410 and f'href="/kiosk/items/{below}"' in kiosk.content.decode()
    for address in ("", "/situation", "/notices/public"):
        answer = NOBODY.get(f"/catalogue/items/{desk.item}{address}")
        assert (answer.status_code, code(answer)) == (410, "catalogue.item_gone")
    facts = said(NOBODY.get(f"/catalogue/items/{desk.item}"))["facts"]["ended"]
    assert (facts["kind"], facts["decision"], facts["goes_on"][0]["ref"]) == ("devolve", change, below)


def test_what_was_cancelled_has_nowhere_to_go_on_and_what_never_was_is_not_told(desk: Desk) -> None:
    elsewhere(desk)
    change = ending(desk, ChangeKind.CANCEL)

    found = told(desk)

    assert (found.kind, found.decision, found.since, found.goes_on) == ("cancel", change, AFTER_NOTICE, ())
    assert ended(desk.item, AFTER_NOTICE - timedelta(seconds=1)) is None
    assert ended("", AFTER_NOTICE) is ended("nosuch", AFTER_NOTICE) is None
    assert Client().get("/items/nosuch").status_code == Client().get("/kiosk/items/nosuch").status_code == 404
    assert NOBODY.get("/catalogue/items/nosuch").status_code == 404


def test_what_was_merged_goes_on_in_the_item_it_is_part_of(desk: Desk) -> None:
    into = elsewhere(desk)
    ending(desk, ChangeKind.MERGE, into=into)

    assert [one.ref for one in told(desk).goes_on] == [into]


def test_what_society_took_over_names_who_has_it(desk: Desk) -> None:
    ending(desk, ChangeKind.HAND_OVER, counterpart="示范市餐饮行业协会")

    found = told(desk)

    assert "转移给社会，由示范市餐饮行业协会承接" in fate(found) and found.goes_on == ()


def test_what_another_office_took_over_goes_on_there(desk: Desk) -> None:
    ref = offices.found_office(
        BELOW, BELOW, None, desk.town.city, "national", "", BEGAN, "设立", by=SYSTEM, now=NOW
    ).ref  # fmt: skip
    there = replace(desk.town, office=ref)
    staff = {role: an_officer(there, role, f"8{n}") for n, role in enumerate(("catalogue_editor", "chief", "reviewer"))}
    taking = replace(
        desk,
        town=there,
        item=operations.found_item(ref, by=SYSTEM, now=NOW).ref,
        editor=signed_on(staff["catalogue_editor"], "editor.there"),
        chief=signed_on(staff["chief"], "chief.there"),
    )
    why = grounds(ChangeKind.TAKE_OVER, counterpart="示范市市场监督管理局")
    decided(taking, passed(taking, proposed(taking, why, replace(DRAFT, terms=replace(TERMS, place="一楼")))))
    ending(desk, ChangeKind.CANCEL)

    found = told(desk)

    assert [one.ref for one in found.goes_on] == [taking.item]
    assert fate(found).endswith(f"这个事项由{BELOW}承接办理。")


def test_what_the_system_took_out_is_told_without_a_decision(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    operations.withdraw_item(desk.item, AFTER_NOTICE, "整理", by=SYSTEM, now=NOW)
    monkeypatch.setenv("YIMEN_NOW", AFTER_NOTICE.isoformat())

    page = Client().get(f"/items/{desk.item}", headers={"Accept-Language": "zh-hans"})

    assert page.status_code == 410 and "停办，不再接收申请" in page.content.decode()
    assert told(desk).decision == ""
