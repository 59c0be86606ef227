"""Every way that a page shows leads somewhere: nobody at the desks of the sample city is sent to a closed door.

By hand (`make soak`): eighteen people walk some three hundred pages each.
"""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from tests.doors.desk import at_the_desk
from yimen.assembly import database
from yimen.assembly.sample.build import build
from yimen.engine.dossiers import ports
from yimen.gateways.storage.folder import Folder
from yimen.registries.people import queries as people

ANCHOR = datetime(2026, 11, 20, 2, 40, tzinfo=UTC)
NOT_WALKED = re.compile(r"^/(api|static|logout|language|print)\b|\.(pdf|xlsx|csv|zip)$")
A_REF = re.compile(r"/(?=[^/]*\d)[A-Za-z0-9-]+(?=/|$)")
MOST = 400


@pytest.mark.soak
def test_no_page_shows_a_way_that_its_reader_may_not_go(
    fresh_database: Callable[[], AbstractContextManager[database.Address]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with fresh_database():
        ports.wire(Folder(settings.YIMEN_FILES))
        build(ANCHOR, lambda _: None, 60)

        closed = {one.name: _closed_to(one.ref, monkeypatch) for one in people.demo_accounts(ANCHOR)}

    assert len(closed) > 15
    assert {name: ways for name, ways in closed.items() if ways} == {}


def _closed_to(account_ref: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that somebody was shown and could not open, each with the page that showed it."""
    account = people.account(account_ref)
    assert account is not None
    actor = people.actor_of(account.id, ANCHOR)
    assert actor is not None
    browser = at_the_desk(actor, ANCHOR, monkeypatch)
    browser.raise_request_exception = False
    shown_on, waiting, walked, closed = dict[str, str](), ["/desk/", "/"], set[str](), list[str]()
    while waiting and len(walked) < MOST:
        way = waiting.pop(0)
        shape = A_REF.sub("/#", urlsplit(way).path)
        if shape in walked or NOT_WALKED.search(way):
            continue
        walked.add(shape)
        ways, status = _ways_on(browser, way)
        if status >= 400:
            closed.append(f"{status} {way} on {shown_on.get(way, 'no page')}")
        for one in ways:
            shown_on.setdefault(one, way)
        waiting.extend(ways)
    return closed


def _within(link: str) -> bool:
    parts = urlsplit(link)
    return not parts.netloc and not parts.scheme


def _ways_on(browser: Client, way: str) -> tuple[list[str], int]:
    """The links of a page within the house, and how the page answered."""
    answer = browser.get(way, follow=True)
    if answer.streaming or "text/html" not in answer.headers.get("Content-Type", ""):
        return [], answer.status_code
    here = answer.redirect_chain[-1][0] if answer.redirect_chain else way
    found = (unescape(link) for link in re.findall(r'<a [^>]*?href="([^"]+)"', answer.content.decode()))
    return [urljoin(here, link.partition("#")[0]) for link in found if _within(link)], answer.status_code
