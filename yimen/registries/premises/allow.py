"""Allow: who arranges the premises of a centre, and the chains on which that is told."""

from datetime import date, datetime
from typing import Any

from yimen.journal.chained import Chained
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.writing import NoSuchThing
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.registries.premises.refusals import NotTheHouse

KINDS = {
    "Premises": "premises",
    "Zone": "zone",
    "Facility": "facility",
    "SharedUse": "shared_use",
    "PartnerBank": "partner_bank",
}


def must_keep(by: Actor, centre_id: int) -> None:
    """The system, an administrator, and the manager of this centre. Refuses with NotTheHouse."""
    here = any(post.role is Role.CENTRE_MANAGER and post.centre_id == centre_id for post in by.posts)
    if not here and by.kind is not ActorKind.SYSTEM and not by.has_role(Role.ADMINISTRATOR):
        raise NotTheHouse()


def must_work_in(by: Actor, centre_id: int) -> None:
    """Besides who keeps it, the windows of this centre. Refuses with NotTheHouse."""
    if not any(post.role is Role.WINDOW and post.centre_id == centre_id for post in by.posts):
        must_keep(by, centre_id)


def kept_centre(ref: str, day: date, by: Actor) -> CentreRow:
    """The centre, for whoever arranges it. Refuses with NoSuchThing or NotTheHouse."""
    centre = offices.centre(ref, day)
    if centre is None:
        raise NoSuchThing(what="centre")
    must_keep(by, centre.id)
    return centre


def tell_of(row: Chained, verb: str, body: dict[str, Any], *, by: Actor, now: datetime) -> None:
    """One line on the chain of a row that the caller holds locked or has just written."""
    one: Any = row
    kind, table = KINDS[type(row).__name__], one._meta.db_table
    subject = Subject(kind, table, one.pk, one.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, Line(verb, body, now), by)
    row.journal_seq, row.journal_head = link.seq, link.hash
