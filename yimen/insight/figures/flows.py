"""Flows 四个业务流程: sections, ranks, departments and levels an item's cases touch, and where they lie idle.

From traces and stays of a span: one range of an index each, grouped; a month of a prefecture is some hundred thousand
stays. What lies idle longest in all is what to build anew first.
"""

from typing import Any

from yimen.insight.figures.reading import ITEM_NAME, OFFICE_NAME, Span, seen, select
from yimen.insight.figures.rows import ClassRow, Flow, Idle, Reclassified
from yimen.kernel.actor import Actor
from yimen.kernel.rates import Share
from yimen.kernel.traces import OURS, RANKS_ALLOWED

MOST = 200
_FOUR = ("sections", "ranks", "departments", "levels")
_AVERAGES = ", ".join(f"avg(t.{one}) filter (where {{when}})" for one in _FOUR)
_ALLOWED = (
    "case t.complexity " + " ".join(f"when '{name}' then {most}" for name, most in RANKS_ALLOWED.items()) + " end"
)


def flows(actor: Actor, span: Span) -> tuple[Flow, ...]:
    """The four flows of each item and class, the widest first, with the same of the time before of the same length."""
    condition, values = seen(actor)
    now_, was = "t.ended_at >= %(begins)s", "t.ended_at < %(begins)s"
    rows = select(
        "select i.ref, coalesce(vn.name, ''), coalesce(on_.name, ''), g.* from ("
        " select t.item_id, t.complexity, min(t.office_id) as office_id,"
        f"   count(*) filter (where {now_}) as cases, {_AVERAGES.format(when=now_)}, {_AVERAGES.format(when=was)},"
        f"   count(*) filter (where {now_} and t.ranks > {_ALLOWED}),"
        f"   count(*) filter (where {now_} and t.levels > 1)"
        "  from traces_casetrace t where t.ended_at >= %(before)s and t.ended_at < %(ends)s"
        f"  and t.outcome in ('granted', 'denied') and {condition} group by 1, 2"
        f"  having count(*) filter (where {now_}) > 0 order by 4 desc limit {MOST}) g"
        f" join catalogue_item i on i.id = g.item_id{ITEM_NAME.format(item='i.id')}"
        f"{OFFICE_NAME.format(office='g.office_id')}",
        {"begins": span.begins, "ends": span.ends, "before": span.begins - (span.ends - span.begins), **values},
    )
    found = [_flow(*row[:3], row[4], *row[6:]) for row in rows]
    return tuple(sorted(found, key=lambda one: -(one.sections + one.ranks + one.departments + one.levels)))


def _flow(ref: str, name: str, office: str, complexity: str, cases: int, *told: Any) -> Flow:
    now_, was = (tuple(None if one is None else _one(one) for one in told[n : n + 4]) for n in (0, 4))
    before = None if was[0] is None else was
    return Flow(ref, name, office, complexity, cases, now_[0], now_[1], now_[2], now_[3], before, told[8], told[9])  # type: ignore[arg-type]


def _one(average: Any) -> float:
    return round(float(average), 1)


def idle(actor: Actor, span: Span, item_ref: str = "") -> tuple[Idle, ...]:
    """Steps by the time for which cases waited there in all, the longest first: what to build anew."""
    condition, values = seen(actor)
    rows = select(
        "select i.ref, coalesce(vn.name, ''), g.step, g.stays, g.waited, g.worked, g.longest from ("
        " select s.item_id, s.step, count(*) as stays, coalesce(sum(s.waited), 0)::bigint as waited,"
        "   coalesce(sum(s.worked), 0)::bigint as worked, coalesce(max(s.waited), 0) as longest"
        "  from traces_stay s join traces_casetrace t on t.case_id = s.case_id"
        "  where s.left_at >= %(begins)s and s.left_at < %(ends)s and s.step = any(%(ours)s)"
        "   and (%(item)s = '' or s.item_id = (select id from catalogue_item where ref = %(item)s))"
        f"   and {condition} group by 1, 2 order by 4 desc limit {MOST}) g"
        f" join catalogue_item i on i.id = g.item_id{ITEM_NAME.format(item='i.id')} order by g.waited desc, 1, 3",
        {"begins": span.begins, "ends": span.ends, "item": item_ref, "ours": sorted(OURS), **values},
    )
    return tuple(Idle(*row) for row in rows)


def classes(actor: Actor, span: Span) -> tuple[ClassRow, ...]:
    """The three classes of procedure with their paths, and how many cases were put into another one."""
    condition, values = seen(actor)
    rows = select(
        "select k.name, count(t.case_id), coalesce(avg(t.sections), 0), coalesce(avg(t.ranks), 0),"
        " percentile_cont(0.5) within group (order by t.took), count(*) filter (where t.kept = 'in_time'),"
        " count(*) filter (where t.kept <> ''),"
        f" (select count(*) from {_MOVED.format(seen=condition)} and m.after = k.name),"
        f" (select count(*) from {_MOVED.format(seen=condition)} and m.before = k.name)"
        " from (values ('simple', 1), ('general', 2), ('complex', 3)) k(name, at)"
        " left join traces_casetrace t on t.complexity = k.name and t.ended_at >= %(begins)s and t.ended_at < %(ends)s"
        f"  and t.outcome in ('granted', 'denied') and {condition} group by k.name, k.at order by k.at",
        {"begins": span.begins, "ends": span.ends, **values},
    )
    return tuple(
        ClassRow(
            name, cases, _one(sections), _one(ranks), None if took is None else int(took), Share(kept, timed), to, of
        )
        for name, cases, sections, ranks, took, kept, timed, to, of in rows
    )


_MOVED = (
    "reclassifications_reclassification m join traces_casetrace t on t.case_id = m.case_id"
    " where m.at >= %(begins)s and m.at < %(ends)s and {seen}"
)


def reclassified(actor: Actor, span: Span) -> tuple[Reclassified, ...]:
    """The cases put into another class in the span, the latest first, each with its reason."""
    condition, values = seen(actor)
    rows = select(
        "select c.ref, c.number, c.item_name, c.office_name, m.before, m.after, m.reason, s.name, m.at from"
        f" {_MOVED.format(seen=condition).replace(' where', _NAMED)} order by m.at desc, m.id desc limit {MOST}",
        {"begins": span.begins, "ends": span.ends, **values},
    )
    return tuple(Reclassified(*row) for row in rows)


_NAMED = " join cases_case c on c.id = m.case_id join people_staff s on s.id = m.staff_id where"
