"""Receiving: how a case comes to be. One read gathers what the receipt promises, one statement writes it."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from psycopg.types.json import Jsonb

from yimen.engine.cases import clocks
from yimen.engine.cases.applicable import must_not_be_suspended
from yimen.engine.cases.refusals import DraftIncomplete, ItemNotApplicable, NoDesk, WrongAudience
from yimen.engine.cases.seeing import query_code, query_hash
from yimen.journal.operation import FORGOTTEN
from yimen.journal.statement import prepared
from yimen.journal.telling import ENTRY_COLUMNS, entry_values
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line, canonical, link
from yimen.kernel.forms import checked_answers, checked_form, gaps
from yimen.kernel.refs import case_number, spelled
from yimen.kernel.terms import Audience, Complexity, Terms
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue.codec import terms_from_json, terms_to_json

_INTAKE = """
with recursive place as (
  select r.id, r.parent_id, r.level from regions_region r
    where r.id = coalesce((select region_id from offices_centre where id = %(centre)s),
                          (select o.region_id from offices_office o join catalogue_item i on i.office_id = o.id
                             where i.ref = %(item)s))
  union all select r.id, r.parent_id, r.level from regions_region r join place on r.id = place.parent_id)
select i.id, v.id, v.name, v.terms::text, v.terms_hash, o.id, o.calendar_id,
  (select revision from calendars_calendar where id = o.calendar_id),
  (select name from offices_officeterm t where t.office_id = o.id and t.valid @> %(today)s::date),
  p.id, p.kind, p.name,
  (select json_agg(json_build_array(id, role, centre_id) order by id)::text from people_post
     where valid @> %(today)s::date
       and ((office_id = o.id and role in ('reviewer', 'chief', 'decider'))
         or (role = 'window' and centre_id = %(centre)s and (office_id is null or office_id = o.id)))),
  (select json_object_agg(level, id)::text from place),
  (select json_agg(id order by id)::text from people_post
     where role = 'window' and office_id = o.id and valid @> %(today)s::date)
from catalogue_item i
join catalogue_itemversion v on v.item_id = i.id and v.in_force @> %(now)s::timestamptz
join offices_office o on o.id = i.office_id
join people_party p on p.ref = %(party)s
where i.ref = %(item)s
  and not exists (select from catalogue_suspension s where s.item_id = i.id and s.during @> %(now)s::timestamptz)
"""

_WRITE = """
with c as (
  insert into cases_case (ref, number, query_hash, state, journal_seq, journal_head, item_id, version_id, item_name,
    terms, terms_hash, answers, form, applicant_id, applicant_name, actor_party_id, mandate_id, channel, office_id,
    office_name, centre_id, city_id, county_id, town_id, village_id, route, leg, desk_id, reviewers, calendar_id,
    received_at, materials_in_at, delivered_how, closing, corrections, paused, due_at, warning_at, next_warning_at,
    tolerated)
  values (%(ref)s, %(number)s, %(query)s, 'received', 1, %(hash)s, %(item)s, %(version)s, %(name)s, %(terms)s,
    %(terms_hash)s, %(answers)s, %(form)s, %(applicant)s, %(applicant_name)s, %(actor_party)s,
    (select m.id from people_mandate m where m.principal_id = %(applicant)s and m.agent_id = %(actor_party)s
       and m.valid @> %(now)s::timestamptz and m.revoked_at is null order by m.id limit 1),
    %(channel)s, %(office)s, %(office_name)s, %(centre)s, %(city)s, %(county)s, %(town)s, %(village)s, %(route)s, 0,
    %(desk)s, '{}', %(calendar)s, %(now)s, %(now)s, '', '', 0, '', %(due_at)s, %(warning_at)s, %(next_warning_at)s,
    '{}')
  returning id),
 k as (insert into cases_caseclock (case_id, side, amount, unit, started_at, calendar_revision)
   select id, 'acceptance', 5, 'working_day', %(now)s, %(revision)s from c),
 a as (update dossiers_attachment set purpose = 'case', subject_id = c.id from c
   where purpose = 'draft' and subject_id = %(draft)s and removed_at is null),
 d as (update cases_draft set submitted_at = %(now)s, became_id = c.id from c where cases_draft.id = %(draft)s)
