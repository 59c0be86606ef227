"""Looking at sites: which are open on a day, how one looks, and its news."""

from collections.abc import Mapping
from datetime import date, datetime

from yimen.kernel.sites import Tone
from yimen.kernel.snapshot import snapshot
from yimen.registries.local_sites.models import LocalNews, LocalSite


@snapshot
class SiteRow:
    """A site as it is opened."""

    ref: str
    region_ref: str
    line: str
    tone: Tone
    basis: str
    begins: date


@snapshot
class NewsRow:
    """A piece of news of a place."""

    ref: str
    title: str
    text: str
    published_at: datetime


def open_sites(on: date) -> Mapping[str, SiteRow]:
    """The sites of a day by their regions."""
    rows = LocalSite.objects.filter(valid__contains=on).select_related("region").order_by("region_id")
    return {one.region.ref: _row(one) for one in rows}


def site(region_ref: str, on: date) -> SiteRow | None:
    """How the site of a region looks on a day; None: it has no look of its own."""
    found = LocalSite.objects.filter(region__ref=region_ref, valid__contains=on).select_related("region").first()
    return _row(found) if found else None


def news(region_ref: str, limit: int = 20) -> tuple[NewsRow, ...]:
    """What a region lets people know, the latest first."""
    rows = LocalNews.objects.filter(region__ref=region_ref, taken_down_at=None).order_by("-id")[:limit]
    return tuple(NewsRow(one.ref, one.title, one.text, one.published_at) for one in rows)


def _row(one: LocalSite) -> SiteRow:
    return SiteRow(one.ref, one.region.ref, one.line, Tone(one.tone), one.basis, one.valid.lower)
