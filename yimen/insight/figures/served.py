"""Service modes 服务方式: how many of the cases that ended were served by each, in all and at each centre, and of those
that are open now."""

from collections import Counter

from yimen.insight.figures.reading import CENTRE_NAME, Span, seen, select
from yimen.insight.figures.rows import CentreServed, ModeCount, ServedReport
from yimen.kernel.actor import Actor
from yimen.kernel.service_modes import ServiceMode

_COUNTED = """
select t.centre_id, '', count(*), count(*) filter (where t.modes <> '{{}}'), 0::bigint from traces_casetrace t
 where t.ended_at >= %(begins)s and t.ended_at < %(ends)s and {seen} group by 1
union all
select t.centre_id, m.mode, count(*), 0, 0 from traces_casetrace t cross join lateral unnest(t.modes) m(mode)
 where t.ended_at >= %(begins)s and t.ended_at < %(ends)s and {seen} group by 1, 2
union all
select t.centre_id, m.mode, 0, 0, count(*) from traces_casetrace t cross join lateral unnest(t.modes) m(mode)
 where t.ended_at is null and {seen} group by 1, 2
"""


def report(actor: Actor, span: Span) -> ServedReport:
    """The cases that ended in the span, by mode; a case counts once for each mode and once in the whole. Those that are
    open now are told beside them."""
    condition, values = seen(actor)
    rows = select(
        "select coalesce(n.ref, 'none'), coalesce(cn.name, ''), d.mode, d.ended, d.served, d.open"
        f" from ({_COUNTED.format(seen=condition)}) d (centre_id, mode, ended, served, open)"
        f" left join offices_centre n on n.id = d.centre_id{CENTRE_NAME.format(centre='n.id')}",
        {"begins": span.begins, "ends": span.ends, **values},
    )
    ended, served, opened = Counter[_At](), Counter[_At](), Counter[_At]()
    for ref, name, mode, *counts in rows:
        at = ((ref, name), mode)
        for counter, count in zip((ended, served, opened), counts, strict=True):
            counter[at] += count
            counter[_EVERYWHERE, mode] += count
    places = {place for place, _ in ended} - {_EVERYWHERE}
    centres = [
        CentreServed(*place, ended[place, ""], served[place, ""], _modes(place, ended, opened)) for place in places
    ]
    return ServedReport(
        span.begins,
        span.ends,
        ended[_EVERYWHERE, ""],
        served[_EVERYWHERE, ""],
        _modes(_EVERYWHERE, ended, opened),
        tuple(sorted(centres, key=lambda one: (-one.served, -one.ended, one.name))),
    )


_Place = tuple[str, str]
_At = tuple[_Place, str]
_EVERYWHERE: _Place = ("", "")


def _modes(place: _Place, ended: Counter[_At], opened: Counter[_At]) -> tuple[ModeCount, ...]:
    return tuple(ModeCount(mode, ended[place, mode], opened[place, mode]) for mode in ServiceMode)
