"""Re-visits and anomalies in the sample city: a draw with a witness, some who were called; the rules and one answer.

One figure of last month was looked into; the others wait for whoever tries.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from yimen.assembly.sample.answering import BESIDE, SUPERVISION
from yimen.assembly.sample.city import City
from yimen.assembly.sample.places import CENTRE, SAMPLE
from yimen.assembly.sample.staff import REFORM_POST
from yimen.engine.supervision.anomalies import operations as anomalies
from yimen.engine.supervision.anomalies import queries as rules_read
from yimen.engine.supervision.anomalies.operations import AnomalyAnswered
from yimen.engine.supervision.revisits import operations, queries
from yimen.kernel.actor import Actor
from yimen.kernel.anomalies import AnomalyRuleSaid
from yimen.kernel.evaluation import Said
from yimen.kernel.staffing.assessment import month_of
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people

DRAWN = 6
BACK = timedelta(days=700)
"""All months that are over: from a few of them nobody may draw while there are more."""
SLOW = Said("dissatisfied", ("slow",), "no", "no", "no", f"示范：说好三天，等了六天才拿到。{SAMPLE}")
GOOD = Said("satisfied", ("fast",), "yes", "no", "no", f"示范：按时拿到，没有多要材料。{SAMPLE}")
RULES = (
    AnomalyRuleSaid("asked_again", 0, 1), AnomalyRuleSaid("late_material", 3, 1), AnomalyRuleSaid("sent_back", 2, 1),
    AnomalyRuleSaid("in_seconds", 30, 2), AnomalyRuleSaid("pulled_forward", 0, 2), AnomalyRuleSaid("one_agent", 30, 4),
    AnomalyRuleSaid("special_late", 5, 1),
)  # fmt: skip
DOCUMENT = f"示审改〔2025〕12号{SAMPLE}"
WHY = f"示范：逐件看了留痕和材料，有正当原因，没有照顾谁。{SAMPLE}"


def ask(city: City) -> None:
    """Publish what stands out, and say what came of one figure of last month; once."""
    now, reform, watcher = city.anchor, city.officer(REFORM_POST), city.officer(SUPERVISION)
    last = month_of(month_of(day_of(now)) - timedelta(days=1))
    if rules_read.rules(last):
        return
    began = now - timedelta(days=400)
    for rule in RULES:
        anomalies.publish_anomaly_rule(rule, DOCUMENT, day_of(began), by=reform, now=began)
    for one in rules_read.of_month(watcher, last)[:1]:
        said = AnomalyAnswered(one.kind, one.staff_ref, last, "explained", WHY)
        anomalies.note_anomaly(said, by=watcher, now=now)


def show(city: City) -> None:
    """Announce, draw and call, so that a draw can be drawn again by anybody; and another whose calls wait; once."""
    now = city.anchor
    if queries.published(now):
        return
    announcer, manager = city.officer(BESIDE[0][2]), city.officer(f"{CENTRE}主任岗")
    callers = [city.officer(SUPERVISION), *(city.officer(post) for _, _, post in BESIDE[1:])]
    last = month_of(day_of(now)) - timedelta(days=1)
    months = (last - BACK, last)
    going = tuple(_ref(one) for one in callers)
    for word in ("枫叶", "银杏"):
        calls = [(who, row.ref) for who in callers for row in queries.mine(who, now)]
        _called(calls, now)
        ref = operations.announce_revisits(city.centre(CENTRE), *months, DRAWN, going, by=announcer, now=now).ref
        operations.draw_revisits(ref, f"{word}{SAMPLE}", by=manager, now=now)


def _called(calls: Iterable[tuple[Actor, str]], now: datetime) -> None:
    for n, (who, call) in enumerate(calls):
        operations.show_revisited(call, by=who, now=now)
        operations.record_revisit(call, SLOW if n == 0 else GOOD, "nameless", by=who, now=now)


def _ref(actor: Actor) -> str:
    row = people.staff_member(actor.staff_id or 0)
    assert row is not None, "an officer is a member of staff"
    return row.ref
