"""A small model of the law of a case: what it knows shares nothing with the acts.

It counts working days by itself, from Monday to Friday, and knows the days of one autumn and no others: what turns on
later ones is not tried.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection

from tests.operations import aftermath, errand, paying, town
from tests.operations.errand import Office, later
from tests.operations.test_case_authority import staff_of
from tests.operations.town import NOW, SINCE
from yimen.engine.certificates import queries as certificates
from yimen.engine.fees import operations as fees
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.terms import CertificateTerm
from yimen.kernel.time.national import CHINA
from yimen.registries.grants import operations as grants
from yimen.registries.people import operations as people

AT_THE_DOOR = frozenset({"received", "correction_closed"})
IN_HAND = frozenset({"in_department", "special_closed"})
GRANTED = frozenset({"granted", "granted_tolerated"})
TOLD = GRANTED | {"denied", "refused", "revoked"}
RENEWABLE = IN_HAND | {"accepted", "special_open"}
UNCHARGED = frozenset({"withdrawn_early", "refused", "denied", "withdrawn", "revoked"})
SETTLED = frozenset({"paid", "refunded", "waived"})
LAST_DAY, ENDS = date(2026, 12, 31), date(2027, 1, 19)
"""Beyond the first the model knows no holiday; on the second the certificate ends that may be renewed."""
TERMS = replace(
    paying.COSTLY, fees=paying.FEES[:1], certificate=CertificateTerm("11100000000013338W011", "食品经营许可证", 2)
)
FEE = TERMS.fees[0].fen


@dataclass(frozen=True)
class World:
    """The office, everybody who may lay hands on one of its cases, and a certificate of the citizen's."""

    office: Office
    people: Mapping[str, Actor]
    staff: Mapping[str, str]
    section: str
    """The post of a section that can be asked."""
    old: str


def a_world() -> World:
    office = errand.an_office(TERMS)
    aftermath.wired()
    other = errand.another_office(office, 2)
    staff = {
        "decider": staff_of(office.decider),
        **{one: town.an_officer(office.town, "chief", f"81{n}") for n, one in enumerate(("presider", "one", "two"))},
        "head": town.an_officer(office.town, "office_head", "815"),
        "cashier": town.an_officer(office.town, "cashier", "816"),
        "double": _on_both_posts(office),
    }
    officers = {name: town.signed_on(ref, f"life.{name}") for name, ref in staff.items() if name != "decider"}
    errand.granted(office)
    fees.open_till(FEE, by=officers["cashier"], now=NOW)
    everybody = {
        "citizen": office.citizen, "stranger": town.a_citizen(7, "李不知", "stranger"), "clerk": office.clerk,
        "reviewer": office.reviewer, "decider": office.decider, "other reviewer": other.reviewer,
        "other decider": other.decider, **officers,
    }  # fmt: skip
    old = certificates.mine(office.citizen, later(5))[0].ref
    return World(office, everybody, staff, post_of(officers["presider"]), old)


def _on_both_posts(office: Office) -> str:
    """Somebody who stands in for the reviewer and for the decider of the office."""
    staff = people.enrol_staff("817", "何双岗", office.town.office, "formal", town.BEGAN, by=SYSTEM, now=NOW).ref
    for actor in (office.reviewer, office.decider):
        people.hold_post(staff, post_of(actor), SINCE, None, "substitute", by=SYSTEM, now=NOW)
    return staff


def post_of(actor: Actor) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select ref from people_post where id = %s", (actor.posts[0].post_id,))
        return str(cursor.fetchone()[0])


def a_letter(world: World, who: str, now: datetime, until: datetime | None, by: Actor = SYSTEM) -> str:
    """A letter up to director for one of the officers."""
    return grants.issue_letter(world.staff[who], world.office.town.office, 4, (), "章", now, until, by=by, now=now).ref


