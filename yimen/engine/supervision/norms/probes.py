"""Probes 系统检查: what the house finds of centres by itself, a part of a whole; of 90 days where it flows.

Each statement gives the part and the whole. Nothing is kept here: a self-check freezes what was found at its end.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from yimen.kernel.norms import Probe
from yimen.kernel.rates import Share
from yimen.registries.dated import day_of

WITHIN = timedelta(days=90)
_HERE = "c.centre_id = asked.centre"
# A case that was withdrawn, refused at the door or found not needed was never decided by anybody.
_RULED = "c.state in ('granted', 'granted_tolerated', 'denied', 'revoked')"
_DECIDED = f"""from cases_case c left join traces_casetrace t on t.case_id = c.id
  where {_HERE} and {_RULED} and c.decided_at >= %(since)s and c.decided_at <= %(now)s"""
# Where a pilot has it so, what was promised goes from the window to the decision: nobody reviews it before.
_TO_BE_REVIEWED = "not (c.committed_at is not null and cardinality(c.route) = 2)"
_POSTS = """from people_post p left join offices_window w on w.id = p.window_id
  where coalesce(w.centre_id, p.centre_id) = asked.centre and p.valid @> %(on)s::date and p.window_id is not null
    and exists (select from people_posting g where g.post_id = p.id and g.valid @> %(now)s::timestamptz)"""
_SQL: Mapping[Probe, str] = {
    Probe.OPEN_GUIDES: """
select count(*) filter (where exists (select from catalogue_itemversion v where v.item_id = i.item_id
    and v.in_force @> %(now)s::timestamptz and v.state <> 'draft')), count(*)
from (select r.item_id from concentration_residentitem r join concentration_residency y on y.id = r.residency_id
    where y.centre_id = asked.centre and r.valid @> %(on)s::date
  union select f.item_id from towns_familyitem f join towns_windowfamily w on w.id = f.family_id
    where w.centre_id = asked.centre
  union select c.item_id from cases_case c where c.centre_id = asked.centre and c.received_at >= %(since)s) i""",
    Probe.POSTS_HELD: """
select count(*) filter (where exists (select from people_post p join people_posting g on g.post_id = p.id
    where p.window_id = w.id and p.valid @> %(on)s::date and g.valid @> %(now)s::timestamptz)), count(*)
from offices_window w where w.centre_id = asked.centre and w.valid @> %(on)s::date""",
    Probe.FIRST_ASKED: """
select count(owner_id), count(*) from enquiries_enquiry where centre_id = asked.centre and asked_at >= %(since)s
  and asked_at <= %(now)s""",
    Probe.STAND_INS: f"""
select count(*) filter (where exists (select from people_standin s where s.post_id = p.id
  and s.valid @> %(now)s::timestamptz)), count(*) {_POSTS}""",
    Probe.REVIEWED_APART: f"""
select count(*) filter (where cardinality(c.reviewers) > 0), count(*) {_DECIDED} and t.complexity <> 'simple'
  and {_TO_BE_REVIEWED}""",
    Probe.PROMISED: """
select count(*) filter (where exists (select from cases_caseclock k where k.case_id = c.id and k.side = 'promised')),
  count(*)
from cases_case c where c.centre_id = asked.centre and c.accepted_at >= %(since)s and c.accepted_at <= %(now)s""",
    Probe.IN_TIME: f"select count(*) filter (where c.due_at is null or c.decided_at <= c.due_at), count(*) {_DECIDED}",
    Probe.ONE_NOTICE: f"""
select count(*) filter (where c.corrections = 1), count(*) from cases_case c
where {_HERE} and c.received_at >= %(since)s and c.received_at <= %(now)s and c.corrections > 0""",
    Probe.COMPLAINTS: """
select count(*) filter (where acknowledged_at <= acknowledge_by), count(*) from complaints_complaint
where centre_id = asked.centre and lodged_at >= %(since)s and withdrawn_at is null
  and (acknowledged_at is not null or acknowledge_by < %(now)s)""",
    Probe.ACCOUNTABILITY: """
select count(a.answered_at), count(*) from accountability_accountabilityitem a join cases_case c on c.id = a.case_id
where c.centre_id = asked.centre and a.opened_at >= %(since)s and a.opened_at <= %(now)s""",
    Probe.SATISFACTION: """
select count(*) filter (where grade in ('very_satisfied', 'satisfied')), count(*) from evaluations_evaluation
where centre_id = asked.centre and rated_at >= %(since)s and rated_at <= %(now)s""",
    Probe.FACILITIES: """
select count(*) filter (where not exists (select from premises_fault x where x.facility_id = f.id
  and x.found_at is not null and x.ended_at is null)), count(*)
from premises_facility f where f.centre_id = asked.centre and f.valid @> %(on)s::date""",
    Probe.ONLINE: f"""
select count(*) filter (where c.channel <> 'window'), count(*) from cases_case c
where {_HERE} and c.received_at >= %(since)s and c.received_at <= %(now)s""",
    Probe.ONE_TRIP: f"select count(*) filter (where t.visits <= 1), count(t.case_id) {_DECIDED}",
    Probe.ANSWERED: """
select count(*) filter (where answered_at <= due_at), count(*) from enquiries_enquiry
where centre_id = asked.centre and asked_at >= %(since)s and (answered_at is not null or due_at < %(now)s)""",
}


_OF_EACH = """
select asked.centre, got.part, got.whole from unnest(%(centres)s::bigint[]) asked(centre)
cross join lateral ({probe}) got(part, whole)
"""


def found(probes: Iterable[str], centres: Collection[int], now: datetime) -> dict[int, dict[str, Share]]:
    """What each of these probes finds of each centre now; one statement a probe, however many centres there are."""
    facts: dict[str, Any] = {"centres": list(centres), "now": now, "on": day_of(now), "since": now - WITHIN}
    shares: dict[int, dict[str, Share]] = {one: {} for one in centres}
    with connection.cursor() as cursor:
        for probe in dict.fromkeys(probes) if shares else ():
            cursor.execute(_OF_EACH.replace("{probe}", _SQL[Probe(probe)]), facts)
            for centre, part, whole in cursor.fetchall():
                shares[centre][probe] = Share(part, whole)
    return shares
