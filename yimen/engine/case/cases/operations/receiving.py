"""Receiving: how a case comes to be. One read gathers what the receipt promises, one statement writes it."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from functools import lru_cache
from typing import Any

from psycopg.types.json import Jsonb

from yimen.engine.case.cases import classes, clocks, hours, prerequisites, remembered
from yimen.engine.case.cases.frozen import Frozen, freeze, lies_there
from yimen.engine.case.cases.intake import Intake, gathered
from yimen.engine.case.cases.placing import Desk, Placed, placed
from yimen.engine.case.cases.refusals import DraftIncomplete, WrongAudience
from yimen.engine.case.cases.seeing import query_code, query_hash
from yimen.journal.operation import FORGOTTEN
from yimen.journal.statement import prepared
from yimen.journal.telling import ENTRY_COLUMNS, entry_values
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import Rank, rank_for
from yimen.kernel.case_life import CaseState
from yimen.kernel.evidence import Line, canonical, link
from yimen.kernel.forms import Gap, checked_answers, checked_fields, unanswered, unfilled
from yimen.kernel.offices.powers import NotTakenInHere, Standing, must_be_open
from yimen.kernel.refs import case_number, spelled
from yimen.kernel.service_modes import HandedInBy
from yimen.kernel.situations import counting, for_situation
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Audience, Terms
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of

_MOST_KEPT = 2048

_MANDATE = """(select m.id from people_mandate m where m.principal_id = %(applicant)s and m.agent_id = %(actor_party)s
       and m.valid @> %(now)s::timestamptz and m.revoked_at is null and m.item in ('', %(item_ref)s)
       order by m.item, m.id limit 1)"""
_STORING = """f as (
  insert into cases_frozenterms (hash, terms) select %(terms_hash)s, %(terms)s::text::jsonb
    where not exists (select from cases_frozenterms where hash = %(terms_hash)s) on conflict do nothing),
 """
_STORED = "where exists (select from cases_frozenterms where hash = %(terms_hash)s)"
_OF_DRAFT = """,
 a as (update dossiers_attachment set purpose = 'case', subject_id = c.id from c
   where purpose = 'draft' and subject_id = %(draft)s and removed_at is null),
 d as (update cases_draft set submitted_at = %(now)s, became_id = c.id from c where cases_draft.id = %(draft)s)"""


@lru_cache(maxsize=8)
def _writing(by_agent: str, of_draft: str, terms: str) -> str:
    """The one statement that writes a case: who acts for nobody, of no draft, under terms that lie there already (as
    most do) is spared what the others need. Terms that do not lie there after all write nothing."""
    return f"""
with {_STORING if terms == "new" else ""}c as (
  insert into cases_case (ref, number, query_hash, state, journal_seq, journal_head, item_id, version_id, item_name,
    terms_hash, answers, form, applicant_id, applicant_name, actor_party_id, mandate_id, channel, office_id,
    office_name, taken_under_id, decides_under_id, centre_id, city_id, county_id, town_id, village_id,
    route, leg, desk_id, reviewers, graded, calendar_id,
    received_at, materials_in_at, delivered_how, closing, corrections, paused, due_at, warning_at, next_warning_at,
    tolerated)
  select %(ref)s, %(number)s, %(query)s, 'received', 1, %(hash)s, %(item)s, %(version)s, %(name)s,
    %(terms_hash)s, %(answers)s, %(form)s, %(applicant)s, %(applicant_name)s, %(actor_party)s,
    {_MANDATE if by_agent == "yes" else "null"}, %(channel)s, %(office)s, %(office_name)s, %(taken)s, %(decides)s,
    %(centre)s, %(city)s, %(county)s, %(town)s, %(village)s, %(route)s, 0,
    %(desk)s, '{{}}', %(graded)s, %(calendar)s, %(now)s, %(now)s, '', '', 0, '',
    %(due_at)s, %(warning_at)s, %(next_warning_at)s, '{{}}'
  {"" if terms == "new" else _STORED}
  returning id){_OF_DRAFT if of_draft == "yes" else ""}
