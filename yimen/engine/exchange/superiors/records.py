"""Records: what a word says, by the names of the national exchange, in the codes of the platform. It names no person.

What has no code up there cannot be said: the word waits, and says for which of ours.
"""

from collections.abc import Mapping
from typing import Any

from yimen.engine.case.cases.reading import select
from yimen.engine.exchange.superiors.models import SuperiorCode, SuperiorPlatform, SuperiorWord
from yimen.kernel.case_life import CaseState
from yimen.kernel.snapshot import snapshot
from yimen.kernel.superiors import (
    CERTIFICATE_STATES,
    CodeList,
    CodeSystem,
    SuperiorKind,
    WordKind,
    national_state,
    state_after,
)

_ITEMS = """
select v.id, i.ref item, coalesce(nullif(i.implementation_code, ''), i.local_code) own_code, i.implementation_code,
  v.number, v.name, v.kind, lower(v.in_force) in_force_from, upper(v.in_force) in_force_until,
  coalesce(o.uscc, '') office_code, coalesce(t.name, '') office_name
from catalogue_itemversion v join catalogue_item i on i.id = v.item_id join offices_office o on o.id = i.office_id
  left join lateral (select name from offices_officeterm where office_id = o.id order by valid desc limit 1) t on true
where v.id = any(%s)
"""
_CASES = """
select c.id, c.ref, c.number, i.ref item, i.implementation_code,
  coalesce(nullif(i.implementation_code, ''), i.local_code) own_code, c.item_name, v.number item_version,
  coalesce(o.uscc, '') office_code, c.office_name, c.channel, p.kind applicant_kind, c.received_at, c.accepted_at,
  (select due_at from cases_caseclock k where k.case_id = c.id and k.side = 'promised') promised_at,
  coalesce((select f.their_number from superiors_superiorfiling f where f.case_id = c.id and f.platform_id = %s), '')
    their_number
from cases_case c join catalogue_item i on i.id = c.item_id join catalogue_itemversion v on v.id = c.version_id
  join offices_office o on o.id = c.office_id join people_party p on p.id = c.applicant_id
where c.id = any(%s)
"""
_CARDS = """
select k.id, k.ref, k.rule, k.colour, k.subject_kind, k.subject_ref, coalesce(c.number, '') case_number,
  coalesce(o.uscc, '') office_code, k.happened_at, k.raised_at
from findings_card k join offices_office o on o.id = k.office_id left join cases_case c on c.id = k.case_id
where k.id = any(%s)
"""
# Of whom a certificate is, is told nobody: who shows one shows its number, and hears how it stands.
_CERTIFICATES = """
select t.id, t.identifier, t.type_code, t.type_name, t.number, coalesce(o.uscc, '') office_code, t.issuer_name, t.state,
  t.valid_from, t.valid_to, p.kind holder_kind, coalesce(c.number, '') case_number
from certificates_certificate t join offices_office o on o.id = t.issuer_id join people_party p on p.id = t.holder_id
  left join cases_case c on c.id = t.case_id
where t.id = any(%s)
"""
_LINES = "select id, seq, hash, body from journal_entry where id = any(%s)"


@snapshot
class Uncoded:
    """Which of ours has no code up there."""

    ours: str


@snapshot
class Facts:
    """What is known of everything that a slice of words speaks of: read at once."""

    platform: SuperiorPlatform
    codes: Mapping[tuple[str, str], str]
    items: Mapping[int, Mapping[str, Any]]
    cases: Mapping[int, Mapping[str, Any]]
    cards: Mapping[int, Mapping[str, Any]]
    certificates: Mapping[int, Mapping[str, Any]]
    lines: Mapping[int, Mapping[str, Any]]


def gathered(platform: SuperiorPlatform, words: list[SuperiorWord]) -> Facts:
    """Everything that these words speak of, in six statements."""

    def about(*kinds: WordKind) -> list[int]:
        return sorted({one.subject_id for one in words if one.kind in kinds})

    entries = [one.entry_id for one in words if one.entry_id is not None]
    coded = SuperiorCode.objects.filter(platform=platform).values_list("list", "ours", "theirs")
    return Facts(
        platform,
        {(code_list, ours): theirs for code_list, ours, theirs in coded},
        _by_id(_ITEMS, (about(WordKind.ITEM),)),
        _by_id(_CASES, (platform.pk, about(WordKind.CASE, WordKind.EVENT))),
        _by_id(_CARDS, (about(WordKind.CARD),)),
        _by_id(_CERTIFICATES, (about(WordKind.CERTIFICATE),)),
        _by_id(_LINES, (entries,)),
    )


