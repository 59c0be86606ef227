"""The whole of a case for its archive: who it is about, what was filled in and handed in, every opinion, the result.

It is read for whoever may put the case on file, and writes nothing; whoever files or destroys holds the case meanwhile.
"""

import json
from collections.abc import Collection, Mapping
from datetime import datetime, tzinfo
from typing import Any

from yimen.engine.case.cases import seeing
from yimen.engine.case.cases.frozen import TERMS
from yimen.engine.case.cases.picture_sheet import COUNTS, sheet_of
from yimen.engine.case.cases.reading import select
from yimen.kernel import signatures
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.case_life import OPEN_STATES, CaseState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Necessity, Terms
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.people import queries as people

_WHOLE = f"""
select c.id, c.ref, c.number, c.state, c.closing, c.channel, c.item_name, c.office_id, c.office_name, c.applicant_id,
  c.applicant_name, c.calendar_id, c.received_at, c.materials_in_at, c.accepted_at, c.committed_at,
  c.decided_at, c.delivered_at,
  c.delivered_how, c.archived_at, c.journal_seq, c.journal_head, c.tolerated::text tolerated, {TERMS} terms,
  c.form::text form, c.answers, encode(c.terms_hash, 'hex') terms_hash, coalesce(a.name, '') handler, v.ref version,
  i.implementation_code item_code,
  (select revision from calendars_calendar where id = c.calendar_id) revision,
  (select name from offices_centreterm t where t.centre_id = c.centre_id order by t.valid desc limit 1) centre_name,
  (select json_agg(json_build_object('round', round, 'defects', defects, 'note', note, 'opened_at', opened_at,
     'lapses_at', lapses_at, 'closed_at', closed_at) order by round)::text
     from cases_correction where case_id = c.id) corrections,
  (select json_agg(json_build_object('basis', r.basis, 'explanation', explanation, 'guidance', guidance,
     'proposed_by', s.name, 'proposed_at', proposed_at, 'answer', answer, 'answer_reason', answer_reason,
     'answered_by', b.name, 'answered_at', answered_at) order by r.id)::text
     from cases_proposal r join people_staff s on s.id = r.proposed_by_id
     left join people_staff b on b.id = r.answered_by_id where r.case_id = c.id) proposals,
  (select json_agg(json_build_object('leg', leg, 'officer', s.name, 'advice', advice, 'opinion', opinion,
     'at', reviewed_at, 'points', points, 'counts', {COUNTS}) order by r.id)::text
     from cases_review r join people_staff s on s.id = r.staff_id where r.case_id = c.id) reviews,
  (select json_build_object('outcome', outcome, 'officer', s.name, 'letter', letter_ref, 'criterion', criterion,
     'reasons', reasons, 'law', law, 'remedies', remedies, 'certificate', certificate_ref, 'at', r.decided_at,
     'points', points)::text
     from cases_ruling r join people_staff s on s.id = r.staff_id where r.case_id = c.id) ruling,
  (select json_agg(json_build_object('side', side, 'amount', amount::text, 'unit', unit, 'started_at', started_at,
     'stopped_at', stopped_at, 'due_at', due_at) order by side)::text from cases_caseclock where case_id = c.id) clocks,
  (select json_agg(json_build_object('kind', kind, 'ground', ground, 'begins_at', begins_at, 'ends_at', ends_at,
     'amount', amount::text, 'unit', unit, 'reason', reason) order by id)::text
     from cases_ledgerline where case_id = c.id) ledger,
  (select json_agg(json_build_object('author', author, 'text', text, 'at', written_at) order by id)::text
     from cases_note where case_id = c.id) notes
from cases_case c join catalogue_item i on i.id = c.item_id join catalogue_itemversion v on v.id = c.version_id
  left join people_party a on a.id = c.actor_party_id
where c.ref = %s and """
_CAPTURED = {
    "hall": "填报上传",
    "mobile": "手机填报、拍照上传",
    "window": "窗口录入扫描",
    "api": "系统交换",
    "kiosk": "自助终端录入",
}
"""How form and materials came into the system, by the door they came through."""


