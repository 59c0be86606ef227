"""The doors: who gets in, how long they stay, and what a page says when they do not."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pyotp
import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

import yimen
from tests.operations.town import (
    NOW,
    PASSWORD,
    SECRET,
    USCC,
    a_citizen,
    a_number,
    a_person,
    a_town,
    an_officer,
    signed_on,
)
from yimen.kernel.actor import NOBODY, SYSTEM
from yimen.registries.people import operations, queries
from yimen.threshold import clock
from yimen.threshold.actors import BY_ITSELF

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.doors.people_addresses")]


ROOMS = Path(yimen.__file__).parent


def in_templates(pattern: str) -> list[str]:
    """All that looks like this in the pages of every door."""
    pages = ROOMS.rglob("templates/**/*.html")
    return [piece for page in pages for piece in re.findall(pattern, page.read_text("utf-8"))]


class Watch:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.moment = NOW

    def now(self) -> datetime:
        return self.moment

    def wait(self, **span: int) -> None:
        self.moment += timedelta(**span)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    moved = Watch()
    monkeypatch.setattr(clock, "now", moved.now)
    return moved


@pytest.fixture
def officer(watch: Watch, client: Client) -> Iterator[Client]:
    """A browser in which a reviewer has signed in."""
    signed_on(an_officer(a_town()))
    asked = {"login": "officer1", "password": PASSWORD, "digits": pyotp.TOTP(SECRET).at(NOW)}
    assert client.post("/work/login", asked).headers["Location"] == "/work/"
    yield client


def test_a_citizen_registers_and_is_led_back_to_where_they_were(client: Client, watch: Watch) -> None:
    asked = client.get("/me")
    assert asked.headers["Location"] == "/login?next=%2Fme"
    form = {"name": "陈小禾", "number": a_number(1), "phone": "13800000001", "login": "xiaohe", "password": PASSWORD}

    answer = client.post("/register", {**form, "next": "/me"})

    assert answer.headers["Location"] == "/me"
    assert client.get("/me").content == b"citizen"


def test_a_form_that_is_refused_keeps_what_was_typed_but_no_password(client: Client, watch: Watch) -> None:
    form = {"name": "陈小禾", "number": "123", "phone": "13800000001", "login": "xiaohe", "password": PASSWORD}

    answer = client.post("/register", form)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="陈小禾"' in page and 'href="#f-number"' in page and "校验码" in page
    assert PASSWORD not in page
    assert "check digit" in client.post("/register", form, headers={"Accept-Language": "en"}).content.decode()


def test_nobody_is_led_out_of_the_house_after_signing_in(client: Client, watch: Watch) -> None:
    a_citizen()

    answer = client.post("/login", {"login": "xiaohe", "password": PASSWORD, "next": "https://evil.example/"})

    assert answer.headers["Location"] == "/"


def test_the_session_id_changes_at_sign_in(client: Client, watch: Watch) -> None:
    a_citizen()
    session = client.session
    session["planted"] = "by somebody"
    session.save()
    before = session.session_key

    client.post("/login", {"login": "xiaohe", "password": PASSWORD})

    assert client.session.session_key != before
    assert "planted" not in client.session


def test_an_idle_officer_is_signed_out_after_half_an_hour(officer: Client, watch: Watch) -> None:
    for _ in range(3):
        watch.wait(minutes=29)
        assert officer.get("/work/").content == b"desk"

    watch.wait(minutes=31)

    assert officer.get("/work/").headers["Location"].startswith("/work/login")


def test_a_page_that_asks_by_itself_keeps_nobody_signed_in(officer: Client, watch: Watch) -> None:
    for _ in range(2):
        watch.wait(minutes=14)
        assert officer.get("/work/", headers={"X-By-Itself": "yes"}).content == b"desk"

    watch.wait(minutes=14)

    assert officer.get("/work/", headers={"X-By-Itself": "yes"}).headers["Location"].startswith("/work/login")
    assert "account" not in officer.session


def test_whatever_asks_again_by_itself_says_so() -> None:
    pieces = in_templates(r"<[^<>]*hx-trigger=\"(?:every|load delay)[^<>]*")

    assert len(pieces) >= 3 and all(BY_ITSELF in piece for piece in pieces)
    assert BY_ITSELF in (ROOMS / "threshold/static/desk.js").read_text()


def test_no_bare_key_sends_a_form() -> None:
    assert in_templates(r"<a [^>]*data-key=") and not in_templates(r"<button[^>]*data-key=")


def test_an_officer_without_the_post_is_told_no(officer: Client) -> None:
    answer = officer.get("/work/strongroom")

    assert answer.status_code == 403 and "回到工作台" in answer.content.decode()


def test_a_citizen_is_no_officer_and_an_officer_no_citizen(officer: Client, watch: Watch) -> None:
    assert officer.get("/me").headers["Location"].startswith("/login")
    a_citizen()
    home = Client()
    home.post("/login", {"login": "xiaohe", "password": PASSWORD})
    assert home.get("/work/").headers["Location"].startswith("/work/login")


def test_signing_out_ends_the_session(officer: Client) -> None:
    officer.post("/work/logout")

    assert officer.get("/work/").status_code == 302


def test_the_first_administrator_sets_up_a_login_with_the_one_time_code(client: Client, watch: Watch) -> None:
    invited = operations.invite_staff(an_officer(a_town(), "administrator"), by=SYSTEM, now=NOW)
    assert client.get("/work/first/set-up").headers["Location"] == "/work/first"
    assert client.post("/work/first", {"code": "0000-0000-0000-0000"}).status_code == 422
    assert client.post("/work/first", {"code": invited.code}).headers["Location"] == "/work/first/set-up"
    page = client.get("/work/first/set-up").content.decode()
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert found and "data:image/svg+xml" in page
    totp = pyotp.TOTP(found[1].replace(" ", ""))
    form = {"login": "admin", "password": PASSWORD, "digits": "000000"}
    assert client.post("/work/first/set-up", form).status_code == 422

    answer = client.post("/work/first/set-up", {**form, "digits": totp.at(NOW)})

    assert answer.headers["Location"] == "/work/admin/"
    assert client.get("/work/strongroom").content == b"administrator"
    assert totp.secret not in str(client.session.items())


def test_the_secrets_of_setting_up_do_not_lie_open_in_the_session(client: Client, watch: Watch) -> None:
    invited = operations.invite_staff(an_officer(a_town()), by=SYSTEM, now=NOW)

    client.post("/work/first", {"code": invited.code})

    assert invited.code not in str(dict(client.session.items()))


def test_a_one_click_account_opens_in_demo_mode_only(client: Client, watch: Watch, settings: LazySettings) -> None:
    settings.YIMEN_DEMO = True
    ref = operations.open_demo_account("demo1", "市民甲", a_person(), None, by=SYSTEM, now=NOW).ref
    assert "市民甲" in client.get("/demo").content.decode()
    settings.YIMEN_DEMO = False

    closed = client.post("/demo", {"account": ref})

    assert closed.status_code == 422 and "市民甲" not in client.get("/demo").content.decode()
    settings.YIMEN_DEMO = True
    client.post("/demo", {"account": ref})
    assert client.get("/me").content == b"citizen"


def test_a_person_registers_a_firm_names_a_handler_and_acts_for_it(client: Client, watch: Watch) -> None:
    a_citizen(1)
    a_citizen(2, "李青", "liqing")
    client.post("/login", {"login": "xiaohe", "password": PASSWORD})

    client.post("/me/mandates", {"act": "organisation", "name": "禾木小馆", "uscc": USCC, "phone": ""})
    firm = queries.party_by_number(USCC)
    assert firm
    handler = {"act": "handler", "principal": firm.ref, "name": "李青", "number": a_number(2), "kind": "handler"}
    assert client.post("/me/mandates", handler).status_code == 302

    assert "李青" in client.get("/me/mandates").content.decode()
    other = Client()
    other.post("/login", {"login": "liqing", "password": PASSWORD})
    other.post("/me/act-for", {"party": firm.ref, "next": "/me/mandates"})
    assert re.search(rf'value="{firm.ref}" checked', other.get("/me/mandates").content.decode())


def test_a_new_password_keeps_this_session_and_ends_the_others(client: Client, watch: Watch) -> None:
    a_citizen()
    other = Client()
    for browser in (client, other):
        browser.post("/login", {"login": "xiaohe", "password": PASSWORD})

    client.post("/me/password", {"old": PASSWORD, "password": "quite another one"})

    assert client.get("/me").content == b"citizen"
    assert other.get("/me").status_code == 302


def test_who_closes_the_account_reads_before_what_goes_and_is_signed_out_everywhere(
    client: Client, watch: Watch
) -> None:
    a_citizen()
    other = Client()
    for browser in (client, other):
        browser.post("/login", {"login": "xiaohe", "password": PASSWORD})
    page = client.get("/me/leave").content.decode()
    assert "会留下的" in page and "登录名、密码和所有设备上的登录" in page

    refused = client.post("/me/leave", {"password": "not my password"})
    assert refused.status_code == 422 and client.get("/me").status_code == 200
    done = client.post("/me/leave", {"password": PASSWORD}, follow=True)

    assert "账号已注销" in done.content.decode()
    assert client.get("/me").status_code == other.get("/me").status_code == 302
    assert client.post("/login", {"login": "xiaohe", "password": PASSWORD}).status_code == 422


def test_a_bearer_token_is_its_account(client: Client, watch: Watch) -> None:
    token = "a token that nobody guesses"
    operations.keep_token(token, "脚本", timedelta(days=1), by=a_citizen(), now=NOW)

    assert client.get("/me", headers={"Authorization": f"Bearer {token}"}).content == b"citizen"
    assert client.get("/me", headers={"Authorization": f"Bearer {token}x"}).status_code == 302


def test_an_expired_page_part_leads_the_whole_page_to_the_door(client: Client, watch: Watch) -> None:
    answer = client.get("/me", headers={"HX-Request": "true"})
    piece = client.get("/me", headers={"HX-Request": "true", "Referer": "http://testserver/whole"})

    assert answer.status_code == 204 and answer.headers["HX-Redirect"] == "/login?next=%2Fme"
    assert piece.headers["HX-Redirect"].endswith("testserver%2Fwhole")


def test_attempts_at_the_door_leave_no_login_and_no_name_in_the_attempts(client: Client, watch: Watch) -> None:
    a_town()
    assert client.post("/login", {"login": "my-password-by-mistake", "password": "x"}).status_code == 422
    with pytest.raises(Exception, match="people"):
        operations.sign_in_citizen("someone", "x", "192.0.2.9", by=NOBODY, now=NOW)

    from_journal = _attempts()

    assert from_journal and all("mistake" not in subject for subject in from_journal)


def _attempts() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select subject from journal_attempt")
        return [row[0] for row in cursor.fetchall()]


class Labels(HTMLParser):
    """Finds controls without a label."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.labelled: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag in ("input", "select", "textarea") and facts.get("type") not in ("hidden", "radio"):
            self.ids.append(facts.get("id") or "")
        if tag == "label" and facts.get("for"):
            self.labelled.add(str(facts["for"]))


@pytest.mark.parametrize("address", ["/login", "/register", "/demo", "/work/login", "/work/first", "/me/mandates"])
def test_every_control_has_one_label_and_one_id(client: Client, watch: Watch, address: str) -> None:
    a_citizen()
    if address.startswith("/me"):
        client.post("/login", {"login": "xiaohe", "password": PASSWORD})
    page = Labels()

    page.feed(client.get(address).content.decode())

    assert len(page.ids) == len(set(page.ids))
    assert set(page.ids) <= page.labelled


def views_under(pattern: URLPattern | URLResolver) -> Iterator[object]:
    if isinstance(pattern, URLPattern):
        yield pattern.callback
        return
    for inner in pattern.url_patterns:
        yield from views_under(inner)


def test_every_door_declares_whom_it_is_for() -> None:
    places = get_resolver("tests.doors.people_addresses").url_patterns[1:]

    views = [view for place in places for view in views_under(place)]

    assert len(views) > 25
    assert [view for view in views if not getattr(view, "authority", "")] == []
