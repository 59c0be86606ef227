"""Looking at the kiosks: the fleet and its faults, coverage, availability, functions, and what was done at them."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection

from yimen.engine.centre.kiosks.models import Kiosk, KioskFault, KioskFunction, LivingArea
from yimen.engine.centre.kiosks.moves import CARERS
from yimen.engine.centre.kiosks.rows import (
    Coverage,
    FaultRow,
    FleetRow,
    FunctionRow,
    HostedKiosk,
    KioskHours,
    KioskRow,
    PartnerContract,
    PartnerRow,
    UseRow,
    Uses,
)
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.capped import Capped
from yimen.kernel.kiosks import (
    FunctionKind,
    KioskPart,
    KioskPlace,
    KioskStanding,
    Living,
    Spot,
    beats_expected,
    reached,
    standing,
)
from yimen.kernel.rates import Share
from yimen.kernel.refs import heard
from yimen.registries.dated import ZONE, day_of
from yimen.registries.people.vault import keyed_hash

MOST = 1000
_KIOSKS = """
select k.ref, k.number, coalesce(t.name, ''),
  coalesce((with recursive line as (select id, parent_id, level from regions_region where id = k.region_id
      union all select r.id, r.parent_id, r.level from regions_region r join line l on r.id = l.parent_id)
    select ct.name from line join regions_regionterm ct on ct.region_id = line.id and ct.valid @> %(on)s::date
     where line.level = 3), ''),
  k.place_kind, k.address, k.lat, k.lon, k.all_day, k.planned_for, k.installed_on, k.retired_on, k.beat_at,
  array(select f.part from kiosks_kioskfault f where f.kiosk_id = k.id and f.repaired_at is null order by f.part)
from kiosks_kiosk k left join regions_regionterm t on t.region_id = k.region_id and t.valid @> %(on)s::date
order by 4, k.place_kind, k.number limit 1000
"""
_HOURS = """
select k.number, k.address, k.installed_on, k.retired_on, coalesce(sum(h.beats), 0), coalesce(sum(h.faulty), 0)
from kiosks_kiosk k left join kiosks_kioskhour h on h.kiosk_id = k.id and h.hour >= %(begins)s and h.hour < %(ends)s
where k.installed_on <= %(until)s and (k.retired_on is null or k.retired_on > %(since)s)
group by k.id order by 5, k.number limit 1000
"""
# A kiosk counts in a span for the days in which it stood.
_STOOD = """
stood as (select k.id, k.number, k.place_kind from kiosks_kiosk k where k.installed_on <= %(until)s
  and (k.retired_on is null or k.retired_on > %(since)s)),
used as (select u.* from kiosks_kioskuse u where u."on" >= %(since)s and u."on" <= %(until)s)
"""
_BY_FUNCTION = f"""
with {_STOOD} select function, kind, sum(done), sum(failed), (select count(*) from stood)
from used group by 1, 2 order by 3 desc, 1
"""
_BY_KIOSK = f"""
with {_STOOD} select s.number, s.place_kind, coalesce(sum(u.done), 0), coalesce(sum(u.failed), 0), 1
from stood s left join used u on u.kiosk_id = s.id group by 1, 2 order by 3 desc, 1
"""
_BY_PLACE = f"""
with {_STOOD} select s.place_kind, '', coalesce(sum(u.done), 0), coalesce(sum(u.failed), 0), count(distinct s.id)
from stood s left join used u on u.kiosk_id = s.id group by 1 order by 3 desc, 1
"""
_BY_MONTH = f"""
with {_STOOD} select to_char("on", 'YYYY-MM'), sum(done), sum(failed) from used group by 1 order by 1
"""

# A kiosk counts for a partner on the days on which it stood there: not before it was installed nor once it is retired.
# A use counts for the partner with whom the kiosk stood on that day.
_PARTNERS = """
with hosted as (select h.partner_id, h.kiosk_id, h.valid, k.number,
  case when k.installed_on is not null then h.valid * daterange(k.installed_on, k.retired_on) end stood
  from kiosks_kioskhosting h join kiosks_kiosk k on k.id = h.kiosk_id)