insert into journal_entry ({ENTRY_COLUMNS}) select 'case', id, {_LINE} from c returning subject_id
"""


_LINE = ", ".join(f"%(e{n})s" for n in range(12))


@snapshot
class Submitted:
    """A received case as the receipt tells it. The query code is derived from the number; no errand remembers it."""

    ref: str
    number: str
    due_at: datetime | None
    item_name: str
    query_code: str = field(init=False, metadata=FORGOTTEN)

    def __post_init__(self) -> None:
        object.__setattr__(self, "query_code", query_code(self.number))


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
    office_ref: str = "",
) -> Submitted:
    """Write a new case: terms frozen for its situation, desks chosen, the office's own clock started.

    `office_ref` is the office chosen to decide it, where several may with equal effect.
    """
    intake = gathered(item_ref, party_ref, centre_id, office_ref, now)
    _right_audience(intake)
    _right_counter(intake, channel, by)
    prerequisites.must_be_there(intake.terms, intake.party_id, day_of(now))
    answers, frozen, open_still = _in_situation(intake.terms_hash, answers, intake.terms)
    form = checked_fields(intake.terms, frozen.terms.fields, form)
    # At the window the papers come over the counter after the form.
    for gap in (*open_still, *unfilled(frozen.terms.fields, form)):
        raise DraftIncomplete(lacks=gap.label)
    classes.must_be_askable(frozen.terms, intake.party_id, intake.item_id, day_of(now))
    found = _placed(intake, frozen.terms, by)
    office, stands = found.office, found.standing
    calendar = calendars.at_revision(office.calendar_id, office.calendar_revision)
    ref = spelled(secrets.token_bytes(16), 16)
    number = case_number(secrets.token_bytes(10))
    line = Line(
        "receive",
        {
            "item": item_ref,
            "terms": frozen.hash.hex(),
            "form": hashlib.sha256(secrets.token_bytes(16) + canonical(form)).hexdigest(),
            "channel": channel,
            **_told_powers(stands),
            **_told_agent(intake, by),
            **hours.at_the_counter(by, centre_id, (office.calendar_id, office.calendar_revision), now),
            **_told_draw(found),
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
        "item_ref": item_ref,
        "version": intake.version_id,
        "name": intake.name,
        "terms_hash": frozen.hash,
        "answers": list(answers),
        "form": Jsonb(form),
        "applicant": intake.party_id,
        "applicant_name": intake.party_name,
        "actor_party": by.party_id,
        "channel": channel,
        "office": office.id,
        "office_name": office.name,
        "taken": stands.taken_under.id if stands.taken_under else None,
        "decides": stands.decides_under.id if stands.decides_under else None,
        "centre": centre_id,
        "city": _topmost(intake.place),
        "county": intake.place.get(3),
        "town": intake.place.get(4),
        "village": intake.place.get(5),
        "route": list(found.route),
        "desk": found.route[0],
        "graded": found.graded,
        "calendar": office.calendar_id,
        "now": now,
        "draft": draft_id,
        **clocks.at_the_door(now, calendar, now).columns(),
    }
    values |= {f"e{n}": value for n, value in enumerate(entry_values(ref, line, told, by))}
    id_ = _write(values, frozen)
    if by.staff_id is not None and by.party_id is None and draft_id is None:
        remembered.begin(_as_received(id_, values, frozen.terms, office.calendar_revision))
    return Submitted(ref, number, _promised(frozen.terms, now, calendar), intake.name)


def _topmost(place: Mapping[int, int]) -> int:
    """The region of whoever runs this house: the city, or the county or town that runs one of its own."""
    return next(place[level] for level in (2, 1, 3, 4, 5) if level in place)


def _write(values: Mapping[str, Any], frozen: Frozen) -> int:
    """Write the case; its terms with it, unless they are known to lie there and do. Gives its number in the table."""
    way = ("no" if values["actor_party"] is None else "yes", "no" if values["draft"] is None else "yes")
    there = prepared(_writing(*way, "stored"), values).fetchone() if lies_there(frozen.hash) else None
    row = there or prepared(_writing(*way, "new"), {**values, "terms": frozen.text}).fetchone()
    assert row is not None
    return int(row[0])


def _as_received(id_: int, values: Mapping[str, Any], terms: Terms, revision: int) -> dict[str, object]:
    """A case that came over the counter, as a file holds it: without papers yet, decided by its office's own power."""
    same = ("ref", "number", "office_name", "applicant_name")
    ids = ("item", "office", "centre", "city", "county", "town", "village", "applicant", "desk", "calendar")
    return {
        **{name: values[name] for name in same},
        **{f"{name}_id": values[name] for name in ids},
        "id": id_,
        "state": CaseState.RECEIVED,
        "seq": 1,
        "head": values["hash"],
        "terms": terms,
        "route": tuple(values["route"]),
        "leg": 0,
        "reviewers": (),
        "calendar_revision": revision,
        "received_at": values["now"],
        "materials_in_at": values["now"],
        "corrections": 0,
        "paused": "",
        "tolerated": {},
        "reviewed_before": (),
        "recused": (),
        "awaits": (),
        "graded": Rank(values["graded"]) if values["graded"] is not None else None,
        "handed_in": (),
        "proposal": None,
        **({} if values["taken"] or values["decides"] else {"taken_mode": None, "under": None}),
    }


