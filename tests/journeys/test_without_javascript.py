"""An old telephone, a thin line, a careful reader: everything to the receipt works without JavaScript."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.journeys import people


def test_an_application_is_handed_in_without_javascript(somebody: Callable[..., Page], tmp_path: Path) -> None:
    page = somebody(java_script_enabled=False)

    people.fill_an_application(page, tmp_path)
    people.hand_it_in(page)

    number = people.number_on(page)
    page.goto("/mine")
    assert number in page.get_by_role("main").inner_text()
