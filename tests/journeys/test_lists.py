"""A list changes by itself: an item comes onto it and leaves it, in the hall and at the kiosk alike."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from tests.covers import covers
from tests.journeys.city import City
from tests.journeys.looking import Eyes
from yimen.kernel.actor import SYSTEM
from yimen.registries.catalogue import operations, queries
from yimen.registries.catalogue.operations import Draft

NAME = "示范自助查询打印"
SELF_SERVICE = "可自助办理清单"
KIOSK = {"width": 1080, "height": 1920}


@covers("S-104", "S-105", "S-115", "S-153")
def test_a_list_changes_by_itself_in_the_hall_and_at_the_kiosk(
    city: City, somebody: Callable[..., Page], eyes: Eyes
) -> None:
    item = city._aside(lambda: _published(city, "", "yes"))
    reader, kiosk = somebody(), somebody(viewport=KIOSK)

    reader.goto("/")
    reader.get_by_role("link", name="政务服务清单").first.click()
    eyes.look(reader, "lists")
    reader.get_by_role("link", name=SELF_SERVICE).first.click()
    reader.get_by_label("在清单里找").fill(NAME)
    reader.get_by_role("button", name="筛选").click()
    expect(reader.get_by_role("link", name=NAME)).to_be_visible()
    eyes.look(reader, "list")
    kiosk.goto("/kiosk/")
    eyes.look(kiosk, "kiosk")
    kiosk.get_by_role("link", name="全部可自助办理的事项").click()
    kiosk.goto(f"{kiosk.url}?words={NAME}")
    expect(kiosk.get_by_role("link", name=NAME)).to_be_visible()

    city._aside(lambda: _published(city, item, "no"))

    reader.reload()
    expect(reader.get_by_role("heading", name=SELF_SERVICE)).to_be_visible()
    expect(reader.get_by_role("link", name=NAME)).to_have_count(0)
    kiosk.reload()
    expect(kiosk.get_by_role("link", name=NAME)).to_have_count(0)
    reader.get_by_role("link", name="新增和移出").click()
    expect(reader.get_by_role("row", name=NAME).filter(has_text="移出")).to_be_visible()
    eyes.look(reader, "changes")
    eyes.nothing_was_wrong()


def _published(city: City, item: str, self_service: str) -> str:
    """The item with its next version in force from this moment."""
    now = datetime.now(UTC)
    pattern = queries.in_force(city.item, now)
    assert pattern is not None
    item = item or operations.found_item(pattern.office_ref, by=SYSTEM, now=now).ref
    terms = replace(pattern.terms, service=replace(pattern.terms.service, self_service=self_service))
    draft = Draft(NAME, pattern.kind, terms, pattern.theme, pattern.life_event)
    version = operations.draft_version(item, draft, by=SYSTEM, now=now).ref
    operations.publish(version, now, by=SYSTEM, now=now)
    return item
