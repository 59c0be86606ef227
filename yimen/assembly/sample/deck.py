"""Which cases there are: every one planned before the first is played, the same for the same anchor.

A plan is known by its moment of receipt, which ends in the plan's own number: what has been played is found again in
the journal, and a build that was killed goes on where it stood.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from yimen.assembly.sample.city import Applicant, City, Guide
from yimen.assembly.sample.lives import BY_NAME, LIVES, Life, in_working_days
from yimen.assembly.sample.people import HEMU, HEROINE, NEIGHBOUR
from yimen.assembly.sample.places import CENTRE, COMPREHENSIVE, WEEKEND_CENTRE
from yimen.assembly.sample.powers import SHARED, points_for
from yimen.assembly.sample.staff import MARKET, counter
from yimen.assembly.sample.stage import DAY, Stage
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Audience, Necessity
from yimen.kernel.time.worktime import WorkCalendar

SEED = 9901
USUAL_SIZE = sum(life.count for life in LIVES)
_ORIGIN = timedelta(days=260)
_LONG_AGO, _AT_WEEKENDS = 10 * DAY, 0.4


@snapshot
class Plan:
    """A case before it is played."""

    number: int
    life: Life
    guide: Guide
    who: Applicant
    centre: str
    received_at: datetime
    wanted: tuple[str, ...]
    desk: str = ""
    """The window it is given to after receipt; empty: where it went."""

    def stage(self, city: City) -> Stage:
        dice = Random(SEED * 100_000 + self.number)
        return Stage(city, self.guide, self.who, self.centre, self.wanted, self.received_at, dice, self.desk)


@snapshot
class Featured:
    """A case that a visitor is to find: its life, whose it is, and in how many working days it falls due."""

    life: str
    item: str = ""
    who: str = ""
    due_in: int | None = None
    days_ago: float = 0.0
    at_demo_window: str = "no"
    centre: str = CENTRE


FOOD, TOWN = "food_licence", "柳溪镇"
BROKEN = "tolerance_broken"
UNASKED = frozenset({"company_change"})
"""Nobody has applied for it yet: a visitor may be the first."""
FOLLOWING = frozenset({"granted_tolerating", "accepted_tolerating", "supplied", BROKEN})
"""Lives in which something follows later."""
_TRADES = {
    MARKET: ("咖啡", "粮油", "便利", "大药房", "食品", "酒店", "茶业", "水产", "民宿"),
    "health": ("诊所", "酒店", "民宿", "影院"),
    "police": ("民宿", "酒店", "文化"),
    "transport": ("运输",),
    "housing": ("建筑", "物业"),
    "culture": ("文化", "影院", "印刷", "酒店"),
    "education": ("教育",),
    "work": ("人力资源", "物业"),
    "ecology": ("环保", "印刷", "食品", "家具"),
    "farming": ("农业", "水产", "粮油"),
    "land": ("建筑", "家具", "物业"),
    "urban": ("广告", "咖啡", "便利", "建筑"),
    "civil": ("物业", "教育"),
    "fire": ("影院", "酒店", "民宿", "咖啡"),
}
FEATURED = (
    # On the desk of the reviewer of the market bureau: overdue, due today, tomorrow, later; stopped and running again.
    *(Featured("in_review", due_in=days) for days in (-2, -1, 0, 0, 1, 1, 3)),
    Featured("paused", days_ago=6.3), Featured("resumed", days_ago=5.2),
    # On the desk of the chief.
    Featured("for_check", "drug_retail", days_ago=2.2), Featured("for_check", "drug_retail", days_ago=4.1),
    # On the desk of the decider.
    *(Featured("for_decision", due_in=days) for days in (-1, 0, 1, 2)),
    Featured("doubtful", due_in=1), Featured("proposed", days_ago=1.5), Featured("proposed", days_ago=2.5),
    # On the list of the window clerk of the centre.
    *(Featured("received", days_ago=days, at_demo_window="yes") for days in (0.3, 1.2, 4.6)),
    Featured("corrected", days_ago=3.5, at_demo_window="yes"), Featured("accepted", days_ago=0.6, at_demo_window="yes"),
    Featured("correcting", days_ago=6, at_demo_window="yes"),
    # On the list of the window clerk of a town.
    Featured("received", "elderly_allowance", days_ago=0.4, centre=f"{TOWN}便民服务中心"),
    Featured("accepted", "disability_allowance", days_ago=1.1, centre=f"{TOWN}便民服务中心"),
    # Of the heroine: for her restaurant and for herself.
    Featured("granted_at_once", "prepackaged_food", HEMU, days_ago=70.2),
    Featured("granted", FOOD, HEMU, days_ago=50.4),
    Featured("granted", "signboard", HEMU, days_ago=40.1),
    Featured("correcting", "food_licence_change", HEMU, days_ago=3.3),
    Featured("in_review", "fire_check", HEMU, due_in=2),
    Featured("granted", "health_card", HEROINE, days_ago=45.6),
    Featured("granted_at_once", "social_card", HEROINE, days_ago=30.3),
    Featured("for_decision", "residence_permit", HEROINE, due_in=1),
    Featured("received", "passport", HEROINE, days_ago=0.6),
    # Granted on a promise, and to be looked at afterwards; and a promise that was broken.
    Featured("granted_on_commitment", "food_licence_renewal", days_ago=25.2), Featured(BROKEN, FOOD, days_ago=45.3),
    # Of her neighbour.
    Featured("granted", "identity_card", NEIGHBOUR, days_ago=35.7),
    Featured("granted_at_once", "driver_renewal", NEIGHBOUR, days_ago=20.2),
    Featured("in_review", "teacher", NEIGHBOUR, due_in=3),
)  # fmt: skip


def plans(city: City, size: int) -> tuple[Plan, ...]:
    """The featured cases first, then `size` others, each in the order in which they came in; broken promises come last.

    Whoever broke one is taken at their word in no case that is played after it.
    """
    dice = Random(SEED)
    featured = [_featured(city, number, one, dice) for number, one in enumerate(FEATURED)]
    usual = [_usual(city, number, life, dice) for number, life in enumerate(_dealt(size), start=len(FEATURED))]
    in_turn = (*sorted(featured, key=_came), *sorted(usual, key=_came))
    return tuple(sorted(in_turn, key=lambda plan: plan.life.name == BROKEN))


def _came(plan: Plan) -> datetime:
    return plan.received_at


def _dealt(size: int) -> Iterator[Life]:
    """Every life once, and of the rest its share; what rounding leaves over falls to the first, the most common one."""
    rest, lives = max(0, size - len(LIVES)), len(LIVES)
    counts = {life.name: 1 + rest * (life.count - 1) // (USUAL_SIZE - lives) for life in LIVES}
    counts[LIVES[0].name] += rest + lives - sum(counts.values())
    for life in LIVES:
        yield from (life for _ in range(counts[life.name]))


def _usual(city: City, number: int, life: Life, dice: Random) -> Plan:
    guide = dice.choice([one for one in city.guides if life.fits(one) and _stands_alone(one)])
    who = _somebody(city, guide, life, "", dice)
    centre = _centre(guide, who, dice)
    age = life.age(guide, dice)
    at = ago(city.national, city.anchor, age)
    if centre == WEEKEND_CENTRE and age > _LONG_AGO and dice.random() < _AT_WEEKENDS:
        at = _weekend_before(city.calendar(centre), at, dice)
    return Plan(number, life, guide, who, centre, _marked(at, number), _wanted(guide, life))


def _stands_alone(guide: Guide) -> bool:
    """Anybody may apply for it at any time: it grants no classes one by one, and nothing must be there before."""
    asked = guide.item.key not in UNASKED
    return asked and not guide.terms.classes and not guide.terms.service.prerequisites


def _centre(guide: Guide, who: Applicant, dice: Random) -> str:
    """Where it is handed in, among the places that take it in; over the net, often nowhere in particular."""
    nowhere = [""] * 5 if who.agent else []
    if guide.item.key in SHARED:
        # The district decides what comes in there, with few desks; the lives know the desks of the city.
        return dice.choice([*nowhere, *[CENTRE] * 6])
    return dice.choice([*nowhere, *[CENTRE] * 6, *[WEEKEND_CENTRE] * 4, *points_for(guide.item.key) * 2])


def _featured(city: City, number: int, one: Featured, dice: Random) -> Plan:
    life = BY_NAME[one.life]
    guide = dice.choice([guide for guide in city.guides if _shown(guide, one) and life.fits(guide)])
    who = _somebody(city, guide, life, one.who, dice)
    if one.due_in is None:
        at = ago(city.national, city.anchor, one.days_ago * DAY)
    else:
        at = _to_fall_due(city.national, city.anchor, guide, one.due_in, dice)
    desk = counter(CENTRE, f"{COMPREHENSIVE}01") if one.at_demo_window == "yes" else ""
    return Plan(number, life, guide, who, one.centre, _marked(at, number), _wanted(guide, life), desk)


def _shown(guide: Guide, one: Featured) -> bool:
    """The named item, else one of the market bureau; with a promise long enough to have begun before the anchor."""
    named = guide.item.key == one.item if one.item else guide.item.office == MARKET and _stands_alone(guide)
    if one.due_in is None or not named:
        return named
    promised = guide.terms.promised
    whole = promised is not None and promised.amount == int(promised.amount) > one.due_in
    return whole and in_working_days(guide)


def _somebody(city: City, guide: Guide, life: Life, name: str, dice: Random) -> Applicant:
    """The named applicant; else one whose trade the item belongs to, if there is any."""
    known = {HEROINE, NEIGHBOUR, HEMU}
    fitting = [
        one
        for one in city.applicants
        if (one.name == name if name else one.name not in known) and _may(one, guide, life)
    ]
    words = _TRADES.get(guide.item.office, ())
    of_the_trade = [one for one in fitting if one.kind == "person" or any(word in one.name for word in words)]
    return dice.choice(of_the_trade or fitting)


def _may(who: Applicant, guide: Guide, life: Life) -> bool:
    fits = guide.terms.audience in (Audience.BOTH, who.kind)
    return fits and (who.agent is not None or life.over_the_net != "yes")


def _wanted(guide: Guide, life: Life) -> tuple[str, ...]:
    """The option without which the material that may follow would not be asked for."""
    if life.name not in FOLLOWING:
        return ()
    materials = [one for one in guide.terms.materials if one.necessity is Necessity.TOLERABLE]
    return min((one.when[:1] for one in materials), key=len)


def ago(calendar: WorkCalendar, anchor: datetime, open_minutes: float) -> datetime:
    """The moment so many open minutes before the anchor."""
    origin = anchor - _ORIGIN
    passed = calendar.between(origin, anchor) - timedelta(minutes=open_minutes)
    return calendar.add(origin, passed)


def _weekend_before(calendar: WorkCalendar, moment: datetime, dice: Random) -> datetime:
    """A moment on the weekend before, if the centre was open then."""
    local = moment.astimezone(calendar.zone)
    saturday = local.date() - timedelta(days=(local.weekday() + 2) % 7 or 7)
    day = saturday + timedelta(days=dice.randint(0, 1))
    found = datetime(day.year, day.month, day.day, 9, tzinfo=calendar.zone) + timedelta(minutes=dice.uniform(5, 170))
    return found if calendar.is_open(found) else moment


def _to_fall_due(calendar: WorkCalendar, anchor: datetime, guide: Guide, due_in: int, dice: Random) -> datetime:
    """A moment of receipt from which the promise falls due so many working days from the anchor."""
    assert guide.terms.promised is not None
    needed = int(guide.terms.promised.amount)
    due = _working_day(calendar, anchor, due_in)
    day = due
    while calendar.working_days_between(day, due) < needed or not calendar.is_working_day(day):
        day -= timedelta(days=1)
    opens = calendar.next_opening(datetime(day.year, day.month, day.day, tzinfo=calendar.zone))
    return opens + timedelta(minutes=dice.uniform(5, 100))


def _working_day(calendar: WorkCalendar, anchor: datetime, days: int) -> date:
    """Today or, when it is closed, the next working day; from there so many working days on or back."""
    day = calendar.day_of(anchor)
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    if days > 0:
        return calendar.working_day_after(day, days)
    first = day
    while calendar.working_days_between(day, first) < -days or not calendar.is_working_day(day):
        day -= timedelta(days=1)
    return day


def _marked(moment: datetime, number: int) -> datetime:
    """A moment that ends in the number of its plan, so that no two plans share one."""
    return moment.replace(microsecond=number)
