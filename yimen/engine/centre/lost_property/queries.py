"""Looking at the lost property: what everybody may read, one's own claims, and what a desk keeps."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from yimen.engine.centre.lost_property import moves
from yimen.engine.centre.lost_property.models import FoundClaim, FoundThing
from yimen.engine.centre.lost_property.rows import ClaimRow, FoundPage, FoundRow, KeptThing, WeighedClaim
from yimen.engine.papers.dossiers import ports
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.capped import Capped
from yimen.kernel.lost_property import FoundState
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

PAGE, COUNTED = 30, 1000


def kept(now: datetime, centre_ref: str = "", kind: str = "", words: str = "", after: str = "") -> FoundPage:
    """What is kept for whoever lost it, the latest first, narrowed by place, kind and words; a page by key."""
    found = FoundThing.objects.filter(state=FoundState.KEPT)
    if centre_ref:
        found = found.filter(centre__ref=centre_ref)
    if kind:
        found = found.filter(kind=kind)
    if words.strip():
        found = found.filter(Q(shown__contains=words.strip()) | Q(where__contains=words.strip()))
    if after.isascii() and after.isdigit() and len(after) < 18:
        found = found.filter(pk__lt=int(after))
    rows = list(found.select_related("centre").order_by("-pk")[: PAGE + 1])
    return FoundPage(_found(rows[:PAGE], day_of(now)), str(rows[PAGE - 1].pk) if len(rows) > PAGE else None)


def by_number(number: str, now: datetime) -> FoundRow | None:
    """A thing by its number, while it is kept."""
    rows = FoundThing.objects.filter(number=moves.heard_number(number), state=FoundState.KEPT)
    return next(iter(_found(rows.select_related("centre"), day_of(now))), None)


def mine(actor: Actor) -> tuple[ClaimRow, ...]:
    """What this person said is theirs, the latest first."""
    if actor.kind is not ActorKind.CITIZEN or actor.party_id is None:
        return ()
    found = FoundClaim.objects.filter(party_id=actor.party_id).select_related("thing").order_by("-pk")
    rows = (
        ClaimRow(row.ref, row.thing.number, row.thing.shown, row.claimed_at, row.outcome, row.why, row.signed_at)
        for row in found[: PAGE + 1]
    )
    return Capped(rows, PAGE)


def at_desk(actor: Actor, now: datetime) -> tuple[KeptThing, ...]:
    """What the desks of this member of staff keep: claims first, then what is over soonest; and what left last."""
    mine_ = FoundThing.objects.filter(centre_id__in=moves.at_desk(actor))
    waiting = Count("claims", filter=Q(claims__outcome=""))
    kept_ = mine_.filter(state=FoundState.KEPT).annotate(waiting=waiting).order_by("-waiting", "kept_until", "pk")
    ended = mine_.exclude(state=FoundState.KEPT).order_by("-ended_at")
    return _kept([*kept_[:COUNTED], *ended[:PAGE]], actor, now)


def one(ref: str, actor: Actor, now: datetime) -> KeptThing | None:
    """One of them."""
    found = FoundThing.objects.filter(ref=ref, centre_id__in=moves.at_desk(actor))
    return next(iter(_kept(found, actor, now)), None)


def photo(ref: str, actor: Actor) -> bytes | None:
    """The picture of a thing, for the desk of its centre."""
    row = FoundThing.objects.filter(ref=ref, centre_id__in=moves.at_desk(actor)).exclude(photo="").first()
    return ports.store().get(row.photo) if row is not None else None


def _found(rows: Iterable[FoundThing], on: date) -> tuple[FoundRow, ...]:
    rows = tuple(rows)
    names = offices.centre_names({row.centre_id for row in rows}, on)
    return tuple(
        FoundRow(
            row.ref, row.number, row.centre.ref, names.get(row.centre_id, ""), row.kind, row.shown, row.where,
            row.found_on, row.kept_until, row.state, row.ended_at,
        )
        for row in rows
    )  # fmt: skip


def _kept(found: Iterable[FoundThing] | QuerySet[FoundThing], actor: Actor, now: datetime) -> tuple[KeptThing, ...]:
    ids = [row.pk for row in found]
    rows = list(
        FoundThing.objects.filter(pk__in=ids)
        .select_related("centre", "taken_by")
        .prefetch_related("claims__party", "claims__weighed_by", "claims__recorded_by")
    )
    rows.sort(key=lambda row: ids.index(row.pk))
    today = day_of(now)
    return tuple(_at_desk(row, one, actor, today) for row, one in zip(rows, _found(rows, today), strict=True))


def _at_desk(row: FoundThing, shown: FoundRow, actor: Actor, today: date) -> KeptThing:
    claims = tuple(_weighed(one, actor) for one in sorted(row.claims.all(), key=lambda one: one.pk))
    over = row.state == FoundState.KEPT and today > row.kept_until
    return KeptThing(
        shown, row.photo, row.taken_by.name, row.handed_in_at, row.given_to, claims, "yes" if over else "",
    )  # fmt: skip


def _weighed(one: FoundClaim, actor: Actor) -> WeighedClaim:
    by = one.weighed_by.name if one.weighed_by else ""
    recorded = one.recorded_by.name if one.recorded_by else ""
    recorded_here = one.recorded_by_id is not None and one.recorded_by_id == actor.staff_id
    mine_ = "yes" if recorded_here or one.party_id in actor.interests else ""
    return WeighedClaim(
        one.ref, one.party.name, one.claimed_at, one.outcome, one.why, by, recorded, mine_
    )  # fmt: skip
