"""Microblogs through the doors: brought in by a program, made an order at the desk, counted before the public."""

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.calling import caller, code, said
from tests.doors.desk import at_the_desk
from tests.operations.errand import later
from tests.operations.town import NOW
from tests.operations.voicing import a_desk
from yimen.engine.public.microblogs import queries

pytestmark = pytest.mark.django_db


@covers("S-397")
def test_a_post_goes_from_a_program_to_an_order_and_into_the_figures_of_its_account(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk, nobody = a_desk(), Client()
    manager = at_the_desk(desk.manager, later(1), monkeypatch)
    member = at_the_desk(desk.member, later(1), monkeypatch)
    form = {"act": "register", "platform": "weibo", "handle": "10086", "name": "示范市场监管", "hours": "14"}
    form["office"] = desk.office.town.office
    assert manager.post("/desk/civic/accounts", {**form, "hours": "40"}).status_code == 422
    assert member.post("/desk/civic/accounts", form).status_code == 422
    assert manager.post("/desk/civic/accounts", form).status_code == 302
    ref = queries.group(later(1))[0].ref
    post = {"key": "1", "author": "路过", "text": "菜场积水三天", "posted_at": NOW.isoformat()}
    program = caller(desk.manager)
    assert said(program.post(f"/microblogs/{ref}/posts", {"posts": [post]})) == {"new": 1, "known": 0}
    assert said(program.post(f"/microblogs/{ref}/posts", {"posts": [post]})) == {"new": 0, "known": 1}
    assert code(caller(desk.head).post(f"/microblogs/{ref}/posts", {"posts": [post]})) == "people.not_allowed"

    assert "菜场积水三天" in member.get("/desk/civic/posts").content.decode()
    assert "菜场积水三天" not in manager.get("/desk/civic/posts").content.decode()
    order = {"act": "order", "post": queries.waiting(desk.member, later(1))[0].ref, "kind": "help", "topic": "market"}
    lost = member.post("/desk/civic/posts", {**order, "title": ""})
    assert lost.status_code == 422 and "菜场积水三天" in lost.content.decode()
    assert member.post("/desk/civic/posts", {**order, "title": "菜场积水", "key": "k"}).status_code == 302
    assert member.post("/desk/civic/posts", {**order, "title": "菜场积水", "key": "k"}).status_code == 302
    assert member.post("/desk/civic/posts", {**order, "title": "菜场积水", "key": "l"}).status_code == 422
    assert "部门办理中" in member.get("/desk/civic/posts").content.decode()
    assert "菜场积水" in member.get("/desk/civic/").content.decode()
    group = nobody.get("/microblogs").content.decode()
    assert "@示范市场监管" in group and "1 / 1" in group and "菜场积水" not in group
    assert "各账号办得怎样" in manager.get("/desk/civic/accounts?month=2026-11-01").content.decode()
    (stood,) = said(program.get("/microblogs", month="2026-11-05"))
    assert (stood["taken"], stood["orders"], stood["name"]) == (1, 1, "示范市场监管")
    end = {"act": "end", "account": ref}
    assert member.post("/desk/civic/accounts", end).status_code == 422
    assert manager.post("/desk/civic/accounts", end).status_code == 302
