"""The brand: set once for a day ahead, on that day portal, desk, kiosk, screens and papers bear it, and none before."""

import re
import struct
import zlib
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import yimen
from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from yimen.engine.case.clearing.queries import named_elsewhere
from yimen.engine.publication.brands import operations, queries
from yimen.engine.publication.brands.operations import BrandSaid
from yimen.engine.publication.brands.refusals import BrandBegun, BrandComing
from yimen.insight.lists import members
from yimen.kernel.actor import Actor
from yimen.kernel.brands import Look, MarkUnfit, NoColour, Unreadable
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import ImpossibleDates, Missing, NotAllowed
from yimen.registries.dated import day_of
from yimen.threshold import brands

pytestmark = pytest.mark.django_db
RED = "#a61b29"


@pytest.fixture(autouse=True)
def _read_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(brands, "_READ", {})


def a_mark(side: int = 64) -> bytes:
    """A square picture of one colour, as a program writes it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\x00" + b"\xa6\x1b\x29" * side for _ in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def an_administrator(office: errand.Office) -> Actor:
    return places.signed_on(places.an_officer(office.town, "administrator", "395"), "admin.395")


def said(colour: str = RED, mark: bytes = b"", name: str = "七彩阳光") -> BrandSaid:
    return BrandSaid(name, "阳光办事", colour, mark, "示政务〔2026〕30号")


@covers("S-058")
def test_one_brand_changes_portal_kiosk_screens_and_papers_on_its_day(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "READ", "default")
    admin, today = an_administrator(office), day_of(later(0))
    tomorrow = today + timedelta(days=1)
    desk = at_the_desk(admin, later(1), monkeypatch)
    form = {
        "name": "七彩阳光", "slogan": "阳光办事", "colour": RED, "document": "示政务〔2026〕30号",
        "from_day": tomorrow.isoformat(), "key": "1",
    }  # fmt: skip
    page = "/desk/admin/brands"
    refused = desk.post(page, {**form, "colour": "#ffd700", "key": "0"})
    assert refused.status_code == 422 and "对比度只有 1." in refused.content.decode()
    assert desk.post(page, {**form, "mark": SimpleUploadedFile("mark.png", a_mark())}).status_code == 302
    assert "七彩阳光" in desk.get(page).content.decode()
    before = {address: Client().get(address).content.decode() for address in ("/", "/kiosk/", "/nowhere")}
    assert all("七彩阳光" not in shown and "/brand/" not in shown for shown in before.values())

    monkeypatch.setenv("YIMEN_NOW", (later(1) + timedelta(days=1)).isoformat())
    row = queries.on(tomorrow)
    for address in ("/", "/kiosk/", "/displays/", "/desk/login", "/nowhere"):
        shown = Client().get(address).content.decode()
        assert f"/brand/{row.ref}.css" in shown and f"/brand/{row.mark}.png" in shown, address
        assert address == "/displays/" or "七彩阳光" in shown, address
    assert "阳光办事" in Client().get("/").content.decode()
    sheet = Client().get(f"/brand/{row.ref}.css").content.decode()
    assert f"--trust: {RED};" in sheet and "--trust-deep: #5b0f17;" in sheet
    assert Client().get(f"/brand/{row.mark}.png").content == a_mark()
    assert Client().get("/brand/nothing.png").status_code == Client().get("/brand/nothing.css").status_code == 404
    assert queries.look(tomorrow) == Look("七彩阳光", RED, a_mark()) and queries.look(today) == Look()
    # Whoever hands the mark in as a material and throws that away takes it from nobody.
    assert named_elsewhere({row.mark, "0" * 64}) == {row.mark}


@covers("S-058")
def test_a_brand_is_readable_lies_ahead_and_is_called_off_before_it_begins(office: errand.Office) -> None:
    admin, now = an_administrator(office), later(0)
    tomorrow = day_of(now) + timedelta(days=1)

    def refuses(kind: type[Refusal], brand: BrandSaid, day: date, by: Actor, at: datetime = now) -> None:
        with pytest.raises(kind):
            operations.set_brand(brand, day, by=by, now=at)

    refuses(NotAllowed, said(), tomorrow, office.decider)
    refuses(ImpossibleDates, said(), day_of(now), admin)
    refuses(Unreadable, said("#e07070"), tomorrow, admin)
    refuses(NoColour, said("red"), tomorrow, admin)
    refuses(Missing, said(name=" "), tomorrow, admin)
    refuses(MarkUnfit, said(mark=a_mark(32)), tomorrow, admin)
    assert queries.every() == ()

    first = operations.set_brand(said(), tomorrow, by=admin, now=now).ref
    refuses(BrandComing, said("#123a77"), tomorrow + timedelta(days=9), admin)
    with pytest.raises(NotAllowed):
        operations.call_off_brand(first, by=office.decider, now=now)
    operations.call_off_brand(first, by=admin, now=now)
    assert queries.every() == ()
    first = operations.set_brand(said(), tomorrow, by=admin, now=now).ref
    begun = now + timedelta(days=2)
    with pytest.raises(BrandBegun):
        operations.call_off_brand(first, by=admin, now=begun)
    second = operations.set_brand(said("#123a77"), day_of(begun) + timedelta(days=5), by=admin, now=begun).ref
    assert [one.ref for one in queries.every()] == [second, first]
    operations.call_off_brand(second, by=admin, now=begun)
    assert [(one.ref, one.ends) for one in queries.every()] == [(first, None)]


@covers("S-058")
def test_no_surface_brings_a_look_of_its_own() -> None:
    house = Path(yimen.__file__).parent
    pages = [one for one in house.rglob("*") if one.suffix in {".css", ".html", ".js"} and one.name != "tokens.css"]
    built = set(re.findall(r"--trust[a-z-]*: (#[0-9a-f]{6})", (house / "threshold/static/tokens.css").read_text()))

    assert len(built) == 5
    assert [one.name for one in pages if any(colour in one.read_text().lower() for colour in built)] == ["brands.html"]
    whole = [one for one in pages if "<html" in one.read_text() and "payment" not in one.parts]
    # What programmers read of the JSON door has no head of the city.
    assert [one.name for one in whole if "components/head.html" not in one.read_text()] == ["docs.html"]
