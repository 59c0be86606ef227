"""Looking at talks: my own, those that wait for me, one with its record, those of a case, and the figures.

Nobody reads another's talk. Once it is closed, whoever may see its case reads the record there, without numbers.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import connection
from django.db.models import Count, Q, QuerySet

from yimen.engine.papers.certificates import ports as papers
from yimen.engine.public.talks import moves, ports
from yimen.engine.public.talks.models import Talk, TalkLine, TalkVideo
from yimen.engine.public.talks.rows import (
    Colleague,
    LineRow,
    OpenCentre,
    TalkFigures,
    TalkPage,
    TalkRow,
    VideoRow,
)
from yimen.journal import reading
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.capped import Capped
from yimen.kernel.talk_life import ENTERED_EARLY, Side, TalkState
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices

PAGE, LATELY, COUNTED = 50, 30, 1000


def mine(actor: Actor, now: datetime) -> tuple[TalkRow, ...]:
    """The talks of everybody for whom this actor acts, the latest first."""
    if actor.kind is not ActorKind.CITIZEN:
        return ()
    found = Talk.objects.filter(party_id__in=set(actor.parties())).order_by("-pk")
    return Capped(_rows(found[: PAGE + 1], actor, now), PAGE)


def waiting(actor: Actor, now: datetime) -> tuple[TalkRow, ...]:
    """What waits at the centres at whose windows this actor sits, the longest wait first; also whose clerk left."""
    found = Talk.objects.filter(_waits_here(actor, now)).order_by("asked_at", "pk")
    return Capped(_rows(found[: PAGE + 1], actor, now, nobodys="yes"), PAGE)


def _waits_here(actor: Actor, now: datetime) -> Q:
    where = Q(state="waiting", centre_id__in=moves.centres_of(actor))
    for centre_id, there in staff_at(moves.centres_of(actor), now).items():
        left = ~Q(owner_id__in=there) & (Q(passed_to=None) | ~Q(passed_to_id__in=there))
        where |= Q(state="open", centre_id=centre_id) & left
    return where


def led(actor: Actor, now: datetime) -> tuple[TalkRow, ...]:
    """The open talks that this actor leads, and those passed on to them."""
    if actor.staff_id is None:
        return ()
    mine_ = Q(owner_id=actor.staff_id) | Q(passed_to_id=actor.staff_id)
    return _rows(Talk.objects.filter(mine_, state="open").order_by("taken_at", "pk")[:PAGE], actor, now)


def closed(actor: Actor, now: datetime) -> tuple[TalkRow, ...]:
    """What this actor closed last."""
    if actor.staff_id is None:
        return ()
    found = Talk.objects.filter(owner_id=actor.staff_id, state="closed").order_by("-pk")
    return _rows(found[:LATELY], actor, now)


def count_waiting(actor: Actor, now: datetime) -> int:
    """How many talks wait for this actor: at their windows, or passed on to them; counted up to a thousand."""
    return Talk.objects.filter(_waits_here(actor, now) | Q(passed_to_id=actor.staff_id or 0))[:COUNTED].count()


def of_case(case_ref: str, actor: Actor, now: datetime) -> tuple[TalkRow, ...]:
    """The closed talks whose record is attached to a case, for whoever may see it."""
    case_id = papers.cases().seen(case_ref, actor)
    if case_id is None:
        return ()
    return _rows(Talk.objects.filter(case_id=case_id, state="closed").order_by("pk")[:PAGE], actor, now)


def one(ref: str, actor: Actor, now: datetime) -> TalkPage | None:
    """A talk with its record: for its two sides, and once it is closed for whoever may see its case."""
    row = Talk.objects.filter(ref=ref).first()
    if row is None:
        return None
    inside = moves.talked(row, actor)
    if not inside and not _at_its_case(row, actor):
        return None
    (listed,) = _rows(Talk.objects.filter(pk=row.pk), actor, now)
    if TalkVideo.objects.filter(talk=row, called_off_at=None, ended_at=None).exists():
        listed = replace(listed, may=tuple(act for act in listed.may if act != "book_video"))
    lines = list(TalkLine.objects.filter(talk=row).select_related("staff").order_by("nth"))
    side = "" if not inside else "applicant" if moves.is_applicant(row, actor) else "clerk"
    ahead = (
        Talk.objects.filter(centre_id=row.centre_id, state="waiting")
        .filter(Q(asked_at__lt=row.asked_at) | Q(asked_at=row.asked_at, pk__lt=row.pk))[:COUNTED]
        .count()
        if row.state == TalkState.WAITING
        else 0
    )
    return TalkPage(
        listed, tuple(_line(each, inside) for each in lines), _videos(row, actor, now), row.summary, side, ahead,
        row.waits_until, lines[-1].nth if lines else 0, _record(row),
    )  # fmt: skip


def colleagues(ref: str, actor: Actor, now: datetime) -> tuple[tuple[str, str], ...]:
    """To whom the clerk who leads a talk may pass it on."""
    row = Talk.objects.filter(ref=ref, owner_id=actor.staff_id or 0).first()
    if row is None:
        return ()
    return tuple((one.ref, one.name) for one in colleagues_at(row.centre_id, now) if one.id != actor.staff_id)


def staff_at(centre_ids: Collection[int], now: datetime) -> Mapping[int, frozenset[int]]:
    """Everybody who sits at a window of each of these centres now; one statement."""
    there: dict[int, set[int]] = {one: set() for one in centre_ids}
    with connection.cursor() as cursor:
        cursor.execute(_AT, (sorted(centre_ids), now, day_of(now)))
        for centre_id, staff_id in cursor.fetchall():
            there[centre_id].add(staff_id)
    return {one: frozenset(staff) for one, staff in there.items()}


def colleagues_at(centre_id: int, now: datetime) -> tuple[Colleague, ...]:
    """To whom a talk may be passed on: who sits at a window of a centre now, the first three hundred by name."""
    with connection.cursor() as cursor:
        cursor.execute(_COLLEAGUES, (centre_id, now, day_of(now)))
        return tuple(Colleague(*row) for row in cursor.fetchall())


_COLLEAGUES = """
select distinct s.id, s.ref, s.name from people_post p join people_posting g on g.post_id = p.id
  join people_staff s on s.id = g.staff_id
