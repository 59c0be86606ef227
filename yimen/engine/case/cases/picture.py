"""The picture of one case: everything its page shows, in a handful of statements, for one who may see it."""

import json
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yimen.engine.case.cases import clocks, weighed
from yimen.engine.case.cases.choices import choices
from yimen.engine.case.cases.file import ClockFacts, LedgerFacts
from yimen.engine.case.cases.frozen import TERMS
from yimen.engine.case.cases.picture_sheet import COUNTS, sheet_of
from yimen.engine.case.cases.reading import PUBLIC_VERBS, WITHIN_A_SECTION, file_row, lamp_word, leg_name, select
from yimen.engine.case.cases.rows import (
    AccountDayRow,
    AnswerRow,
    CaseView,
    ClockRow,
    CorrectionRow,
    DefectRow,
    MaterialRow,
    PointRow,
    ProposalRow,
    ReturnRow,
    ReviewRow,
    RulingRow,
    ServedRow,
    StopRow,
    TimelineRow,
)
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.kernel.acceptance import broken_since
from yimen.kernel.actor import Actor, ActorKind, Role, Scope, ScopeKind
from yimen.kernel.case_life import CaseState
from yimen.kernel.rulings import SURVEY, Awaited
from yimen.kernel.service_modes import served
from yimen.kernel.terms import Terms
from yimen.kernel.time.deadline import Deadline, explain
from yimen.kernel.time.lamp import Lamp, lamp_of
from yimen.kernel.time.worktime import WorkCalendar
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people

_CASE = f"""
select c.*, i.ref item_ref, v.number version_number, {TERMS} terms_text, c.form::text form_text,
  c.tolerated::text tolerated_text, p.name desk_name,
  (select ref from offices_office o where o.id = c.office_id) office_ref,
  (select ref from offices_centre o where o.id = c.centre_id) centre_ref,
  (select name from offices_centreterm t where t.centre_id = c.centre_id and t.valid @> %s::date) centre_name,
  (select revision from calendars_calendar where id = c.calendar_id) calendar_revision,
  (select json_agg(json_build_array(side, amount::text, unit, started_at, stopped_at, due_at) order by side)::text
     from cases_caseclock where case_id = c.id) clocks,
  (select json_agg(json_build_array(kind, ground, begins_at, ends_at, amount::text, unit, notice, side)
     order by id)::text from cases_ledgerline where case_id = c.id) ledger,
  (select json_agg(json_build_array(round, defects, note, opened_at, lapses_at, closed_at) order by round)::text
     from cases_correction where case_id = c.id) corrections_told,
  (select json_build_array(
       r.ref, r.basis, r.explanation, r.guidance, s.name, r.proposed_at, r.answer, r.answer_reason)::text
     from cases_proposal r join people_staff s on s.id = r.proposed_by_id
     where r.case_id = c.id order by r.id desc limit 1) proposal,
  (select json_agg(json_build_array(s.name, r.advice, r.opinion, r.reviewed_at,
       case when {COUNTS} then r.points else '[]' end) order by r.id)::text
     from cases_review r join people_staff s on s.id = r.staff_id where r.case_id = c.id) reviews,
  (select json_build_array(r.outcome, s.name, r.reasons, r.law, r.remedies, r.certificate_ref, r.decided_at,
                            r.criterion, r.points)::text
     from cases_ruling r join people_staff s on s.id = r.staff_id where r.case_id = c.id) ruling,
  (select json_agg(json_build_array(s.name, r.leg, r.reason, r.returned_at) order by r.id)::text
     from cases_return r join people_staff s on s.id = r.staff_id where r.case_id = c.id) returns,
  (select json_agg(json_build_array(author, text, written_at) order by id)::text
     from cases_note where case_id = c.id) notes_told,
  (select json_agg(
       json_build_array(seq, verb, effective_at, actor_ref, convert_from(body, 'UTF8'), on_behalf)
       order by seq desc)::text
     from journal_entry where subject_kind = 'case' and subject_id = c.id) told
from cases_case c join catalogue_item i on i.id = c.item_id join catalogue_itemversion v on v.id = c.version_id
  join people_post p on p.id = c.desk_id
where """


_WEIGHED = {True: weighed.EVERYTHING, False: frozenset({weighed.Part.FILES, weighed.Part.NOTICES})}
"""What the acts of staff weigh, and those of an applicant."""