@snapshot
class WholeCase:
    """A case as it goes on file."""

    id: int
    ref: str
    number: str
    state: CaseState
    item_name: str
    office_id: int
    office_name: str
    zone: tzinfo
    channel: str
    captured: str
    seq: int
    head: bytes
    decided_at: datetime | None
    archived_at: datetime | None
    promised: str
    """"yes" when it was accepted on a commitment: what the promise stands for was not asked."""
    required: tuple[tuple[str, str], ...]
    """Materials that nobody may leave out, by code and name."""
    names: Mapping[str, str]
    """The name of every material by its code."""
    valid_months: tuple[int, ...]
    facts: Mapping[str, Any]
    """Everything about it but files, papers and journal, as it is written down."""

    @property
    def closed(self) -> bool:
        """Nobody has anything left to do before the outcome."""
        return self.state not in OPEN_STATES


def whole(ref: str, actor: Actor) -> WholeCase | None:
    """The whole of a case for the system and for whoever may see it; None for anybody else."""
    condition, values = ("true", ()) if actor.kind is ActorKind.SYSTEM else seeing.visible(actor)
    rows = select(_WHOLE + condition, (ref, *values))
    if not rows:
        return None
    row = rows[0]
    terms = terms_from_text(row["terms"])
    zone = calendars.at_revision(row["calendar_id"], row["revision"]).zone
    applying = terms.materials
    tolerated = json.loads(row["tolerated"])
    return WholeCase(
        id=row["id"],
        ref=row["ref"],
        number=row["number"],
        state=CaseState(row["state"]),
        item_name=row["item_name"],
        office_id=row["office_id"],
        office_name=row["office_name"],
        zone=zone,
        channel=row["channel"],
        captured=_CAPTURED[row["channel"]],
        seq=row["journal_seq"],
        head=bytes(row["journal_head"]),
        decided_at=row["decided_at"],
        archived_at=row["archived_at"],
        promised="yes" if terms.commitment else "",
        required=tuple(
            (one.code, one.name)
            for one in applying
            if one.necessity is Necessity.REQUIRED and one.code not in tolerated
        ),
        names={**signatures.NAMES, **{one.code: one.name for one in applying}},
        valid_months=(terms.certificate.valid_months,) if terms.certificate else (),
        facts=_facts(row, terms),
    )


def hold(ids: Collection[int]) -> None:
    """These cases are nobody else's until the act ends: what is filed and what is destroyed take turns."""
    select("select id from cases_case where id = any(%s) order by id for no key update", (list(ids),))


def _facts(row: Mapping[str, Any], terms: Terms) -> Mapping[str, Any]:
    form = json.loads(row["form"])
    party, opened = people.party(row["applicant_id"]), people.opened(row["applicant_id"])
    assert party is not None and opened is not None, "parties are never deleted"
    case = (
        "number", "state", "closing", "item_name", "item_code", "version", "terms_hash", "office_name", "centre_name",
        "received_at", "materials_in_at", "accepted_at", "decided_at", "delivered_at", "delivered_how",
    )  # fmt: skip
    opinions = ("corrections", "proposals", "reviews", "ruling", "clocks", "ledger", "notes")
    told = {name: json.loads(row[name]) if row[name] else None for name in opinions}
    return {
        "case": {name: row[name] for name in case},
        "applicant": {"name": row["applicant_name"], "kind": party.kind, "number": opened.number},
        "handler": row["handler"] or row["applicant_name"],
        "captured": {"channel": row["channel"], "how": _CAPTURED[row["channel"]], "at": row["received_at"]},
        "answers": list(row["answers"]),
        "form": [{"code": one.code, "label": one.label, "value": str(form.get(one.code, ""))} for one in terms.fields],
        **told,
        **_sheet(row, terms, told),
    }


def _sheet(row: Mapping[str, Any], terms: Terms, told: Mapping[str, Any]) -> Mapping[str, Any]:
    """The review sheet in its own words, as far as the item has one."""
    answers = [*(one for one in told["reviews"] or () if one["counts"]), *([told["ruling"]] if told["ruling"] else ())]
    said = [(one["officer"], one["at"], one["points"]) for one in answers]
    rows = [
        {"code": one.term.code, "text": one.term.text, "kind": one.term.kind, "asked": one.asked,
         "finding": one.finding, "note": one.note, "officer": one.staff_name}
        for one in sheet_of(terms, row["committed_at"], said)
    ]  # fmt: skip
    return {"sheet": rows} if rows else {}
