"""Builders of the voices: a desk with two members, a matter that somebody raises, and one brought to its answer."""

from dataclasses import dataclass, replace

from tests.operations import errand
from tests.operations import town as places
from tests.operations.errand import later
from tests.operations.evaluating import the_manager
from yimen.engine.public.voices import operations
from yimen.engine.public.voices.operations import Spoken, VoiceRaised
from yimen.kernel.actor import NOBODY, Actor
from yimen.registries.people import queries as people


@dataclass(frozen=True)
class Desk:
    """Who keeps the desk, who sits at it, and the office that answers."""

    office: errand.Office
    manager: Actor
    member: Actor
    head: Actor

    @property
    def said(self) -> Spoken:
        return Spoken(
            "question", "market", "摊位证怎么换", "旧摊位证到期了，在哪里换？电话 13812345678", self.office.town.city
        )


def a_desk() -> Desk:
    """A desk with one member from the house, and an office whose head answers."""
    office = errand.an_office()
    manager = the_manager(office)
    staff = places.an_officer(office.town, "reform_office", "320")
    member = places.signed_on(staff, "desk.320")
    operations.appoint_member(staff, by=manager, now=later(0))
    head = places.signed_on(places.an_officer(office.town, "office_head", "501"), "head.501")
    return Desk(office, manager, member, head)


def staff_of(actor: Actor) -> str:
    row = people.staff_member(actor.staff_id or 0)
    assert row is not None
    return row.ref


def raised(desk: Desk, at: float = 1, said: Spoken | None = None, named: str = "yes") -> VoiceRaised:
    """A citizen raises it in their own name, or without any."""
    party = desk.office.party if named else ""
    by = desk.office.citizen if named else NOBODY
    return operations.raise_voice(said or desk.said, "web", party, by=by, now=later(at))


def assigned(desk: Desk, at: float = 1) -> VoiceRaised:
    one = raised(desk, at)
    operations.assign_voice(one.ref, desk.office.town.office, "question", "market", by=desk.member, now=later(at))
    return one


def closed(desk: Desk, at: float = 1, said: Spoken | None = None) -> VoiceRaised:
    """Answered by the department and checked by the desk."""
    one = raised(desk, at, replace(said or desk.said))
    operations.assign_voice(one.ref, desk.office.town.office, "question", "market", by=desk.member, now=later(at))
    operations.answer_voice(one.ref, "凭旧证到 A01 窗口换。", by=desk.head, now=later(at + 1))
    operations.close_voice(one.ref, by=desk.member, now=later(at + 1))
    return one
