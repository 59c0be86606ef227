"""Words about time, in Chinese and English: one table for every door that tells a clock."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from yimen.kernel.time.account import Why
from yimen.kernel.time.deadline import Ground, ServiceGround, Side, SpecialGround
from yimen.kernel.time.limit import Unit

Words = tuple[str, str]

WHY: Mapping[Why, Words] = {
    Why.START_DAY: ("起算当天，不计", "start day, not counted"),
    Why.WORKING_DAY: ("工作日", "working day"),
    Why.MAKE_UP: ("调休上班", "make-up working day"),
    Why.NATURAL_DAY: ("自然日", "natural day"),
    Why.PROVISIONAL: ("工作日（放假安排未公布，暂定）", "working day (holidays not announced, provisional)"),
    Why.WEEKEND: ("休息日", "day off"),
    Why.HOLIDAY: ("节假日", "holiday"),
    Why.PAUSED: ("暂停计时", "clock paused"),
    Why.DUE: ("到期", "due"),
    Why.OVERDUE: ("已超期", "overdue"),
}

UNIT: Mapping[Unit, Words] = {
    Unit.WORKING_DAY: ("个工作日", "working days"),
    Unit.HALF_DAY: ("个半天", "half days"),
    Unit.NATURAL_DAY: ("个自然日", "natural days"),
    Unit.HOUR: ("个工作小时", "office hours"),
    Unit.MINUTE: ("分钟", "office minutes"),
}

SIDE: Mapping[Side, Words] = {
    Side.STATUTORY: ("法定时限", "statutory limit"),
    Side.PROMISED: ("承诺时限", "promised limit"),
}

GROUND: Mapping[Ground, Words] = {
    SpecialGround.HEARING: ("听证", "hearing"),
    SpecialGround.TENDER: ("招标", "tender"),
    SpecialGround.AUCTION: ("拍卖", "auction"),
    SpecialGround.INSPECTION: ("检验", "inspection"),
    SpecialGround.TESTING: ("检测", "testing"),
    SpecialGround.QUARANTINE: ("检疫", "quarantine"),
    SpecialGround.APPRAISAL: ("鉴定", "appraisal"),
    SpecialGround.EXPERT_REVIEW: ("专家评审", "expert review"),
    ServiceGround.SUPPLEMENT: ("补充材料", "supplement"),
}

WEEKDAYS: tuple[Words, ...] = (
    ("周一", "Mon"),
    ("周二", "Tue"),
    ("周三", "Wed"),
    ("周四", "Thu"),
    ("周五", "Fri"),
    ("周六", "Sat"),
    ("周日", "Sun"),
)


def weekday(day: date) -> Words:
    """The name of the day of the week."""
    return WEEKDAYS[day.weekday()]


def amount(number: Decimal) -> str:
    """A number of days, hours or minutes as people write it: 3, 0.5, 8.3."""
    return f"{number.normalize():f}"