select p.name, p.kind, coalesce(array_agg(distinct h.number) filter (where h.stood @> %(on)s::date), '{}'),
  count(distinct h.kiosk_id) filter (where h.stood && daterange(%(since)s::date, %(until)s::date, '[]')),
  coalesce(sum(u.done), 0)::int, coalesce(sum(u.failed), 0)::int
from kiosks_kioskpartner p left join hosted h on h.partner_id = p.id
  left join kiosks_kioskuse u on u.kiosk_id = h.kiosk_id and h.valid @> u."on"
    and u."on" between %(since)s::date and %(until)s::date
group by p.name, p.kind order by 5 desc, p.name, p.kind limit 1000
"""
_CONTRACTS = """
select p.name, p.kind, p.ref, p.contract, lower(p.valid), upper(p.valid),
  case when p.valid @> %(on)s::date then 'yes' else '' end
from kiosks_kioskpartner p order by lower(p.valid), p.id limit 5000
"""
_HOSTED = """
select distinct on (k.number) k.ref, k.number, p.name from kiosks_kioskhosting h
  join kiosks_kiosk k on k.id = h.kiosk_id join kiosks_kioskpartner p on p.id = h.partner_id
where h.valid && daterange(%(on)s::date, null) order by k.number, lower(h.valid) limit 1000
"""


def may_look(actor: Actor) -> bool:
    """Who keeps or cares for kiosks, and supervision."""
    return actor.kind is ActorKind.SYSTEM or actor.has_role(*CARERS, Role.SUPERVISOR)


def kiosks(now: datetime) -> tuple[KioskRow, ...]:
    """Every kiosk of the register, by district."""
    today = day_of(now)
    rows = _all(_KIOSKS, {"on": today})
    return tuple(
        KioskRow(*(
            *row[:4], KioskPlace(row[4]), *row[5:12], standing(row[10], row[11], row[12], today, now), row[12],
            tuple(KioskPart(one) for one in row[13]),
        ))
        for row in rows
    )  # fmt: skip


def standing_at(now: datetime) -> tuple[KioskRow, ...]:
    """The kiosks that people can go to today."""
    gone = (KioskStanding.PLANNED, KioskStanding.RETIRED)
    return tuple(row for row in kiosks(now) if row.standing not in gone)


def fleets(now: datetime) -> tuple[FleetRow, ...]:
    """Per district and place type what is planned, installed and online now."""
    found: dict[tuple[str, KioskPlace], list[KioskRow]] = {}
    for row in kiosks(now):
        if row.standing is not KioskStanding.RETIRED:
            found.setdefault((row.county_name, row.place), []).append(row)
    return tuple(
        FleetRow(
            county, place, len(rows), sum(one.standing is not KioskStanding.PLANNED for one in rows),
            sum(one.standing is KioskStanding.ONLINE for one in rows),
        )
        for (county, place), rows in sorted(found.items())
    )  # fmt: skip


def faults(actor: Actor) -> tuple[FaultRow, ...]:
    """What is broken or silent, since when and where, the oldest first; for who cares for kiosks."""
    if not may_look(actor):
        return ()
    rows = KioskFault.objects.filter(repaired_at=None).select_related("kiosk").order_by("noticed_at", "pk")
    found = (
        FaultRow(one.ref, one.kiosk.number, one.kiosk.address, KioskPart(one.part), one.noticed_at)
        for one in rows[: MOST + 1]
    )
    return Capped(found, MOST)


def coverage(now: datetime) -> Coverage:
    """The share of residents with a kiosk that stands within a quarter of an hour on foot."""
    today = day_of(now)
    areas = LivingArea.objects.filter(region__terms__valid__contains=today).values_list(
        "region__terms__name", "residents", "lat", "lon"
    )
    living = [Living(name, residents, Spot(lat, lon)) for name, residents, lat, lon in areas]
    share, missed = reached(living, (Spot(row.lat, row.lon) for row in standing_at(now)))
    return Coverage(share, len(living), missed)


def availability(since: date, until: date, now: datetime) -> tuple[KioskHours, ...]:
    """Of how many beats each kiosk was heard, from a day up to and with another; the worst first."""
    begins = datetime.combine(since, time(0), ZONE)
    ends = min(now, datetime.combine(until + timedelta(days=1), time(0), ZONE))
    found = []
    facts = {"begins": begins, "ends": ends, "since": since, "until": until}
    for number, address, installed, retired, beats, faulty in _all(_HOURS, facts):
        first = max(begins, datetime.combine(installed, time(0), ZONE))
        last = min(ends, datetime.combine(retired, time(0), ZONE)) if retired else ends
        expected = beats_expected(first, last)
        found.append(KioskHours(number, address, Share(min(beats, expected), expected), faulty))
    return tuple(sorted(found, key=lambda row: (row.beats.rate is None, row.beats.rate or 0, row.number)))


def functions(on: date) -> tuple[FunctionRow, ...]:
    """The functions that kiosks offer on a day, in the order in which they came."""
    return tuple(_function(one) for one in KioskFunction.objects.filter(valid__contains=on).order_by("pk"))


def function(code: str, on: date) -> FunctionRow | None:
    """One function of a day by its code."""
    found = KioskFunction.objects.filter(code=code, valid__contains=on).first()
    return _function(found) if found else None


def knows(secret: str) -> str:
    """The number of the kiosk whose device holds this secret; "" when it is none's."""
    if not secret.strip():
        return ""
    found = Kiosk.objects.filter(secret_hash=keyed_hash(heard(secret))).values_list("number", flat=True).first()
    return found or ""