def _by_id(sql: str, values: tuple[Any, ...]) -> Mapping[int, Mapping[str, Any]]:
    return {row["id"]: row for row in select(sql, values)} if values[-1] else {}


def record(word: SuperiorWord, facts: Facts) -> Mapping[str, object] | Uncoded:
    """What the word says; or for which code it waits."""
    match word.kind:
        case WordKind.ITEM:
            return _item(word, facts)
        case WordKind.CASE:
            return _case(word, facts)
        case WordKind.EVENT:
            return _event(word, facts)
        case WordKind.CERTIFICATE:
            return _certificate(word, facts)
        case _:
            return _card(word, facts)


def _item(word: SuperiorWord, facts: Facts) -> Mapping[str, object] | Uncoded:
    row = facts.items[word.subject_id]
    code = _item_code(row, facts)
    if not code:
        return Uncoded(row["item"])
    return {
        "task_code": code, "task_version": row["number"], "task_name": row["name"], "task_type": row["kind"],
        "org_code": row["office_code"], "org_name": row["office_name"], "begin_date": row["in_force_from"] or "",
        "end_date": row["in_force_until"] or "", "local_code": row["own_code"],
        "cd_operation": "D" if word.verb == "item_withdrawn" else "U",
    }  # fmt: skip


def _case(word: SuperiorWord, facts: Facts) -> Mapping[str, object] | Uncoded:
    row = facts.cases[word.subject_id]
    code = _item_code(row, facts)
    if not code:
        return Uncoded(row["item"])
    early = row["accepted_at"] is None or row["accepted_at"] > word.happened_at
    state = state_after(word.verb, "no" if early else "yes")
    state_code = _state_code(state, facts)
    if not state_code:
        return Uncoded(state)
    return {
        "project_no": row["number"], "superior_no": row["their_number"], "task_code": code,
        "task_version": row["item_version"], "project_name": row["item_name"], "org_code": row["office_code"],
        "org_name": row["office_name"], "apply_channel": row["channel"],
        "applyer_type": "1" if row["applicant_kind"] == "person" else "2", "receive_date": row["received_at"],
        "promise_date": row["promised_at"] or "", "case_state": state_code,
    }  # fmt: skip


def _event(word: SuperiorWord, facts: Facts) -> Mapping[str, object]:
    row, line = facts.cases[word.subject_id], facts.lines[word.entry_id or 0]
    return {
        "project_no": row["number"], "org_code": row["office_code"], "act": word.verb, "seq": line["seq"],
        "hash": bytes(line["hash"]).hex(),
    }  # fmt: skip


def _card(word: SuperiorWord, facts: Facts) -> Mapping[str, object]:
    row = facts.cards[word.subject_id]
    return {
        "card_no": row["ref"], "rule": row["rule"], "colour": row["colour"], "act": word.verb,
        "about": row["subject_kind"], "project_no": row["case_number"], "org_code": row["office_code"],
        "happen_date": row["happened_at"], "raise_date": row["raised_at"],
    }  # fmt: skip


def _certificate(word: SuperiorWord, facts: Facts) -> Mapping[str, object]:
    row = facts.certificates[word.subject_id]
    return {
        "certificate_no": row["identifier"], "certificate_type": row["type_code"],
        "certificate_name": row["type_name"], "licence_no": row["number"], "org_code": row["office_code"],
        "org_name": row["issuer_name"], "holder_type": "1" if row["holder_kind"] == "person" else "2",
        "begin_date": row["valid_from"], "end_date": row["valid_to"] or "", "project_no": row["case_number"],
        "certificate_state": CERTIFICATE_STATES.get(word.verb, row["state"]), "act": word.verb,
    }  # fmt: skip


def _item_code(row: Mapping[str, Any], facts: Facts) -> str:
    said = facts.codes.get((CodeList.ITEM, row["item"]), "")
    if said or facts.platform.codes == CodeSystem.OWN:
        return said
    # Supervision hears of every case: an item that has no code yet goes by what it is called here.
    here = row["own_code"] or row["item"] if facts.platform.kind == SuperiorKind.SUPERVISION else ""
    return str(row["implementation_code"] or here)


def _state_code(state: CaseState, facts: Facts) -> str:
    said = facts.codes.get((CodeList.STATE, state), "")
    return said or (national_state(state) if facts.platform.codes == CodeSystem.NATIONAL else "")
