"""Allow: who may hand powers down and take them back."""

from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.registries.delegations.refusals import NotReformOffice


def must_hand_down(by: Actor) -> None:
    """The system, an administrator, the reform office, or an editor of the city's catalogue."""
    if by.kind is ActorKind.SYSTEM or by.has_role(Role.ADMINISTRATOR, Role.REFORM_OFFICE):
        return
    if not any(post.role is Role.CATALOGUE_EDITOR and post.office_id is None for post in by.posts):
        raise NotReformOffice()


def must_answer_for(by: Actor, office_id: int) -> None:
    """Those who hand powers down, and the head of the office that answers for the item."""
    if office_id not in by.offices(Role.OFFICE_HEAD):
        must_hand_down(by)
