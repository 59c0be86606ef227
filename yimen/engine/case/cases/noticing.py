"""The cases as papers and messages ask for them: facts as of one line of the journal, and who may see a case.

Wired by the assembly into the ports of the parts below (`certificates.ports.Cases`); it writes nothing.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yimen.engine.case.cases import clocks, seeing
from yimen.engine.case.cases.file import ClockFacts, LedgerFacts
from yimen.engine.case.cases.frozen import TERMS
from yimen.engine.case.cases.reading import select
from yimen.engine.case.cases.seeing import query_code
from yimen.engine.case.hearings import queries as hearings
from yimen.engine.papers.certificates import listings
from yimen.engine.papers.certificates.ports import CaseFacts, MaterialFacts
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.papers.signatures import queries as signatures
from yimen.journal.reading import Told
from yimen.kernel import review_sheets
from yimen.kernel.acceptance import DefectFound, defects_of
from yimen.kernel.actor import Actor
from yimen.kernel.identity import mask_number
from yimen.kernel.signatures import PICTURE, asked
from yimen.kernel.terms import FieldKind, Terms, TimeLimit
from yimen.kernel.time.worktime import WorkCalendar
from yimen.registries.calendars import queries as calendars
from yimen.registries.catalogue.codec import terms_from_text
from yimen.registries.people import queries as people
from yimen.registries.regions import queries as regions

HOTLINE = "12345"
"""The government's own number, for an item that names none."""

_FACTS = f"""
select c.id, c.ref, c.number, c.channel, c.item_id, c.item_name, c.office_id, o.ref office_ref, c.office_name,
  c.applicant_id, c.applicant_name, coalesce(a.name, '') handler, c.calendar_id, c.received_at, c.materials_in_at,
  c.accepted_at,
  {TERMS} terms, c.form::text form, c.tolerated::text tolerated, o.region_id,
  (select revision from calendars_calendar where id = c.calendar_id) revision,
  (select name from offices_centreterm t where t.centre_id = c.centre_id order by t.valid desc limit 1) centre_name,
  (select json_agg(json_build_array(round, defects, lapses_at, note) order by round)::text
     from cases_correction where case_id = c.id) notices,
  (select json_build_array(basis, explanation, guidance)::text from cases_proposal
     where case_id = c.id and answer in ('confirmed', 'at_once')) proposal,
  (select json_build_array(concat_ws('：', nullif(criterion, ''), reasons), law, certificate_ref, letter_ref)::text
     from cases_ruling where case_id = c.id) ruling,
  (select json_agg(json_build_array(side, amount::text, unit, started_at))::text
     from cases_caseclock where case_id = c.id) clocks,
  (select json_agg(json_build_array(kind, ground, begins_at, ends_at, amount::text, unit, notice, side, reason)
     order by id)::text from cases_ledgerline where case_id = c.id) ledger,
  (select text from cases_note where case_id = c.id and written_at = %s order by id desc limit 1) note
from cases_case c join offices_office o on o.id = c.office_id left join people_party a on a.id = c.actor_party_id
where c.id = %s
"""


