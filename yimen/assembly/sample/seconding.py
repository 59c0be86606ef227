"""Posting orders and the seat plan of the sample city: one is posted, one waits; a section left a post behind.

Fictional like everything here, and built through the operations at the moments at which it would have been done.
"""

from datetime import date, timedelta

from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import BEGAN, CENTRE, FOUNDER, SAMPLE, bureaus
from yimen.assembly.sample.staff import FORMAL, MARKET, desk
from yimen.assembly.sample.team import MANAGER
from yimen.engine.staff.secondments import operations, queries
from yimen.engine.staff.secondments.operations import ProposalSaid
from yimen.engine.staff.trainings import operations as trainings
from yimen.engine.staff.trainings.operations import TrainingSaid
from yimen.kernel.actor import Role
from yimen.kernel.offices.concentration import Presence
from yimen.registries.concentration import operations as concentration
from yimen.registries.concentration import queries as concentrated
from yimen.registries.concentration.rows import ResidencyRow
from yimen.registries.dated import day_of
from yimen.registries.people import operations as people
from yimen.registries.people import queries as staff

#: Its decider still works in the old house: the section has entered in part.
PARTIAL = "transport"
FRONT, BACK = tuple(f"前{n:02d}" for n in range(1, 9)), tuple(f"后{n:02d}" for n in range(1, 5))


def show(city: City) -> None:
    """Let it have been; asked again it adds nothing."""
    centre, manager = city.centre(CENTRE), city.officer(MANAGER)
    if concentrated.seat_plan(centre, day_of(city.anchor)):
        return
    found = concentrated.residencies(day_of(city.anchor), concentrated.Narrowed(centre=centre), limit=200).rows
    entered = tuple(row for row in found if row.presence is Presence.ENTERED)
    _enter_whole(city, entered)
    seat = _lay_out(city, centre, entered)
    head = city.officer(desk(next(one for one in bureaus() if one.key == MARKET), Role.OFFICE_HEAD))
    then, begins = city.anchor - timedelta(days=12), day_of(city.anchor) - timedelta(days=4)
    window = desk(next(one for one in bureaus() if one.key == MARKET), Role.WINDOW)
    post = next(one.ref for one in staff.posts(begins) if one.name == window)
    known, waiting = (
        _somebody(city, number, name) for number, name in (("market-91", "余清扬"), ("market-92", "谢知行"))
    )
    said = ProposalSaid(
        begins, f"熟悉食品许可{SAMPLE}", "competent", begins.year - 1, f"示市监人〔{begins.year}〕3号{SAMPLE}"
    )
    ref = operations.propose_posting(known, post, said, by=head, now=then).ref
    training = TrainingSaid("business", f"窗口上岗培训{SAMPLE}", day_of(then), 120, (known,), (), 24, "yes")
    held = trainings.plan_training(centre, training, by=manager, now=then).ref
    trainings.hold_training(held, (known,), by=manager, now=then)
    trainings.mark_training(held, known, 90, by=manager, now=then)
    number = f"示政务派〔{begins.year}〕1号{SAMPLE}"
    operations.order_posting(ref, number, seat, by=manager, now=then + timedelta(days=6))
    later = ProposalSaid(day_of(city.anchor) + timedelta(days=14), f"接替休假同事{SAMPLE}")
    operations.propose_posting(waiting, post, later, by=head, now=city.anchor)
    assert queries.proposals(centre, manager, city.anchor), "one waits for the centre"


def _somebody(city: City, number: str, name: str) -> str:
    office = next(row.office_ref for row in staff.staff(day_of(city.anchor)) if row.number == f"{MARKET}-5")
    return people.enrol_staff(number, name, office, FORMAL, BEGAN, by=FOUNDER, now=city.anchor).ref


def _enter_whole(city: City, entered: tuple[ResidencyRow, ...]) -> None:
    partial = next(one.name for one in bureaus() if one.key == PARTIAL)
    for row in entered:
        posts = [one for one in concentrated.section(row.ref, city.anchor) if not one.here]
        kept = [one.ref for one in posts if row.office_name != partial or one.role != Role.DECIDER]
        if kept and row.entered_on is not None:
            concentration.bring_in_posts(row.ref, tuple(kept), row.entered_on, SAMPLE, by=FOUNDER, now=city.anchor)


def _lay_out(city: City, centre: str, entered: tuple[ResidencyRow, ...]) -> str:
    """Number the first seats, allot three to each of four departments, and give back one of the market bureau's."""
    since: date = day_of(city.anchor) - timedelta(days=20)
    for side, codes in (("front", FRONT), ("back", BACK)):
        concentration.lay_out_seats(centre, side, codes, since, SAMPLE, by=FOUNDER, now=city.anchor)
    plan = {one.code: one.ref for one in concentrated.seat_plan(centre, since)}
    market = next(one.name for one in bureaus() if one.key == MARKET)
    first = sorted(entered, key=lambda row: row.office_name != market)[:3]
    for n, row in enumerate(first):
        seats = (plan[FRONT[2 * n]], plan[FRONT[2 * n + 1]], plan[BACK[n]])
        concentration.allot_seats(row.ref, seats, since, by=FOUNDER, now=city.anchor)
    return plan[FRONT[0]]
