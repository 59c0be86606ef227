"""The village agent: a villager entrusts and hands in at home, the papers travel to the town, nobody else has to.

The agent works on a phone-wide page; the town's clerk signs for what came, piece by piece.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import override_settings
from playwright.sync_api import Page, expect

from tests.covers import covers
from tests.journeys import people
from tests.journeys.city import REFORM, City
from tests.journeys.conftest import HASHERS
from tests.journeys.looking import Eyes
from tests.operations import town as places
from tests.operations.errand import PNG
from tests.operations.levels import an_authority, announced
from tests.operations.town import BEGAN, NOW, PASSWORD, SECRET, SINCE, Town, a_number
from yimen.kernel.actor import SYSTEM
from yimen.registries.delegations import operations as delegations
from yimen.registries.delegations.operations import Entry
from yimen.registries.offices import operations as offices
from yimen.registries.offices import queries as office_queries
from yimen.registries.people import operations as staff
from yimen.registries.points import operations as points
from yimen.registries.regions import operations as regions
from yimen.registries.regions import queries as region_queries
from yimen.registries.towns import operations as towns

ITEM = "特种设备作业人员资格认定"
AGENT, CLERK = "village.agent", "village.clerk"
VILLAGER, NUMBER = "田小满", a_number(95)
SCAN = {"name": "委托书.png", "mimeType": "image/png", "buffer": PNG}


@dataclass(frozen=True)
class Village:
    """A village of its own: its point, and the item it takes in."""

    point: str
    item: str


@pytest.fixture(scope="module")
def village(city: City) -> Village:
    with override_settings(PASSWORD_HASHERS=HASHERS):
        return city._aside(found_village)


def found_village() -> Village:
    county = region_queries.by_code("990101000000", BEGAN)
    office = office_queries.office_by_name("示范市市场监督管理局", BEGAN)
    assert county is not None and office is not None
    town = regions.found_region("990101093000", "柳溪镇", 4, county.ref, BEGAN, "设镇", by=SYSTEM, now=NOW).ref
    home = regions.found_region("990101093001", "柳溪村", 5, town, BEGAN, "设村", by=SYSTEM, now=NOW).ref
    centre = a_centre("柳溪镇便民服务中心", "town", town)
    point = a_centre("柳溪村便民服务站", "village", home)
    window = offices.open_window(centre, "A01", "综合窗口", None, BEGAN, "", by=SYSTEM, now=NOW).ref
    towns.class_centre(centre, 2, BEGAN, "示府〔2020〕3号", by=SYSTEM, now=NOW)
    towns.join_centre(centre, an_authority("柳溪镇人民政府", town, 893), BEGAN, "", by=SYSTEM, now=NOW)
    item = ref_of(ITEM)
    document = announced(Entry(item, "agency", villages="yes"), number="示府〔2026〕93号")
    delegations.delegate(document, (item,), "agency", centre, BEGAN, by=SYSTEM, now=NOW)
    points.state_feature(point, "plate", "照片 LX-01", BEGAN, by=SYSTEM, now=NOW)
    there = Town(county.ref, county.ref, office.ref, centre, window, "national")
    staff.open_staff_account(CLERK, PASSWORD, SECRET, places.an_officer(there, "window", "931"), by=SYSTEM, now=NOW)
    staff.open_staff_account(AGENT, PASSWORD, SECRET, an_agent(office.ref, point), by=SYSTEM, now=NOW)
    return Village(point, item)


def a_centre(name: str, kind: str, region: str) -> str:
    return offices.open_centre(
        name, kind, region, "national", "为民路1号", "0990-5678", "周一至周五", BEGAN, "", by=SYSTEM, now=NOW
    ).ref


def an_agent(office: str, point: str) -> str:
    places.a_person(94, "江小舟", "13700000094")
    agent = staff.enrol_staff("932", "江小舟", office, "auxiliary", BEGAN, None, a_number(94), by=SYSTEM, now=NOW).ref
    post = staff.define_post("柳溪村代办岗", "agent", None, point, None, None, BEGAN, by=SYSTEM, now=NOW).ref
    staff.hold_post(agent, post, SINCE, None, "holder", by=SYSTEM, now=NOW)
    return agent


def ref_of(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "select i.ref from catalogue_item i join catalogue_itemversion v on v.item_id = i.id where v.name = %s"
            " order by i.id limit 1",
            (name,),
        )
        return str(cursor.fetchone()[0])


@covers("S-040", "S-188", "S-041")
def test_a_villager_hands_in_at_home_and_the_papers_travel_alone(
    city: City, village: Village, somebody: Callable[..., Page], eyes: Eyes
) -> None:
    agent, clerk, visitor = somebody(), somebody(), somebody()
    people.sign_in_at_the_desk(agent, city, AGENT)
    agent.goto("/desk/agency/")
    eyes.look(agent, "nothing-at-hand")

    entrust(agent, eyes)
    number = hand_in(agent, eyes)
    pack(agent, eyes)
    sign_for(clerk, city, eyes)

    agent.goto(f"/desk/agency/ledger/{village.point}")
    row = agent.get_by_role("row").filter(has_text=VILLAGER)
    expect(row).to_contain_text(number)
    eyes.look(agent, "ledger")
    agent.goto("/desk/agency/batches/")
    expect(agent.get_by_role("row").filter(has_text="整批签收")).to_be_visible()
    visitor.goto(f"/villages/{village.point}")
    expect(visitor.get_by_text("江小舟").first).to_be_visible()
    eyes.look(visitor, "village")
    reform, abroad = somebody(), somebody(locale="en-US")
    people.sign_in_at_the_desk(reform, city, REFORM)
    reform.goto("/desk/powers/villages")
    expect(reform.get_by_role("row").filter(has_text="柳溪村便民服务站")).to_contain_text("一套制度")
    eyes.look(reform, "seven-ones")
    people.sign_in_at_the_desk(abroad, city, AGENT)
    abroad.goto("/desk/agency/")
    expect(abroad.get_by_role("heading", name="Under way")).to_be_visible()
    eyes.look_on_phone(abroad, "in-english")
    eyes.nothing_was_wrong()


def entrust(agent: Page, eyes: Eyes) -> None:
    """Somebody comes for the first time: registered, and the mandate taken on paper."""
    agent.get_by_role("link", name="代办收件").first.click()
    agent.get_by_label("身份证号").fill(NUMBER)
    agent.get_by_role("button", name="查找").click()
    agent.get_by_label("姓名").fill(VILLAGER)
    agent.get_by_role("button", name="登记并继续").click()
    expect(agent.get_by_role("heading", name=VILLAGER, level=1)).to_be_visible()
    agent.get_by_text(ITEM).click()
    agent.get_by_label("委托书照片或 PDF").set_input_files(SCAN)  # type: ignore[arg-type]
    eyes.look(agent, "mandate")
    # Looking in large print opened the address anew elsewhere; what was chosen here stands.
    agent.get_by_role("button", name="记下委托").click()


def hand_in(agent: Page, eyes: Eyes) -> str:
    """The form of what was entrusted, a receipt, and the first paper scanned; the number of the case."""
    expect(agent.get_by_role("heading", name=f"代{VILLAGER}收件")).to_be_visible()
    for control in agent.locator("form[data-main] input.input, form[data-main] select.input").all():
        if control.evaluate("e => e.tagName") == "SELECT":
            control.select_option(index=1)
        else:
            named = control.get_attribute("name") or ""
            control.fill(NUMBER if named.endswith("number") else _typed(control.get_attribute("type") or "text"))
    for group in agent.locator("form[data-main] fieldset.field").all():
        group.get_by_role("radio").first.check()
    eyes.look_on_phone(agent, "form")
    agent.get_by_role("button", name="全部收下，自动分给主管部门").click()
    expect(agent.get_by_role("heading", name=f"代{VILLAGER}收下 1 件")).to_be_visible()
    number = agent.locator("td .code").first.inner_text()
    eyes.look(agent, "taken-in")
    agent.get_by_role("link", name=ITEM).click()
    agent.get_by_label("照片或 PDF").set_input_files(SCAN)  # type: ignore[arg-type]
    agent.get_by_role("button", name="上传").click()
    expect(agent.get_by_text("已交 1 个文件")).to_be_visible()
    expect(agent.get_by_text(f"江小舟代{VILLAGER}办理").first).to_be_visible()
    eyes.look(agent, "case")
    return number


def _typed(kind: str) -> str:
    return {"date": "1990-01-01", "tel": "13800000095", "number": "1"}.get(kind, "示范")


def pack(agent: Page, eyes: Eyes) -> None:
    """Every original of the villager goes into a batch, and the batch leaves."""
    agent.goto("/desk/agency/batches/")
    for paper in agent.get_by_role("checkbox").all():
        paper.check()
    agent.get_by_label("送到哪里").select_option(label="柳溪镇便民服务中心")
    eyes.look(agent, "to-pack")
    agent.get_by_role("button", name="打包成一批").click()
    agent.get_by_role("button", name="出发").click()
    expect(agent.get_by_text("送往镇街").first).to_be_visible()


def sign_for(clerk: Page, city: City, eyes: Eyes) -> None:
    """The town looks at each case before it signs for the whole."""
    people.sign_in_at_the_desk(clerk, city, CLERK)
    clerk.goto("/desk/agency/coming/")
    clerk.get_by_role("link", name="柳溪村便民服务站 → 柳溪镇便民服务中心").click()
    clerk.get_by_role("button", name="整批签收").click()
    expect(clerk.locator("#mistakes")).to_contain_text("没有逐件核对")
    eyes.look(clerk, "to-check")
    clerk.get_by_role("button", name="签收这一件").click()
    clerk.get_by_role("button", name="整批签收").click()
    expect(clerk.get_by_text("整批签收").first).to_be_visible()
    eyes.look_on_phone(clerk, "signed")
