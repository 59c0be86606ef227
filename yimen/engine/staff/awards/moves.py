"""Tell: the chains of what belongs to awards, and a centre for who manages it."""

from datetime import date, datetime

from yimen.engine.staff.awards.models import AwardRound, AwardRule, PioneerPost, Reward, ServiceCard
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import Line
from yimen.kernel.staffing.managing import must_manage
from yimen.kernel.writing import NoSuchThing
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow

Row = AwardRule | AwardRound | PioneerPost | Reward | ServiceCard
KINDS: dict[type[Row], tuple[str, str]] = {
    AwardRule: ("award_rule", "awards_awardrule"),
    AwardRound: ("award_round", "awards_awardround"),
    PioneerPost: ("pioneer_post", "awards_pioneerpost"),
    Reward: ("reward", "awards_reward"),
    ServiceCard: ("service_card", "awards_servicecard"),
}


def told(row: Row, verb: str, body: dict[str, object], by: Actor, now: datetime) -> None:
    """Tell an act on the row's own chain."""
    kind, table = KINDS[type(row)]
    subject = Subject(kind, table, row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, Line(verb, body, now), by)
    row.journal_seq, row.journal_head = link.seq, link.hash


def the_centre(ref: str, on: date, by: Actor) -> CentreRow:
    """A centre for who manages it; refuses with NoSuchThing."""
    centre = offices.centre(ref, on)
    if centre is None:
        raise NoSuchThing(what="centre")
    must_manage(by, centre.id)
    return centre
