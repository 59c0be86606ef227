"""Open cases by the hundred thousand, each with its two clocks, in a scratch city: what the clockwork works on.

Only the benches do this, only in their own database; the guards are off for the time of the filling. The moments are
those that the kernel counts, so that a case is due when it says.
"""

import os
from datetime import datetime, timedelta
from decimal import Decimal

import psycopg

from tests.operations import errand
from yimen.kernel.time.deadline import Deadline, Side
from yimen.kernel.time.due import due_at
from yimen.kernel.time.lamp import warning_at
from yimen.kernel.time.limit import Limit, Unit
from yimen.kernel.time.national import NATIONAL
from yimen.registries.people import queries as people

MOST = int(os.environ.get("YIMEN_BENCH_CASES", "1000000"))
"""How many open cases the large measure has; fewer make a quick run."""

PROMISES = tuple(Limit(Decimal(n), Unit.WORKING_DAY) for n in (3, 5, 8, 10, 15))
STATUTE = Limit(Decimal(20), Unit.WORKING_DAY)
MOMENTS = 2_000

_CASES = """
insert into cases_case (ref, number, query_hash, state, journal_seq, journal_head, item_id, version_id, item_name,
  terms_hash, answers, form, applicant_id, applicant_name, channel, office_id, office_name, city_id, county_id, route, leg,
  desk_id, reviewers, calendar_id, received_at, materials_in_at, accepted_at, delivered_how, closing, corrections, paused,
  due_at, warning_at, next_warning_at, tolerated)
select 'B' || lpad(g.n::text, 15, '0'), 'SF-' || lpad(g.n::text, 10, '0'), '', 'in_department', 1, sha256(int4send(g.n)),
  v.item_id, v.id, v.name, '', '{}', '{}', %(party)s, '办事人', 'hall', o.id, '示范局', o.region_id, null,
  array[d.id, d.id, d.id], 1, d.id, '{}', o.calendar_id, m.at, m.at, m.at, '', '', 0, '', m.due, m.warning, m.next, '{}'
from generate_series(%(first)s::int, %(last)s::int) g(n)
join bench_moments m on m.n = g.n %% %(moments)s
cross join (select id, item_id, name from catalogue_itemversion where state = 'published' order by id limit 1) v
cross join (select id, region_id, calendar_id from offices_office order by id limit 1) o
cross join (select id from people_post where role = 'reviewer' order by id limit 1) d
"""
_CLOCKS = """
insert into cases_caseclock (case_id, side, amount, unit, started_at, calendar_revision)
select c.id, k.side, case k.side when 'promised' then m.promise else 20 end, 'working_day', c.accepted_at, 1
from generate_series(%(first)s::int, %(last)s::int) g(n)
join cases_case c on c.ref = 'B' || lpad(g.n::text, 15, '0') join bench_moments m on m.n = g.n %% %(moments)s
cross join (values ('promised'), ('statutory')) k(side)
"""


def fill(administrator: str, office: errand.Office, first: int, last: int, now: datetime) -> None:
    """Write open cases number `first` to `last`, accepted within the last days, none of them due before `now`."""
    party = people.party(office.party)
    assert party is not None
    with psycopg.connect(administrator) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute(
            "create temp table bench_moments (n int primary key, at timestamptz, promise int, due timestamptz,"
            " warning timestamptz, next timestamptz)"
        )
        with connection.cursor() as cursor:
            cursor.executemany("insert into bench_moments values (%s, %s, %s, %s, %s, %s)", _moments(now))
        facts = {"first": first, "last": last, "moments": MOMENTS, "party": party.id}
        connection.execute(_CASES, facts)
        connection.execute(_CLOCKS, facts)
    with psycopg.connect(administrator, autocommit=True) as connection:
        connection.execute("vacuum (analyze) cases_case")
        connection.execute("vacuum (analyze) cases_caseclock")


def _moments(now: datetime) -> list[tuple[object, ...]]:
    found = []
    for n in range(MOMENTS):
        accepted = now - timedelta(minutes=n)
        promise = PROMISES[n % len(PROMISES)]
        due = due_at(NATIONAL, accepted, promise)
        warning = warning_at(Deadline(Side.PROMISED, promise, accepted), NATIONAL)
        assert due is not None and warning is not None
        found.append((n, accepted, int(promise.amount), due, warning, warning if warning > now else due))
    return found


def make_due(administrator: str, many: int, now: datetime) -> None:
    """Let the promise of so many cases run out yesterday, and forget that anybody noticed."""
    with psycopg.connect(administrator) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute(
            "with d as (update cases_case set accepted_at = accepted_at - interval '60 days',"
            "  materials_in_at = materials_in_at - interval '60 days',"
            "  due_at = %(at)s, warning_at = %(at)s, next_warning_at = %(at)s"
            "  where id in (select id from cases_case where state = 'in_department' and due_at > %(now)s"
            "    order by id limit %(many)s) returning id)"
            " update cases_caseclock k set started_at = k.started_at - interval '60 days' from d where k.case_id = d.id",
            {"at": now - timedelta(days=80), "now": now, "many": many},
        )
    with psycopg.connect(administrator, autocommit=True) as connection:
        # What autovacuum does in a city, where nobody lets thousands of promises run out in one statement.
        connection.execute("vacuum cases_case")
