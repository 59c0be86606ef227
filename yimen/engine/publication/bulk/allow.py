"""Allow: who may ask for bulk works, and whose works somebody sees."""

from yimen.kernel.actor import Actor, Role
from yimen.registries.catalogue.refusals import NotCatalogueEditor

#: Who reads the catalogue's desk may take it along as a file.
READERS = (
    Role.CATALOGUE_EDITOR,
    Role.CHIEF,
    Role.OFFICE_HEAD,
    Role.LEGAL_REVIEWER,
    Role.REFORM_OFFICE,
    Role.SUPERVISOR,
    Role.ADMINISTRATOR,
)


def must_edit(by: Actor) -> None:
    """Only a catalogue desk brings in and restates; of which office, is asked item by item."""
    if not by.has_role(Role.CATALOGUE_EDITOR):
        raise NotCatalogueEditor


def sees_all(actor: Actor) -> str:
    """yes: the city's catalogue desk and the administrator see the works of everybody."""
    city = any(post.role is Role.CATALOGUE_EDITOR and post.office_id is None for post in actor.posts)
    return "yes" if city or actor.has_role(Role.ADMINISTRATOR) else "no"


def own_offices(actor: Actor) -> frozenset[int] | None:
    """The offices whose items somebody edits; None: those of the whole city."""
    posts = [post for post in actor.posts if post.role is Role.CATALOGUE_EDITOR]
    if any(post.office_id is None for post in posts):
        return None
    return frozenset(post.office_id for post in posts if post.office_id is not None)
