"""A browser, a city, and eyes. Without a Chromium the journeys fail: they are never skipped.

YIMEN_PICTURES names a folder: pictures of every page are then laid there. Those of a journey that failed are always
drawn, into the folder that is told at the end of the run.
"""

import os
import shutil
import socket
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.conftest import TEST_HOME
from tests.journeys import city as cities
from tests.journeys.city import City
from tests.journeys.looking import Eyes
from tools.find_browser import NAMES
from yimen.assembly.database import Address

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
SECONDS = 1000.0
FAILED = pytest.StashKey[pytest.TestReport]()


@pytest.fixture(scope="package")
def city(fresh_database: Callable[[], AbstractContextManager[Address]]) -> Iterator[City]:
    """The journeys' own city, served for as long as they last."""
    with fresh_database() as where:
        with override_settings(PASSWORD_HASHERS=HASHERS):
            founded = cities.build()
        with cities.served(founded, where, TEST_HOME.path, _free_port()) as served:
            yield served


@pytest.fixture(scope="package")
def browser(city: City) -> Iterator[Browser]:
    """The machine's Chromium, or the one that the test set-up fetched.

    The city is founded before it and goes after it: while Playwright holds this thread's loop, Django refuses to work.
    """
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        expect.set_options(timeout=15 * SECONDS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the pictures."""
    given = os.environ.get("YIMEN_PICTURES")
    folder = Path(given) if given else tmp_path_factory.mktemp("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    yield folder
    print(f"\npictures: {folder}")


@pytest.fixture
def eyes(pictures: Path, request: pytest.FixtureRequest) -> Eyes:
    """Eyes of one journey, with a folder of its own."""
    folder = pictures / request.node.name.removeprefix("test_")
    folder.mkdir(exist_ok=True)
    return Eyes(folder, draws="YIMEN_PICTURES" in os.environ)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember that a journey failed, for whoever tidies up after it."""
    report = yield
    if report.failed:
        item.stash[FAILED] = report
    return report


@pytest.fixture
def somebody(browser: Browser, city: City, eyes: Eyes, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Opens browsers of different people: each call is another person with a window of their own."""
    contexts: list[BrowserContext] = []

    def open_window(**manners: object) -> Page:
        context = browser.new_context(
            **{"base_url": city.address, "locale": "zh-CN", "accept_downloads": True, **manners}  # type: ignore[arg-type]
        )
        context.set_default_timeout(20 * SECONDS)
        contexts.append(context)
        return context.new_page()

    yield open_window
    for number, context in enumerate(contexts, 1):
        for page in context.pages if FAILED in request.node.stash else ():
            page.screenshot(path=eyes.folder / f"failed-{number}.png", full_page=True)
            print(f"person {number} stood at {page.url}")
        context.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
