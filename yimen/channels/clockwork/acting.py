"""What a day or an hour brings upon one case, appointment or payment: an act each, with who finds whom it is due.

A sweep only looks and puts one job in per thing, so that one that fails never stops the next. What has moved on
meanwhile refuses, and that is the end of it.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from procrastinate.contrib.django import app

from yimen.channels.clockwork.beats import AGAIN, EVERY_HOUR, beat
from yimen.engine.case.cases import noticing, operations, queries
from yimen.engine.case.rule_orders import operations as rule_orders
from yimen.engine.case.rule_orders import queries as rule_order_queries
from yimen.engine.centre.appointments import operations as appointments
from yimen.engine.centre.appointments import queries as appointment_queries
from yimen.engine.centre.appointments.operations.by_itself import AHEAD
from yimen.engine.centre.counter import operations as counter
from yimen.engine.centre.counter import queries as counter_queries
from yimen.engine.centre.terminals import operations as terminals
from yimen.engine.centre.terminals import queries as terminal_queries
from yimen.engine.centre.tickets import operations as tickets
from yimen.engine.centre.tickets import queries as ticket_queries
from yimen.engine.centre.window_proposals import operations as window_proposals
from yimen.engine.money.fees import operations as fees
from yimen.engine.money.fees import queries as fee_queries
from yimen.engine.public.outreach import operations as outreach
from yimen.engine.public.outreach import queries as outreach_queries
from yimen.engine.records.archives import operations as archives
from yimen.engine.records.archives import queries as archive_queries
from yimen.kernel.actor import SYSTEM
from yimen.kernel.refusal import Refusal
from yimen.kernel.visits.slots import GRACE
from yimen.registries.dated import day_of
from yimen.registries.grants import operations as grants
from yimen.registries.grants import queries as letters
from yimen.threshold import clock
from yimen.threshold.run import run
from yimen.threshold.waking import put_in

UNHEARD = timedelta(minutes=1)
"""How long a payment's callback may take before the gateway is asked."""

Act = Callable[..., object]
Refs = tuple[str, ...]
Finder = Callable[[datetime], Refs]

BY_SWEEP: dict[str, tuple[Act, Finder]] = {
    "deem_accepted": (operations.deem_accepted, queries.due_deemed),
    "deem_renewed": (operations.deem_renewed, lambda now: queries.due_renewed(day_of(now))),
    "decide_by_rule": (rule_orders.decide_by_rule, rule_order_queries.to_weigh),
    "lapse_correction": (operations.lapse_correction, queries.due_lapsed),
    "lapse_promise": (operations.lapse_promise, lambda now: queries.due_promises(day_of(now))),
    "fall_back_late": (counter.fall_back_late, lambda now: counter_queries.due_late()),
    "deliver": (operations.deliver, noticing.due_delivery),
    "remind": (appointments.remind, lambda now: appointment_queries.due_reminders(now, AHEAD)),
    "mark_missed": (appointments.mark_missed, lambda now: appointment_queries.due_missed(now, GRACE)),
    "remind_waiting": (tickets.remind_waiting, ticket_queries.near),
    "chase_order": (fees.chase_order, lambda now: fee_queries.orders_to_chase(now, UNHEARD)),
    "send_refund": (fees.send_refund, lambda now: fee_queries.refunds_to_send()),
    "miss_contact": (outreach.miss_contact, outreach_queries.due_contacts),
    "remind_units": (grants.remind_units, letters.due_reminders),
    "end_sitting": (terminals.end_sitting, terminal_queries.sittings_over),
}
"""What cannot wait: looked for at every sweep."""
BY_THE_HOUR: dict[str, tuple[Act, Finder]] = {
    "archive": (archives.archive_case, archive_queries.due),
    "archive_anew": (archives.archive_anew, lambda now: archive_queries.due_anew()),
    "cancel_expired": (operations.cancel_expired, lambda now: noticing.due_expiry(day_of(now))),
}
ACTS: dict[str, Act] = {
    **{name: act for name, (act, _) in (*BY_SWEEP.items(), *BY_THE_HOUR.items())},
    "measure_windows": window_proposals.measure_windows,
}
"""What the clock may ask for, by the name of the act."""


def due(now: datetime) -> Iterator[tuple[str, Refs]]:
    """Which act is due on which cases and appointments."""
    for name, (_, finder) in BY_SWEEP.items():
        yield name, finder(now)


def ask_for(act: str, refs: Refs) -> None:
    """Put a job in for an act on each of these."""
    for ref in refs:
        put_in("clockwork.act", f"{act}-{ref}", act=act, ref=ref)


@beat(EVERY_HOUR)
def file_away(now: datetime) -> None:
    """Put closed cases on file that are whole, and cancel certificates whose days are over."""
    for name, (_, finder) in BY_THE_HOUR.items():
        ask_for(name, finder(now))


@app.task(name="clockwork.act", queue="clockwork", retry=AGAIN)
def act(act: str, ref: str) -> None:
    """Do one act on one case by itself."""
    perform(act, ref, clock.now())


def perform(act: str, ref: str, now: datetime) -> bool:
    """The act, unless the case has moved on meanwhile."""
    facts = {"how": "electronic"} if act == "deliver" else {}
    try:
        run(ACTS[act], ref, by=SYSTEM, now=now, **facts)
    except Refusal:
        return False
    return True
