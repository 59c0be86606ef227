"""Builders of a posting: a centre, the head of an office, and somebody of it who is trained and at no counter yet."""

from dataclasses import dataclass

from tests.operations import concentrating as the
from tests.operations import staffing, town
from tests.operations.town import BEGAN, NOW, TODAY
from yimen.engine.staff.secondments import operations
from yimen.engine.staff.secondments.operations import ProposalSaid
from yimen.kernel.actor import SYSTEM, Actor
from yimen.registries.people import operations as people

SAID = ProposalSaid(TODAY, "业务熟，群众评价好", "competent", 2025, "示市监人〔2026〕3号")
UNGRADED = ProposalSaid(TODAY, "帮忙")
NUMBER, BACK = "示政务派〔2026〕1号", "示政务返〔2026〕1号"


@dataclass(frozen=True)
class House:
    """A centre with its team, the head of an office, and somebody of it who is trained and at no counter yet."""

    team: staffing.Team
    head: Actor
    newcomer: str
    login: str
    post: str
    window: str

    @property
    def centre(self) -> str:
        return self.team.centre

    @property
    def manager(self) -> Actor:
        return self.team.manager


def a_house() -> House:
    team = staffing.a_team()
    head = staffing.the_head(team)
    newcomer = people.enrol_staff("77", "派小驻", team.office.town.office, "formal", BEGAN, by=SYSTEM, now=NOW).ref
    window = the.own_window(team.office)
    post = people.define_post("派驻岗", "window", None, None, window, None, BEGAN, by=SYSTEM, now=NOW).ref
    actor = town.signed_on(newcomer, "newcomer")
    # The centre trains whom the home unit proposes, before it orders anything.
    ref = operations.propose_posting(newcomer, post, SAID, by=head, now=NOW).ref
    staffing.trained(team, actor)
    operations.take_back_proposal(ref, by=head, now=NOW)
    return House(team, head, newcomer, actor.ref, post, window)


def proposed(house: House, said: ProposalSaid = SAID, staff: str = "") -> str:
    return operations.propose_posting(staff or house.newcomer, house.post, said, by=house.head, now=NOW).ref


def ordered(house: House, seat: str = "") -> str:
    return operations.order_posting(proposed(house), NUMBER, seat, by=house.manager, now=NOW).ref
