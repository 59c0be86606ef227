"""Halls of the sample city: areas, facilities and what is broken; three found things, of which one is claimed."""

from datetime import timedelta

from django.db import connection

from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import AFFAIRS, BEGAN, CENTRE, FOUNDER, WEEKEND_CENTRE, bureaus, point_of, towns
from yimen.engine.centre.flows import operations as flows
from yimen.engine.centre.lost_property import operations as lost
from yimen.engine.centre.lost_property.operations import ThingFound
from yimen.engine.centre.window_proposals import operations as proposals
from yimen.kernel.actor import NOBODY
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.premises import operations as premises

SATURDAY = 5
AREAS = {CENTRE: 58_000, WEEKEND_CENTRE: 40_000}
TOWN_AREAS = (180, 120, 95, 60, 210, 150)
ZONES = (
    ("counters", "综合窗口区（示范）", "一层"),
    ("waiting", "休闲等候区（示范）", "一层"),
    ("self_service", "自助服务区（示范）", "一层"),
    ("experience", "网办体验区（示范）", "一层"),
    ("transfer", "材料流转区（示范）", "二层"),
    ("agency", "代办区（示范）", "二层"),
)
FACILITIES = (
    ("cash_machine", "自助取款机（示范）", "西门内", 2),
    ("kiosk", "1 号市民之窗（示范）", "东墙", 2),
    ("wifi", "大厅无线网（示范）", "全厅", None),
    ("display", "叫号大屏（示范）", "正中", 1),
    ("water", "饮水机（示范）", "立柱旁", 1),
    ("glasses", "老花镜（示范）", "填表台", 0),
    ("wheelchair", "轮椅两辆（示范）", "服务台", None),
    ("nursing_room", "母婴室（示范）", "二层电梯旁", None),
    ("copier", "复印机（示范）", "填表台", 0),
)
FOUND = (
    ("card", "一张蓝色银行卡（示范）", "取号机旁", "尾号 0000，背面贴了一颗星（示范）"),
    ("clothes", "一把黑色长柄伞（示范）", "休闲等候区", "伞柄上缠着红绳（示范）"),
    ("keys", "一串钥匙（示范）", "填表台", "三把，挂着小熊（示范）"),
)


def furnish(city: City) -> None:
    """Write what is not there yet, once."""
    with connection.cursor() as cursor:
        cursor.execute("select 1 from premises_premises limit 1")
        if cursor.fetchone() is not None:
            return
    now = city.anchor
    runs = next(bureau for bureau in bureaus() if bureau.key == AFFAIRS)
    operator = offices.office_by_name(runs.name, day_of(now))
    for name, area in AREAS.items():
        ref = operator.ref if operator else ""
        premises.describe_premises(city.centre(name), area, ref, BEGAN, "示范数据", by=FOUNDER, now=now)
    by_name = {row.name: row for row in offices.centres(day_of(now))}
    for town, area in zip(towns(), TOWN_AREAS, strict=True):
        premises.describe_premises(by_name[point_of(town)].ref, area, "", BEGAN, "示范数据", by=FOUNDER, now=now)
    _lay_out(city)
    _find(city)
    _count_visitors(city)
    proposals.measure_windows(city.centre(CENTRE), by=FOUNDER, now=now)


def _count_visitors(city: City) -> None:
    """Three weeks of visitors at the gate of the citizen centre: more on working days than at the weekend."""
    centre, since = city.centre(WEEKEND_CENTRE), city.anchor - timedelta(days=21)
    gate = flows.set_up_gate(centre, "南门（示范）", by=FOUNDER, now=since)
    for day in range(21):
        at = since + timedelta(days=day)
        came = (900 if day_of(at).weekday() < SATURDAY else 520) + 13 * day
        flows.count_flow(gate.code, at, came, by=NOBODY, now=at)


def _lay_out(city: City) -> None:
    now, centre = city.anchor, city.centre(CENTRE)
    zones = [premises.mark_zone(centre, *zone, BEGAN, by=FOUNDER, now=now).ref for zone in ZONES]
    windows = [row.ref for row in offices.windows(centre, day_of(now)) if not row.office_ref]
    premises.stand_in_zone(zones[0], tuple(windows), BEGAN, by=FOUNDER, now=now)
    kept = [
        premises.install_facility(
            centre, kind, name, where, zones[zone] if zone is not None else "", BEGAN, by=FOUNDER, now=now
        ).ref
        for kind, name, where, zone in FACILITIES
    ]
    premises.report_fault(kept[4], "示范：不出热水", by=NOBODY, now=now)
    premises.report_fault(kept[8], "示范：卡纸", by=NOBODY, now=now)
    premises.find_fault(kept[8], by=city.window_of(CENTRE), now=now)
    account = "62220000" + "0" * 8
    premises.take_in_bank(centre, "示范农商银行中心支行", account, BEGAN, by=FOUNDER, now=now)
    village = next((row for row in offices.centres(day_of(now)) if row.kind == "village"), None)
    if village is not None:
        hours = "每周五 19:00-21:00（示范）"
        premises.share_premises(village.ref, "party_site", hours, BEGAN, "示范数据", by=FOUNDER, now=now)


def _find(city: City) -> None:
    clerk, now = city.window_of(CENTRE), city.anchor
    day = day_of(now) - timedelta(days=1)
    kept = [
        lost.take_in_thing(ThingFound(city.centre(CENTRE), kind, shown, where, day, marks), by=clerk, now=now)
        for kind, shown, where, marks in FOUND
    ]
    owner = next((one for one in city.applicants if one.agent is not None and one.kind == "person"), None)
    if owner is not None and owner.agent is not None:
        lost.claim_thing(kept[0].number, "示范：尾号 0000，贴了颗星", by=owner.agent, now=now)