"""

STEPS: Mapping[Complexity, tuple[Role, ...]] = {
    Complexity.SIMPLE: (Role.WINDOW, Role.DECIDER),
    Complexity.GENERAL: (Role.WINDOW, Role.REVIEWER, Role.DECIDER),
    Complexity.COMPLEX: (Role.WINDOW, Role.REVIEWER, Role.CHIEF, Role.DECIDER),
}
"""Which desks a case passes, by the item's complexity: 即审即办, 一审一核, 3+1 links."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """A received case as the receipt tells it. The query code is derived from the number; no errand remembers it."""

    ref: str
    number: str
    due_at: datetime | None
    item_name: str
    query_code: str = field(init=False, metadata=FORGOTTEN)

    def __post_init__(self) -> None:
        object.__setattr__(self, "query_code", query_code(self.number))


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything a new case takes over: the version in force, the office, the party, the desks and the place."""

    item_id: int
    version_id: int
    name: str
    terms: Terms
    office_id: int
    office_name: str
    calendar_id: int
    calendar_revision: int
    party_id: int
    party_kind: str
    party_name: str
    desks: tuple[tuple[int, Role, int | None], ...]
    place: Mapping[int, int]


def take_in(
    item_ref: str,
    party_ref: str,
    answers: tuple[str, ...],
    form: Mapping[str, str],
    centre_id: int | None,
    channel: str,
    by: Actor,
    now: datetime,
    draft_id: int | None = None,
) -> Submitted:
    """Write a new case: terms frozen for its situation, desks chosen, the office's own clock started."""
    intake = _intake(item_ref, party_ref, centre_id, now)
    _right_audience(intake)
    answers = checked_answers(intake.terms, answers)
    form = checked_form(intake.terms, answers, form)
    _whole(intake.terms, answers, form)
    route = _route(intake, centre_id)
    frozen = for_situation(intake.terms, answers)
    calendar = calendars.at_revision(intake.calendar_id, intake.calendar_revision)
    told_terms, terms_hash = _stored(frozen)
    ref = spelled(secrets.token_bytes(16), 16)
    number = case_number(secrets.token_bytes(10))
    line = Line(
        "receive",
        {
            "item": item_ref,
            "terms": terms_hash.hex(),
            "form": hashlib.sha256(secrets.token_bytes(16) + canonical(form)).hexdigest(),
            "channel": channel,
        },
        now,
        law="行政许可法第二十九条",
        on_behalf=party_ref if by.party_id != intake.party_id else "",
    )
    told = link("case", ref, 0, b"", line, by.ref)
    values: dict[str, Any] = {
        "ref": ref,
        "number": number,
        "query": query_hash(number, query_code(number)),
        "hash": told.hash,
        "item": intake.item_id,
        "version": intake.version_id,
        "name": intake.name,
        "terms": told_terms,
        "terms_hash": terms_hash,
        "answers": list(answers),
        "form": Jsonb(form),
        "applicant": intake.party_id,
        "applicant_name": intake.party_name,
        "actor_party": by.party_id,
        "channel": channel,
        "office": intake.office_id,
        "office_name": intake.office_name,
        "centre": centre_id,
        "city": intake.place.get(2) or intake.place.get(1),
        "county": intake.place.get(3),
        "town": intake.place.get(4),
        "village": intake.place.get(5),
        "route": list(route),
        "desk": route[0],
        "calendar": intake.calendar_id,
        "revision": intake.calendar_revision,
        "now": now,
        "draft": draft_id,
        **clocks.at_the_door(now, calendar, now).columns(),
    }
    names = [f"e{n}" for n in range(12)]
    marks = ", ".join(f"%({name})s" for name in names)
    values |= dict(zip(names, entry_values(ref, line, told, by), strict=True))
    prepared(f"{_WRITE} insert into journal_entry ({ENTRY_COLUMNS}) select 'case', id, {marks} from c", values)
    return Submitted(ref, number, _promised(frozen, now, calendar), intake.name)


def for_situation(terms: Terms, answers: tuple[str, ...]) -> Terms:
    """The terms as they apply to this situation: what does not apply is not asked for, now or later."""
    chosen = frozenset(answers)
    return replace(terms, materials=terms.materials_for(chosen), fields=terms.fields_for(chosen))


def _promised(terms: Terms, now: datetime, calendar: Any) -> datetime | None:
    """When it will be done if it is accepted today: the date on the receipt."""
    return clocks.due_of(clocks.deadlines(clocks.opening(terms, now), ()), calendar)


@lru_cache(maxsize=2048)
def _stored(terms: Terms) -> tuple[Jsonb, bytes]:
    plain = terms_to_json(terms)
    return Jsonb(plain), hashlib.sha256(canonical(plain)).digest()


@lru_cache(maxsize=2048)
def _terms(terms_hash: bytes, text: str) -> Terms:
    return terms_from_json(json.loads(text))


def _intake(item_ref: str, party_ref: str, centre_id: int | None, now: datetime) -> Intake:
    facts = {"item": item_ref, "party": party_ref, "centre": centre_id, "now": now, "today": now.date()}
    row = prepared(_INTAKE, facts).fetchone()
    if row is None:
        must_not_be_suspended(item_ref, now)
        raise ItemNotApplicable(item=item_ref)
    desks = [(post, Role(role), centre) for post, role, centre in json.loads(row[12] or "[]")]
    if not any(role is Role.WINDOW for _, role, _ in desks):
        # Handed in over the net without naming a centre: the office's own window takes it.
        desks += [(post, Role.WINDOW, None) for post in json.loads(row[14] or "[]")]
    return Intake(
        item_id=row[0],
        version_id=row[1],
        name=row[2],
        terms=_terms(bytes(row[4]), row[3]),
        office_id=row[5],
        office_name=row[8] or "",
        calendar_id=row[6],
        calendar_revision=row[7],
        party_id=row[9],
        party_kind=row[10],
        party_name=row[11],
        desks=tuple(desks),
        place={int(level): region for level, region in json.loads(row[13] or "{}").items()},
    )


def _whole(terms: Terms, answers: tuple[str, ...], form: Mapping[str, str]) -> None:
    """Questions answered and fields filled; at the window the papers come over the counter after the form."""
    for gap in gaps(terms, answers, form, frozenset()):
        if gap.kind != "material":
            raise DraftIncomplete(lacks=gap.label)


def _right_audience(intake: Intake) -> None:
    if intake.terms.audience not in (Audience.BOTH, intake.party_kind):
        raise WrongAudience(audience=intake.terms.audience)


def _route(intake: Intake, centre_id: int | None) -> tuple[int, ...]:
    """One desk per step; several of a kind take turns by the number of the party, which spreads them evenly."""
    steps = STEPS[intake.terms.complexity]
    if intake.terms.instant == "yes":
        steps = steps[:1]
    return tuple(_desk(intake, role) for role in steps)


def _desk(intake: Intake, role: Role) -> int:
    fit = [post for post, held, _ in intake.desks if held is role]
    if not fit:
        raise NoDesk(office=intake.office_name, role=role)
    return fit[intake.party_id % len(fit)]
