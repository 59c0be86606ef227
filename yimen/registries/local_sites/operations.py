"""Open and close the site of a region, and publish and take down its news."""

from datetime import date, datetime
from typing import ClassVar

from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line, digest
from yimen.kernel.refusal import Refusal
from yimen.kernel.sites import MOST_TEXT, Tone
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, NotInList, must_hold, named, written
from yimen.registries.dated import day_of, days, end_term, locked, new_ref, refusing
from yimen.registries.local_sites.models import LocalNews, LocalSite
from yimen.registries.offices import queries as offices
from yimen.registries.regions import queries as regions
from yimen.registries.regions.rows import RegionRow

KEEPERS = (Role.REFORM_OFFICE, Role.ADMINISTRATOR)


class SiteOpen(Refusal):
    """The region has its site during those days already."""

    code: ClassVar[str] = "localsite.open"


class NewsTakenDown(Refusal):
    """This news has been taken down already."""

    code: ClassVar[str] = "localsite.news_taken_down"


@snapshot
class SiteKept:
    """A site by its reference."""

    ref: str


@snapshot
class NewsKept:
    """A piece of news by its reference."""

    ref: str


@operation
def open_site(
    region_ref: str, line: str, tone: str, from_day: date, basis: str, *, by: Actor, now: datetime
) -> SiteKept:
    """Open the site of a region with its own line and colour. Refuses with NotAllowed, NoSuchThing, NotInList, Missing
    or SiteOpen."""
    must_hold(by, *KEEPERS)
    region = _region(region_ref, now)
    if tone not in set(Tone):
        raise NotInList(field="tone")
    with refusing(site_one_per_region=SiteOpen()):
        row = LocalSite.objects.create(
            ref=new_ref(), region_id=region.id, line=written(line, "line"), tone=tone, basis=named(basis, "basis"),
            valid=days(from_day),
        )  # fmt: skip
    tell(_of_site(row), Line("open_site", {"region": region.code, "from": from_day, "basis": row.basis}, now), by)
    return SiteKept(row.ref)


@operation
def close_site(ref: str, on: date, basis: str, *, by: Actor, now: datetime) -> SiteKept:
    """The site is not a site of its own from a day on; the region keeps its page. Refuses with NotAllowed, NoSuchThing,
    Missing or ImpossibleDates."""
    must_hold(by, *KEEPERS)
    row = locked(LocalSite, ref, "site")
    if on < day_of(now) or on <= row.valid.lower or row.valid.upper is not None:
        raise ImpossibleDates
    end_term(row, days(row.valid.lower, on), named(basis, "basis"))
    tell(_of_site(row), Line("close_site", {"on": on, "basis": row.end_basis}, now), by)
    return SiteKept(ref)


@operation
def publish_news(region_ref: str, title: str, text: str, *, by: Actor, now: datetime) -> NewsKept:
    """Let people of a region know something; by the manager of a centre there, or who keeps all sites.

    Refuses with NoSuchThing, NotAllowed, Missing or TextMissing.
    """
    region = _region(region_ref, now)
    _must_speak_for(region, by, now)
    row = LocalNews.objects.create(
        ref=new_ref(), region_id=region.id, title=named(title, "title"),
        text=must_be_said("text", text, MOST_TEXT).strip(), published_at=now,
    )  # fmt: skip
    body = {"region": region.code, "title": row.title, "text": digest(row.text.encode())}
    tell(_of_news(row), Line("publish_news", body, now), by)
    return NewsKept(row.ref)


@operation
def take_down_news(ref: str, reason: str, *, by: Actor, now: datetime) -> NewsKept:
    """Take news down, with the reason. Refuses with NoSuchThing, NotAllowed, NewsTakenDown or Missing."""
    row = locked(LocalNews, ref, "news")
    region = regions.by_id(row.region_id, day_of(now))
    if region is None:
        raise NoSuchThing(what="region")
    _must_speak_for(region, by, now)
    if row.taken_down_at is not None:
        raise NewsTakenDown()
    row.taken_down_at, row.reason = now, named(reason, "reason")
    row.save(update_fields=["taken_down_at", "reason"])
    tell(_of_news(row), Line("take_down_news", {"reason": row.reason}, now), by)
    return NewsKept(ref)


def _region(ref: str, now: datetime) -> RegionRow:
    region = regions.region(ref, day_of(now)) if ref else None
    if region is None:
        raise NoSuchThing(what="region")
    return region


def _must_speak_for(region: RegionRow, by: Actor, now: datetime) -> None:
    if by.kind is ActorKind.SYSTEM or by.has_role(*KEEPERS):
        return
    own = (post.centre_id for post in by.posts if post.role is Role.CENTRE_MANAGER)
    centres = (offices.centre(id_, day_of(now)) for id_ in own if id_ is not None)
    if not any(centre is not None and centre.region_ref == region.ref for centre in centres):
        raise NotAllowed()


def _of_site(row: LocalSite) -> Subject:
    return Subject("local_site", "local_sites_localsite", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))


def _of_news(row: LocalNews) -> Subject:
    return Subject("local_news", "local_sites_localnews", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
