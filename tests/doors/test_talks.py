"""Talks through the doors: begun at an item, led at the desk, met by video, read at the case by who decides."""

from pathlib import Path

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from yimen.engine.public.talks import ports
from yimen.gateways.video.sandbox import SandboxVideo
from yimen.threshold.actors import BY_ITSELF

pytestmark = pytest.mark.django_db
PHONE = "13812345678"


@covers("S-360")
def test_a_talk_goes_from_an_item_to_its_record_through_the_pages(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rooms = SandboxVideo(tmp_path / "video", b"key", "/sandbox/video")
    monkeypatch.setattr(ports._Wired, "rooms", rooms)
    case = errand.in_department(office)
    home, desk = (at_the_desk(who, later(0.5), monkeypatch) for who in (office.citizen, office.clerk))
    stranger = at_the_desk(places.a_citizen(9, "王五", "wangwu"), later(0.5), monkeypatch)
    decider = at_the_desk(office.decider, later(0.5), monkeypatch)
    assert f"/talk?item={office.item}" in home.get(f"/items/{office.item}").content.decode()
    assert f"/talk?case={case}" in home.get(f"/mine/{case}").content.decode()
    assert Client().get("/talk").status_code == 302
    begin = f"/talk?case={case}"
    assert "开始交谈" in home.get(begin).content.decode()
    assert "找事项" in home.get("/talk").content.decode()
    form = {"topic": "平面图", "said": f"要盖章吗？我的电话 {PHONE}", "item": "", "case": case, "key": "one-form"}
    assert home.post("/talk", {**form, "said": " ", "key": "none"}).status_code == 422
    page = home.post("/talk", form).headers["Location"]
    assert home.post("/talk", form).headers["Location"] == page
    told = home.get(page).content.decode()
    assert "您排在最前面" in told and 'hx-trigger="every 5s"' in told and "X-By-Itself" in told and PHONE in told
    assert (
        stranger.get(page).status_code == 404 and stranger.post(page, {"act": "say", "text": "我"}).status_code == 404
    )

    ref = page.rstrip("/").rpartition("/")[2]
    at_desk = f"/desk/service/talks/{ref}"
    listed = desk.get("/desk/service/talks").content.decode()
    assert "平面图" in listed and PHONE not in listed
    waits = desk.get(at_desk).content.decode()
    assert "我来接通" in waits and "要盖章吗" not in waits
    assert decider.get(at_desk).status_code == 404
    assert desk.post(at_desk, {"act": "take_up"}).status_code == 302
    assert PHONE in desk.get(at_desk).content.decode()
    refused = desk.post(at_desk, {"act": "say", "text": "一定能批准"})
    assert refused.status_code == 422 and "一定能批准" in refused.content.decode()
    assert desk.post(at_desk, {"act": "say", "text": "不用盖章"}).status_code == 302
    assert "不用盖章" in home.get(page).content.decode()

    assert home.post(page, {"act": "book_video", "begins": "2026-11-20T11:10"}).status_code == 422
    assert home.post(page, {"act": "book_video", "begins": "2026-11-20T11:00"}).status_code == 302
    home, desk = (at_the_desk(who, later(0.9), monkeypatch) for who in (office.citizen, office.clerk))
    video = home.get(page).content.decode().partition('name="video" value="')[2].partition('"')[0]
    entered = home.post(page, {"act": "enter_video", "video": video}).content.decode()
    address = entered.partition('href="/sandbox')[2].partition('"')[0]
    assert "只能用一次" in entered and address
    # The room lets the side in once; a used or a made-up address opens nothing.
    assert "身份：申请人" in home.get(f"/sandbox{address}").content.decode()
    shut = (f"/sandbox{address}", f"/sandbox{address}x", "/sandbox/video/x?jwt=假.的.号")
    assert [home.get(where).status_code for where in shut] == [403, 403, 403]
    assert "打开视频室" in desk.post(at_desk, {"act": "enter_video", "video": video}).content.decode()
    desk = at_the_desk(office.clerk, later(1.2), monkeypatch)
    assert desk.post(at_desk, {"act": "end_video", "video": video}).status_code == 302
    led = desk.get(at_desk).content.decode()
    seen = led.partition('id="last" value="')[2].partition('"')[0]
    over = {"act": "close", "outcome": "explained", "summary": "不用盖章", "seen": seen}
    assert desk.post(at_desk, {**over, "seen": "1"}).status_code == 422
    assert desk.post(at_desk, over).status_code == 302
    assert (
        "不再改动" in home.get(page).content.decode()
        and "见成的视频" in desk.get("/desk/service/talks").content.decode()
    )
    # What a page fetches by itself every few seconds counts no thirty days of the city anew.
    assert "见成的视频" not in desk.get("/desk/service/talks", headers={BY_ITSELF: "yes"}).content.decode()
    assert "在线交谈：平面图" in home.get(f"/mine/{case}").content.decode()
    assert "在线交谈：平面图" in decider.get(f"/desk/cases/{case}").content.decode()
    record = decider.get(at_desk).content.decode()
    assert "不用盖章" in record and PHONE not in record and "已遮去" in record
    assert (
        "平面图" in home.get("/talks").content.decode() and 'lang="en"' in home.get("/talks?lang=en").content.decode()
    )
