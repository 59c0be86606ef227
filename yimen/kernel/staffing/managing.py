"""Managing: whose centre it is. What belongs to somebody else's centre looks like none at all."""

from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.writing import NoSuchThing


def manages(by: Actor, centre_id: int | None) -> str:
    """yes: the manager of the centre, an administrator or the system itself."""
    own = any(post.role is Role.CENTRE_MANAGER and post.centre_id == centre_id for post in by.posts)
    everywhere = by.kind is ActorKind.SYSTEM or by.has_role(Role.ADMINISTRATOR)
    return "yes" if everywhere or (centre_id is not None and own) else ""


def must_manage(by: Actor, centre_id: int | None, what: str = "centre") -> None:
    """Refuses with NoSuchThing."""
    if not manages(by, centre_id):
        raise NoSuchThing(what=what)
