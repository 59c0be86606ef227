"""What the sites show: frozen rows."""

from datetime import date, datetime

from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot


@snapshot
class RegionCounts:
    """A region of the tree on a day: how many items are its own, and how many of them are filed online."""

    ref: str
    name: str
    level: int
    parent_ref: str
    items: int
    online: int
    places: int
    site: str
    """yes: its site is opened."""


@snapshot
class LevelCounts:
    """A level of the tree on a day; an item that several regions of it have counts once."""

    level: int
    regions: int
    sites: int
    items: int
    online: int


@snapshot
class Tree:
    """Every region as of a moment, by code."""

    at: datetime
    regions: tuple[RegionCounts, ...]
    levels: tuple[LevelCounts, ...]


@snapshot
class SiteItem:
    """An item of a place's own."""

    ref: str
    name: str
    office_name: str
    online: str
    kind: str


@snapshot
class Platform:
    """What a place offers in one system 综合服务平台: its own items of both kinds, and what it discloses."""

    approvals: int
    services: int
    news: int
    decisions: int
    """Decisions of its own offices that stand in public."""

    @property
    def disclosed(self) -> int:
        """What it lets anybody read: news and decisions."""
        return self.news + self.decisions


@snapshot
class NotEverywhere:
    """An item that is filed online and that a telephone or a kiosk leaves out."""

    ref: str
    name: str
    office_name: str
    phone: str
    """no: it does not say that it is filed on a telephone."""
    kiosk: str
    """no: it does not end at a kiosk at once."""


@snapshot
class SiteItemPage:
    """Items of a place by name; `after` opens the next page."""

    rows: tuple[SiteItem, ...]
    after: str


@snapshot
class ServicePoint:
    """A place to go to, of the region itself or right below it."""

    ref: str
    name: str
    kind: str
    address: str
    phone: str
    hours: str
    own: str


@snapshot
class Silent:
    """A place whose site is open and in which nothing was handed in, since when it is open."""

    ref: str
    name: str
    level: int
    since: date


@snapshot
class InUse:
    """Which places with an open site had a case in a span of days; a site without cases is no use."""

    since: date
    until: date
    used: Share
    cases: int
    silent: tuple[Silent, ...]


@snapshot
class HallCounts:
    """Three counts of the hall that are not the same: what is listed, filed online, and asked about by its number."""

    at: datetime
    listed: int
    consulted: int
    """In force and consulted or filed online 网上咨询、申报: online depth of guide or deeper."""
    filed: int
    """Of these, filed online 网上申报: online depth of filing or deeper."""
    queried: int
    """Items in force whose results can be looked up, those that are not filed online among them."""

    @property
    def consulting(self) -> Share:
        return Share(self.consulted, self.queried)

    @property
    def filing(self) -> Share:
        return Share(self.filed, self.queried)