def picture(where: str, values: tuple[Any, ...], actor: Actor, now: datetime) -> CaseView | None:
    """The case that `where` names (already narrowed to what the actor may see)."""
    rows = select(_CASE + where, (day_of(now), *values))
    if not rows:
        return None
    row = rows[0]
    staff = actor.kind is not ActorKind.CITIZEN
    terms = terms_from_text(row["terms_text"])
    calendar = calendars.at_revision(row["calendar_id"], row["calendar_revision"])
    names = people.names_of([told[3] for told in _json(row["told"])] + [note[0] for note in _json(row["notes_told"])])
    party = people.party(row["applicant_id"])
    assert party is not None, "parties are never deleted"
    opened = people.opened(row["applicant_id"]) if may_open(row, actor) else None
    state = CaseState(row["state"])
    proposal, examined = _proposal(row["proposal"]), ""
    if proposal is not None and not staff:
        # Until a named approver has confirmed it, a clerk's "no" says nothing to the applicant.
        examined = "" if proposal.answer else "examine"
        proposal = replace(proposal, proposed_by="") if proposal.answer in ("confirmed", "at_once") else None
    at_the_door = state in (CaseState.RECEIVED, CaseState.CORRECTION_CLOSED)
    # After five working days of silence it would be the acceptance that the law has made.
    since = row["materials_in_at"] if lamp_word(row, now) == Lamp.RED else now
    ahead, late = clocks.if_accepted(terms, calendar, since) if at_the_door else (None, "no")
    view = CaseView(
        id=row["id"],
        ref=row["ref"],
        number=row["number"],
        seq=row["journal_seq"],
        state=state,
        leg_name=examined or leg_name(state, row["leg"], len(row["route"]), row["delivered_at"]),
        item_ref=row["item_ref"],
        item_name=row["item_name"],
        version_number=row["version_number"],
        terms=terms,
        answers=tuple(row["answers"]),
        form=_form(terms, json.loads(row["form_text"])),
        materials=_materials(terms, row["id"], json.loads(row["tolerated_text"])),
        applicant_name=row["applicant_name"],
        applicant_number=opened.number if opened else party.number,
        applicant_phone=opened.phone if opened else party.phone,
        office_ref=row["office_ref"],
        office_name=row["office_name"],
        centre_ref=row["centre_ref"] or "",
        centre_name=row["centre_name"] or "",
        channel=row["channel"],
        received_at=row["received_at"],
        materials_in_at=row["materials_in_at"],
        accepted_at=row["accepted_at"],
        decided_at=row["decided_at"],
        delivered_at=row["delivered_at"],
        delivered_how=row["delivered_how"],
        archived_at=row["archived_at"],
        closing=row["closing"],
        paused=row["paused"],
        renews_until=row["renews_until"],
        if_accepted=ahead,
        late_intake=late,
        due_at=row["due_at"],
        lamp=lamp_word(row, now),
        # At whose desk it lies would tell the applicant of a "no" that nobody has confirmed.
        desk_name=row["desk_name"] if staff else "",
        mine="yes" if any(post.post_id == row["desk_id"] for post in actor.posts) else "",
        clocks=explained(row, calendar, now),
        timeline=_timeline(row, names, staff),
        corrections=_corrections(terms, row["corrections_told"]),
        proposal=proposal,
        reviews=tuple(ReviewRow(n, a, o, _moment(at)) for n, a, o, at, _ in _json(row["reviews"])) if staff else (),
        sheet=_sheet(terms, row) if staff else (),
        ruling=_ruling(row["ruling"]),
        notes=_notes(row, names) if staff else (),
        choices=(),
        returns=tuple(ReturnRow(n, leg, why, _moment(at)) for n, leg, why, at in _json(row["returns"]))
        if staff
        else (),
        awaits=awaited(row),
        graded=row["graded"],
        barred=_barred(row, actor),
        served=_served(row),
        promise_over=None,
    )
    handed_in = frozenset(one.term.code for one in view.materials if one.files)
    tolerated = {one.term.code: one.follows_by for one in view.materials if one.follows_by is not None}
    view = replace(view, promise_over=broken_since(tolerated, handed_in, day_of(now)))
    return replace(view, choices=choices(weighed.file_of(view.ref, actor, now, _WEIGHED[staff]), actor, now))


def may_open(row: dict[str, Any], actor: Actor) -> bool:
    """The number in the clear: for the applicant and for whoever has the case on a desk of theirs."""
    if actor.kind is ActorKind.CITIZEN:
        own = row["applicant_id"] in set(actor.parties())
        return own or Scope(ScopeKind.MANDATE, row["mandate_id"]) in actor.scopes
    return any(post.post_id in row["route"] and post.role is not Role.SUPERVISOR for post in actor.posts)


def awaited(row: dict[str, Any]) -> tuple[str, ...]:
    """What the decision waits for besides reviews; a survey that the item asks for and nobody has made is among it."""
    surveyed = row["surveyed_at"] is not None
    asked_for = any(step.code == SURVEY for step in terms_from_text(row["terms_text"]).steps)
    return (*(row["awaits"] or ()), *((Awaited.INSPECTION,) if asked_for and not surveyed else ()))


def _barred(row: dict[str, Any], actor: Actor) -> str:
    """Why this officer has no hand in the case; nothing when they have."""
    if actor.staff_id in (row["recused"] or ()):
        return "authority.stood_aside"
    if not actor.has_role(Role.AGENT) and actor.interests & {row["applicant_id"], row["actor_party_id"]}:
        return "authority.own_matter"
    return ""


def _json(text: str | None) -> list[Any]:
    return list(json.loads(text)) if text else []


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _form(terms: Terms, form: dict[str, str]) -> tuple[AnswerRow, ...]:
    return tuple(AnswerRow(field, form.get(field.code, "")) for field in terms.fields)


