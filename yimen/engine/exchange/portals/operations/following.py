"""Following 旧链接: an old address is counted and leads to an item or a page; an unknown one is counted, too."""

from datetime import datetime

from django.db import connection

from yimen.engine.exchange.portals.models import OldLinkUse, Portal
from yimen.engine.exchange.portals.refusals import PortalUnknown
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.portals import MOST_UNKNOWN, plain_path
from yimen.kernel.snapshot import snapshot
from yimen.registries.dated import day_of


@snapshot
class OldLinkFollowed:
    """Where an old address leads: to an item, to a page, or nowhere yet."""

    portal_name: str
    path: str
    item_ref: str = ""
    page: str = ""


@operation
def follow_old_link(ref: str, path: str, *, by: Actor, now: datetime) -> OldLinkFollowed:
    """Follow an old address of a portal, also of one that is closed; each is counted. Refuses with PortalUnknown."""
    row = Portal.objects.filter(ref=ref).first()
    if row is None:
        raise PortalUnknown()
    plain = plain_path(path)
    bare = plain.partition("?")[0]
    found = {one.path: one for one in row.links.filter(path__in=[plain, bare]).select_related("item")}
    link = found.get(plain) or found.get(bare)
    day = day_of(now)
    counted = link.path if link else plain
    if link is None and OldLinkUse.objects.filter(portal=row, day=day, known="").count() >= MOST_UNKNOWN:
        counted = ""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, (row.pk, day, counted, "yes" if link else ""))
    if link is None:
        return OldLinkFollowed(row.name, plain)
    return OldLinkFollowed(row.name, link.path, link.item.ref if link.item else "", link.page)


_COUNT = """
insert into portals_oldlinkuse (portal_id, day, path, known, count) values (%s, %s, %s, %s, 1)
on conflict (portal_id, day, path) do update set count = portals_oldlinkuse.count + 1
"""
