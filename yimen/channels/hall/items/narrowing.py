"""Narrowing: what a search or a list in the hall may be narrowed to, and how it is read from the address."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from django.http import QueryDict
from django.utils.timezone import localtime

from yimen.kernel.elements import Served, Way
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import ItemKind
from yimen.registries.catalogue.queries import Filter
from yimen.registries.catalogue.rows import OfficeShelf
from yimen.registries.catalogue.search import Hit
from yimen.registries.catalogue.themes import LIFE_EVENTS, THEMES, Theme
from yimen.registries.regions import queries as regions
from yimen.threshold.names.items import ITEM_KINDS

AUDIENCES = (("", "全部"), ("person", "个人办事"), ("organisation", "企业办事"))
WAYS: Mapping[Way, str] = {Way.WEB: "网上办", Way.MOBILE: "手机办", Way.WINDOW: "窗口办", Way.POST: "邮寄办"}
_OFFICES_SHOWN = 12


@snapshot
class Choice:
    """One thing that may be chosen, as a select offers it."""

    value: str
    words: str


def narrowed_by(asked: QueryDict) -> Filter:
    """The filter that an address asks for; what is no choice at all is passed over."""
    audience, way = asked.get("audience", ""), asked.get("way", "")
    return Filter(
        theme=asked.get("theme", ""),
        life_event=asked.get("event", ""),
        office=asked.get("office", ""),
        audience=audience if audience in dict(AUDIENCES) else "",
        place=asked.get("place", ""),
        way=way if way in {str(known) for known in WAYS} else "",
        kind=asked.get("kind", "") if asked.get("kind") in list(ItemKind) else "",
        served=tuple(one for one in asked.getlist("served") if one in list(Served)),
    )


def choices(narrowed: Filter, opened: str, now: datetime) -> dict[str, object]:
    """What the form offers once it is opened: places, themes and ways; closed it costs nothing."""
    facts: dict[str, object] = {
        "theme": _shelf(THEMES, narrowed.theme),
        "event": _shelf(LIFE_EVENTS, narrowed.life_event),
        "narrowing": opened == "yes" or bool(narrowed.place or narrowed.way or narrowed.kind),
    }
    if facts["narrowing"]:
        facts |= {
            "places": regions.to_choose(localtime(now).date(), narrowed.place),
            "themes": THEMES,
            "kinds": [Choice(str(kind), words) for kind, words in ITEM_KINDS.items()],
            "ways": [Choice(str(way), words) for way, words in WAYS.items()],
        }
    return facts


def offices_of(hits: tuple[Hit, ...]) -> list[OfficeShelf]:
    """The offices of what was found, the most frequent first."""
    counted = Counter((hit.row.office_ref, hit.row.office_name) for hit in hits)
    return [OfficeShelf(ref, name, times) for (ref, name), times in counted.most_common(_OFFICES_SHOWN)]


def _shelf(shelves: tuple[Theme, ...], code: str) -> Theme | None:
    return next((shelf for shelf in shelves if shelf.code == code), None)
