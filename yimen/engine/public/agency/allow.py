"""Allow: who is the agent, where, and who they are at home. Read inside the act."""

from yimen.engine.public.agency.refusals import AgentHasNoPerson, NotAnAgent
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.registries.people import queries as people


@snapshot
class Agent:
    """An agent at a point: the member of staff, the point, and the person whom a mandate names."""

    staff_id: int
    centre_id: int
    person_id: int
    person_ref: str


def agent(by: Actor) -> Agent:
    """The actor as the agent of a point; refuses with NotAnAgent or AgentHasNoPerson."""
    centre = by.agent_at()
    if centre is None or by.staff_id is None:
        raise NotAnAgent()
    person = people.person_of_staff(by.staff_id)
    if person is None:
        raise AgentHasNoPerson()
    return Agent(by.staff_id, centre, person.id, person.ref)
