"""Fills a scratch city set-wise: as many cases as a province has, without walking each through its life.

Only the bench does this, only in its own database; the guards are off for the time of the filling.
"""

import sys
import threading
import time
from dataclasses import dataclass

import psycopg

DESKS = 1000
OFFICES = 40
TOWNS = 20
PARTIES = 5000
OPEN_SHARE = 0.32
JOURNAL_ROWS = 4
FULL_PAGE = 25

_PLACES = f"""
insert into regions_region (ref, parent_id, level)
  select 'bench-town-' || n, (select id from regions_region where level = 3 order by id limit 1), 4
  from generate_series(1, {TOWNS}) n;
insert into offices_office (ref, region_id, calendar_id, journal_seq, journal_head)
  select 'bench-office-' || n, (select id from regions_region where level = 2 limit 1),
    (select id from calendars_calendar limit 1), 0, '' from generate_series(1, {OFFICES}) n;
insert into people_post (ref, name, role, office_id, journal_seq, journal_head, valid)
  select 'bench-desk-' || n, '审查岗 ' || n, 'reviewer', o.id, 0, '', daterange('2020-01-01', null)
  from generate_series(0, {DESKS - 1}) n join lateral (
    select id from offices_office where ref = 'bench-office-' || (n % {OFFICES} + 1)) o on true;
insert into people_post (ref, name, role, office_id, journal_seq, journal_head, valid)
  select 'bench-head-' || n, '负责人 ' || n, 'office_head', o.id, 0, '', daterange('2020-01-01', null)
  from generate_series(1, {OFFICES}) n join offices_office o on o.ref = 'bench-office-' || n;
insert into people_post (ref, name, role, region_id, journal_seq, journal_head, valid)
  select 'bench-watch-' || r.id, '监察岗', 'supervisor', r.id, 0, '', daterange('2020-01-01', null)
  from regions_region r where r.level in (2, 4);
insert into people_party (ref, kind, name, number_kind, number_cipher, number_key, number_hash, phone_key, email, address,
    phone_before_key, created_at, journal_seq, journal_head)
  select 'bench-party-' || n, 'person', '办事人' || n, '111', '', '', int4send(n), '', '', '', '', now(), 0, ''
  from generate_series(1, {PARTIES}) n;
"""

# An open case waits at its desk and falls due within the next month; the rest lie closed over the last three years.
_CASES = """
insert into cases_case (ref, number, query_hash, state, journal_seq, journal_head, item_id, version_id, item_name,
  terms_hash, answers, form, applicant_id, applicant_name, channel, office_id, office_name, city_id, county_id, town_id,
  route, leg, desk_id, reviewers, calendar_id, received_at, materials_in_at, accepted_at, decided_at, delivered_how, closing,
  corrections, paused, due_at, warning_at, next_warning_at, tolerated)
select 'B' || lpad(n::text, 15, '0'), 'SF-' || lpad(n::text, 10, '0'), '',
  case when n %% 100 < %(open)s then 'in_department' else 'granted' end, 4, '', v.item_id, v.id, v.name, '', '{}', '{}',
  p.first + n %% %(parties)s, '办事人' || (n %% %(parties)s + 1), 'hall', d.office_id, '示范局', r.city, r.county,
  r.towns[n %% array_length(r.towns, 1) + 1], array[d.id, d.id, d.id], 1, d.id, '{}', c.id,
  at.received, at.received, at.received, case when n %% 100 < %(open)s then null else at.received + interval '4 days' end, '',
  '', 0, '',
  case when n %% 100 < %(open)s and n %% 50 > 0 then at.due end,
  case when n %% 100 < %(open)s and n %% 50 > 0 then at.due - interval '1 day' end,
  case when n %% 100 < %(open)s and n %% 50 > 0 then at.due - interval '1 day' end, '{}'
from generate_series(%(first)s::int, %(last)s::int) n
cross join (select id, item_id, name from catalogue_itemversion where state = 'published' order by id limit 1) v
cross join (select id from calendars_calendar order by id limit 1) c
cross join (select min(id) first from people_party where ref like 'bench-party-%%') p
cross join (select (select id from regions_region where level = 2 limit 1) city,
  (select id from regions_region where level = 3 order by id limit 1) county,
  (select array_agg(id) from regions_region where ref like 'bench-town-%%') towns) r
join lateral (select id, office_id from people_post where ref = 'bench-desk-' || ((n * 7919::bigint) %% %(desks)s)) d on true
cross join lateral (select %(now)s::timestamptz - make_interval(mins => (n * 31::bigint %% 1500000)::int) received,
  %(now)s::timestamptz + make_interval(mins => (n * 17::bigint %% 50000)::int - 6000) due) at
"""

_JOURNAL = f"""
insert into journal_entry (subject_kind, subject_id, subject_ref, seq, verb, schema_no, effective_at, actor_ref, on_behalf,
  authority, law, body, prev, hash)
select 'case', n, 'B' || lpad(n::text, 15, '0'), s, (array['receive', 'accept', 'hand_over', 'review'])[s], 1, %(now)s,
  'bench', '', '', '', convert_to('{{"leg":1}}', 'UTF8'), sha256(int4send(n)), sha256(int4send(n + s))
from generate_series(%(first)s::int, %(last)s::int) n, generate_series(1, {JOURNAL_ROWS}) s
"""


@dataclass(frozen=True)
class Filled:
    """How much there is and how long it took."""

    cases: int
    seconds: float


def lay_out(administrator: str) -> None:
    """The places, posts and parties that the cases lie at."""
    with psycopg.connect(administrator) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute(_PLACES)


def fill(administrator: str, first: int, last: int, now: object) -> Filled:
    """Write cases number `first` to `last` with their journal, in slices, telling how far it is."""
    started = time.perf_counter()
    journal = threading.Thread(target=_slices, args=(administrator, _JOURNAL, first, last, now, ""))
    journal.start()
    _slices(administrator, _CASES, first, last, now, "办件 / cases")
    journal.join()
    with psycopg.connect(administrator, autocommit=True) as connection:
        connection.execute("vacuum analyze cases_case")
        connection.execute("analyze")
    return Filled(last - first + 1, time.perf_counter() - started)


def _slices(administrator: str, statement: str, first: int, last: int, now: object, name: str) -> None:
    size = max(10_000, (last - first + 1) // 20)
    with psycopg.connect(administrator, autocommit=True) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute("set synchronous_commit = off")
        for begin in range(first, last + 1, size):
            end = min(begin + size - 1, last)
            connection.execute(
                statement,
                {
                    "first": begin,
                    "last": end,
                    "now": now,
                    "open": int(OPEN_SHARE * 100),
                    # In a small city fewer people and desks have the cases: a page of either city is full.
                    "parties": min(PARTIES, last // FULL_PAGE),
                    "desks": min(DESKS, int(last * OPEN_SHARE) // FULL_PAGE),
                },
            )
            if name:
                print(f"  {name}: {end:,} / {last:,}", file=sys.stderr, flush=True)
