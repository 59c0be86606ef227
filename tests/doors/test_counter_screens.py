"""At the counter: papers under the document camera, and the screen towards the visitor."""

import struct
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand, town
from tests.operations.errand import later
from tests.operations.town import NOW
from yimen import threshold
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.cases import queries
from yimen.engine.centre.visits import operations as visits
from yimen.engine.centre.visits.operations import VisitUnknown
from yimen.threshold.clock import SINCE

pytestmark = pytest.mark.django_db


def a_page(width: int, height: int) -> SimpleUploadedFile:
    """A white page as a camera gives it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    dots = zlib.compress(bytes(height * (1 + (width + 7) // 8)))
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dots) + chunk(b"IEND", b"")
    return SimpleUploadedFile("1.jpg", png)


def at_the_counter(office: errand.Office) -> str:
    return cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=NOW).ref


@covers("S-289")
def test_pages_under_the_camera_are_kept_together_in_their_order_or_not_at_all(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref, clerk = at_the_counter(office), at_the_desk(office.clerk, NOW, monkeypatch)
    case, scan = f"/desk/cases/{ref}", f"/desk/cases/{ref}/scan"

    page = clerk.get(case)
    coarse = clerk.post(scan, {"key": "1", "material": "plan", "page": [a_page(1240, 1754), a_page(1240, 900)]})
    empty = clerk.post(scan, {"key": "2", "material": "plan"})
    before = queries.find(ref, office.clerk, NOW)
    taken = clerk.post(scan, {"key": "3", "material": "plan", "page": [a_page(1240, 1754), a_page(1240, 1750)]})

    assert 'data-camera="plan"' in page.content.decode() and "camera=(self)" in page.headers["Permissions-Policy"]
    assert "camera=()" in clerk.get("/desk/window").headers["Permissions-Policy"]
    assert (coarse.status_code, empty.status_code, taken.status_code) == (422, 422, 302)
    assert "第 2 页不清楚：短边只有 900 个像素" in coarse.content.decode()
    after = queries.find(ref, office.clerk, NOW)
    assert before is not None and after is not None
    files = {row.term.code: [one.filename for one in row.files] for row in after.materials}
    assert all(not row.files for row in before.materials)
    assert files["plan"] == ["高拍第1页.jpg", "高拍第2页.jpg"] and not files["id"]


@covers("S-315")
def test_the_screen_towards_the_visitor_shows_their_business_and_nobody_elses(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = cases.receive(
        office.item,
        town.a_person(9, "李四海"),
        errand.ANSWERS,
        {"address": "别处", "area": "1"},
        by=office.clerk,
        now=NOW,
    )

    def shown(hours: float) -> str:
        monkeypatch.setenv(SINCE, datetime.now(UTC).isoformat())  # it fades in minutes: the clock begins with each look
        return _screen(at_the_desk(office.clerk, later(hours), monkeypatch))

    calm = shown(0)
    visit = visits.open_visit(office.party, "开饭店", by=office.clerk, now=later(1))
    typing = shown(1)
    ref = cases.receive(office.item, office.party, errand.ANSWERS, errand.FORM, by=office.clerk, now=later(2)).ref
    cases.attach_to_case(ref, "id", "id.png", errand.PNG, by=office.clerk, now=later(2))
    cases.attach_to_case(other.ref, "id", "other.png", errand.PNG, by=office.clerk, now=later(2.5))
    handled = shown(3)
    visits.close_visit(visit.ref, by=office.clerk, now=later(4))
    asked, gone = shown(4), shown(4 + timedelta(minutes=4) / timedelta(hours=1))

    assert "您好，请坐" in calm and "陈小禾，您好" in typing and "开饭店" in typing
    assert all(words in handled for words in ("滨河街36号", "身份证明", "已交", "还没交", "不收费", "承诺办结："))
    assert "请评价这次服务" in asked and "<svg" in asked and "您好，请坐" in gone
    assert not any(
        words in page for page in (calm, typing, handled, asked, gone) for words in ("李四海", "别处", "<form")
    )


def test_what_is_typed_is_read_along_by_whom_it_is_typed_for_and_by_nobody_after(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = town.a_person(9, "李四海")

    def typing(hours: float) -> str:
        monkeypatch.setenv(SINCE, datetime.now(UTC).isoformat())
        desk = at_the_desk(office.clerk, later(hours), monkeypatch)
        code, _, _ = errand.ANSWERS[0].partition(":")
        asked = {"party": office.party, f"situation-{code}": errand.ANSWERS[0]}
        return desk.get(f"/desk/window/receive/{office.item}", asked).content.decode()

    nobody = typing(0)
    first = visits.open_visit(office.party, "", by=office.clerk, now=later(1)).ref
    theirs = typing(1)
    visits.close_visit(first, by=office.clerk, now=later(2))
    second = visits.open_visit(other, "", by=office.clerk, now=later(2)).ref
    screen = _screen(at_the_desk(office.clerk, later(2.1), monkeypatch))

    assert "data-faces" in nobody and "data-visit" not in nobody
    assert f'data-visit="{first}"' in theirs and f'data-visit="{second}"' in screen
    assert "data-visit" not in typing(2.2), "the form of somebody else speaks to nobody who stands here"
    script = (Path(threshold.__file__).parent / "static/facing.js").read_text()
    assert "data.visit !== here()" in script and "[data-faces][data-visit]" in script


def test_a_visit_without_a_name_is_that_of_whom_the_clerk_finds_first_and_shows_nobody_elses_form(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = town.a_person(9, "李四海")
    visit = visits.open_visit("", "办证", by=office.clerk, now=later(1)).ref
    desk = at_the_desk(office.clerk, later(1.1), monkeypatch)

    def typing(party: str) -> str:
        code, _, _ = errand.ANSWERS[0].partition(":")
        asked = {"party": party, f"situation-{code}": errand.ANSWERS[0]}
        return desk.get(f"/desk/window/receive/{office.item}", asked).content.decode()

    unnamed = typing(other)
    assert desk.post("/desk/window/who", {"number": town.a_number(9)}).status_code == 302
    theirs = typing(other)
    assert desk.post("/desk/window/who", {"number": town.a_number(1)}).status_code == 302
    with pytest.raises(VisitUnknown):
        visits.name_visitor(visit, office.party, by=office.clerk, now=later(2))

    assert "data-faces" in unnamed and "data-visit" not in unnamed, "nobody knows yet who reads along"
    assert f'data-visit="{visit}"' in theirs
    assert "data-visit" not in typing(office.party), "the first who was found stands there, and nobody after"


def _screen(clerk: Client) -> str:
    return clerk.get("/desk/window/facing").content.decode()
