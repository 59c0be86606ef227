"""Watched 监察不断岗: no region is left without somebody who supervises it. Within the acts that end a posting."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Q, QuerySet

from yimen.kernel.actor import Role
from yimen.registries.dated import day_of
from yimen.registries.people.models import Post, Posting
from yimen.registries.people.refusals import SupervisionMustStay
from yimen.registries.regions import queries as regions

LOCKED_AT_MOST = timedelta(days=3)
"""For so long a login may be locked without its owner being counted as gone: a stolen one is shut at once."""
#: Somebody over the region or over one above it, in service, who can get in, and on a post without a last day.
_STAYS = """
with recursive up as (select id, parent_id from regions_region where id = %(region)s
  union all select r.id, r.parent_id from regions_region r join up on r.id = up.parent_id)
select exists (select from people_post p join people_posting g on g.post_id = p.id
    join people_staff s on s.id = g.staff_id left join people_account a on a.id = s.account_id
  where p.role = 'supervisor' and p.region_id in (select id from up) and upper_inf(p.valid) and upper_inf(g.valid)
    and upper_inf(s.valid) and p.valid @> %(on)s::date and s.valid @> %(on)s::date and g.valid @> %(at)s::timestamptz
    and a.closed_at is null and (a.locked_until is null or a.locked_until <= %(shut)s))
"""


def take_turns() -> None:
    """Two who end the last two postings of supervision wait for each other, and the second one is refused."""
    list(Post.objects.select_for_update().filter(role=Role.SUPERVISOR).order_by("id").values_list("id"))


def guarding(postings: QuerySet[Posting], end: datetime) -> tuple[Posting, ...]:
    """Of these postings those that supervise at a moment, or will after it; whoever gives one up takes turns."""
    of_region = postings.filter(post__role=Role.SUPERVISOR, post__region__isnull=False)
    lasting = of_region.filter(Q(valid__endswith=None) | Q(valid__endswith__gt=end))
    in_service = Q(staff__valid__endswith=None) | Q(staff__valid__endswith__gt=day_of(end))
    found = tuple(lasting.filter(in_service).select_related("post"))
    if found:
        take_turns()
    return found


def must_go_on(guarded: Iterable[Posting], end: datetime) -> None:
    """Without these postings somebody supervises from the end on, or from when they would have begun.

    Refuses with SupervisionMustStay.
    """
    for one in guarded:
        must_stay(regions_watched([one]), max(end, one.valid.lower))


def regions_watched(postings: Iterable[Posting]) -> frozenset[int]:
    """The regions that these postings supervise."""
    return frozenset(
        one.post.region_id for one in postings if one.post.role == Role.SUPERVISOR and one.post.region_id is not None
    )


def must_stay(region_ids: frozenset[int], at: datetime) -> None:
    """Whoever leaves, somebody else supervises these regions from then on; refuses with SupervisionMustStay."""
    for region_id in sorted(region_ids):
        with connection.cursor() as cursor:
            cursor.execute(_STAYS, {"region": region_id, "on": day_of(at), "at": at, "shut": at + LOCKED_AT_MOST})
            (stays,) = cursor.fetchone()
        if not stays:
            region = regions.by_id(region_id, day_of(at))
            raise SupervisionMustStay(region=region.name if region else "")
