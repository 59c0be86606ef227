"""Where a request comes from: the proxy's word counts, a stranger's does not."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from yimen.threshold.actors import address_of
from yimen.threshold.proxies import OnlyTheProxySpeaksForOthers

SAID = {"HTTP_X_FORWARDED_FOR": "203.0.113.7, 198.51.100.4", "HTTP_X_FORWARDED_PROTO": "https"}


@pytest.mark.parametrize(
    ("comes_from", "address", "by_https"),
    [("10.0.0.2", "198.51.100.4", True), ("198.51.100.66", "198.51.100.66", False)],
)
def test_only_the_proxy_says_for_others_where_they_come_from(
    settings: Any, comes_from: str, address: str, by_https: bool
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.YIMEN_PROXIES = frozenset({"10.0.0.2"})
    seen: list[tuple[str, bool]] = []

    def page(request: HttpRequest) -> HttpResponse:
        seen.append((address_of(request), request.is_secure()))
        return HttpResponse()

    OnlyTheProxySpeaksForOthers(page)(RequestFactory().get("/", REMOTE_ADDR=comes_from, **SAID))  # type: ignore[arg-type]

    assert seen == [(address, by_https)]
