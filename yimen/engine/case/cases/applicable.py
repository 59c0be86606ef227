"""Applicable: whether an item takes applications at a moment. A guide does not, nor does an item that is suspended."""

from datetime import datetime

from yimen.engine.case.cases.refusals import ItemNotApplicable, NotFiledOnline
from yimen.kernel.readiness import is_kept_off_the_net
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.catalogue.refusals import ItemSuspended
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import ZONE


def item_in_force(ref: str, now: datetime) -> ItemView:
    """The version in force that an application is for; refuses with ItemNotApplicable or ItemSuspended."""
    must_not_be_suspended(ref, now)
    item = catalogue.in_force(ref, now)
    if item is None or item.guide_only:
        raise ItemNotApplicable(item=ref)
    return item


def must_be_filed_online(item: ItemView) -> None:
    """Refuses with NotFiledOnline, when the version says how the item is handed in and none of it is over the net."""
    if is_kept_off_the_net(item.terms):
        raise NotFiledOnline(item=item.name)


def must_not_be_suspended(ref: str, now: datetime) -> None:
    """Refuses with ItemSuspended, which says since when and why."""
    suspension = catalogue.suspension(ref, now)
    if suspension is not None:
        raise ItemSuspended(since=suspension.since.astimezone(ZONE), reason=suspension.reason)