class Noticing:
    """The port `certificates.ports.Cases`, answered from the tables of the cases."""

    def seen(self, ref: str, actor: Actor) -> int | None:
        """The number of this case when the actor may see it."""
        condition, values = seeing.visible(actor)
        rows = select(f"select c.id from cases_case c where c.ref = %s and {condition}", (ref, *values))
        return int(rows[0]["id"]) if rows else None

    def may_see(self, case_id: int, actor: Actor) -> bool:
        """Whether the actor may see the case with this number."""
        condition, values = seeing.visible(actor)
        return bool(select(f"select 1 from cases_case c where c.id = %s and {condition}", (case_id, *values)))

    def facts(self, case_id: int, line: Told | None) -> CaseFacts:
        """The facts of a case, as of a line of its journal (or as they are)."""
        at = line.effective_at if line else None
        row = select(_FACTS, (at, case_id))[0]
        terms = terms_from_text(row["terms"])
        calendar = calendars.at_revision(row["calendar_id"], row["revision"])
        body: Mapping[str, Any] = line.body if line else {}
        defects, lapses_at, note = _notice(row["notices"], body.get("round"))
        if "supplement" in body:
            defects = _asked(terms, body)
        before, after, reason = _around(row, calendar, body.get("notice", ""))
        ruling = json.loads(row["ruling"] or '["", "", "", ""]')
        return CaseFacts(
            id=row["id"],
            ref=row["ref"],
            number=row["number"],
            query_code=query_code(row["number"]),
            channel=row["channel"],
            item_name=row["item_name"],
            office_id=row["office_id"],
            office_ref=row["office_ref"],
            office_name=row["office_name"],
            government=_government(row["region_id"], row["received_at"].date()),
            centre_name=row["centre_name"] or "",
            applicant_id=row["applicant_id"],
            applicant_name=row["applicant_name"],
            handler=row["handler"] or row["applicant_name"],
            zone=calendar.zone,
            received_at=row["received_at"],
            accepted_at=row["accepted_at"],
            answer_due=clocks.door_deadline(at or row["received_at"]).due_at(calendar),
            promised_at=_promised(terms, row["accepted_at"], calendar),
            due_before=before,
            due_after=after,
            statutory=_limit(terms.statutory),
            promised=_limit(terms.promised),
            materials=_materials(terms, row["id"], body.get("follow", {}), at),
            defects=defects,
            lapses_at=lapses_at,
            basis="、".join(f"{one.law}{one.article}" for one in terms.bases),
            commitment=terms.commitment,
            conditions=terms.conditions,
            checked_later=review_sheets.technical(terms),
            fees="；".join(f"{fee.name} {Decimal(fee.fen) / 100:.2f} 元" for fee in terms.fees) or "不收费",
            fields=_fields(terms, json.loads(row["form"])),
            granted=_granted(terms, json.loads(row["form"])),
            proposal=_three(row["proposal"]),
            ruling=(ruling[0], ruling[1]),
            # What the law lets be granted by itself has no ruling: its own line names the certificate.
            certificate_ref=ruling[2] or body.get("certificate", ""),
            classes=listings.of_case(row["id"]) if terms.classes else (),
            certificate_name=terms.certificate.name if terms.certificate else "",
            item_id=row["item_id"],
            letter_ref=line.authority if line else "",
            decision_letter=ruling[3],
            reason=reason or row["note"] or "",
            complaint_phone=terms.service.complaint_phone,
            phone=terms.phone or HOTLINE,
            body=body,
            note=note,
            said=hearings.told_of(body["hearing"], calendar.zone) if "hearing" in body else {},
        )


def due_delivery(now: datetime, limit: int = 100) -> tuple[str, ...]:
    """Decided cases filed online, here or up above, whose papers lie ready: the clockwork delivers them.

    Electronically, so into an account: who has none fetches the result at a window.
    """
    rows = select(
        "select c.ref from cases_case c where c.state in ('granted', 'denied') and c.channel <> 'window'"
        " and c.delivered_at is null and c.archived_at is null and c.decided_at is not null"
        # Who asked for the result by post is told by the carrier.
        " and not exists (select 1 from parcels_parcel p where p.case_id = c.id and p.direction = 'out'"
        "   and p.state in ('wanted', 'posted', 'on_the_way', 'lost', 'returned'))"
        " and exists (select 1 from documents_document d where d.case_id = c.id and d.kind in ('grant', 'denial')"
        "   and d.paper_sha256 <> '')"
        " and not exists (select 1 from certificates_certificate k where k.case_id = c.id and k.state = 'valid'"
        f"   and k.paper_sha256 = '') and {_NOTHING_OWED} and {people.reads_in_hall_sql('c.applicant_id')}"
        f" order by c.decided_at limit {limit}",
        {"now": now},
    )
    return tuple(row["ref"] for row in rows)


# kernel.money.fees.must_be_settled in the words of the database: no fee that may be charged, or a bill that is settled.
_NOTHING_OWED = (
    "(c.state = 'denied' or exists (select 1 from fees_bill b where b.case_id = c.id"
    " and b.state in ('paid', 'refunded_in_part', 'refunded', 'waived'))"
    " or not exists (select 1 from cases_frozenterms t, jsonb_array_elements(t.terms->'fees') f"
    " where t.hash = c.terms_hash and (f->>'fen')::bigint > 0 and btrim(f->>'law') <> ''"
    " and btrim(f->>'standard') <> ''))"
)


def due_expiry(today: date, limit: int = 500) -> tuple[str, ...]:
    """Certificates whose days are over and whose renewal is not on its way: cancelled by themselves (art. 70(1))."""
    rows = select(
        "select k.ref from certificates_certificate k join cases_case c on c.id = k.case_id"
        " where k.state in ('valid', 'suspended') and k.valid_to < %s and not exists (select 1 from cases_case r"
        f" where r.applicant_id = k.holder_id and r.item_id = c.item_id and r.{seeing.OPEN})"
        f" order by k.id limit {limit}",
        (today,),
    )
    return tuple(row["ref"] for row in rows)


