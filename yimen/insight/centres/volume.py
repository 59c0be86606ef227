"""Volume 办件量: what a centre took in and how it went, in any time: a statement about a year is a query.

On the spot is what was decided on the day on which it was accepted. Who said nothing is no one who was satisfied.
"""

from datetime import date
from typing import Any

from django.db import connections

from yimen.insight.centres.rows import CentreVolume
from yimen.kernel.evaluation import BAD, Grade
from yimen.kernel.rates import Share
from yimen.registries.dated import midnight

READ = "read"
MOST = 500
KINDS = ("administrative", "citizen", "town", "village")
_SATISFIED = tuple(grade.value for grade in Grade if grade not in BAD)
_VOLUME = f"""
with came as (select centre_id, count(*) n from traces_casetrace
    where received_at >= %(begins)s and received_at < %(ends)s and centre_id is not null group by 1),
ended as (select centre_id, count(*) decided, count(*) filter (where (ended_at at time zone 'Asia/Shanghai')::date
      = (coalesce(accepted_at, received_at) at time zone 'Asia/Shanghai')::date) same
    from traces_casetrace where ended_at >= %(begins)s and ended_at < %(ends)s and outcome in ('granted', 'denied')
    group by 1),
said as (select centre_id, count(*) filter (where grade <> '') rated, count(*) filter (where grade in {_SATISFIED}) good
    from evaluations_evaluation where served_at >= %(begins)s and served_at < %(ends)s group by 1)
select c.ref, t.name, c.kind, x.since, (select count(*) from offices_window w where w.centre_id = c.id
    and w.valid && daterange(%(first)s, %(until)s)), coalesce(a.n, 0), coalesce(e.same, 0), coalesce(e.decided, 0),
  coalesce(s.good, 0), coalesce(s.rated, 0),
  (select count(*) from traces_casetrace k where k.centre_id = c.id and x.since is not null
    and k.received_at >= x.since::timestamp at time zone 'Asia/Shanghai' and k.received_at < %(ends)s)
from offices_centre c join lateral (select name from offices_centreterm where centre_id = c.id
    and valid && daterange(%(first)s, %(until)s) order by lower(valid) desc limit 1) t on true
  left join towns_trialrun x on x.centre_id = c.id left join came a on a.centre_id = c.id
  left join ended e on e.centre_id = c.id left join said s on s.centre_id = c.id
where c.kind = any(%(kinds)s) and (%(ref)s = '' or c.ref = %(ref)s)
order by array_position(array['administrative', 'citizen', 'town', 'village'], c.kind), c.id limit %(most)s
"""


def volume(first: date, until: date, kinds: tuple[str, ...] = KINDS, ref: str = "") -> tuple[CentreVolume, ...]:
    """What each centre of these kinds did from one day up to and not with another, those closed meanwhile too."""
    until = max(first, until)
    facts: dict[str, Any] = {
        "first": first, "until": until, "begins": midnight(first), "ends": midnight(until), "kinds": list(kinds),
        "ref": ref, "most": MOST,
    }  # fmt: skip
    with connections[READ].cursor() as cursor:
        cursor.execute(_VOLUME, facts)
        return tuple(_row(*row) for row in cursor.fetchall())


def _row(*row: Any) -> CentreVolume:
    *told, same, decided, good, rated, since_trial = row
    return CentreVolume(*(*told, Share(same, decided), Share(good, rated), since_trial))
