"""Re-visits in the sample city: one draw with a witness, some who were called, one of whom had waited too long."""

from datetime import timedelta

from yimen.assembly.sample.answering import BESIDE, SUPERVISION
from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import CENTRE, SAMPLE
from yimen.engine.supervision.revisits import operations, queries
from yimen.kernel.actor import Actor
from yimen.kernel.evaluation import Said
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people

DRAWN = 6
SLOW = Said("dissatisfied", ("slow",), "no", "no", "no", f"示范：说好三天，等了六天才拿到。{SAMPLE}")
GOOD = Said("satisfied", ("fast",), "yes", "no", "no", f"示范：按时拿到，没有多要材料。{SAMPLE}")


def show(city: City) -> None:
    """Announce, draw, call; once. One call of each caller is left to be made."""
    now = city.anchor
    if queries.published(now):
        return
    announcer, manager = city.officer(BESIDE[0][2]), city.officer(f"{CENTRE}主任岗")
    callers = [city.officer(SUPERVISION), *(city.officer(post) for _, _, post in BESIDE[1:])]
    last = day_of(now)
    days = (last - timedelta(days=60), last)
    going = tuple(_ref(one) for one in callers)
    ref = operations.announce_revisits(city.centre(CENTRE), *days, DRAWN, going, by=announcer, now=now).ref
    operations.draw_revisits(ref, f"枫叶{SAMPLE}", by=manager, now=now)
    calls = [(who, row.ref) for who in callers for row in queries.mine(who, now)[1:]]
    for n, (who, call) in enumerate(calls):
        operations.show_revisited(call, by=who, now=now)
        operations.record_revisit(call, SLOW if n == 0 else GOOD, by=who, now=now)


def _ref(actor: Actor) -> str:
    row = people.staff_member(actor.staff_id or 0)
    assert row is not None, "an officer is a member of staff"
    return row.ref
