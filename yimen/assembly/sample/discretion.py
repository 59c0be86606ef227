"""Discretion in the sample city: standards of one bureau, penalties within and outside them, and what supervision said.

Nobody was punished: the records of penalties name no one, and these are made up.
"""

from datetime import date, datetime, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import FOUNDER, bureaus
from yimen.assembly.sample.staff import MARKET, desk
from yimen.kernel.actor import Role
from yimen.kernel.penalties import Answer, Discretion, Grade, Imposed, Sanction
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.penalties import operations, queries

UNLICENSED, HYGIENE = "未取得食品经营许可从事餐饮服务（示范）", "未按规定进行进货查验（示范）"
BASIS = "《食品安全法》第一百二十二条、第一百二十六条；示市监〔2025〕8号（示范数据）"
YUAN = 100
BOTH = (Sanction.FINE, Sanction.CONFISCATION)
STANDARDS = (
    Discretion(UNLICENSED, Grade.LENIENT, "营业不满一个月，主动停业", (Sanction.FINE,), 5_000 * YUAN, 20_000 * YUAN),
    Discretion(UNLICENSED, Grade.ORDINARY, "营业一个月以上", BOTH, 20_000 * YUAN, 50_000 * YUAN),
    Discretion(HYGIENE, Grade.ORDINARY, "首次发现，限期改正", (Sanction.WARNING,), 0, 0),
)  # fmt: skip
#: Number, violation, grade, kinds, fen, and how many days ago: within, above its range, without any standard.
IMPOSED = (
    ("示市监罚〔示范〕1号", UNLICENSED, Grade.LENIENT, (Sanction.FINE,), 8_000 * YUAN, 24),
    ("示市监罚〔示范〕2号", HYGIENE, Grade.ORDINARY, (Sanction.WARNING,), 0, 17),
    ("示市监罚〔示范〕3号", UNLICENSED, Grade.LENIENT, (Sanction.FINE,), 30_000 * YUAN, 11),
    ("示市监罚〔示范〕4号", HYGIENE, Grade.SEVERE, (Sanction.FINE,), 10_000 * YUAN, 4),
)
REASON = "示范数据：两年内第二次违法，卷内已写明从重理由，集体讨论过。"


def weigh(city: City) -> None:
    """Set the standards, record the penalties, close the first alarm; the second waits. Asked again it adds nothing."""
    now, bureau = city.anchor, next(one for one in bureaus() if one.key == MARKET)
    if queries.standards(day_of(now)).rows:
        return
    office = next(row for row in offices.offices(day_of(now)) if row.name == bureau.name)
    head = city.officer(desk(bureau, Role.OFFICE_HEAD))
    began = day_of(now) - timedelta(days=300)
    for said in STANDARDS:
        operations.set_penalty_standard(office.ref, said, BASIS, began, by=FOUNDER, now=now)
    outside = []
    for number, violation, grade, kinds, fen, ago in IMPOSED:
        at = now - timedelta(days=ago)
        told = Imposed(number, f"卷 {number[-3:]}", violation, grade, kinds, fen, _day(at))
        weighed = operations.record_penalty(office.ref, told, by=head, now=at)
        if weighed.finding != "within":
            outside.append((weighed.ref, at))
    ref, at = outside[0]
    supervisor = city.officer("示范市电子监察岗")
    operations.close_penalty_alarm(ref, Answer.JUSTIFIED, REASON, by=supervisor, now=at + timedelta(days=2))


def _day(at: datetime) -> date:
    return day_of(at) - timedelta(days=1)