def _promised(terms: Terms, now: datetime, calendar: Any) -> datetime | None:
    """When it will be done if it is accepted today: the date on the receipt."""
    return clocks.due_of(clocks.deadlines(clocks.opening(terms, now), ()), calendar)


_Situation = tuple[tuple[str, ...], Frozen, tuple[Gap, ...]]
_SITUATIONS: dict[tuple[bytes, tuple[str, ...]], _Situation] = {}


def _in_situation(version: bytes, given: tuple[str, ...], terms: Terms) -> _Situation:
    """The answers that count, the terms frozen for them, and what was not answered; worked out once per version (by
    its hash) and process."""
    found = _SITUATIONS.get((version, given))
    if found is None:
        if len(_SITUATIONS) >= _MOST_KEPT:
            _SITUATIONS.clear()
        answers = counting(terms, checked_answers(terms, given))
        found = (answers, freeze(for_situation(terms, answers)), unanswered(terms, answers))
        _SITUATIONS[version, given] = found
    return found


def _told_powers(stands: Standing) -> Mapping[str, str]:
    """How the case came to who decides it, for the record; nothing when the office acts by its own power."""
    told = {} if stands.taken_under is None else {"taken_in": str(stands.taken_under.mode)}
    if stands.forwards:
        told["forwarded"] = "yes"
    if stands.anywhere:
        told["anywhere"] = stands.anywhere
    if stands.decides_under is not None:
        told["decides"] = str(stands.decides_under.mode)
    return told


def _told_agent(intake: Intake, by: Actor) -> Mapping[str, str]:
    """Whether an agent handed it in for another, and whose: the village's, an enterprise's, or a person's."""
    if by.has_role(Role.AGENT):
        return {"agent": HandedInBy.VILLAGE}
    if by.party_id in (None, intake.party_id):
        return {}
    if intake.party_id in by.speaks_for:
        return {"agent": HandedInBy.BY_LAW}
    return {"agent": HandedInBy.PERSON if intake.party_kind == Audience.PERSON else HandedInBy.ENTERPRISE}


def _placed(intake: Intake, terms: Terms, by: Actor) -> Placed:
    graded = rank_for(terms.complexity, intake.decision_ranks)
    desks, elsewhere = (_taken_in_by(by, found) for found in (intake.desks, intake.elsewhere))
    return placed(terms, intake.office, intake.others, intake.door, desks, elsewhere, graded, secrets.randbelow)


def _taken_in_by(by: Actor, desks: tuple[Desk, ...]) -> tuple[Desk, ...]:
    """Who takes a case in at the counter has it at their own window; a lot is drawn for what nobody has in hand."""
    own = {post.post_id for post in by.posts if post.role is Role.WINDOW}
    mine = {desk.post_id for desk in desks if desk.role is Role.WINDOW and desk.post_id in own}
    return tuple(desk for desk in desks if desk.role is not Role.WINDOW or desk.post_id in mine or not mine)


def _told_draw(found: Placed) -> Mapping[str, object]:
    """Which steps were drawn by lot among several qualified desks, for the record; nothing when none was."""
    if not found.drawn:
        return {}
    return {"drawn": [{"leg": leg, "among": among, "desk": found.route[leg]} for leg, among in found.drawn]}


def _right_audience(intake: Intake) -> None:
    if intake.terms.audience not in (Audience.BOTH, intake.party_kind):
        raise WrongAudience(audience=intake.terms.audience)


def _right_counter(intake: Intake, channel: str, by: Actor) -> None:
    """A counter outside every centre takes in the items of its own office, and only those not centralised."""
    if channel == "window" and intake.door.at is None:
        must_be_open(intake.door.way)
        if intake.office.id not in by.offices(Role.WINDOW):
            raise NotTakenInHere()
