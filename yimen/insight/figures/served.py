"""Service modes 服务方式 of the cases that ended: how many were served by each, in all and at each centre."""

from yimen.insight.figures.reading import CENTRE_NAME, Span, seen, select
from yimen.insight.figures.rows import CentreServed, ModeCount, ServedReport
from yimen.kernel.actor import Actor
from yimen.kernel.service_modes import ServiceMode

_COUNTED = """
select t.centre_id, '', count(*), count(*) filter (where t.modes <> '{{}}') from traces_casetrace t
 where t.ended_at >= %(begins)s and t.ended_at < %(ends)s and {seen} group by 1
union all
select t.centre_id, m.mode, count(*), 0 from traces_casetrace t cross join lateral unnest(t.modes) m(mode)
 where t.ended_at >= %(begins)s and t.ended_at < %(ends)s and {seen} group by 1, 2
"""


def report(actor: Actor, span: Span) -> ServedReport:
    """The cases that ended in the span, by mode; a case counts once for each mode and once in the whole."""
    condition, values = seen(actor)
    rows = select(
        "select coalesce(n.ref, 'none'), coalesce(cn.name, ''), d.mode, d.cases, d.any_"
        f" from ({_COUNTED.format(seen=condition)}) d (centre_id, mode, cases, any_)"
        f" left join offices_centre n on n.id = d.centre_id{CENTRE_NAME.format(centre='n.id')}",
        {"begins": span.begins, "ends": span.ends, **values},
    )
    found: dict[tuple[str, str], dict[str, int]] = {}
    served: dict[tuple[str, str], int] = {}
    for ref, name, mode, cases, any_ in rows:
        found.setdefault((ref, name), {})[mode] = cases
        served[ref, name] = served.get((ref, name), 0) + any_
    centres = tuple(
        CentreServed(ref, name, counts.get("", 0), served[ref, name], _modes(counts))
        for (ref, name), counts in found.items()
    )
    total = {mode: sum(counts.get(mode, 0) for counts in found.values()) for mode in ("", *ServiceMode)}
    return ServedReport(
        span.begins,
        span.ends,
        total[""],
        sum(served.values()),
        _modes(total),
        tuple(sorted(centres, key=lambda one: (-one.served, -one.ended, one.name))),
    )


def _modes(counts: dict[str, int]) -> tuple[ModeCount, ...]:
    return tuple(ModeCount(mode, counts.get(mode, 0)) for mode in ServiceMode)
