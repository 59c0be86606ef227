"""Enter the register from the journal: each grant of a registration item once, by itself and by nobody else.

A permit that is still missing keeps no enterprise off the register; the offices that supervise its business are told.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from yimen.engine.case.cases.reading import select
from yimen.engine.supervision.enterprises import moves
from yimen.engine.supervision.enterprises.models import Enterprise
from yimen.engine.supervision.enterprises.operations.reminding import FIRST
from yimen.journal import cursors
from yimen.journal.operation import operation
from yimen.journal.reading import Told
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.enterprises import DEMANDED, RegisterEffect, credit_code, read_form, trades_in
from yimen.kernel.evidence import Line
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NotAllowed
from yimen.registries.dated import day_of, new_ref
from yimen.registries.people import operations as people
from yimen.registries.people import queries as parties
from yimen.registries.regions import queries as regions
from yimen.registries.trades import queries as trades

CONSUMER, SLICE = "enterprises", 200
GRANTS = frozenset({"grant", "grant_tolerated", "deem_renewed"})
LAW = "市场主体登记管理条例第十九条"
_GRANTED = """
select c.id, c.ref, c.form::text form, c.applicant_id, c.office_id, o.region_id, r.effect
  from cases_case c join offices_office o on o.id = c.office_id
  join trades_registrationitem r on r.item_id = c.item_id and r.valid @> %s::date where c.id = %s
"""


@snapshot
class RegisterEntered:
    """How many lines were read, and how many of them wrote the register."""

    done: int
    entered: int


@operation
def enter_register(size: int = SLICE, *, by: Actor, now: datetime) -> RegisterEntered:
    """Read the next lines of the journal and write what their grants say; by itself. Refuses with NotAllowed."""
    if by.kind is not ActorKind.SYSTEM:
        raise NotAllowed()
    batch = cursors.batch(CONSUMER, size)
    lines = [line for line in batch if line.kind == "case"]
    granted = sum(_tried(line, by, now) for line in lines if line.verb in GRANTS)
    return RegisterEntered(len(batch), granted + sum(_undo(line, by) for line in lines if line.verb == "revoke"))


def _tried(line: Told, by: Actor, now: datetime) -> int:
    """One grant on its own: what it says may not fit, then it stays on the list of those not held, and others go on."""
    try:
        with transaction.atomic():
            return _enter(line, by, now)
    except Refusal:
        return 0


def _enter(line: Told, by: Actor, now: datetime) -> int:
    found = select(_GRANTED, (day_of(line.effective_at), line.subject_id))
    if not found:
        return 0
    case, at = {**found[0], "form": json.loads(found[0]["form"])}, line.effective_at
    if case["effect"] == RegisterEffect.ESTABLISH:
        return _establish(case, at, by, now)
    row = (
        Enterprise.objects.select_for_update(of=("self",)).filter(party_id=case["applicant_id"], ended_at=None).first()
    )
    if row is None:
        return 0
    if case["effect"] == RegisterEffect.END:
        return _end(row, case, at, by)
    return _write(row, case, at, by, now)


def _establish(case: dict[str, Any], at: datetime, by: Actor, now: datetime) -> int:
    facts = {one.kind: one.value for one in read_form(case["form"])}
    if not facts.keys() >= set(DEMANDED) or Enterprise.objects.filter(case_id=case["id"]).exists():
        return 0
    name, code = facts[DEMANDED[0]], _code(case, at)
    party = people.register_organisation(name, code, by=by.within(), now=now).ref
    held = parties.party(party)
    assert held is not None, "a party was made for it"
    _give_to(case["applicant_id"], party, by, now)
    row = Enterprise.objects.create(
        ref=new_ref(), code=code, name=name, party_id=held.id, office_id=case["office_id"], case_id=case["id"],
        registered_at=at,
    )  # fmt: skip
    _write(row, case, at, by, now)
    told = [(one.name, one.office_id, one.notice_days) for one in trades.merged(day_of(at))]
    moves.send_notices(row, "merged", told, now)
    return 1


def _write(row: Enterprise, case: dict[str, Any], at: datetime, by: Actor, now: datetime) -> int:
    moves.write_facts(row, read_form(case["form"]), case["id"], at)
    chosen = trades.by_name(trades_in(case["form"]), day_of(at))
    new = moves.write_trades(row, chosen, case["id"], at) if chosen else ()
    if any(one.permits for one in new):
        row.remind_at = at + FIRST
        row.save(update_fields=["remind_at"])
    moves.send_notices(row, "supervise", [(one.name, one.supervising_office_id, one.notice_days) for one in new], now)
    body = {"case": case["ref"], "effect": case["effect"], "trades": [one.code for one in chosen]}
    moves.tell_of(row, Line("enter_register", body, at, law=LAW), by)
    return 1


def _end(row: Enterprise, case: dict[str, Any], at: datetime, by: Actor) -> int:
    row.ended_at, row.end_case_id = max(at, row.registered_at), case["id"]
    row.save(update_fields=["ended_at", "end_case"])
    moves.tell_of(row, Line("end_registration", {"case": case["ref"]}, at, law=LAW), by)
    return 1


def _undo(line: Told, by: Actor) -> int:
    """A registration that was revoked ends the enterprise that it established."""
    row = Enterprise.objects.select_for_update(of=("self",)).filter(case_id=line.subject_id, ended_at=None).first()
    if row is None:
        return 0
    return _end(row, {"id": line.subject_id, "ref": line.ref}, line.effective_at, by)


def _code(case: dict[str, Any], at: datetime) -> str:
    """A credit code that nobody has; numbers given elsewhere before are passed over."""
    region = regions.by_id(case["region_id"], day_of(at))
    codes = (credit_code(region.code if region else "000000", case["id"], turn) for turn in range(_TURNS))
    return next(code for code in codes if parties.party_by_number(code) is None)


_TURNS = 20


def _give_to(applicant_id: int, party: str, by: Actor, now: datetime) -> None:
    """Whoever founded it acts for it from now on, with the permits that follow."""
    found: Sequence[Any] = parties.parties([applicant_id])
    if found and found[0].kind == "person":
        people.give_mandate(
            party, found[0].ref, "legal_representative", "", now, None, "商事登记", by=by.within(), now=now
        )
