"""Sparing 精简: papers, limits and trips of a process before and now, and what its cases really took.

Before is what the versions of an earlier day said; now is what those in force say, and, where it can be measured, what
the cases did: how long they took, and how often somebody came.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from yimen.insight.figures.reading import READ, Span, seen, select
from yimen.kernel.actor import Actor
from yimen.kernel.reform.reductions import ItemLine
from yimen.kernel.reform.sparing import Ends, Papers, ends
from yimen.kernel.snapshot import snapshot
from yimen.registries.figures.reading import ItemSet, lines

MOST = 300
_PAPERS = """
select v.item_id, i.ref, count(m.*), count(m.*) filter (where coalesce(m.one->>'necessity', 'required') = 'required'),
  count(m.*) filter (where m.one->>'necessity' = 'optional'),
  count(m.*) filter (where m.one->>'necessity' = 'tolerable'),
  coalesce(sum(coalesce((m.one->>'originals')::int, 0) + coalesce((m.one->>'copies')::int, 0)), 0)::int,
  coalesce(sum(coalesce((m.one->>'page_limit')::int, 20)), 0)::int, coalesce((v.terms->>'trips')::int, 0)
from catalogue_itemversion v join catalogue_item i on i.id = v.item_id
  left join lateral (select one from jsonb_array_elements(v.terms->'materials') one) m on true
where v.state <> 'draft' and v.in_force @> %(at)s and i.ref = any(%(refs)s) group by v.item_id, i.ref, v.terms->>'trips'
"""
_DONE = """
select i.ref, count(*)::int, min(t.took), max(t.took),
  sum(t.visits)::int
from traces_casetrace t join catalogue_item i on i.id = t.item_id
where t.ended_at >= %(begins)s and t.ended_at < %(ends)s and t.outcome in ('granted', 'denied') and {seen}
  and i.ref = any(%(refs)s) group by i.ref
"""


@snapshot
class Done:
    """What the cases of a process did in a time: how many, how long the office had them, how often somebody came."""

    cases: int
    shortest: int | None
    """Minutes of office time."""
    longest: int | None
    visits: int


@snapshot
class Process:
    """One named process before and now."""

    name: str
    items: int
    """In force now and at the day before: the same list on both sides."""
    papers: tuple[Papers, Papers]
    ends: Ends | None
    trips_before: int
    """What its versions of before asked of the cases that were decided, together."""
    done: Done
    lines: tuple[ItemLine, ...]

    @property
    def trips_saved(self) -> int:
        """Trips of before, less those that were really made."""
        return self.trips_before - self.done.visits

    @property
    def papers_saved(self) -> int:
        return self.papers[0].materials - self.papers[1].materials


def processes(actor: Actor, of: ItemSet, before: datetime, at: datetime, span: Span) -> tuple[Process, ...]:
    """The licences 证照 of a set with their items; an item without one is a process. The same items on both sides."""
    both = [line for line in lines(of, at, before, READ) if line.before is not None]
    found: dict[str, list[ItemLine]] = {}
    for line in both:
        found.setdefault(line.family or line.name, []).append(line)
    refs = [line.ref for line in both]
    was, now, done = papers(before, refs), papers(at, refs), _done(actor, span, refs)
    made = [_process(name, these, was, now, done) for name, these in found.items()]
    return tuple(sorted(made, key=lambda one: (-one.papers_saved, one.name))[:MOST])


def whole(found: Iterable[Process]) -> Process:
    """All of them as one."""
    rows = tuple(found)
    done = [one.done for one in rows]
    both = tuple(line for one in rows for line in one.lines)
    shortest = [one.shortest for one in done if one.shortest is not None]
    longest = [one.longest for one in done if one.longest is not None]
    together = Done(
        sum(one.cases for one in done), min(shortest, default=None), max(longest, default=None),
        sum(one.visits for one in done),
    )  # fmt: skip
    pair = (sum((one.papers[0] for one in rows), Papers()), sum((one.papers[1] for one in rows), Papers()))
    return Process("", len(both), pair, ends(both), sum(one.trips_before for one in rows), together, both)


def papers(at: datetime, refs: list[str]) -> dict[str, tuple[Papers, int]]:
    """What each item asked for at a moment, and how often its version says that one comes."""
    rows = select(_PAPERS, {"at": at, "refs": refs})
    return {ref: (Papers(*counts), trips) for _, ref, *counts, trips in rows}


def _done(actor: Actor, span: Span, refs: list[str]) -> dict[str, Done]:
    condition, values = seen(actor)
    facts: dict[str, Any] = {"begins": span.begins, "ends": span.ends, "refs": refs, **values}
    rows = select(_DONE.format(seen=condition), facts)
    return {ref: Done(cases, least, most, visits) for ref, cases, least, most, visits in rows}


def _process(
    name: str, these: list[ItemLine], was: dict[str, tuple[Papers, int]], now: dict[str, tuple[Papers, int]],
    done: dict[str, Done],
) -> Process:  # fmt: skip
    none = (Papers(), 0)
    pair = (
        sum((was.get(line.ref, none)[0] for line in these), Papers()),
        sum((now.get(line.ref, none)[0] for line in these), Papers()),
    )
    cases = [(line.ref, done[line.ref]) for line in these if line.ref in done]
    together = Done(
        sum(one.cases for _, one in cases),
        min((one.shortest for _, one in cases if one.shortest is not None), default=None),
        max((one.longest for _, one in cases if one.longest is not None), default=None),
        sum(one.visits for _, one in cases),
    )
    asked = sum(was.get(ref, none)[1] * one.cases for ref, one in cases)
    return Process(name, len(these), pair, ends(these), asked, together, tuple(these))
