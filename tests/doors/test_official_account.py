"""The official account: its platform is believed by its signature, followers are answered and pushed to, pages fit."""

import re
from urllib.parse import urlencode

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, ticketing
from tests.operations.errand import later
from yimen.engine.case.cases import queries as cases
from yimen.gateways.wechat.official import OfficialAccount, spoken
from yimen.registries.followers import ports
from yimen.threshold.parity import FUNCTIONS

pytestmark = pytest.mark.django_db
PLATFORM = OfficialAccount("a token of this test only")
ME = "o-of-this-test-only"


def signed(hours: float = 0.1) -> str:
    stamp = str(int(later(hours).timestamp()))
    return urlencode({"signature": PLATFORM.signature(stamp, "n"), "timestamp": stamp, "nonce": "n", "echostr": "hi"})


def says(body: bytes, query: str = "") -> str:
    """What the platform gets for a call; the text of the answer alone when there is one."""
    answer = Client().post(f"/callbacks/wechat?{query or signed()}", body, content_type="text/xml")
    found = re.search(r"<Content>(.*)</Content>", answer.content.decode(), re.S)
    return found[1] if found else f"{answer.status_code} {answer.content.decode()}"


@covers("S-335")
def test_a_follower_reads_guides_progress_and_queues_and_binds_an_account_that_is_pushed_to(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    settings.YIMEN_WECHAT_NAME = "示范公众号"
    aftermath.wired()
    ports.wire(PLATFORM)
    ticketing.a_queue(office)
    case = errand.received(office)
    view = cases.find(case.ref, office.citizen, later(0.1))
    assert view is not None
    phone = at_the_desk(office.citizen, later(0.1), monkeypatch)

    assert Client().get(f"/callbacks/wechat?{signed()}").content == b"hi"
    for wrong in (signed(9), signed().replace("nonce=n", "nonce=m")):
        assert says(spoken(ME, "text", Content="排队"), wrong).startswith("403")
    assert f"/items/{office.item}" in says(spoken(ME, "text", Content="开饭店"))
    assert f"/items/{office.item}" in says(
        spoken(ME, "event", Event="subscribe", EventKey=f"qrscene_item-{office.item}")
    )
    assert "等候 0 人" in says(spoken(ME, "text", Content="排队")) and "/tickets" in says(
        spoken(ME, "event", Event="CLICK", EventKey="queues")
    )
    shown = says(spoken(ME, "text", Content=f"进度　{view.number}　{case.query_code}"))
    assert view.item_name in shown and "已收件" in shown and "答复是否受理" in shown
    assert "没有查到" in says(spoken(ME, "text", Content=f"进度 {view.number} 000000"))
    assert says(b"<!DOCTYPE x [<!ENTITY a 'b'>]><xml/>") == "200 success" == says(spoken(ME, "event", Event="LOCATION"))

    page = phone.post("/wechat", {"act": "ask", "key": "k"}).content.decode()
    given = re.search(r'code big-code">绑定 (\w+)<', page)
    assert given is not None and given[1] not in phone.get("/wechat").content.decode()
    assert "绑定码不对" in says(spoken(ME, "text", Content="绑定 AAAA"))
    assert "The code is wrong" in says(spoken(ME, "text", Content="Bind AAAA"))
    assert "绑定好了" in says(spoken(ME, "text", Content=f"绑定{given[1].lower()}"))
    assert "已绑定" in phone.get("/wechat").content.decode()
    mine = caller(office.citizen)
    assert said(mine.get("/messages/wechat"))["bound_at"]
    assert code(mine.post("/messages/wechat/code")) == "followers.follows_already"
    assert says(spoken(ME, "event", Event="unsubscribe")) == "200 success"
    assert said(mine.get("/messages/wechat"))["bound_at"] is None
    assert phone.post("/wechat", {"act": "end", "key": "e"}).status_code == 422
    assert Client().post("/wechat", {"act": "ask"}).headers["Location"].startswith("/login")
    pages = {one.words: reverse(one.page) for one in FUNCTIONS if one.page}
    for words in ("查办事指南", "查办理进度", "看排队", "取号", "消息提醒"):
        assert phone.get(pages[words]).status_code == 200
    for _ in range(11):
        last = says(spoken(ME, "text", Content="进度 1 2"))
    assert "问得太快了" in last
