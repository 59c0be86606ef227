"""Citizens and organisations of the sample city, who acts for whom, and who may be entered with one click."""

import secrets
from datetime import UTC, datetime
from functools import cache
from random import Random

from yimen.assembly.sample.names import names
from yimen.assembly.sample.numbers import company_number, identity_number, phone_number
from yimen.assembly.sample.places import FOUNDER, SAMPLE
from yimen.kernel.snapshot import snapshot
from yimen.registries.people import operations as people
from yimen.registries.people import queries

SINCE = datetime(2024, 1, 1, tzinfo=UTC)
HEROINE, NEIGHBOUR = "林晓禾", "赵一鸣"
HEMU = "示范市禾木小馆餐饮有限公司"
_PERSONS, _WITH_ACCOUNT = 44, 6
_TRADES = (
    "云上咖啡馆有限公司",
    "青禾粮油商行有限公司",
    "滨河便利店有限公司",
    "晴川大药房有限公司",
    "松坪民宿有限公司",
    "石桥建筑工程有限公司",
    "柳溪食品有限公司",
    "望舒文化传播有限公司",
    "启明教育咨询有限公司",
    "安驰道路运输有限公司",
    "丰泽农业科技有限公司",
    "临江酒店管理有限公司",
    "微光诊所有限公司",
    "锦程物业服务有限公司",
    "书院印刷有限公司",
    "湖口水产养殖有限公司",
    "茶山茶业有限公司",
    "蓝海环保设备有限公司",
    "知行人力资源有限公司",
    "星河影院管理有限公司",
    "朴木家具制造有限公司",
    "长风广告有限公司",
)


@snapshot
class Person:
    """Somebody of the city; `login` is empty for who has no account and comes to the window."""

    name: str
    number: str
    phone: str
    login: str = ""
    demo: str = ""


@snapshot
class Company:
    """An organisation and the index of the person who acts for it."""

    name: str
    number: str
    phone: str
    handler: int
    kind: str


@cache
def persons() -> tuple[Person, ...]:
    """The two whom a visitor may be, six with an account of their own, and those who come to the window."""
    fresh = names(2, frozenset({HEROINE, NEIGHBOUR}))
    dice = Random(2)
    found = [
        Person(HEROINE, identity_number(101, "19920316"), phone_number(101), "demo-linxiaohe", _HEROINE_LABEL),
        Person(NEIGHBOUR, identity_number(102, "19881102"), phone_number(102), "demo-zhaoyiming", _NEIGHBOUR_LABEL),
    ]
    for serial in range(103, 101 + _PERSONS):
        born = f"{dice.randint(1950, 2004)}{dice.randint(1, 12):02d}{dice.randint(1, 28):02d}"
        login = f"sample-{serial}" if serial < 103 + _WITH_ACCOUNT else ""
        found.append(Person(next(fresh), identity_number(serial, born), phone_number(serial), login))
    return tuple(found)


_HEROINE_LABEL = "市民 · 林晓禾（禾木小馆经办人）"
_NEIGHBOUR_LABEL = "市民 · 赵一鸣"


@cache
def companies() -> tuple[Company, ...]:
    """The heroine's restaurant first; the others in the hands of those who have accounts."""
    found = [Company(HEMU, company_number(1), phone_number(501), 0, "handler")]
    for serial, trade in enumerate(_TRADES, start=2):
        handler = 2 + serial % _WITH_ACCOUNT
        kind = "legal_representative" if serial <= 1 + _WITH_ACCOUNT else "handler"
        found.append(Company(f"示范市{trade}", company_number(serial), phone_number(500 + serial), handler, kind))
    return tuple(found)


def settle(anchor: datetime) -> None:
    """Register everybody, give the mandates, open the accounts."""
    refs: list[str] = []
    for person in persons():
        ref = people.register_person(person.name, person.number, person.phone, by=FOUNDER, now=SINCE).ref
        refs.append(ref)
        if person.demo:
            people.open_demo_account(person.login, person.demo, ref, None, by=FOUNDER, now=SINCE)
        elif person.login:
            # Nobody knows this password: the account is there to have acted, not to be entered.
            people.open_account(person.login, secrets.token_urlsafe(24), ref, by=FOUNDER, now=SINCE)
    for company in companies():
        ref = people.register_organisation(company.name, company.number, company.phone, by=FOUNDER, now=SINCE).ref
        people.give_mandate(ref, refs[company.handler], company.kind, "", SINCE, None, SAMPLE, by=FOUNDER, now=SINCE)


def accounts_told(anchor: datetime) -> str:
    """The one-click accounts as the terminal shows them."""
    rows = queries.demo_accounts(anchor)
    lines = [f"    {row.label}    {row.name}" for row in rows]
    return "\n".join(("  示范账号（登录页一键进入） · demo accounts, one click on the sign-in page:", *lines, ""))
