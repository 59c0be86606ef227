"""Microblogs: accounts with their departments, posts taken in once, orders with the account's limit, counted."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from django.db import connection

from tests.covers import covers
from tests.operations.errand import later
from tests.operations.town import NOW
from tests.operations.voicing import Desk, a_desk
from tests.standing import standing
from yimen.engine.public.microblogs import operations, ports, queries
from yimen.engine.public.microblogs.operations import Registered, TakenIn
from yimen.engine.public.microblogs.refusals import MicroblogThere, MicroblogUnknown, PostSettled, PostUnknown
from yimen.engine.public.voices import operations as voices
from yimen.engine.public.voices import queries as voice_queries
from yimen.engine.public.voices.refusals import NotAtTheDesk
from yimen.gateways.microblogs.sandbox import SandboxPosts
from yimen.journal import reading
from yimen.kernel.actor import SYSTEM
from yimen.kernel.microblogs import HoursUnfit, SeenPost, TooManyPosts
from yimen.kernel.rates import Share
from yimen.kernel.text import TextMissing
from yimen.kernel.writing import NoSuchThing, NotAllowed, NotInList

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 1)


@standing
def desk() -> Desk:
    return a_desk()


def a_post(key: str, text: str = "菜场东门积水三天了", at: datetime = NOW) -> SeenPost:
    return SeenPost(key, "路过的人", text, at, f"https://weibo.example/{key}")


def registered(desk: Desk, handle: str = "10086", hours: int = 14) -> str:
    account = Registered("weibo", handle, "示范市场监管", desk.office.town.office, hours)
    return operations.register_microblog(account, by=desk.manager, now=later(0)).ref


@covers("S-397")
def test_a_post_is_taken_in_once_becomes_one_order_and_is_counted_for_its_account(desk: Desk) -> None:
    manager, member, head = desk.manager, desk.member, desk.head
    account = Registered("weibo", "10086", "示范市场监管", desk.office.town.office, 14)
    with pytest.raises(NotAllowed):
        operations.register_microblog(account, by=member, now=later(0))
    with pytest.raises(HoursUnfit):
        registered(desk, hours=36)
    with pytest.raises(NotInList):
        operations.register_microblog(Registered("ham", *_of(account)), by=manager, now=later(0))
    with pytest.raises(NoSuchThing):
        operations.register_microblog(Registered("weibo", "10086", "示范", "0" * 16, 14), by=manager, now=later(0))
    ref = registered(desk)
    with pytest.raises(MicroblogThere):
        registered(desk)

    with pytest.raises(NotAllowed):
        operations.bring_in_posts(ref, (a_post("1"),), by=member, now=later(1))
    with pytest.raises(MicroblogUnknown):
        operations.bring_in_posts("0" * 16, (a_post("1"),), by=manager, now=later(1))
    with pytest.raises(TooManyPosts):
        operations.bring_in_posts(ref, [a_post(str(n)) for n in range(101)], by=manager, now=later(1))
    told = (
        a_post("1"),
        a_post("2", "转发抽奖"),
        a_post("2", "转发抽奖"),
        a_post("3", "\u202e \x00"),
        a_post("4", "早市\u202e好"),
    )
    assert operations.bring_in_posts(ref, told, by=manager, now=later(1)) == TakenIn(3, 2)
    assert operations.bring_in_posts(ref, told, by=manager, now=later(2)) == TakenIn(0, 5)
    assert queries.waiting(head, later(2)) == ()
    first, second, fourth = queries.waiting(member, later(2))
    assert (first.text, first.office, first.late, fourth.text) == (
        "菜场东门积水三天了", "示范市市场监督管理局", "", "早市好"
    )  # fmt: skip

    with pytest.raises(NotAtTheDesk):
        operations.order_post(first.ref, "complaint", "market", "菜场积水", by=head, now=later(2))
    with pytest.raises(PostUnknown):
        operations.order_post("0" * 16, "complaint", "market", "菜场积水", by=member, now=later(2))
    with pytest.raises(NotInList):
        operations.order_post(first.ref, "complaint", "cats", "菜场积水", by=member, now=later(2))
    with pytest.raises(TextMissing):
        operations.set_post_aside(second.ref, " ", by=member, now=later(2))
    order = operations.order_post(first.ref, "complaint", "market", "菜场积水", by=member, now=later(2))
    for again in (operations.order_post, operations.set_post_aside):
        words = ("complaint", "market", "菜场积水") if again is operations.order_post else ("没有事",)
        with pytest.raises(PostSettled):
            again(first.ref, *words, by=member, now=later(2))
    operations.set_post_aside(second.ref, "转发抽奖，没有要办的事", by=member, now=later(6))

    row = voice_queries.one(order.voice_ref, head, later(2)) or pytest.fail("gone")
    assert (row.way, row.source, row.state, row.told) == ("post", "@示范市场监管", "assigned", "菜场东门积水三天了")
    # Fourteen office hours after noon of a Friday: four of it, seven of Monday, three of Tuesday.
    assert row.orders[0].answer_by.isoformat() == "2026-11-24T04:00:00+00:00"
    voices.answer_voice(order.voice_ref, "已疏通。", by=head, now=later(3))
    voices.close_voice(order.voice_ref, by=member, now=later(4))
    voices.call_back(order.voice_ref, "yes", "私信回复：干了。", by=member, now=later(5))
    assert voices.show_speaker(order.voice_ref, by=member, now=later(5)).name == "@路过的人"

    (stood,) = queries.standing(NOVEMBER, later(7))
    assert (stood.taken, stood.orders, stood.aside, stood.waiting) == (3, 1, 1, 1)
    assert (stood.read, stood.responded, stood.answered, stood.content) == (
        Share(1, 3), Share(1, 1), Share(1, 1), Share(1, 1)
    )  # fmt: skip
    assert {one.late for one in queries.waiting(member, later(7))} == {"yes"}
    assert [(one.aside_why, one.voice_number) for one in queries.lately(member, later(7))] == [
        ("转发抽奖，没有要办的事", ""), ("", order.number)
    ]  # fmt: skip
    assert [standing.orders for standing in voice_queries.work(NOVEMBER, later(7), "posts")] == [1]
    with connection.cursor() as cursor:
        cursor.execute("select id from microblogs_microblog where ref = %s", (ref,))
        ((id_,),) = cursor.fetchall()
    assert [line.verb for line in reading.chain("microblog", id_)] == [
        "register_microblog", "take_in_posts", "order_post", "set_post_aside"
    ]  # fmt: skip


def _of(account: Registered) -> tuple[str, str, str, int]:
    return account.handle, account.name, account.office_ref, account.hours


@covers("S-397")
def test_a_source_is_asked_for_what_came_since_and_its_silence_is_said(desk: Desk, tmp_path: Path) -> None:
    ref, away = registered(desk), registered(desk, "shop-away")
    with pytest.raises(NotAllowed):
        operations.collect_microblog(ref, by=desk.manager, now=later(1))
    ports.wire(ports.NoSource())
    assert queries.to_collect() == ()
    ports.wire(SandboxPosts(tmp_path))
    assert queries.to_collect() == (ref, away)
    # Keys, addresses and times as no platform should tell them: nothing stops the clockwork, nothing is followed.
    odd = {
        "key": "x\x00",
        "author": "某人",
        "text": "怪",
        "posted_at": "0001-01-01T00:00:00",
        "address": "https://x\x00",
    }
    (tmp_path / "weibo-10086.json").write_text(json.dumps([odd]), encoding="utf-8")
    assert operations.collect_microblog(ref, by=SYSTEM, now=later(0.5)) == TakenIn(1, 0)
    (strange,) = queries.waiting(desk.member, later(0.5))
    assert (strange.address, strange.posted_at) == ("", later(0.5))
    posts = [{"key": str(n), "author": "某人", "text": f"第 {n} 条", "posted_at": NOW.isoformat()} for n in range(3)]
    (tmp_path / "weibo-10086.json").write_text(json.dumps(posts[:2]), encoding="utf-8")

    assert operations.collect_microblog(ref, by=SYSTEM, now=later(1)) == TakenIn(2, 0)
    (tmp_path / "weibo-10086.json").write_text(json.dumps(posts), encoding="utf-8")
    assert operations.collect_microblog(ref, by=SYSTEM, now=later(2)) == TakenIn(1, 0)
    assert operations.collect_microblog(ref, by=SYSTEM, now=later(2)) == TakenIn(0, 0)
    for at in (3, 4):
        operations.collect_microblog(away, by=SYSTEM, now=later(at))
    (tmp_path / "weibo-10086.json").write_text("{", encoding="utf-8")
    operations.collect_microblog(ref, by=SYSTEM, now=later(5))

    group = {row.handle: row for row in queries.group(later(5))}
    assert (group["shop-away"].silent_since, group["shop-away"].asked_at) == (later(3), later(4))
    assert (group["10086"].silent_since, group["10086"].waiting) == (later(5), 4)
    (tmp_path / "weibo-10086.json").write_text(json.dumps(posts), encoding="utf-8")
    operations.collect_microblog(ref, by=SYSTEM, now=later(6))
    assert {row.handle: row.silent_since for row in queries.group(later(6))}["10086"] is None

    operations.end_microblog(ref, by=desk.manager, now=later(7))
    with pytest.raises(MicroblogUnknown):
        operations.collect_microblog(ref, by=SYSTEM, now=later(8))
    assert queries.to_collect() == (away,) and len(queries.waiting(desk.member, later(8))) == 4
    assert registered(desk) != ref