where p.role = 'window' and p.centre_id = %s and g.valid @> %s::timestamptz and p.valid @> %s::date
order by 3, 1 limit 300
"""
_STAFFED = """
select distinct p.centre_id from people_post p join people_posting g on g.post_id = p.id
where p.role = 'window' and p.centre_id is not null and g.valid @> %s::timestamptz and p.valid @> %s::date
"""
_AT = """
select distinct p.centre_id, g.staff_id from people_post p join people_posting g on g.post_id = p.id
where p.role = 'window' and p.centre_id = any(%s) and g.valid @> %s::timestamptz and p.valid @> %s::date
"""


def centres(now: datetime) -> tuple[OpenCentre, ...]:
    """The centres at whose windows somebody sits: their hours, whether they are open, how many wait for a talk."""
    on = day_of(now)
    waits = Talk.objects.filter(state="waiting").values_list("centre_id").annotate(n=Count("id"))
    counted = dict(waits)
    with connection.cursor() as cursor:
        cursor.execute(_STAFFED, (now, on))
        staffed = {centre_id for (centre_id,) in cursor.fetchall()}
    return tuple(
        OpenCentre(
            one.ref, one.name, one.hours, "yes" if calendar.is_open(now) else "", calendar.next_opening(now),
            counted.get(one.id, 0),
        )
        for one in offices.centres(on) if one.id in staffed
        for calendar in (calendars.calendar(one.calendar_id),)
    )  # fmt: skip


_FIGURES = """
select count(*), count(t.taken_at), count(*) filter (where t.state = 'closed'),
  count(*) filter (where t.state = 'left'),
  coalesce(avg(extract(epoch from t.taken_at - t.asked_at)) / 60, 0)::int,
  count(t.case_id) filter (where t.state = 'closed'),
  (select count(*) from talks_talkvideo v join talks_talk o on o.id = v.talk_id
    where o.asked_at >= %(since)s and o.asked_at < %(until)s and v.ended_at is not null
      and exists (select from talks_videoentrance e where e.video_id = v.id and e.side = 'clerk')
      and exists (select from talks_videoentrance e where e.video_id = v.id and e.side = 'applicant')),
  count(*) filter (where f.channel is not null and f.channel <> 'window'),
  count(*) filter (where f.channel = 'window')
from talks_talk t left join lateral (
  select c.channel from cases_case c where t.state = 'closed' and t.case_id is null and c.applicant_id = t.party_id
    and c.item_id = t.item_id and c.received_at >= t.asked_at and c.received_at < t.ended_at + interval '30 days'
  order by c.received_at limit 1) f on true
