"""Looking at prints: those of a case, for staff who may see it, the latest first."""

from yimen.engine.case.cases.noticing import Noticing
from yimen.engine.records.prints.models import Print
from yimen.engine.records.prints.rows import PrintRow
from yimen.kernel.actor import Actor, ActorKind

SHOWN = 100


def of_case(case_ref: str, actor: Actor) -> tuple[PrintRow, ...]:
    """The latest prints of a case; none for who may not see it, and none for citizens: it names officers."""
    case_id = Noticing().seen(case_ref, actor) if actor.kind is ActorKind.STAFF else None
    if case_id is None:
        return ()
    found = Print.objects.filter(case_id=case_id).select_related("staff", "party").order_by("-pk")[:SHOWN]
    return tuple(_row(one) for one in found)


def _row(one: Print) -> PrintRow:
    who = "staff" if one.staff else "citizen" if one.party else "holder"
    name = one.staff.name if one.staff else one.party.name if one.party else ""
    return PrintRow(one.kind, one.paper_ref, one.title, one.number, one.door, one.place, one.printed_at, who, name)
