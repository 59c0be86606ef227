"""Looking at interviews: what comes, is on and was; one with its questions, for anybody, its desk and its guests."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from yimen.engine.public.interviews import moves
from yimen.engine.public.interviews.models import Interview, InterviewGuest, InterviewQuestion
from yimen.engine.public.interviews.rows import GuestRow, InterviewPage, InterviewRow, QuestionRow
from yimen.engine.public.voices import queries as voices
from yimen.kernel.actor import Actor
from yimen.kernel.capped import Capped
from yimen.kernel.interview_life import OF_ONE_PERSON, QUESTIONS_MOST, is_live, stage
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions

COMING, PAST = 50, 30
_GUESTS = Prefetch("guests", InterviewGuest.objects.select_related("staff").order_by("pk"))


def coming(now: datetime) -> tuple[InterviewRow, ...]:
    """What is announced or on, the next first."""
    found = Interview.objects.filter(state="announced").order_by("begins", "pk")
    return Capped(_rows(found[: COMING + 1], now), COMING)


def past(now: datetime) -> tuple[InterviewRow, ...]:
    """What was closed, published or called off, the latest first."""
    found = Interview.objects.exclude(state="announced").order_by("-begins", "-pk")
    return Capped(_rows(found[: PAST + 1], now), PAST)


def one(ref: str, actor: Actor, now: datetime) -> InterviewPage | None:
    """A session with its questions: the desk and the officials named see all, everybody else what was shown."""
    row = Interview.objects.filter(ref=ref).first()
    if row is None:
        return None
    member, guest = voices.is_member(actor, now), moves.is_guest(row, actor)
    asked = list(_questions(row))
    seen = asked if member or guest else [each for each in asked if each.shown_at is not None]
    mine = [each for each in asked if actor.party_id is not None and each.party_id == actor.party_id]
    (listed,) = _rows(Interview.objects.filter(pk=row.pk), now)
    shown, own = (
        tuple(_question(each, row.begins, inside) for each in of) for of, inside in ((seen, member), (mine, True))
    )
    return InterviewPage(listed, shown, own, _may(row, asked, len(mine), actor, member, guest, now))


def _questions(row: Interview) -> QuerySet[InterviewQuestion]:
    found = InterviewQuestion.objects.filter(interview=row).select_related("answered_by__staff", "voice")
    return found.order_by("asked_at", "pk")


def _rows(found: QuerySet[Interview], now: datetime) -> tuple[InterviewRow, ...]:
    of: dict[str, Any] = {
        "shown": Count("questions", filter=Q(questions__shown_at__isnull=False)),
        "answered": Count("questions", filter=~Q(questions__answer="") & Q(questions__isnull=False)),
        "withheld": Count("questions", filter=Q(questions__withheld_at__isnull=False)),
        "handed_on": Count("questions", filter=Q(questions__voice__isnull=False)),
    }
    rows: list[Any] = list(found.annotate(**of).prefetch_related(_GUESTS))
    named, places = offices.office_names({row.office_id for row in rows}, day_of(now)), _places(rows, now)
    return tuple(
        InterviewRow(
            row.ref, row.title, row.about, row.topic, named.get(row.office_id, ""), places.get(row.region_id, ""),
            row.begins, row.ends, stage(row.state, row.begins, row.ends, now), row.called_off_why, row.published_at,
            tuple(GuestRow(one.staff.ref, one.staff.name, one.duty) for one in row.guests.all()),
            row.shown, row.answered, row.handed_on, row.withheld,
        )
        for row in rows
    )  # fmt: skip


def _places(rows: Iterable[Interview], now: datetime) -> dict[int, str]:
    found = ((id_, regions.by_id(id_, day_of(now))) for id_ in {row.region_id for row in rows})
    return {id_: region.name for id_, region in found if region is not None}


def _question(one: InterviewQuestion, begins: datetime, inside: bool) -> QuestionRow:
    """The number of an order opens nothing without its code; it stands before its desk and its asker alone."""
    voice = one.voice
    return QuestionRow(
        one.ref, one.name, one.text, one.asked_at, "yes" if one.asked_at >= begins else "", one.shown_at,
        one.withheld_why, one.answer, one.answered_by.staff.name if one.answered_by else "", one.answered_at,
        "yes" if voice else "", voice.number if voice and inside else "",
        voice.ref if voice and (inside or voice.shown_at) else "",
    )  # fmt: skip


def _may(
    row: Interview, asked: list[InterviewQuestion], mine: int, actor: Actor, member: bool, guest: bool, now: datetime
) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    if row.state == "closed":
        return ("publish",) if member and not guest else ()
    if row.state != "announced":
        return ()
    taken = sum(one.withheld_at is None for one in asked)
    room = actor.party_id is not None and now < row.ends and mine < OF_ONE_PERSON and taken < QUESTIONS_MOST
    desk = ("read", "close" if now >= row.begins else "call_off") if member and not guest else ()
    return (*(("ask",) if room else ()), *(("answer",) if guest and is_live(row.begins, row.ends, now) else ()), *desk)
