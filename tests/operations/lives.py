"""A small model of the law of a case: what it knows shares nothing with the acts.

It counts working days by itself, from Monday to Friday, and knows the days of one autumn and no others: what turns on
later ones is not tried. Which of two desks examines a case is drawn by lot: the model looks, and foretells nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection

from tests.operations import aftermath, cooperating, errand, paying, town
from tests.operations.errand import Office, later
from tests.operations.test_case_authority import staff_of
from tests.operations.town import NOW, SINCE, TODAY
from yimen.engine.money.fees import operations as fees
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.supervision.audits import operations as audits
from yimen.kernel.actor import SYSTEM, Actor
from yimen.kernel.authority import Rank
from yimen.kernel.terms import CertificateTerm, Complexity
from yimen.kernel.time.national import CHINA
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.catalogue.operations import Draft
from yimen.registries.grants import operations as grants
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries

AT_THE_DOOR = frozenset({"received", "correction_closed"})
IN_HAND = frozenset({"in_department", "special_closed"})
GRANTED = frozenset({"granted", "granted_tolerated"})
TOLD = GRANTED | {"denied", "refused", "revoked"}
RENEWABLE = IN_HAND | {"accepted", "special_open"}
UNDECIDED = RENEWABLE | AT_THE_DOOR | {"correction_open"}
UNCHARGED = frozenset({"withdrawn_early", "refused", "denied", "withdrawn", "revoked"})
ALIVE = frozenset({"withheld", "valid", "suspended"})
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
    graded: Office
    """The same office with an item that its section chief decides."""
    unit: cooperating.Asked
    """An office of the county that can be asked for a piece of a case."""
    people: Mapping[str, Actor]
    staff: Mapping[str, str]
    posts: Mapping[str, str]
    """Sections that can be asked, and desks to which a case can be given."""
    old: str


def a_world() -> World:
    office = errand.an_office(TERMS)
    aftermath.wired()
    other, unit = errand.another_office(office, 2), cooperating.a_unit(office, number=9)
    staff = {
        "decider": staff_of(office.decider),
        **{one: town.an_officer(office.town, "chief", f"81{n}") for n, one in enumerate(("presider", "one", "two"))},
        "head": town.an_officer(office.town, "office_head", "815"),
        "cashier": town.an_officer(office.town, "cashier", "816"),
        "double": _on_both_posts(office),
        "auditor": town.an_officer(office.town, "legal_reviewer", "818"),
    }
    officers = {name: town.signed_on(ref, f"life.{name}") for name, ref in staff.items() if name != "decider"}
    errand.granted(office)
    fees.open_till(FEE, by=officers["cashier"], now=NOW)
    _audited(office, staff["auditor"], officers["head"])
    chief, graded = _a_chief_who_decides(office)
    everybody = {
        "citizen": office.citizen, "stranger": town.a_citizen(7, "李不知", "stranger"), "clerk": office.clerk,
        "reviewer": office.reviewer, "second": _from_tomorrow(office), "chief": chief, "decider": office.decider,
        "other reviewer": other.reviewer, "other decider": other.decider,
        "unit reviewer": unit.reviewer, "unit signer": unit.signer, **officers,
    }  # fmt: skip
    posts = {who: post_of(everybody[who]) for who in ("reviewer", "second", "decider", "presider")}
    old = certificates.mine(office.citizen, later(5))[0].ref
    return World(office, graded, unit, everybody, staff, posts, old)


def _audited(office: Office, auditor: str, head: Actor) -> None:
    """The case that is there has been drawn: the lot falls on no other but the one that is tried."""
    days = (TODAY, TODAY + timedelta(days=1))
    audits.draw_sample(office.town.office, auditor, *days, 1, days[1], by=head, now=later(24))


def _a_chief_who_decides(office: Office) -> tuple[Actor, Office]:
    """The section chief with a letter of that rank, and the office with an item that is graded to it."""
    member = people_queries.staff_by_number("0103")
    assert member is not None
    chief = town.the_actor(member.account_ref)
    for actor, rank in ((chief, Rank.CHIEF), (office.decider, Rank.DIRECTOR)):
        people.rank_post(post_of(actor), rank, by=SYSTEM, now=NOW)
    grants.issue_letter(member.ref, office.town.office, Rank.CHIEF, (), "章", SINCE, None, by=SYSTEM, now=NOW)
    item = catalogue.found_item(office.town.office, by=SYSTEM, now=NOW).ref
    draft = Draft("食品经营许可（变更）", "01", TERMS, theme="trade", life_event="open_restaurant")
    version = catalogue.draft_version(item, draft, by=SYSTEM, now=NOW).ref
    catalogue.publish(version, NOW, by=SYSTEM, now=NOW)
    catalogue.grade_item(item, Complexity.GENERAL, Rank.CHIEF, "分级管理办法第三条", by=SYSTEM, now=NOW)
    return chief, replace(office, item=item)


def _from_tomorrow(office: Office) -> Actor:
    """Somebody at a second reviewing desk, which is not there yet when the cases come in."""
    begins = datetime.combine(TODAY + timedelta(days=1), time(), CHINA)
    post = people.define_post(
        "审查二岗", "reviewer", office.town.office, None, None, None, begins.date(), by=SYSTEM, now=NOW
    ).ref
    staff = people.enrol_staff("819", "何二岗", office.town.office, "formal", town.BEGAN, by=SYSTEM, now=NOW).ref
    people.hold_post(staff, post, begins, None, "holder", by=SYSTEM, now=NOW)
    account = people.open_staff_account("life.second", town.PASSWORD, town.SECRET, staff, by=SYSTEM, now=NOW).ref
    found = people_queries.account(account)
    assert found is not None
    actor = people_queries.actor_of(found.id, begins)
    assert actor is not None
    return actor


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


def reviews(world: World, ref: str) -> str:
    """At whose desk the lot has put the review of a case."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select p.ref from cases_case c join people_post p on p.id = c.route[2] where c.ref = %s", (ref,)
        )
        (post,) = cursor.fetchone()
    return "second" if post == world.posts["second"] else "reviewer"


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
    graded: bool = False
    """Whether the office has handed the right to decide it down to its section chief."""
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
    leg: int = 0
    """At which of its desks it stands: the window first."""
    simple: bool = False
    """Put into the class that needs no review."""
    raised: bool = False
    reviews: str = "reviewer"
    """Whose desk the reviewing one is."""
    reviewed: str = ""
    """By whom."""
    before: frozenset[str] = frozenset()
    """Whose review was sent back."""
    aside: frozenset[str] = frozenset()
    """Who declared an interest."""
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
    supplement: str = ""
    """What was asked for after acceptance, while it is out."""
    came: bool = False
    subtask: tuple[str, str] = ("", "")
    """What another unit was asked, and how it stands: sent, taken up, or nothing any more."""
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
    certificate: str = ""
    stopped_by: str = ""
    """What suspended it: an officer's hand, or the report of a check."""
    ruled: date | None = None
    """When somebody decided."""
    audit: str = ""
    audited: str = ""
    """Whether its auditor has said what they found."""
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
    def path(self) -> tuple[frozenset[str], ...]:
        """Who sits at the desks of its way."""
        decide = {"chief"} if self.graded and not self.raised and not self.simple else {"decider", "double"}
        review = {"second"} if self.reviews == "second" else {"reviewer", "double"}
        ways = ({"clerk"}, decide) if self.simple else ({"clerk"}, review, decide)
        return tuple(frozenset(desk) for desk in ways)

    @property
    def sees(self) -> frozenset[str]:
        """Of those who lead or decide in the office, who may see it at all: the head, and who has a desk on its way."""
        return frozenset({"head"}).union(*self.path)

    @property
    def desk(self) -> frozenset[str]:
        """Who examines it now, behind the counter."""
        return self.path[self.leg] if self.leg else frozenset()

    @property
    def lies_with(self) -> frozenset[str]:
        """Whoever answers a proposed refusal has the case until then."""
        return self.path[-1] if self.proposed else self.path[self.leg]

    @property
    def awaits(self) -> bool:
        """Whether something that was begun for it is still out."""
        return bool(self.inspection or self.consultation[0] or self.supplement or self.subtask[1])

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
    def expired(self) -> bool:
        """Two months after a grant of November; what was granted later, or as a renewal, is good for longer."""
        granted = self.ruled
        if granted is None or granted.month != 11 or self.renews:
            return False
        return self.today >= date(2027, 1, granted.day)

    @property
    def ruled_on(self) -> bool:
        """Whether it can be granted or denied."""
        return self.state in IN_HAND and self.leg == len(self.path) - 1 and not self.awaits

    @property
    def decides(self) -> frozenset[str]:
        """Four eyes, and a letter of their own at this moment."""
        return (self.desk - {self.reviewed} - self.before) & self.signers

    @property
    def signers(self) -> frozenset[str]:
        return frozenset(who for who, (_, until) in self.letters.items() if until is None or self.now < until)

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
Who = Callable[[Model], frozenset[str]]


@dataclass(frozen=True)
class Act:
    """One thing that can be tried: what is called, who may at what time, and what comes of it."""

    call: Callable[[World, Model, Actor], Any]
    who: Who
    when: Callable[[Model], bool]
    comes: Comes
    lines: int = 1
    """How many lines it tells on the case."""
    unsaid: frozenset[str] = frozenset()
    """Of whom the model says nothing: it is a matter of custom, not of law."""
    sure: Callable[[Model], bool] = lambda _: True
    """Whether the model knows at all what comes of it."""
    no_hand: bool = False
    """Whether it is no hand in the case: one's own word is taken back, or a bill written that the item has fixed."""

    def may(self, model: Model) -> frozenset[str]:
        """Who may do it now; whoever has stood aside has no hand in the case any more."""
        return self.who(model) if self.no_hand else self.who(model) - model.aside


def by(*who: str) -> Who:
    return lambda _: frozenset(who)


def signs(*who: str) -> Who:
    return lambda m: m.signers & set(who)


def to(state: str = "", **facts: Any) -> Comes:
    def come(world: World, model: Model, who: str, answer: Any) -> None:
        model.state = state or model.state
        for name, value in facts.items():
            setattr(model, name, value)

    return come
