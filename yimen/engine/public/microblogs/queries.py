"""Looking at microblogs: the group of accounts, what waits at the desk and what became of it, how each stands."""

from datetime import date, datetime, time
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet

from yimen.engine.public.microblogs import ports
from yimen.engine.public.microblogs.models import BlogPost, Microblog
from yimen.engine.public.microblogs.rows import BlogPostRow, MicroblogRow, MicroblogStanding
from yimen.engine.public.voices import queries as voices
from yimen.kernel.actor import Actor
from yimen.kernel.capped import Capped
from yimen.kernel.rates import Share
from yimen.kernel.voice_life import HANDED_OUT_WITHIN, month_after
from yimen.registries.dated import ZONE, day_of
from yimen.registries.offices import queries as offices

PAGE, LATELY, GROUP = 50, 30, 1000

_STANDING = """
select m.id, m.ref, m.platform, m.name, m.office_id, m.hours, count(p.id),
  count(p.voice_id), count(p.id) filter (where p.aside_why <> ''), count(p.id) filter (where p.read_at is null),
  count(p.id) filter (where p.read_at <= p.taken_at + %(within)s),
  count(p.id) filter (where p.read_at is not null or p.taken_at + %(within)s < %(now)s),
  count(o.id) filter (where o.taken_at <= o.respond_by),
  count(o.id) filter (where coalesce(o.taken_at, o.ended_at) is not null or o.respond_by < %(now)s),
  count(o.id) filter (where o.outcome in ('answered', 'returned') and o.ended_at <= o.answer_by),
  count(o.id) filter (where o.outcome in ('answered', 'returned') or (o.outcome = '' and o.answer_by < %(now)s)),
  count(o.id) filter (where o.id is not null and v.content = 'yes'),
  count(o.id) filter (where o.id is not null and v.content <> '')
from microblogs_microblog m
left join microblogs_blogpost p on p.microblog_id = m.id and p.taken_at >= %(since)s and p.taken_at < %(until)s
left join voices_voice v on v.id = p.voice_id
left join voices_voiceorder o on o.voice_id = v.id and o.nth = 1 and o.outcome <> 'withdrawn'
where m.registered_at < %(until)s and (m.ended_at is null or m.ended_at > %(since)s or p.id is not null)
group by m.id order by count(p.id) desc, m.name, m.id limit %(most)s
"""


def group(now: datetime) -> tuple[MicroblogRow, ...]:
    """The accounts that are watched, by platform and name."""
    waiting = Count("posts", filter=Q(posts__read_at=None) & Q(posts__isnull=False))
    found = Microblog.objects.filter(ended_at=None).annotate(waiting=waiting).order_by("platform", "name", "pk")
    rows = list(found[: GROUP + 1])
    named = offices.office_names({row.office_id for row in rows}, day_of(now))
    told = (
        MicroblogRow(
            row.ref, row.platform, row.handle, row.name, named.get(row.office_id, ""), row.hours, row.asked_at,
            row.silent_since, row.waiting,
        )
        for row in rows
    )  # fmt: skip
    return Capped(told, GROUP)


def to_collect() -> tuple[str, ...]:
    """The accounts whose source is asked, the longest unasked first; none where no platform is connected."""
    if not ports.connected():
        return ()
    found = Microblog.objects.filter(ended_at=None).order_by("asked_at", "pk")
    return tuple(found.values_list("ref", flat=True)[:GROUP])


def waiting(actor: Actor, now: datetime) -> tuple[BlogPostRow, ...]:
    """What waits to be read, the oldest first; for the desk."""
    if not voices.is_member(actor, now):
        return ()
    return Capped(_rows(BlogPost.objects.filter(read_at=None).order_by("taken_at", "pk")[: PAGE + 1], now), PAGE)


def lately(actor: Actor, now: datetime) -> tuple[BlogPostRow, ...]:
    """What the desk read last, and what became of it."""
    if not voices.is_member(actor, now):
        return ()
    found = BlogPost.objects.filter(read_at__isnull=False).order_by("-read_at", "-pk")
    return Capped(_rows(found[: LATELY + 1], now), LATELY)


def standing(month: date, now: datetime) -> tuple[MicroblogStanding, ...]:
    """How every account was worked with in a month, counted by the day on which its posts were taken in."""
    since, until = (datetime.combine(day, time(0), ZONE) for day in (month, month_after(month)))
    facts: dict[str, Any] = {"since": since, "until": until, "now": now, "within": HANDED_OUT_WITHIN, "most": GROUP + 1}
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, facts)
        found = cursor.fetchall()
    named = offices.office_names({row[4] for row in found}, day_of(now))
    told = (_standing(row, named.get(row[4], "")) for row in found)
    return Capped(told, GROUP)


def _standing(row: tuple[Any, ...], office: str) -> MicroblogStanding:
    _, ref, platform, name, _, hours, taken, orders, aside, unread = row[:10]
    read, responded, answered, content = (Share(row[n], row[n + 1]) for n in (10, 12, 14, 16))
    return MicroblogStanding(
        ref, platform, name, office, hours, taken, orders, aside, unread, read, responded, answered, content
    )


def _rows(found: QuerySet[BlogPost], now: datetime) -> tuple[BlogPostRow, ...]:
    rows = list(found.select_related("microblog", "voice"))
    named = offices.office_names({row.microblog.office_id for row in rows}, day_of(now))
    return tuple(
        BlogPostRow(
            row.ref, row.microblog.name, row.microblog.platform, named.get(row.microblog.office_id, ""), row.author,
            row.text, row.address, row.posted_at, row.taken_at, row.taken_at + HANDED_OUT_WITHIN,
            "yes" if row.read_at is None and now > row.taken_at + HANDED_OUT_WITHIN else "", row.aside_why,
            row.voice.ref if row.voice else "", row.voice.number if row.voice else "",
            row.voice.state if row.voice else "",
        )
        for row in rows
    )  # fmt: skip
