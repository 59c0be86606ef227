"""Looking at shares: what is open to one's own centre, and to whom a case of one's own is open."""

from datetime import datetime

from yimen.engine.case.cases.noticing import Noticing
from yimen.engine.case.cases.reading import select
from yimen.engine.exchange.shares.models import Share
from yimen.engine.exchange.shares.rows import ShareDeed, ShareHistory, ShareRow
from yimen.engine.exchange.shares.showing import share_rows
from yimen.kernel.actor import Actor, Role
from yimen.registries.people import queries as people

LOOKS = (Role.WINDOW, Role.CENTRE_MANAGER)
MOST = 100
MOST_DEEDS = 50


def shared_with(actor: Actor, now: datetime) -> tuple[ShareRow, ...]:
    """The cases that are open to this officer's centres today, by what ends first."""
    found = Share.objects.filter(centre_id__in=centres_of(actor), ended_at=None, until__gte=now)
    return share_rows(list(found.select_related("case", "shared_by").order_by("until", "pk")[:MOST]), now)


def of_case(case_ref: str, actor: Actor, now: datetime) -> tuple[ShareHistory, ...]:
    """The shares of a case with what was done through them, the latest first, for staff who may see the case."""
    case_id = Noticing().seen(case_ref, actor) if actor.staff_id is not None else None
    if case_id is None:
        return ()
    found = list(Share.objects.filter(case_id=case_id).select_related("case", "shared_by").order_by("-pk")[:MOST])
    return tuple(ShareHistory(row, _deeds(share)) for share, row in zip(found, share_rows(found, now), strict=True))


def centres_of(actor: Actor) -> set[int]:
    """The centres at whose windows, or at whose head, this actor stands."""
    return {post.centre_id for post in actor.posts if post.role in LOOKS and post.centre_id is not None}


def _deeds(share: Share) -> tuple[ShareDeed, ...]:
    told = select(
        "select verb, effective_at, actor_ref from journal_entry where subject_kind = 'share' and subject_id = %s"
        f" order by seq desc limit {MOST_DEEDS}",
        (share.pk,),
    )
    names = people.names_of([one["actor_ref"] for one in told])
    return tuple(ShareDeed(one["verb"], one["effective_at"], names.get(one["actor_ref"], "")) for one in told)
