"""Allow: who settles what is asked of offices, who runs a centre, who answers for an office."""

from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.registries.concentration.refusals import NotTheReformOffice


def must_lead(by: Actor) -> None:
    """The system, an administrator or the reform office."""
    if by.kind is not ActorKind.SYSTEM and not by.has_role(Role.ADMINISTRATOR, Role.REFORM_OFFICE):
        raise NotTheReformOffice()


def must_run(by: Actor, centre_id: int) -> None:
    """Those who lead, and the manager of this centre."""
    if not any(post.role is Role.CENTRE_MANAGER and post.centre_id == centre_id for post in by.posts):
        must_lead(by)


def must_answer_for(by: Actor, office_id: int) -> None:
    """Those who lead, and the head of this office."""
    if office_id not in by.offices(Role.OFFICE_HEAD):
        must_lead(by)