def applied_for(since: datetime) -> tuple[tuple[int, int], ...]:
    """How often each item was applied for since a moment, by its inside number: what is used more is found first."""
    rows = select("select item_id, count(*) times from cases_case where received_at >= %s group by 1", (since,))
    return tuple((row["item_id"], row["times"]) for row in rows)


def _limit(limit: TimeLimit | None) -> tuple[str, str] | None:
    return (f"{limit.amount.normalize():f}", limit.unit) if limit else None


def _promised(terms: Terms, accepted_at: datetime | None, calendar: WorkCalendar) -> datetime | None:
    if accepted_at is None:
        return None
    sides = clocks.deadlines(clocks.opening(terms, accepted_at), ())
    return clocks.derive(sides, calendar, accepted_at).due_at


def _around(row: dict[str, Any], calendar: WorkCalendar, notice: str) -> tuple[datetime | None, datetime | None, str]:
    """When the case was due before and after the ledger line of a notice, and the reason it gives."""
    if not notice:
        return None, None, ""
    facts = tuple(
        ClockFacts(side, Decimal(amount), unit, datetime.fromisoformat(at))
        for side, amount, unit, at in json.loads(row["clocks"] or "[]")
    )
    lines, reason = list[LedgerFacts](), ""
    for kind, ground, begins, ends, amount, unit, told, side, why in json.loads(row["ledger"] or "[]"):
        begun, ended = datetime.fromisoformat(begins), datetime.fromisoformat(ends) if ends else None
        lines.append(LedgerFacts(kind, ground, begun, ended, Decimal(amount) if amount else None, unit, told, side))
        if told == notice:
            reason = why
            break
    at, side = lines[-1].begins_at, lines[-1].side
    # A paper that is made late says what it would have said at once.
    lines = list(clocks.known_at(lines, at))
    if side:  # The promise was missed before: what grew is the statute, and that is what the notice tells.
        facts = tuple(one for one in facts if one.side == side)
    before = clocks.derive(clocks.deadlines(facts, lines[:-1]), calendar, at).due_at
    after = clocks.derive(clocks.deadlines(facts, lines), calendar, at).due_at
    return before, after, reason


def _notice(told: str | None, round_: int | None) -> tuple[tuple[tuple[str, str, str], ...], datetime | None, str]:
    for number, defects, lapses, note in json.loads(told or "[]"):
        if number == round_:
            named = tuple((one["name"], one["text"], one["remedy"]) for one in defects)
            return named, datetime.fromisoformat(lapses), note
    return (), None, ""


def _asked(terms: Terms, body: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """What a supplement asks for, in the words of the item's list."""
    found = tuple(DefectFound(material, defect) for material, defect in body.get("defects", ()))
    return tuple((m.name, d.text, d.remedy) for m, d in defects_of(terms, found)) if found else ()


def _materials(terms: Terms, case_id: int, follow: Mapping[str, str], at: datetime | None) -> tuple[MaterialFacts, ...]:
    files = [one for one in dossiers.files_of("case", case_id) if at is None or one.added_at <= at]
    return tuple(
        MaterialFacts(
            material.name,
            sum(1 for one in files if one.material == material.code),
            date.fromisoformat(follow[material.code]) if material.code in follow else None,
        )
        for material in terms.materials
    ) + ((MaterialFacts(PICTURE.name, _signed(case_id, at), None),) if asked(terms) else ())


def _signed(case_id: int, at: datetime | None) -> int:
    """Whether the application was signed by a moment, as the receipt counts it."""
    signed_at = signatures.signed_at(case_id)
    return int(signed_at is not None and (at is None or signed_at <= at))


def _fields(terms: Terms, form: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((field.label, str(form.get(field.code, ""))) for field in terms.fields)


def _granted(terms: Terms, form: dict[str, str]) -> tuple[tuple[str, str], ...]:
    kinds = {field.label: field.kind for field in terms.fields}
    return tuple(
        (label, mask_number(value) if kinds[label] == FieldKind.IDENTITY else value)
        for label, value in _fields(terms, form)
        if value and kinds[label] != FieldKind.PHONE
    )


def _three(told: str | None) -> tuple[str, str, str]:
    basis, explanation, guidance = json.loads(told or '["", "", ""]')
    return basis, explanation, guidance


def _government(region_id: int, on: date) -> str:
    region = regions.by_id(region_id, on)
    return region.name if region else ""
