"""Trends through the doors: chosen, drilled into, taken away as shown; populations entered where they are kept."""

import io
import re
import zipfile

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand, evaluating, tracing
from tests.operations.errand import later
from yimen.insight.figures import reading

pytestmark = pytest.mark.django_db


@covers("S-299")
def test_who_leads_goes_from_a_trend_to_its_cases_and_takes_away_what_is_shown(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "READ", "default")
    case = errand.granted(office)
    tracing.follow(later(40))
    desk = at_the_desk(evaluating.supervision(office), later(40), monkeypatch)
    manager = at_the_desk(evaluating.the_manager(office), later(40), monkeypatch)
    clerk = at_the_desk(office.clerk, later(40), monkeypatch)
    assert clerk.get("/oversight/figures/trends").status_code == 403 and Client().get(
        "/oversight/figures/trends"
    ).status_code in (302, 403)
    assert "/oversight/figures/trends" in desk.get("/oversight/figures").content.decode()
    page = desk.get("/oversight/figures/trends?by=month&of=granted").content.decode()
    (link,) = re.findall(r'href="(/oversight/figures/cases/granted\?[^"]*)"', page)
    assert "from=2026-11-01" in link and "until=2026-12-01" in link
    behind = desk.get(link.replace("&amp;", "&")).content.decode()
    assert f"/desk/cases/{case}" in behind
    # A broken day is the usual time, and no error.
    assert desk.get("/oversight/figures/cases/granted?from=2026-13-01&until=x").status_code == 200
    csv = desk.get("/oversight/figures/trends?csv=trend").content.decode()
    assert csv.count("\n2026-11") == 1 and "＊" not in csv
    # Before the first case there is nothing to count, and no nought is told of it.
    assert "\r\n2026-11 还没过完,1,—,—,—\r\n2026-10,—,—,—,—\r\n" in csv
    # To who sees the cases of a centre alone, one case of the whole city is too few, on the page and in the files.
    for form in ("", "&csv=trend"):
        told = manager.get(f"/oversight/figures/trends?whole=yes{form}").content.decode()
        assert "＊" in told and "/oversight/figures/cases/received" not in told
    book = zipfile.ZipFile(io.BytesIO(manager.get("/oversight/figures/trends?whole=yes&xlsx=trend").getvalue()))
    assert "＊：看不到的办件少于 5 件" in book.read("xl/worksheets/sheet1.xml").decode()
    assert "食品经营许可" in desk.get("/oversight/figures/hot-items?span=year").content.decode()
    hot = desk.get("/oversight/figures/hot-items?span=year").content.decode()
    assert f"/oversight/figures/cases/received?span=year&amp;item={office.item}" in hot
    counted = desk.get("/oversight/figures/indicators?span=year").content.decode()
    assert f"/oversight/figures/cases/received?span=year&amp;city={office.town.city}" in counted
    assert case in desk.get(f"/oversight/figures/cases/received?span=year&city={office.town.city}").content.decode()
    assert "热门事项" in manager.get("/oversight/figures/hot-items?by=nonsense").content.decode()

    address = "/oversight/figures/populations"
    form = {"act": "enter", "region": office.town.city, "people": "20,000", "as_of": "2025-12-31", "source": "公报"}
    assert manager.post(address, form).status_code == 422
    assert "录入一个人口数" not in manager.get(address).content.decode()
    assert desk.post(address, {**form, "people": "许多"}).status_code == 422
    assert desk.post(address, form).status_code == 302
    shown = desk.get("/oversight/figures/indicators?span=year").content.decode()
    assert "20,000" in shown and "公报" in shown and "0.5" in shown
    kept = re.findall(r'<option value="([0-9A-Z]{16})"[^>]*>[^<]*20,000', desk.get(address).content.decode())
    assert desk.post(address, {"act": "withdraw", "population": kept[0], "reason": "重录"}).status_code == 302
    assert "已撤下：重录" in desk.get(address).content.decode()
