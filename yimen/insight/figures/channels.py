"""Channels in use 渠道占比: by which door the cases of a time came, in all, item by item and month by month.

Counted from the stamp that the house set on each case at its receipt (kernel.channels); nobody can choose it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from yimen.insight.figures.reading import Span, seen, select
from yimen.kernel.actor import Actor
from yimen.kernel.channels import FILED_BY, CaseChannel
from yimen.kernel.rates import Share
from yimen.kernel.snapshot import snapshot

MOST_ITEMS = 200

_TIME = "c.received_at >= %(begins)s and c.received_at < %(ends)s"
_MONTHS = """
select to_char(c.received_at at time zone 'Asia/Shanghai', 'YYYY-MM'), c.channel, count(*) from cases_case c
where {time} and {seen} group by 1, 2 order by 1
"""
_ITEMS = """
select i.ref, d.name, d.office_name, d.channel, d.cases from (
  select c.item_id, max(c.item_name) over (partition by c.item_id) name,
    max(c.office_name) over (partition by c.item_id) office_name, c.channel, count(*) cases,
    sum(count(*)) over (partition by c.item_id) whole
  from cases_case c where {time} and {seen} group by c.item_id, c.item_name, c.office_name, c.channel) d
join catalogue_item i on i.id = d.item_id order by d.whole desc, d.name, i.ref
"""


@snapshot
class ChannelCounts:
    """How many cases came by each channel."""

    counts: Mapping[CaseChannel, int]

    @property
    def whole(self) -> int:
        return sum(self.counts.values())

    def share(self, channel: CaseChannel) -> Share:
        """The cases of a channel among all."""
        return Share(self.counts.get(channel, 0), self.whole)


@snapshot
class ItemChannels:
    """An item with the cases of a time by channel."""

    ref: str
    name: str
    office_name: str
    by: ChannelCounts


@snapshot
class MonthChannels:
    """A month with its cases by channel."""

    month: str
    by: ChannelCounts


@snapshot
class ChannelReport:
    """The channels of a time: all cases, each month, and the items most applied for."""

    whole: ChannelCounts
    months: tuple[MonthChannels, ...]
    items: tuple[ItemChannels, ...]
    more: int
    """How many further items there are."""


def report(actor: Actor, span: Span) -> ChannelReport:
    """By which channels the cases came that the asker oversees, of those received in the span."""
    condition, values = seen(actor, "c")
    facts = {"begins": span.begins, "ends": span.ends, **values}
    months, items = dict[str, Counter[CaseChannel]](), dict[tuple[str, str, str], Counter[CaseChannel]]()
    whole = Counter[CaseChannel]()
    for month, channel, cases in select(_MONTHS.format(time=_TIME, seen=condition), facts):
        months.setdefault(month, Counter())[CaseChannel(channel)] += cases
        whole[CaseChannel(channel)] += cases
    for ref, name, office, channel, cases in select(_ITEMS.format(time=_TIME, seen=condition), facts):
        items.setdefault((ref, name, office), Counter())[CaseChannel(channel)] += cases
    shown = list(items.items())
    return ChannelReport(
        _counts(whole),
        tuple(MonthChannels(month, _counts(counted)) for month, counted in months.items()),
        tuple(ItemChannels(*key, _counts(counted)) for key, counted in shown[:MOST_ITEMS]),
        max(0, len(shown) - MOST_ITEMS),
    )


def _counts(counted: Mapping[CaseChannel, int]) -> ChannelCounts:
    return ChannelCounts({one: counted.get(one, 0) for one in FILED_BY})


def columns(rows: Iterable[ChannelCounts]) -> tuple[CaseChannel, ...]:
    """The channels that anything came by; those that nobody used need no column."""
    found = list(rows)
    return tuple(one for one in FILED_BY if any(row.counts.get(one, 0) for row in found))