where t.asked_at >= %(since)s and t.asked_at < %(until)s
"""


def figures(since: datetime, until: datetime, actor: Actor) -> TalkFigures | None:
    """What was asked for in a span, and how many then filed online instead of coming; for windows and their leaders."""
    if not actor.has_role(Role.WINDOW, Role.CENTRE_MANAGER, Role.SUPERVISOR):
        return None
    with connection.cursor() as cursor:
        cursor.execute(_FIGURES, {"since": since, "until": until})
        return TalkFigures(*cursor.fetchone())


def _at_its_case(row: Talk, actor: Actor) -> bool:
    return row.state == TalkState.CLOSED and row.case_id is not None and papers.cases().may_see(row.case_id, actor)


def _record(row: Talk) -> str:
    told = reading.latest("talk", row.pk) if row.state == TalkState.CLOSED else None
    return str(told.body.get("record", "")) if told is not None else ""


def _line(one: TalkLine, inside: bool) -> LineRow:
    text = moves.whole(one) if inside else one.text
    return LineRow(one.nth, one.side, one.event, one.staff.name if one.staff else "", text, one.said_at)


def _rows(found: QuerySet[Talk], actor: Actor, now: datetime, nobodys: str = "") -> tuple[TalkRow, ...]:
    """Rows of talks; with `nobodys` an open one among them has no clerk at a window any more."""
    rows = list(found.select_related("item", "case", "owner", "passed_to"))
    named = offices.centre_names({row.centre_id for row in rows}, day_of(now))
    return tuple(
        TalkRow(
            row.ref, row.topic, row.item.ref if row.item else "", row.item_name, row.case.ref if row.case else "",
            named.get(row.centre_id, ""), row.owner.name if row.owner else "", row.state, row.asked_at, row.taken_at,
            row.ended_at, row.outcome, row.passed_to.name if row.passed_to else "",
            ("take_over",) if nobodys and row.state == TalkState.OPEN else _may(row, actor),
        )
        for row in rows
    )  # fmt: skip


def _may(row: Talk, actor: Actor) -> tuple[str, ...]:
    """A hint for the page; the rule is in the act."""
    video = ("book_video",) if ports.connected() else ()
    if moves.is_applicant(row, actor):
        if not moves.still_acts(row, actor):
            return ("leave",) if row.state == TalkState.WAITING else ()
        acts = {"waiting": ("say", "leave"), "open": ("say", *(video if row.passed_to_id is None else ()))}
        return acts.get(row.state, ())
    if row.state == TalkState.WAITING and row.centre_id in moves.centres_of(actor):
        return ("take_up",)
    if row.state != TalkState.OPEN or actor.staff_id is None or row.centre_id not in moves.centres_of(actor):
        return ()
    if row.passed_to_id == actor.staff_id:
        return ("take_over",)
    if row.owner_id != actor.staff_id:
        return ()
    return ("say", "pass_on", "close", *video) if row.passed_to_id is None else ("take_back",)


def _videos(row: Talk, actor: Actor, now: datetime) -> tuple[VideoRow, ...]:
    found = TalkVideo.objects.filter(talk=row).prefetch_related("entrances").order_by("begins", "pk")
    return tuple(_video(one, row, actor, now) for one in found)


def _video(one: TalkVideo, row: Talk, actor: Actor, now: datetime) -> VideoRow:
    first = _first(one)
    clerk, applicant = first.get(Side.CLERK), first.get(Side.APPLICANT)
    began = max(clerk, applicant) if clerk and applicant else None
    return VideoRow(
        one.ref, one.begins, one.ends, began, one.ended_at, one.called_off_at, clerk, applicant,
        _may_video(one, row, actor, now, tuple(first)),
    )  # fmt: skip


def _first(one: TalkVideo) -> dict[str, datetime]:
    """When each side went in for the first time."""
    first: dict[str, datetime] = {}
    for let in sorted(one.entrances.all(), key=lambda each: (each.entered_at, each.pk)):
        first.setdefault(let.side, let.entered_at)
    return first


def _may_video(one: TalkVideo, row: Talk, actor: Actor, now: datetime, there: Sequence[str]) -> tuple[str, ...]:
    if row.state != TalkState.OPEN or one.called_off_at or one.ended_at:
        return ()
    clerk = row.owner_id == actor.staff_id is not None and row.centre_id in moves.centres_of(actor)
    if not clerk and not (moves.is_applicant(row, actor) and moves.still_acts(row, actor)):
        return ()
    enter = ("enter",) if one.begins - ENTERED_EARLY <= now < one.ends else ()
    call_off = ("call_off",) if not there and now < one.ends else ()
    return (*enter, *call_off, *(("end",) if clerk and now >= one.begins else ()))