def uses(since: date, until: date) -> Uses:
    """What was done at the kiosks in a span of days, by function, kiosk, place type and month."""
    facts, days = {"since": since, "until": until}, (until - since).days + 1
    functions = tuple(UseRow(*(*row, days)) for row in _all(_BY_FUNCTION, facts))
    of_kiosks = tuple(UseRow(*(*row, days)) for row in _all(_BY_KIOSK, facts))
    whole = UseRow("", "", sum(one.done for one in functions), sum(one.failed for one in functions),
                   len(of_kiosks), days)  # fmt: skip
    return Uses(
        since, until, whole, sum(one.done for one in functions if one.kind == FunctionKind.FILE), functions, of_kiosks,
        tuple(UseRow(*(*row, days)) for row in _all(_BY_PLACE, facts)),
        tuple((row[0], int(row[1]), int(row[2])) for row in _all(_BY_MONTH, facts)),
    )  # fmt: skip


def partners(since: date, until: date, on: date) -> tuple[PartnerRow, ...]:
    """Every partner with its contracts and its kiosks, and what was done at them in a span of days; the most first."""
    signed: dict[tuple[str, str], list[PartnerContract]] = {}
    for name, kind, *contract in _all(_CONTRACTS, {"on": on}):
        signed.setdefault((name, kind), []).append(PartnerContract(*contract))
    rows = _all(_PARTNERS, {"since": since, "until": until, "on": on})
    return tuple(
        PartnerRow(name, KioskPlace(kind), tuple(signed.get((name, kind), ())), tuple(numbers), *counts)
        for name, kind, numbers, *counts in rows
    )


def hosted(on: date) -> tuple[HostedKiosk, ...]:
    """The kiosks that stand with a partner on a day or are to stand with one later, by number."""
    return tuple(HostedKiosk(*row) for row in _all(_HOSTED, {"on": on}))


def _function(one: KioskFunction) -> FunctionRow:
    fields = tuple((code, label) for code, label in one.fields)
    return FunctionRow(one.ref, one.code, one.name, FunctionKind(one.kind), one.provider, fields, one.valid.lower)


def _all(sql: str, facts: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        return list(cursor.fetchall())
