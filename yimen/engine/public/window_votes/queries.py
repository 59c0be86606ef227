"""Looking at window votes: every window with its counts, one with what is said of it, and which ones I may rate."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet

from yimen.engine.public.window_votes import near
from yimen.engine.public.window_votes.models import WindowVote, mark_of_vote
from yimen.engine.public.window_votes.rows import (
    MODERATORS,
    MayRate,
    RatedWindow,
    WindowVoteRow,
    WindowVotesView,
)
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.capped import Capped
from yimen.kernel.evaluation import Grade
from yimen.kernel.rates import Share
from yimen.kernel.window_votes import VoteOrder, quarter_of
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

PAGE, MOST = 50, 200
_AGREED = Count("agreements", filter=Q(changed_at=None) | Q(agreements__cast_at__gte=F("changed_at")))
"""Who agreed with other words, before they were changed, does not count."""
_GOOD = (Grade.VERY_SATISFIED.value, Grade.SATISFIED.value)


def windows(now: datetime) -> tuple[RatedWindow, ...]:
    """Windows that were rated, those with most votes this quarter first; no more than so many."""
    lately = Count("pk", filter=Q(quarter=quarter_of(day_of(now))))
    found = WindowVote.objects.values("window_id").annotate(lately=lately, n=Count("pk"))
    rated = [one["window_id"] for one in found.order_by("-lately", "-n", "window_id")[: MOST + 1]]
    rows = _counted(rated, now).values()
    first = sorted(rows, key=lambda one: (-one.satisfied.whole, -one.all.whole, one.centre, one.window))
    return Capped(first, MOST)


def of_window(window_ref: str, order: str, actor: Actor, now: datetime) -> WindowVotesView | None:
    """What is said of one window, newest or hottest first; nobody who belongs to it reads less, or more.

    What was said of a window that was closed stays readable, and that it is closed is said.
    """
    window = offices.window_ever(window_ref)
    if window is None:
        return None
    order = order if order in set(VoteOrder) else VoteOrder.NEWEST.value
    found = WindowVote.objects.filter(window_id=window.id).annotate(agreed=_AGREED)
    by = ("-agreed", "-cast_at", "-pk") if order == VoteOrder.HOTTEST else ("-cast_at", "-pk")
    votes = _rows(found.order_by(*by)[: PAGE + 1], actor, now)
    quarter = quarter_of(day_of(now))
    mine = WindowVote.objects.filter(window_id=window.id, party_id=actor.party_id or 0, quarter=quarter)
    own = next(iter(_rows(mine.annotate(agreed=_AGREED), actor, now)), None)
    return WindowVotesView(
        _counted([window.id], now)[window.id], quarter, order, Capped(votes, PAGE), own,
        _may(window.id, own, actor, now),
    )  # fmt: skip


def may_rate(actor: Actor, now: datetime) -> tuple[MayRate, ...]:
    """The windows at which I had a case within a year, and what I said of them this quarter."""
    if actor.kind is not ActorKind.CITIZEN or actor.party_id is None:
        return ()
    found = near.windows_of(actor.party_id, now)
    said = WindowVote.objects.filter(party_id=actor.party_id, quarter=quarter_of(day_of(now)))
    grades = dict(said.values_list("window_id", "grade"))
    named = _counted([id_ for id_, _ in found], now)
    return tuple(MayRate(ref, f"{named[id_].centre} {named[id_].window}", grades.get(id_, "")) for id_, ref in found)


def recent(actor: Actor, now: datetime) -> tuple[WindowVoteRow, ...]:
    """What was written lately about windows to which the reader does not belong; for who hides unlawful words."""
    if not actor.has_role(*MODERATORS):
        return ()
    found = WindowVote.objects.exclude(words="").annotate(agreed=_AGREED).order_by("-cast_at", "-pk")
    return Capped(_rows(found[: PAGE + 1], actor, now), PAGE)


def _may(window_id: int, own: WindowVoteRow | None, actor: Actor, now: datetime) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    if actor.kind is not ActorKind.CITIZEN or actor.party_id is None:
        return ()
    if near.belongs(window_id, now, party_id=actor.party_id):
        return ()
    if own is not None:
        return ("change",)
    there = offices.window(window_id, day_of(now)) is not None
    return ("cast",) if there and near.case_at(window_id, actor.party_id, now) is not None else ()


def _counted(ids: Iterable[int], now: datetime) -> Mapping[int, RatedWindow]:
    """Windows with their votes counted, however many, in three statements."""
    by_id = {row.id: row for row in offices.windows_ever(ids)}
    centres = offices.centre_names({row.centre_id for row in by_id.values()}, day_of(now))
    quarter = quarter_of(day_of(now))
    now_: dict[int, dict[str, int]] = {id_: {} for id_ in by_id}
    ever: dict[int, dict[str, int]] = {id_: {} for id_ in by_id}
    counts = WindowVote.objects.filter(window_id__in=by_id).values("window_id", "quarter", "grade")
    for one in counts.annotate(n=Count("pk")):
        id_, grade = one["window_id"], one["grade"]
        ever[id_][grade] = ever[id_].get(grade, 0) + one["n"]
        if one["quarter"] == quarter:
            now_[id_][grade] = one["n"]
    return {
        id_: RatedWindow(
            row.ref, f"{row.code} {row.name}", centres.get(row.centre_id, ""), _share(now_[id_]),
            tuple((grade.value, now_[id_].get(grade.value, 0)) for grade in Grade), _share(ever[id_]),
            "yes" if row.ends is not None and row.ends <= day_of(now) else "",
        )
        for id_, row in by_id.items()
    }  # fmt: skip


def _share(grades: Mapping[str, int]) -> Share:
    return Share(sum(grades.get(one, 0) for one in _GOOD), sum(grades.values()))


def _rows(found: QuerySet[WindowVote], actor: Actor, now: datetime) -> tuple[WindowVoteRow, ...]:
    rows = list(found.select_related("window"))
    names = {row.id: row.name for row in people.parties({row.party_id for row in rows})}
    acts = actor.staff_id is not None or actor.party_id is not None
    ids = {row.window_id for row in rows} if acts else set[int]()
    own = near.belongs_to(ids, now, staff_id=actor.staff_id, party_id=actor.party_id) if ids else frozenset[int]()
    return tuple(_row(row, names.get(row.party_id, ""), row.window_id not in own, actor) for row in rows)


def _row(row: WindowVote, name: str, apart: bool, actor: Actor) -> WindowVoteRow:
    own = actor.party_id is not None and row.party_id == actor.party_id
    agrees = apart and actor.kind is ActorKind.CITIZEN and actor.party_id is not None and not own
    hides = apart and actor.has_role(*MODERATORS) and row.words and row.hidden_at is None
    may = (*(("agree",) if agrees else ()), *(("hide",) if hides else ()))
    return WindowVoteRow(
        row.ref, row.window.ref, f"{row.window.code} {row.window.name}", f"{name[:1]}**", row.grade,
        "" if row.hidden_at is not None else row.words, row.cast_at, row.changed_at, getattr(row, "agreed", 0),
        row.hidden_ground, row.hidden_why, "yes" if own else "", may, mark_of_vote(row),
    )  # fmt: skip
