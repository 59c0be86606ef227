"""Without the net: every form of the hall has a desk or somebody who has to open one; pages are checked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import errand
from tests.operations.catalogue import TERMS, a_draft, published
from tests.operations.errand import later
from tests.operations.evaluating import the_manager
from yimen.channels.clockwork import counting
from yimen.engine.public.access_checks import operations, queries
from yimen.insight.reach import queries as items
from yimen.kernel.actor import SYSTEM
from yimen.kernel.publication import table
from yimen.kernel.rates import Share
from yimen.kernel.writing import Missing, NotAllowed, NotInList
from yimen.registries.catalogue.refusals import NotPublishable
from yimen.threshold import beside_the_net, looked_at
from yimen.threshold.beside_the_net import OF_THE_NET, OFFLINE, missing, offered, unplaced
from yimen.threshold.english import WORDS
from yimen.threshold.looked_at import open_pages

FRONT = {"all", "staff", "staff:window", "staff:cashier", "staff:agent"}


def addresses(within: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in within.url_patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one, one.namespace or space)
        elif one.name:
            yield f"{space}:{one.name}", one


@covers("S-588")
def test_every_form_of_the_hall_has_a_desk_or_somebody_who_has_to_open_one() -> None:
    known = dict(addresses(get_resolver()))
    forms = {name for name, one in known.items() if name.startswith("hall:") and hasattr(one.callback, "takes")}
    told = [form for one in OFFLINE for form in one.forms]

    assert len(told) == len(set(told)) and not OF_THE_NET & set(told)
    # A form that nobody has placed is on the list of what is missing by itself.
    assert set(unplaced(forms)) == forms - OF_THE_NET - set(told)
    assert {*told, *OF_THE_NET} <= forms == set(looked_at.forms())
    assert all(one.desks and one.where and not one.mends for one in offered())
    assert all(one.mends and not one.desks for one in missing())
    assert {word for one in OFFLINE for word in (one.words, *one.where, one.mends) if word} <= set(WORDS)
    for name in {desk for one in OFFLINE for desk in one.desks}:
        who = getattr(known[name].callback, "authority", "")
        assert who in FRONT or {"window", "agent", "cashier"} & set(who.split(":")), (name, who)


@pytest.mark.django_db
@covers("S-588")
def test_what_is_filed_online_has_a_window_and_pages_are_checked_by_machine_and_by_people(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    online = a_draft("网上自动退税", terms=replace(TERMS, service=replace(TERMS.service, ways=("2", "3"))))
    with pytest.raises(NotPublishable) as refused:
        published(office.town.office, online)
    assert (refused.value.element, refused.value.rule) == ("service.ways", "net_is_not_the_only_way")
    with monkeypatch.context() as before:
        # What was published before the rule stood stays in force, and stands on the list with its office.
        before.setattr(table, "RULES", tuple(one for one in table.RULES if one.code != refused.value.rule))
        published(office.town.office, online)
    monkeypatch.setattr(items, "READ", "default")
    share, rows = items.items(later(1))
    assert [(row.name, row.office) for row in rows] == [("网上自动退税", "示范市市场监督管理局")]
    assert share.whole == share.part + 1 > 1

    # The house looks by itself; found as before, the same check holds longer, and what became worse is a new one.
    assert {"/progress", "/accessibility", "/ask"} <= set(open_pages())
    assert counting.look_at_page("/progress", later(1)) and counting.look_at_page("/progress", later(25))
    assert not counting.look_at_page("/nowhere", later(1))
    (page,) = queries.pages(open_pages())
    assert (page.address, page.met, page.last_at - page.first_at) == ("/progress", "yes", timedelta(hours=24))
    operations.check_page("/progress", "<html><p>坏了</p></html>", "", by=SYSTEM, now=later(26))
    (page,) = queries.pages(open_pages())
    assert (page.met, page.first_at) == ("", later(26))
    assert {code: share for code, share, met in page.found if not met}["large_print"] == Share(0, 2)
    manager = the_manager(office)
    said = ("/progress", "understood", "met", "72 岁的群众自己查到了")
    with pytest.raises(NotAllowed):
        operations.record_access_check(*said, by=office.clerk, now=later(26))
    with pytest.raises(NotInList):
        operations.record_access_check("/progress", "named", *said[2:], by=manager, now=later(26))
    with pytest.raises(Missing):
        operations.record_access_check("", *said[1:], by=manager, now=later(26))

    desk = at_the_desk(manager, later(27), monkeypatch)
    address = "/desk/rules/reach"
    record = {"act": "record", "address": said[0], "criterion": said[1], "outcome": said[2], "words": said[3]}
    assert desk.post(address, {**record, "words": " ", "key": "1"}).status_code == 422
    assert desk.post(address, {**record, "key": "2"}).status_code == 302
    monkeypatch.setattr(beside_the_net, "OF_THE_NET", OF_THE_NET - {"hall:leave"})
    shown = desk.get(address).content.decode()
    assert "/me/leave" in shown and "还没有登记线下办法" in shown
    assert all(one in shown for one in (said[3], "老人自己办成", "网上自动退税", "撤回自己的申请", "政务服务中心"))
    assert desk.post(address, {"act": "look", "address": "/progress", "key": "3"}).status_code == 302
    assert [(one.address, one.met) for one in queries.pages(open_pages())] == [("/progress", "yes")]
    # A page that does not open any more when the house goes round is not in order, and one that is gone is none.
    ask = (looked_at.page_at("/ask"), looked_at.page_at("/ask", "large"))
    for gone in ("/ask", "/gone"):
        operations.check_page(gone, *ask, by=SYSTEM, now=later(60))
    assert [(one.address, one.met) for one in queries.pages(open_pages())] == [("/ask", "yes"), ("/progress", "yes")]
    operations.check_page("/ask", *ask, by=SYSTEM, now=later(64))
    assert [(one.address, one.met) for one in queries.pages(open_pages())] == [("/progress", ""), ("/ask", "yes")]
    assert "这一轮没有打开" in desk.get(address).content.decode()
    assert "1 / 2 个页面都达到" in Client().get("/accessibility").content.decode()
    counting.look_at_page("/progress", later(65))
    clerk = at_the_desk(office.clerk, later(27), monkeypatch)
    assert "现在查一页" not in clerk.get(address).content.decode()
    assert clerk.post(address, {"act": "look", "address": "/progress", "key": "4"}).status_code == 422
    told = Client().get("/accessibility").content.decode()
    assert "2 / 2 个页面都达到" in told and "综合窗口、村镇代办员" in told
