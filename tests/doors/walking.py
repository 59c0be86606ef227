"""Somebody at a desk who opens whatever a page shows them, and what was shown to them but closed."""

import re
from datetime import datetime
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from tests.doors.desk import at_the_desk
from yimen.kernel.actor import Actor

#: No pages: what machines ask, what ends a session, and files, which are given away only so often in an hour.
NOT_WALKED = re.compile(r"^/(api|static|logout|language|print)\b|\.(pdf|xlsx|csv|json|zip)$")
A_REF = re.compile(r"/(?=[^/]*\d)[A-Za-z0-9-]+(?=/|$)")


def walk(actor: Actor, now: datetime, most: int, monkeypatch: pytest.MonkeyPatch) -> tuple[set[str], list[str]]:
    """The kinds of pages that somebody came to, and the ways they were shown and could not go, each with its page."""
    browser = at_the_desk(actor, now, monkeypatch)
    browser.raise_request_exception = False
    shown_on, waiting, walked, closed = dict[str, str](), ["/desk/", "/"], set[str](), list[str]()
    while waiting and len(walked) < most:
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
    return walked, closed


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