@dataclass
class Model:
    """What the law knows of a case; as little as can be."""

    ref: str
    letters: dict[str, tuple[str, datetime | None]]
    """Who may sign, under which letter and until when."""
    rules: str
    """The material that may follow: in, missing."""
    now: datetime = NOW
    state: str = "received"
    since: datetime = NOW
    """When the materials came."""
    proposed: bool = False
    mended: bool = False
    noticed: datetime = NOW
    accepted: datetime | None = None
    follows: date | None = None
    signed_for: bool = False
    """Whether the applicant's name stands under the promise."""
    promised: bool = False
    renews: bool = False
    reviewed: str = ""
    """By whom."""
    granted_by: str = ""
    extended: bool = False
    stood: list[tuple[datetime, datetime]] = field(default_factory=list)
    """From when to when it stood still."""
    hearing: tuple[str, datetime] = ("", NOW)
    inspection: str = ""
    signed: str = ""
    """Whose name stands under its conclusion."""
    consultation: tuple[str, str, datetime] = ("", "", NOW)
    """What was asked, what is to be answered (nothing any more), and until when."""
    check: str = ""
    assigned: bool = False
    bill: tuple[str, str] = ("", "")
    """The bill and its payment code."""
    owed: str = ""
    """How the bill stands."""
    reduction: tuple[str, str] = ("", "")
    """What was proposed, and by whom."""
    refund: tuple[str, str, str] = ("", "", "")
    """The same, and whether it was approved."""
    delivered: bool = False
    files: int = 1
    live: int = 0
    """Certificates that are good."""
    lines: int = 1
    """Acts in the journal, the receipt first."""

    @property
    def today(self) -> date:
        return self.now.astimezone(CHINA).date()

    @property
    def late(self) -> bool:
        """Five working days went by without a word."""
        return self.state in AT_THE_DOOR and self.now > close_after(self.since, 5)

    @property
    def at_the_window(self) -> bool:
        return self.state in AT_THE_DOOR and not self.proposed

    @property
    def desk(self) -> set[str]:
        return {"decider", "double"} if self.reviewed else {"reviewer", "double"}

    @property
    def over(self) -> bool:
        """The day of what was to follow has passed, and it did not come."""
        return self.follows is not None and self.rules == "missing" and self.follows < self.today

    @property
    def run_out(self) -> str:
        """Whether the statute has run out; "" where days would have to be counted that the model does not know."""
        assert self.accepted is not None
        if self.now <= close_after(self.accepted, 20):
            return "no"
        longest = close_after(self.accepted, 20 + sum((end - begin).days + 2 for begin, end in self.stood))
        return "yes" if longest < self.now and longest.date() <= LAST_DAY else ""

    @property
    def ruled_on(self) -> bool:
        """Whether it can be granted or denied."""
        awaited = self.inspection or self.consultation[0]
        return self.state in IN_HAND and bool(self.reviewed) and not awaited

    @property
    def decides(self) -> set[str]:
        """Four eyes, and a letter of their own at this moment."""
        return {one for one in self.desk if one != self.reviewed} & self.signers

    @property
    def signers(self) -> set[str]:
        return {who for who, (_, until) in self.letters.items() if until is None or self.now < until}

    def resume(self) -> None:
        if self.state == "special_open":
            begun, told = self.stood[-1]
            self.stood[-1] = (begun, min(told, self.now))


def close_after(start: datetime, days: int) -> datetime:
    """When the office closes on the so manieth working day after a day."""
    day = start.astimezone(CHINA).date()
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return datetime.combine(day, time(17, 30), CHINA)


Comes = Callable[[World, Model, str, Any], None]


@dataclass(frozen=True)
class Act:
    """One thing that can be tried: what is called, who may at what time, and what comes of it."""

    call: Callable[[World, Model, Actor], Any]
    who: Callable[[Model], set[str]]
    when: Callable[[Model], bool]
    comes: Comes
    lines: int = 1
    """How many lines it tells on the case."""
    unsaid: frozenset[str] = frozenset()
    """Of whom the model says nothing: it is a matter of custom, not of law."""
    sure: Callable[[Model], bool] = lambda _: True
    """Whether the model knows at all what comes of it."""


def by(*who: str) -> Callable[[Model], set[str]]:
    return lambda _: set(who)


def to(state: str = "", **facts: Any) -> Comes:
    def come(world: World, model: Model, who: str, answer: Any) -> None:
        model.state = state or model.state
        for name, value in facts.items():
            setattr(model, name, value)

    return come