def _materials(terms: Terms, case_id: int, tolerated: dict[str, str]) -> tuple[MaterialRow, ...]:
    files = dossiers.files_of("case", case_id)
    return tuple(
        MaterialRow(
            term,
            tuple(file_row(one) for one in files if one.material == term.code),
            date.fromisoformat(tolerated[term.code]) if term.code in tolerated else None,
        )
        for term in terms.materials
    )


def explained(row: dict[str, Any], calendar: WorkCalendar, now: datetime) -> tuple[ClockRow, ...]:
    """Each side explained: at the door the office's own five days, afterwards promise and statute."""
    told = _json(row["clocks"])
    facts = tuple(ClockFacts(s, Decimal(a), u, _moment(at)) for s, a, u, at, _, _ in told)
    stops = {s: _moment(at) for s, _, _, _, at, _ in told if at}
    if row["accepted_at"] is None:
        if CaseState(row["state"]) in (CaseState.RECEIVED, CaseState.CORRECTION_CLOSED):
            return (_clock("acceptance", clocks.door_deadline(row["materials_in_at"]), calendar, now),)
        return ()
    lines = ledger(row)
    return tuple(
        _clock(one.side, one, calendar, stops.get(one.side, now), clocks.stops_of(one, lines))
        for one in clocks.deadlines(facts, lines)
    )


def ledger(row: dict[str, Any]) -> tuple[LedgerFacts, ...]:
    """The pauses and extensions of a case, oldest first."""
    return tuple(
        LedgerFacts(k, g, _moment(b), _moment(e) if e else None, Decimal(a) if a is not None else None, u, n, s)
        for k, g, b, e, a, u, n, s in _json(row["ledger"])
    )


def _clock(
    side: str, deadline: Deadline, calendar: WorkCalendar, now: datetime, stops: tuple[StopRow, ...] = ()
) -> ClockRow:
    told = explain(deadline, calendar, now)
    return ClockRow(
        side=side,
        amount=_plain(deadline.budget.amount),
        unit=str(deadline.budget.unit),
        started_at=deadline.start,
        due_at=told.due_at,
        used=_plain(told.used),
        remaining=_plain(-told.overdue if told.is_late else told.remaining),
        lamp=str(lamp_of(deadline, calendar, now)),
        provisional=told.provisional,
        account=tuple(AccountDayRow(day.date, _plain(day.counted), str(day.why), day.name) for day in told.days),
        stops=stops,
    )


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


def _timeline(row: dict[str, Any], names: Any, staff: bool) -> tuple[TimelineRow, ...]:
    rows = []
    for seq, verb, at, actor, body, behalf in _json(row["told"]):
        if verb in WITHIN_A_SECTION:
            continue
        public = "yes" if verb in PUBLIC_VERBS else "no"
        if staff or public == "yes":
            facts = {key: str(value) for key, value in json.loads(body).items() if isinstance(value, str | int)}
            # A window takes in for whoever stands there: only an agent's handing in is done for another.
            principal = row["applicant_name"] if behalf and (verb != "receive" or "agent" in facts) else ""
            # The applicant deals with the office, not with a named clerk; their agent they know by name.
            name = names.get(actor, "系统" if actor == "system" else "") if staff or principal else ""
            rows.append(TimelineRow(seq, verb, _moment(at), name, public, facts, principal))
    return tuple(rows)


def _served(row: dict[str, Any]) -> tuple[ServedRow, ...]:
    lines = ((verb, _moment(at), json.loads(body)) for _, verb, at, _, body, _ in _json(row["told"]))
    return tuple(ServedRow(mode, since, acts) for mode, (since, acts) in served(lines).items())


def _corrections(terms: Terms, told: str | None) -> tuple[CorrectionRow, ...]:
    return tuple(
        CorrectionRow(
            round_,
            tuple(DefectRow(d["material"], d["name"], d["code"], d["text"], d["remedy"]) for d in defects),
            note,
            _moment(opened),
            _moment(lapses),
            _moment(closed) if closed else None,
        )
        for round_, defects, note, opened, lapses, closed in _json(told)
    )


def _proposal(told: str | None) -> ProposalRow | None:
    if not told:
        return None
    ref, basis, explanation, guidance, name, at, answer, reason = json.loads(told)
    return ProposalRow(ref, basis, explanation, guidance, name, _moment(at), answer, reason)


def _ruling(told: str | None) -> RulingRow | None:
    if not told:
        return None
    outcome, name, reasons, law, remedies, certificate, at, criterion, _ = json.loads(told)
    return RulingRow(outcome, name, reasons, law, remedies, certificate, _moment(at), criterion)


def _sheet(terms: Terms, row: dict[str, Any]) -> tuple[PointRow, ...]:
    said = [(name, at, points) for name, _, _, at, points in _json(row["reviews"])]
    if ruling := _json(row["ruling"]):
        said.append((ruling[1], ruling[6], ruling[8]))
    return sheet_of(terms, row["committed_at"], said)


def _notes(row: dict[str, Any], names: Any) -> tuple[tuple[str, str, datetime], ...]:
    return tuple((names.get(author, ""), text, _moment(at)) for author, text, at in _json(row["notes_told"]))
