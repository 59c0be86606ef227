"""All requests in one list: of every kind with its lamp, by division, of one's own places alone, urged from there."""

from dataclasses import replace

import pytest
from django.db import connection

from tests.covers import covers
from tests.doors.calling import caller, said
from tests.doors.desk import at_the_desk
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import supervision
from tests.operations.town import BEGAN, NOW
from tests.operations.voicing import Desk, a_desk, assigned, raised
from tests.standing import standing
from yimen.engine.public.complaints import operations as complaints
from yimen.engine.public.complaints.operations import Complained
from yimen.engine.public.enquiries import operations as enquiries
from yimen.engine.public.enquiries.operations import Asked
from yimen.engine.public.microblogs import operations as microblogs
from yimen.engine.public.microblogs.operations import Registered
from yimen.engine.public.voices import operations as voices
from yimen.engine.public.voices import queries as voice_queries
from yimen.engine.public.voices.refusals import VoiceUnknown
from yimen.insight.requests import queries
from yimen.kernel.actor import NOBODY, SYSTEM, Actor
from yimen.kernel.microblogs import SeenPost
from yimen.registries.people import operations as people

pytestmark = pytest.mark.django_db


class City:
    """A request of every kind, one of them in a county; who supervises all, and who the county alone."""

    def __init__(self) -> None:
        self.desk = a_desk()
        town = self.desk.office.town
        self.all, self.county = supervision(self.desk.office), _of_the_county(self.desk)
        self.there = raised(self.desk, 1, replace(self.desk.said, region_ref=town.county, title="县里的路灯不亮"))
        self.here = assigned(self.desk, 2)
        about = Complained("attitude", "窗口态度差", centre_ref=town.centre)
        self.complaint = complaints.lodge_complaint(about, "web", by=NOBODY, now=later(3))
        enquiries.ask_from_page(Asked("办照", "要带什么？"), by=NOBODY, now=later(3))
        account = Registered("weibo", "10086", "示范市场监管", town.office, 14)
        blog = microblogs.register_microblog(account, by=self.desk.manager, now=later(0)).ref
        post = SeenPost("1", "路过", "菜场积水", NOW)
        microblogs.bring_in_posts(blog, (post,), by=self.desk.manager, now=later(3))


def _of_the_county(desk: Desk) -> Actor:
    town = desk.office.town
    staff = people.enrol_staff("330", "何330", town.office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
    post = people.define_post(
        "滨河县监察岗", "supervisor", None, None, None, town.county, BEGAN, by=SYSTEM, now=NOW
    ).ref
    people.hold_post(staff, post, places.SINCE, None, "holder", by=SYSTEM, now=NOW)
    return places.signed_on(staff, "supervisor.330")


@standing
def city() -> City:
    return City()


@pytest.fixture(autouse=True)
def _read_in_the_open_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list is read by another role that sees nothing uncommitted; that it may read, the sample tells."""
    monkeypatch.setattr(queries, "connections", {"read": connection})


@covers("S-404")
def test_all_requests_lie_in_one_list_with_lamps_and_everybody_sees_their_own_places(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = city.desk

    seen = queries.listed(city.all, later(4)).rows
    assert {row.kind for row in seen} == {"voice", "complaint", "enquiry", "post"} and len(seen) == 5
    assert [row.due_at for row in seen] == sorted(row.due_at for row in seen)
    first = next(row for row in seen if row.ref == city.there.ref)
    assert (first.title, first.place, first.stage, first.lamp) == ("县里的路灯不亮", "滨河县", "received", "amber")
    assert {(row.kind, row.office) for row in seen if row.stage == "assigned"} == {("voice", "示范市市场监督管理局")}
    assert [row.ref for row in queries.listed(city.all, later(4), kind="complaint").rows] == [city.complaint.ref]
    assert {row.lamp for row in queries.listed(city.all, later(6), only_late="yes").rows} == {"red"}
    assert [row.ref for row in queries.listed(city.all, later(4), place=desk.office.town.county).rows] == [first.ref]
    assert [row.ref for row in queries.listed(city.county, later(4)).rows] == [first.ref]
    for nobody in (desk.member, desk.head, desk.office.citizen):
        assert queries.listed(nobody, later(4)).rows == () and queries.by_division(nobody, later(4)) == ()

    below, own = sorted(queries.by_division(city.all, later(6)), key=lambda one: one.all)
    assert (below.name, below.voices, below.red, below.all) == ("滨河县", 1, 1, 1)
    assert (own.ref, own.voices, own.complaints, own.enquiries, own.posts, own.all) == ("", 1, 1, 1, 1, 4)
    assert [one.came for one in queries.standing(city.county, later(4))] == [1, 0, 0, 0]

    monkeypatch.setattr(queries, "PAGE", 2)
    pages, after = list[str](), ""
    for _ in range(3):
        page = queries.listed(city.all, later(4), after=after)
        pages, after = [*pages, *(row.ref for row in page.rows)], page.after or ""
    assert pages == [row.ref for row in seen] and after == ""
    assert [row.ref for row in queries.listed(city.all, later(4), after="broken").rows] == pages[:2]


@covers("S-404")
def test_supervision_urges_from_the_one_page_and_what_ended_is_counted(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, here = city.desk, city.here
    page, head = (at_the_desk(who, later(4), monkeypatch) for who in (city.all, desk.head))

    shown = page.get("/oversight/requests").content.decode()
    assert here.number in shown and "催办什么" in shown and "滨河县" in shown
    assert here.number not in page.get("/oversight/requests?kind=complaint").content.decode()
    assert head.get("/oversight/requests").status_code == 403
    assert page.post("/oversight/requests", {"voice": here.ref, "words": " "}).status_code == 422
    for _ in range(2):
        assert page.post("/oversight/requests", {"voice": here.ref, "words": "在等", "key": "k"}).status_code == 302
    row = voice_queries.one(here.ref, desk.member, later(4))
    assert row is not None and row.orders[0].urged == 1
    with pytest.raises(VoiceUnknown):
        voices.urge_voice(here.ref, "在等", by=city.county, now=later(4))
    assert "催办 1 次" in page.get("/oversight/requests").content.decode()

    program = caller(city.all)
    assert {one["number"] for one in said(program.get("/requests", kind="voice"))["rows"]} == {
        here.number, city.there.number
    }  # fmt: skip
    assert said(caller(desk.head).get("/requests/divisions")) == [] != said(program.get("/requests/divisions"))
    voices.answer_voice(here.ref, "到 A01。", by=desk.head, now=later(5))
    voices.close_voice(here.ref, by=desk.member, now=later(5))
    monkeypatch.setenv("YIMEN_NOW", later(6).isoformat())
    voice, *_ = said(program.get("/requests/standing"))
    assert (voice["kind"], voice["open"], voice["came"], voice["ended"]) == ("voice", 1, 2, 1)
    assert (voice["in_time"]["part"], voice["in_time"]["whole"]) == (1, 1)
