"""The connected systems of the sample city: each kind once, by three ways; one has fallen silent, one differs by a day.

All of them are stand-ins and say so; the addresses lead nowhere.
"""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings

from yimen.assembly.sample.banking import LASTS
from yimen.assembly.sample.city import Applicant, City
from yimen.assembly.sample.people import HEROINE, persons
from yimen.assembly.sample.places import CENTRE
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.rows import CaseView
from yimen.engine.delivery.circulation import operations as circulation
from yimen.engine.exchange.connections import operations, ports, queries, signing
from yimen.engine.exchange.connections.operations import Connecting, SystemConnected
from yimen.engine.exchange.vouchers import operations as vouchers
from yimen.engine.exchange.vouchers import queries as made_before
from yimen.gateways.lines.sandbox import SandboxLines
from yimen.gateways.readers.sandbox import SandboxReaders
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.connections import ConnectWay, SystemKind
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

OWNERS: Mapping[str, str] = {
    "social_insurance": "人社局", "family_planning": "卫健委", "population": "公安局", "land": "自然资源局",
    "housing": "住建局", "civil_affairs": "民政局", "finance": "财政局", "environment": "生态环境局",
    "food_drug": "市场监管局", "planning": "自然资源局", "real_estate": "自然资源局", "housing_contract": "住建局",
    "transport": "交通局", "tax": "税务局", "police": "公安局", "market": "市场监管局", "medical_insurance": "医保局",
    "housing_fund": "公积金中心",
}  # fmt: skip
"""Which office answers for which kind; the rest is the house's own."""
NAMES: Mapping[str, str] = {
    "social_insurance": "社会保险系统", "family_planning": "生育登记系统", "population": "人口信息系统",
    "land": "土地审批系统", "housing": "房屋管理系统", "civil_affairs": "民政业务系统", "finance": "非税收入系统",
    "environment": "环评审批系统", "food_drug": "食品药品许可系统", "planning": "规划审批系统",
    "real_estate": "不动产登记系统", "housing_contract": "住建网签系统", "transport": "运政管理系统",
    "post": "邮政速递系统", "water": "供水营业系统", "electricity": "供电营业系统", "medical_insurance": "医疗保险系统",
    "housing_fund": "住房公积金系统", "bus": "汽车票务系统", "tax": "税务征管系统", "bank": "银行代收系统",
    "credit": "征信查询系统", "police": "公安政务系统", "market": "企业登记系统",
}  # fmt: skip
JUMPED, EXCHANGED = ("real_estate", "planning", "police", "environment"), ("population", "finance", "post", "market")
SILENT, DIFFERS = "market", "post"


def connect(city: City) -> None:
    """Connect what is not connected yet, over to one with a case, and hear of those that exchange."""
    if queries.systems(SYSTEM, city.anchor):
        return
    found = {row.short_name: row.ref for row in offices.offices(day_of(city.anchor))}
    fallback = next(iter(found.values()))
    items, since = _items(city), city.anchor - timedelta(days=40)
    made = {
        kind.value: operations.connect_system(
            found.get(OWNERS.get(kind, ""), fallback), _said(kind, items), by=SYSTEM, now=since
        )
        for kind in SystemKind
    }
    for kind in NAMES:
        ago = timedelta(days=4) if kind == SILENT else timedelta(minutes=5)
        _counts(made[kind], 2 if kind == DIFFERS else 0, city.anchor - ago)
    operations.raise_silence(by=SYSTEM, now=city.anchor)
    _lay_a_card()
    _go_over(city, made[SystemKind.REAL_ESTATE])
    _carry_a_paper(city)


def _heroine(city: City) -> Applicant:
    return next(one for one in city.applicants if one.name == HEROINE)


def _agent(who: Applicant) -> Actor:
    assert who.agent is not None, "the heroine has an account"
    return who.agent


def _under_way(city: City) -> tuple[CaseView, ...]:
    """What the heroine has under way."""
    me = _agent(_heroine(city))
    found = (cases.find(row.ref, me, city.anchor) for row in cases.mine(me, city.anchor).rows)
    return tuple(view for view in found if view is not None and view.state in OPEN_STATES)


def _go_over(city: City, system: SystemConnected) -> None:
    """She went over to the system of one of her items with her case, and it told back that it was filed."""
    me, now = _heroine(city), city.anchor
    case = next((one for one in _under_way(city) if one.applicant_name == HEROINE), None)
    if case is None:
        return
    made = operations.jump(case.ref, system.ref, me.ref, by=_agent(me), now=now)
    operations.redeem_jump(system.ref, made.ticket, by=SYSTEM, now=now)
    body = json.dumps({"jump": made.ref, "number": 1, "word": "filed", "their_number": "示范 BDC-0001"}).encode()
    facts = (system.ref, body, signing.signature(body, system.key))
    operations.take_word(*facts, by=SYSTEM, now=now)


def _carry_a_paper(city: City) -> None:
    """An original of a case that came in at the main centre was taken in at its counter, and lies there."""
    clerk, now = city.window_of(CENTRE), city.anchor
    found = (cases.find(row.ref, clerk, now) for row in cases.worklist(clerk, now, desk_only="yes").rows)
    view = next((one for one in found if one is not None and one.materials), None)
    if view is not None:
        circulation.take_in_paper(view.ref, view.materials[0].term.code, "original", by=clerk, now=now)


def ask(city: City) -> None:
    """The heroine had two vouchers made; nobody waits for a system within somebody else's act."""
    me = _heroine(city)
    if made_before.mine(_agent(me)):
        return
    ports.wire(SandboxLines())
    for kind in ("income_tax", "credit_report"):
        vouchers.issue_own_voucher(kind, me.ref, by=_agent(me), now=city.anchor)


def _lay_a_card() -> None:
    """The sandbox readers of every window read the heroine's card."""
    person = next(one for one in persons() if one.name == HEROINE)
    SandboxReaders(settings.YIMEN_HOME / "outbox" / "cards").lay(person.name, person.number, LASTS)


def _said(kind: SystemKind, items: tuple[str, ...]) -> Connecting:
    way = ConnectWay.JUMP if kind in JUMPED else ConnectWay.EXCHANGE if kind in EXCHANGED else ConnectWay.DIRECT
    address = f"https://{kind.value.replace('_', '-')}.example.invalid/in"
    concerned = () if way == ConnectWay.EXCHANGE or kind in JUMPED[1:] else items
    return Connecting(kind, f"{NAMES[kind]}（示范）", way, "示范 1.0", address, 60 * 24 * 2, concerned)


def _items(city: City) -> tuple[str, ...]:
    """What the heroine has under way, so that her page shows the way over."""
    return tuple(dict.fromkeys(view.item_ref for view in _under_way(city)[:2]))


def _counts(system: SystemConnected, theirs: int, at: datetime) -> None:
    body = json.dumps({"day": day_of(at - timedelta(days=1)).isoformat(), "count": theirs}).encode()
    facts = (system.ref, body, signing.signature(body, system.key))
    operations.take_count(*facts, by=SYSTEM, now=at)
