"""Writes of the flows: a gate is set up and taken down, and its device counts who comes in."""

import secrets
from dataclasses import field
from datetime import datetime, timedelta

from django.db import connection

from yimen.engine.centre.flows.models import FlowGate
from yimen.engine.centre.flows.moves import with_code
from yimen.engine.centre.flows.refusals import GateNamed, GateUnknown
from yimen.journal.operation import FORGOTTEN, operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.refs import spelled
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.managing import manages, must_manage
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, named
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.people.vault import keyed_hash

CODE_LETTERS = 20
MOST = 5000
"""More than that come through no gate in an hour."""
TOLD_WITHIN = timedelta(days=7)
"""So long a device that was cut off may tell what it counted meanwhile."""
_COUNT = """
insert into flows_flowhour (gate_id, hour, came)
values (%(gate)s, date_trunc('hour', %(hour)s::timestamptz), %(total)s)
on conflict (gate_id, hour) do update set came = greatest(flows_flowhour.came, excluded.came) returning came
"""


@snapshot
class GateSetUp:
    """A gate, and the code with which its device counts; the code is told once."""

    ref: str
    code: str = field(default="", metadata=FORGOTTEN)


@snapshot
class GateKept:
    """A gate by its reference."""

    ref: str


@snapshot
class Counted:
    """How many came in through the gate in the hour that was told, as it stands now."""

    in_the_hour: int


@operation
def set_up_gate(centre_ref: str, name: str, *, by: Actor, now: datetime) -> GateSetUp:
    """A people counter stands at a gate from today on; by who manages the centre.

    Refuses with NoSuchThing, Missing, TooLong or GateNamed.
    """
    centre = offices.centre(centre_ref, day_of(now))
    if centre is None:
        raise NoSuchThing(what="centre")
    must_manage(by, centre.id)
    code, called = spelled(secrets.token_bytes(CODE_LETTERS), CODE_LETTERS), named(name, "name", 40)
    with refusing(flow_gate_name_once=GateNamed()):
        row = FlowGate.objects.create(
            ref=new_ref(), centre_id=centre.id, name=called, secret_hash=keyed_hash(code), since=day_of(now)
        )
    _tell(row, Line("flow_gate_set_up", {"centre": centre_ref, "name": called}, now), by)
    return GateSetUp(row.ref, code)


@operation
def take_down_gate(ref: str, *, by: Actor, now: datetime) -> GateKept:
    """Nothing is counted at the gate from now on; what was counted stays. Refuses with GateUnknown."""
    row = FlowGate.objects.select_for_update().filter(ref=ref, until=None).first()
    if row is None or not manages(by, row.centre_id):
        raise GateUnknown()
    row.until = day_of(now)
    row.save(update_fields=["until"])
    _tell(row, Line("flow_gate_taken_down", {"on": row.until}, now), by)
    return GateKept(ref)


@operation
def count_flow(secret: str, hour: datetime, total: int, *, by: Actor, now: datetime) -> Counted:
    """The device of a gate tells how many came in during an hour in all, so that what is told twice counts once.

    Refuses with GateUnknown, NotInList or ImpossibleDates.
    """
    gate = with_code(secret)
    if gate is None:
        raise GateUnknown()
    if not 0 <= total <= MOST:
        raise NotInList(field="total")
    if not now - TOLD_WITHIN <= hour <= now or day_of(hour) < gate.since:
        raise ImpossibleDates()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"gate": gate.pk, "hour": hour, "total": total})
        (stands,) = cursor.fetchone()
    return Counted(stands)


def _tell(row: FlowGate, line: Line, by: Actor) -> None:
    tell(Subject("flow_gate", "flows_flowgate", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)), line, by)
