"""Inviting: a service that ended is read from the journal, and whoever it was done for may say how it was, once.

Nobody at a desk is asked whether somebody may be invited, and nobody can leave a service out.
"""

from datetime import datetime

from yimen.engine.case.cases.reading import select
from yimen.engine.case.messages import operations as messages
from yimen.engine.public.evaluations import moves
from yimen.engine.public.evaluations.codes import code_of, hash_of
from yimen.engine.public.evaluations.ends import ends_a_service
from yimen.engine.public.evaluations.models import Evaluation
from yimen.journal import reading
from yimen.journal.operation import operation
from yimen.journal.reading import Told
from yimen.kernel.actor import SYSTEM, Actor, ActorKind
from yimen.kernel.evaluation import RATED_WITHIN, ServiceKind
from yimen.kernel.evidence import Line
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NotAllowed
from yimen.registries.dated import day_of, new_ref

# Of a place: the levels above it, as a case carries them.
_PLACE = """
cross join lateral (with recursive up(id, parent_id, level) as (
    select id, parent_id, level from regions_region where id = {region}
    union all select r.id, r.parent_id, r.level from regions_region r join up on r.id = up.parent_id)
  select max(id) filter (where level = 2) city_id, max(id) filter (where level = 3) county_id,
    max(id) filter (where level = 4) town_id, max(id) filter (where level = 5) village_id from up) p
"""
_FACTS: dict[str, str] = {
    ServiceKind.CASE: """
select c.item_name what, case when c.channel <> 'window' then 'yes' else 'no' end online, c.item_id, c.office_id,
  c.centre_id, o.window_id, c.city_id, c.county_id, c.town_id, c.village_id, c.applicant_id party_id
from cases_case c left join people_post o on o.id = c.route[1] where c.id = %s
""",
    # What ended with a result while they stood there is rated as that case, and not a second time as the visit.
    ServiceKind.TICKET: f"""
select t.about what, 'no' online, t.item_id, w.office_id, t.centre_id, t.window_id, p.*,
  coalesce(t.party_id, v.party_id) party_id
from tickets_ticket t join offices_centre c on c.id = t.centre_id join visits_visit v on v.id = t.visit_id
  left join offices_window w on w.id = t.window_id {_PLACE.format(region="c.region_id")}
where t.id = %s and not exists (select from visits_visitact a join evaluations_evaluation e
  on e.kind = 'case' and e.subject_id = a.case_id and e.served_at >= v.opened_at where a.visit_id = v.id)
""",
    ServiceKind.ENQUIRY: f"""
select q.topic what, case when q.way = 'web' then 'yes' else 'no' end online, q.item_id,
  coalesce(q.office_id, case when q.centre_id is null then s.office_id end) office_id, q.centre_id,
  null::bigint window_id, p.*, q.party_id
from enquiries_enquiry q left join offices_office o on o.id = q.office_id
  left join offices_centre c on c.id = q.centre_id left join people_staff s on s.id = q.owner_id
  left join offices_office own on own.id = s.office_id
  {_PLACE.format(region="coalesce(o.region_id, c.region_id, own.region_id)")} where q.id = %s
""",
    ServiceKind.HOME_VISIT: f"""
select coalesce(nullif(h.item_name, ''), '上门服务') what, 'no' online, h.item_id, null::bigint office_id, h.centre_id,
  null::bigint window_id, p.*, h.party_id
from outreach_homevisit h join offices_centre c on c.id = h.centre_id {_PLACE.format(region="c.region_id")}
where h.id = %s
""",
    ServiceKind.TALK: f"""
select t.topic what, 'yes' online, t.item_id, null::bigint office_id, t.centre_id, null::bigint window_id, p.*,
  t.party_id
from talks_talk t join offices_centre c on c.id = t.centre_id {_PLACE.format(region="c.region_id")} where t.id = %s
""",
}


@snapshot
class Invited:
    """The evaluation of a service by its reference; nothing when there is none to be made."""

    ref: str


@operation
def invite_evaluation(entry_id: int, *, by: Actor, now: datetime) -> Invited:
    """Invite to rate the service that ended with this line of the journal; by itself, and asked twice once.

    What ended so long ago that nobody could have been asked is left alone. Refuses with NotAllowed.
    """
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed()
    line = reading.line(entry_id)
    if line is None or not ends_a_service(line) or line.effective_at + RATED_WITHIN <= now:
        return Invited("")
    return Invited(_invite(line, by))


def _invite(line: Told, by: Actor) -> str:
    found = select(_FACTS[line.kind], (line.subject_id,))
    if not found or found[0]["city_id"] is None:
        return ""
    ref, (facts,) = new_ref(), found
    until = line.effective_at + RATED_WITHIN
    row, new = Evaluation.objects.get_or_create(
        kind=line.kind,
        subject_id=line.subject_id,
        defaults={
            **facts,
            "ref": ref,
            "code_hash": hash_of(code_of(ref)),
            "subject_ref": line.ref,
            "staff": moves.hands_in(line.kind, line.subject_id),
            "served_at": line.effective_at,
            "until": until,
        },
    )
    if not new:
        return row.ref
    moves.told(row, Line("invite", {"kind": row.kind, "of": row.subject_ref, "until": until}, line.effective_at), by)
    if row.party_id is not None:
        said = {"item": row.what, "evaluation": row.ref, "until": day_of(until).isoformat()}
        messages.write_notice(
            "invite_evaluation", row.party_id, "evaluation", row.pk, said, by=SYSTEM, now=line.effective_at
        )
    return row.ref
