"""list_page_p95, list_excel and list_pdf: the lists of a prefecture as the hall shows them, as workbook, on paper.

First pages and later ones of every list, some narrowed to an office, a level, a kind or words, over loopback HTTP with
one keep-alive client. Limit of a page: a page of the hall that asks the catalogue nothing. The workbook is the longest
list, written while it is read; its peer is the same rows written by openpyxl without holding them.
"""

import http.client
import io
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from django.db import connections
from openpyxl import Workbook

from bench import prefecture
from bench.lists import _p95, _web
from bench.scratch import Figure, scratch_city, scratch_server, tell, url_of
from yimen.assembly.wiring import FONTS
from yimen.channels.hall.lists.list_paper import VOLUME
from yimen.gateways.rendering.papers import Papers
from yimen.insight.lists import queries
from yimen.insight.lists.rows import Narrowed
from yimen.kernel.lists import DEFINITIONS, LISTS
from yimen.kernel.papers.list_sheets import ListSheet
from yimen.threshold import clock, listing, sheets

REQUESTS, ROUNDS = 400, 3
BARE = "/accessibility"
LONGEST = LISTS["time_limits"]


def main() -> None:
    """Print both figures."""
    with scratch_server() as server:
        url = url_of(server, "postgres")
        where = scratch_city(url)
        prefecture.fill(where.administrator)
        addresses = _addresses()
        with _web(url) as port:
            _pages(port, addresses)
        _workbook()
        _volumes()
        connections.close_all()


def _pages(port: int, addresses: Sequence[str]) -> None:
    client = http.client.HTTPConnection("127.0.0.1", port)
    for address in (*addresses[:30], BARE):
        _asked(client, address)
    bare = _p95([_asked(client, BARE) for _ in range(100)])
    pages = _p95([_asked(client, address) for address in addresses])
    client.close()
    value, limit = round(pages, 2), round(bare, 2)
    tell(Figure("list_page_p95", value, "ms", "lower", limit, None, round(value / limit, 2), None, len(addresses)))


def _addresses() -> list[str]:
    """Pages of all lists in a fixed order: every second one narrowed, every fifth further down."""
    now, dice = clock.now(), random.Random(7)
    offices = [share.ref for share in queries.by_office(LONGEST, now)]
    further = queries.page(LONGEST, Narrowed(), now).after or ""
    narrowings = ["level=4", "level=2", "audience=person", "theme=trade", f"words={quote('登记')}", "words=shebao"]
    narrowings += [f"kind={kind}" for kind in ("01", "05", "07", "20", "11")]
    told = []
    for at in range(REQUESTS):
        code = DEFINITIONS[at % len(DEFINITIONS)].code
        asked = dice.choice([*narrowings, f"office={dice.choice(offices)}"]) if at % 2 else ""
        told.append(f"/lists/{code}?{asked}" + (f"&after={quote(further)}" if at % 5 == 0 else ""))
    return told


def _asked(client: http.client.HTTPConnection, address: str) -> float:
    started = time.perf_counter()
    client.request("GET", address)
    answer = client.getresponse()
    body = answer.read()
    took = (time.perf_counter() - started) * 1000
    if answer.status != 200:
        raise SystemExit(f"{address} answered {answer.status}: {body[:200]!r}")
    return took


def _workbook() -> None:
    ours, theirs, rows = [], [], 0
    for _ in range(ROUNDS):
        started = time.perf_counter()
        sum(len(piece) for piece in sheets.excel("清单", (), listing.column_names(LONGEST), _rows()))
        ours.append(time.perf_counter() - started)
        started = time.perf_counter()
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        sheet.append(listing.column_names(LONGEST))
        rows = 0
        for row in _rows():
            sheet.append(row)
            rows += 1
        book.save(io.BytesIO())
        theirs.append(time.perf_counter() - started)
    value, peer = round(sorted(ours)[ROUNDS // 2], 2), round(sorted(theirs)[ROUNDS // 2], 2)
    tell(Figure("list_excel", value, "s", "lower", None, peer, None, round(value / peer, 2), rows))


def _volumes() -> None:
    """All volumes of the longest list, drawn one after the other; what the process grew by is said beside it."""
    now, papers = clock.now(), Papers(FONTS)
    started, of = time.perf_counter(), LONGEST
    bound, drawn = queries.volumes(of, Narrowed(), now, VOLUME), 0
    for one in bound:
        found = queries.page(of, Narrowed(), now, one.after, VOLUME).rows
        rows = tuple(line for row in found for line in listing.for_paper(of, row))
        head = ("事项", "办理部门", *(listing.COLUMNS[column.code] for column in of.columns))
        widths = (5, 4, *(2 for _ in of.columns))
        facts = {"title": "清单", "office": "示范市", "as_of": "", "counted": "", "batch": "", "formula": ()}
        papers.print_list(ListSheet(**facts, head=head, widths=widths, rows=rows, made_on=now.date()))  # type: ignore[arg-type]
        drawn += len(found)
    took, most = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"  {len(bound)} volumes, at most {most} MB in the process", file=sys.stderr)
    tell(Figure("list_pdf", round(took, 2), "s", "lower", None, None, None, None, drawn))


def _rows() -> Iterator[tuple[str, ...]]:
    for row in queries.whole(LONGEST, Narrowed(), clock.now()):
        yield from listing.flat(LONGEST, row)
