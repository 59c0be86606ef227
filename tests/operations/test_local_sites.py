"""Sites: a place shows its own and nothing else, levels count as of any day, a place without cases is silent."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from tests.covers import covers
from tests.doors.desk import at_the_desk
from tests.operations import aftermath, errand, town
from tests.operations.errand import TERMS, later
from tests.operations.levels import a_town_below, an_authority
from tests.operations.town import BEGAN, NOW, TODAY
from yimen.assembly import database
from yimen.engine.case.cases import queries as cases
from yimen.engine.public.pages import operations as pages
from yimen.insight.pages import queries as page_figures
from yimen.insight.sites import queries
from yimen.kernel.actor import SYSTEM
from yimen.kernel.elements import OnlineDepth, Way
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.drafts import Draft
from yimen.registries.local_sites import operations
from yimen.registries.local_sites import queries as sites
from yimen.registries.local_sites.operations import NewsTakenDown, SiteOpen
from yimen.registries.people import queries as people

AT_A_WINDOW = replace(
    TERMS.service, ways=(Way.WINDOW,), online_depth=OnlineDepth.NONE, onsite_reason="核验原件", express_result="no"
)
WINDOW_ONLY = replace(TERMS, trips=1, place="滨河路1号", service=AT_A_WINDOW)


@pytest.fixture(scope="module")
def office(fresh_database: Callable[[], AbstractContextManager[database.Address]]) -> Iterator[errand.Office]:
    """A city with an item online; a county whose own office has one at the window alone; a town without any."""
    with fresh_database():
        aftermath.wired()
        found = errand.an_office()
        below = a_town_below(found)
        county = an_authority("滨河县卫生局", found.town.county, 77)
        item = catalogue.found_item(county, by=SYSTEM, now=NOW).ref
        draft = Draft("县里的事项", "20", WINDOW_ONLY, theme="trade")
        catalogue.publish(catalogue.draft_version(item, draft, by=SYSTEM, now=NOW).ref, NOW, by=SYSTEM, now=NOW)
        for region in (found.town.city, found.town.county, below.region):
            operations.open_site(region, "滨水之城", "trust", TODAY, "示府〔2026〕1号", by=SYSTEM, now=NOW)
        operations.publish_news(found.town.county, "新开夜间服务", "周三开到八点。", by=SYSTEM, now=NOW)
        errand.received(found)
        yield found


@covers("S-331", "S-359", "S-362")
def test_a_place_has_its_own_items_news_and_points_and_levels_count_as_of_any_day(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(1).isoformat())
    anybody = Client()
    city, county = (anybody.get(f"/sites/{ref}").content.decode() for ref in (office.town.city, office.town.county))

    assert "食品经营许可" in city and "县里的事项" not in city and "新开夜间服务" not in city
    assert "县里的事项" in county and "食品经营许可" not in county and "新开夜间服务" in county
    assert "示范市行政服务中心" in city and "滨水之城" in city
    levels = {row.level: (row.regions, row.sites, row.items, row.online) for row in queries.tree(later(1)).levels}
    assert levels == {2: (1, 1, 1, 1), 3: (1, 1, 1, 0), 4: (1, 1, 0, 0)}
    before = {row.level: (row.items, row.sites) for row in queries.tree(NOW - timedelta(days=30)).levels}
    assert before == {2: (0, 0), 3: (0, 0), 4: (0, 0)}
    page = anybody.get("/sites", {"on": "2026-10-01"}).content.decode()
    assert "2026年10月1日" in page and anybody.get("/sites/0123456789ABCDEF").status_code == 404


@covers("S-327")
def test_the_web_hall_leads_from_search_to_rating_and_every_level_is_a_branch_of_it(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    citizen, (case,) = at_the_desk(office.citizen, later(1), monkeypatch), cases.mine(office.citizen, later(1)).rows
    guide = f"/items/{office.item}"

    def shows(path: str, words: str, **query: str) -> bool:
        return words in citizen.get(path, query).content.decode()

    assert shows("/search", guide, q="开饭店") and shows(guide, "5 个工作日") and shows(f"{guide}/start", office.party)
    assert shows(f"/mine/{case.ref}", case.number) and shows("/progress", "查询码") and shows("/rate", "评价码")
    asked = {"topic": "开饭店", "question": "要几天？", "item": office.item, "key": "ask"}
    assert citizen.post("/ask", asked).status_code == 302 and shows("/enquiries", "开饭店")
    assert all(shows("/sites", f"/sites/{ref}") for ref in (office.town.city, office.town.county))
    assert shows(f"/sites/{office.town.city}", guide) and not shows(f"/sites/{office.town.county}", guide)


@covers("S-355")
def test_items_filed_online_that_are_not_everywhere_are_listed(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YIMEN_NOW", later(1).isoformat())

    found = queries.exceptions(later(1))

    assert [(one.ref, one.phone, one.kiosk) for one in found] == [(office.item, "no", "no")]
    page = Client().get("/channels").content.decode()
    assert f"/items/{office.item}" in page and "手机上没有" in page and "messages_list" in page


@covers("S-363")
def test_listed_consulted_filed_and_queried_are_counted_apart(office: errand.Office) -> None:
    found = queries.hall(later(1))

    assert (found.listed, found.consulted, found.filed, found.queried) == (2, 1, 1, 2)
    assert (found.consulting.percent, found.filing.percent) == ("50.0%", "50.0%")
    assert queries.hall(NOW - timedelta(days=30)).queried == 0


@covers("S-330", "S-489")
def test_a_site_without_a_case_is_no_use_of_it(office: errand.Office) -> None:
    found = queries.in_use(TODAY, TODAY)

    assert (found.used.part, found.used.whole, found.cases) == (1, 3, 1)
    assert sorted(one.name for one in found.silent) == ["滨河县", "示范1镇"]
    assert queries.in_use(TODAY - timedelta(days=9), TODAY - timedelta(days=8)).used.whole == 0


@covers("S-477")
def test_accounts_visits_and_messages_of_the_pages_are_counted(
    office: errand.Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    party = people.party(office.citizen.party_id or 0)
    assert party is not None
    for minutes in (0, 10, 40):
        pages.visit_page(party.ref, by=office.citizen, now=NOW + timedelta(minutes=minutes))

    citizens = page_figures.use(TODAY, TODAY)[0]

    assert (citizens.accounts, citizens.new, citizens.visits, citizens.visits_each) == (1, 1, 2, "2.0")
    assert page_figures.use(TODAY - timedelta(days=2), TODAY - timedelta(days=1))[0].accounts == 0
    supervisor = town.signed_on(town.an_officer(office.town, "supervisor", "900"), "the.supervisor")
    watch = at_the_desk(supervisor, later(1), monkeypatch)
    assert "渠道用得怎么样" in watch.get("/oversight/figures/channels").content.decode()


def test_who_keeps_no_sites_opens_none_and_speaks_for_the_own_place_alone(office: errand.Office) -> None:
    manager = town.signed_on(town.an_officer(office.town, "centre_manager", "901"), "the.manager")
    city, county = office.town.city, office.town.county

    with pytest.raises(NotAllowed):
        operations.open_site(city, "", "trust", TODAY, "x", by=manager, now=NOW)
    with pytest.raises(NotAllowed):
        operations.publish_news(county, "x", "y", by=manager, now=NOW)
    ref = operations.publish_news(city, "停水", "明天停水", by=manager, now=NOW).ref
    operations.take_down_news(ref, "写错了", by=manager, now=NOW)
    with pytest.raises(NewsTakenDown):
        operations.take_down_news(ref, "写错了", by=manager, now=NOW)
    assert sites.news(city) == ()
    for refused, act in (
        (SiteOpen, lambda: operations.open_site(city, "", "trust", TODAY, "x", by=SYSTEM, now=NOW)),
        (NotInList, lambda: operations.open_site(city, "", "pink", TODAY, "x", by=SYSTEM, now=NOW)),
        (NoSuchThing, lambda: operations.open_site("?", "", "trust", TODAY, "x", by=SYSTEM, now=NOW)),
    ):
        with pytest.raises(refused):
            act()
    site = sites.site(county, TODAY)
    assert site is not None
    with pytest.raises(ImpossibleDates):
        operations.close_site(site.ref, date(2020, 1, 1), "x", by=SYSTEM, now=NOW)
    operations.close_site(site.ref, TODAY + timedelta(days=9), "并站", by=SYSTEM, now=NOW)
    assert sites.site(county, TODAY + timedelta(days=9)) is None and BEGAN < TODAY
