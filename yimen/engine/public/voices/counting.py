"""Counting voices: a time of them, and how each department worked with what was handed to it. Nothing is typed in.

A first word or an answer counts once its time has come: what is open and not yet late is not counted against anybody,
what is open and late is.
"""

from datetime import date, datetime, time
from fractions import Fraction
from typing import Any

from django.db import connection

from yimen.engine.public.voices.models import DutyShift, VoiceScheme
from yimen.engine.public.voices.rows import OfficeStanding
from yimen.kernel.rates import NONE, Share, per_hundred
from yimen.kernel.voice_life import Weights, minutes_of, month_after, month_before, score, unattended
from yimen.registries.dated import ZONE, day_of
from yimen.registries.offices import queries as offices

USUAL = Weights(25, 35, 20, 20)
"""Until a city says otherwise."""

_WORK = """
select o.office_id, count(*),
  count(*) filter (where o.taken_at <= o.respond_by),
  count(*) filter (where coalesce(o.taken_at, o.ended_at) is not null or o.respond_by < %(now)s),
  count(*) filter (where o.outcome in ('answered', 'returned') and o.ended_at <= o.answer_by),
  count(*) filter (where o.outcome in ('answered', 'returned') or (o.outcome = '' and o.answer_by < %(now)s)),
  count(*) filter (where o.outcome = 'answered'),
  count(*) filter (where o.outcome in ('answered', 'returned')),
  count(*) filter (where o.outcome = 'answered' and v.content = 'yes'),
  count(*) filter (where o.outcome = 'answered' and v.content <> ''),
  count(*) filter (where o.outcome = 'given_back')
from voices_voiceorder o join voices_voice v on v.id = o.voice_id
where o.handed_at >= %(since)s and o.handed_at < %(until)s and o.outcome <> 'withdrawn'
  and (v.way = 'post') = %(posts)s
group by o.office_id
"""
_LODGED = """
select {column}, count(*) from voices_voice where lodged_at >= %s and lodged_at < %s group by 1 order by 2 desc, 1
"""
_STOOD = """
select count(*), count(*) filter (where state = 'closed'), count(*) filter (where shown_at is not null),
  count(*) filter (where state in ('received', 'assigned', 'answered')),
  count(*) filter (where raised_at is not null and state in ('received', 'assigned', 'answered')),
  count(*) filter (where content = 'yes'), count(*) filter (where content <> '')
from voices_voice where lodged_at >= %s and lodged_at < %s
"""


def weights(kind: str, on: date) -> Weights:
    """How work is weighed on a day."""
    row = VoiceScheme.objects.filter(kind=kind, since__lte=on).order_by("-since", "-pk").first()
    return Weights(row.responded, row.on_time, row.quality, row.content) if row else USUAL


def work(since: datetime, until: datetime, now: datetime, kind: str = "hotline") -> tuple[OfficeStanding, ...]:
    """Every department with what was handed to it in a time, the best score first; equals share a place."""
    with connection.cursor() as cursor:
        cursor.execute(_WORK, {"since": since, "until": until, "now": now, "posts": kind == "posts"})
        found = cursor.fetchall()
    weighed, names = weights(kind, day_of(since)), offices.office_names({row[0] for row in found}, day_of(now))
    scored = [(row, _shares(row), _score(row, weighed)) for row in found]
    exact = [one for _, _, one in scored if one is not None]
    rows = [
        OfficeStanding(
            row[0], names.get(row[0], ""), row[1], *shares, row[-1], _said(one),
            0 if one is None else 1 + sum(other > one for other in exact),
        )
        for row, shares, one in scored
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (row.rank or len(rows) + 1, row.office)))


def _shares(row: tuple[Any, ...]) -> tuple[Share, Share, Share, Share]:
    responded, on_time, quality, content = (Share(row[n], row[n + 1]) for n in (2, 4, 6, 8))
    return responded, on_time, quality, content


def _score(row: tuple[Any, ...], weighed: Weights) -> Fraction | None:
    responded, on_time, quality, content = _shares(row)
    return score(weighed, (responded.rate, on_time.rate, quality.rate, content.rate))


def _said(exact: Fraction | None) -> str:
    return NONE if exact is None else f"{per_hundred(exact / 100)}"


def gaps(since: datetime, until: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """When nobody was on duty in a time."""
    there = DutyShift.objects.filter(came_at__lt=until).exclude(left_at__lt=since)
    found = there.values_list("came_at", "left_at", "ends")
    # Who forgot to go was there until the shift was over, and no longer.
    spells = [(came, left or max(came, min(ends, until))) for came, left, ends in found if came is not None]
    return unattended(spells, since, until)


def month(first: date, now: datetime) -> dict[str, object]:
    """What a monthly report holds, as of now."""
    since, until = (datetime.combine(day, time(0), ZONE) for day in (first, month_after(first)))
    before = datetime.combine(month_before(first), time(0), ZONE)
    with connection.cursor() as cursor:
        cursor.execute(_STOOD, (since, until))
        lodged, closed, shown, open_, late, content, said = cursor.fetchone()
        cursor.execute("select count(*) from voices_voice where lodged_at >= %s and lodged_at < %s", (before, since))
        ((earlier,),) = cursor.fetchall()
        by = {}
        for column in ("kind", "topic", "way"):
            cursor.execute(_LODGED.format(column=column), (since, until))
            by[column] = [[code, count] for code, count in cursor.fetchall()]
    return {
        "as_of": now.isoformat(), "lodged": lodged, "before": earlier, "closed": closed, "shown": shown,
        "open": open_, "late": late, "content": [content, said], "kinds": by["kind"], "topics": by["topic"],
        "ways": by["way"], "unattended": minutes_of(gaps(since, until)),
        "offices": [_told(row) for row in work(since, until, now)],
        "posts": [_told(row) for row in work(since, until, now, "posts")],
    }  # fmt: skip


def _told(row: OfficeStanding) -> dict[str, object]:
    """One department in a report: parts and wholes, so that every share can be counted again."""
    shares = {"responded": row.responded, "on_time": row.on_time, "quality": row.quality, "content": row.content}
    return {
        "office": row.office, "orders": row.orders, "given_back": row.given_back, "rank": row.rank,
        "score": row.score, **{name: [share.part, share.whole] for name, share in shares.items()},
    }  # fmt: skip
