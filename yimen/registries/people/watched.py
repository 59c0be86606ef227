"""Watched 监察不断岗: no region is left without somebody who supervises it. Within the acts that end a posting."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from yimen.kernel.actor import Role
from yimen.registries.dated import day_of
from yimen.registries.people.models import Post, Posting
from yimen.registries.people.refusals import SupervisionMustStay
from yimen.registries.regions import queries as regions

#: Somebody over the region or over one above it, in service, and on a post without a last day.
_STAYS = """
with recursive up as (select id, parent_id from regions_region where id = %(region)s
  union all select r.id, r.parent_id from regions_region r join up on r.id = up.parent_id)
select exists (select from people_post p join people_posting g on g.post_id = p.id
    join people_staff s on s.id = g.staff_id
  where p.role = 'supervisor' and p.region_id in (select id from up) and upper_inf(p.valid) and upper_inf(g.valid)
    and upper_inf(s.valid) and p.valid @> %(on)s::date and s.valid @> %(on)s::date and g.valid @> %(at)s::timestamptz)
"""


def take_turns() -> None:
    """Two who end the last two postings of supervision wait for each other, and the second one is refused."""
    list(Post.objects.select_for_update().filter(role=Role.SUPERVISOR).order_by("id").values_list("id"))


def regions_watched(postings: Iterable[Posting]) -> frozenset[int]:
    """The regions that these postings supervise."""
    return frozenset(
        one.post.region_id for one in postings if one.post.role == Role.SUPERVISOR and one.post.region_id is not None
    )


def must_stay(region_ids: frozenset[int], at: datetime) -> None:
    """Whoever leaves, somebody else supervises these regions from then on; refuses with SupervisionMustStay."""
    for region_id in sorted(region_ids):
        with connection.cursor() as cursor:
            cursor.execute(_STAYS, {"region": region_id, "on": day_of(at), "at": at})
            (stays,) = cursor.fetchone()
        if not stays:
            region = regions.by_id(region_id, day_of(at))
            raise SupervisionMustStay(region=region.name if region else "")
