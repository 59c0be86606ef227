"""Disclose what was granted, hear objections, answer them, and take down what may not or no longer be shown."""

import secrets
from datetime import datetime
from typing import Literal

from django.db import connection

from yimen.engine.papers.certificates import ports
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.publication.disclosures.models import Disclosure, Objection
from yimen.engine.publication.disclosures.queries import WHO_ANSWERS
from yimen.journal import reading
from yimen.journal.operation import operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.authority import must_be_foreign, must_be_formal
from yimen.kernel.disclosure import (
    DisclosureUnknown,
    ObjectionUnknown,
    TakeDownGround,
    TakenDownBefore,
    shown_name,
    shown_until,
)
from yimen.kernel.evidence import Line, digest
from yimen.kernel.refs import spelled
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.registries.people import queries as people

ART_40 = "行政许可法第四十条"
GRANTS = frozenset({"grant", "grant_tolerated", "deem_renewed"})
LICENCE = "01"


@snapshot
class Disclosed:
    """A disclosure by its reference; "" when the line calls for none."""

    ref: str


@operation
def disclose(entry_id: int, *, by: Actor, now: datetime) -> Disclosed:
    """Put the licence that a journal line grants onto the public list, by silence too; asked again, it is the same one.

    What is no licence (a filing, a service) is nobody else's business: it makes no disclosure.
    """
    line = reading.line(entry_id)
    if by.kind is not ActorKind.SYSTEM or line is None or line.kind != "case" or line.verb not in GRANTS:
        return Disclosed("")
    before = Disclosure.objects.filter(case_id=line.subject_id).first()
    if before is not None:
        return Disclosed(before.ref)
    if _kind_of(line.subject_id) != LICENCE:
        return Disclosed("")
    facts = ports.cases().facts(line.subject_id, line)
    party, opened = people.party(facts.applicant_id), people.opened(facts.applicant_id)
    assert party is not None and opened is not None, "parties are never deleted"
    held = next(iter(certificates.about(facts.id)), None)
    decided_on = line.effective_at.astimezone(facts.zone).date()
    name = held.type_name if held else ""
    valid_to = held.valid_to if held else None
    row = Disclosure.objects.create(
        ref=spelled(secrets.token_bytes(16), 16),
        case_id=facts.id,
        item_name=facts.item_name,
        office_id=facts.office_id,
        office_name=facts.office_name,
        holder=shown_name(facts.applicant_name, party.kind),
        holder_code=opened.number if party.kind == "organisation" else "",
        certificate=name,
        certificate_number=held.number if held else "",
        decided_on=decided_on,
        valid_from=held.valid_from if held else None,
        valid_to=valid_to,
        shown_until=shown_until(decided_on, name, valid_to),
        published_at=now,
    )
    tell(_subject(row), Line("disclosed", {"case": facts.ref, "until": row.shown_until}, now, law=ART_40), by)
    return Disclosed(row.ref)


@operation
def object_to(ref: str, text: str, *, by: Actor, now: datetime) -> Disclosed:
    """Say what is wrong with a disclosure; anybody may, without a name.

    Refuses with DisclosureUnknown or TextMissing.
    """
    row = _locked(ref)
    if row.taken_down_at is not None:
        raise DisclosureUnknown(ref=ref)
    said = must_be_said("text", text, 1000)
    made = Objection.objects.create(
        ref=spelled(secrets.token_bytes(16), 16), disclosure=row, text=said, made_at=now
    )  # fmt: skip
    body = {"objection": made.ref, "text": digest(said.encode(), made.ref.encode())}
    tell(_subject(row), Line("disclosure_objected", body, now), by)
    return Disclosed(made.ref)


@operation
def take_down(ref: str, ground: TakeDownGround, reason: str, *, by: Actor, now: datetime) -> Disclosed:
    """Take a disclosure down, by its office, on one of four grounds and with the reason.

    Refuses with DisclosureUnknown, NotFormal, OwnMatter, TakenDownBefore or TextMissing.
    """
    row = _locked(ref)
    _must_be_of(row, by, ref)
    _down(row, ground, must_be_said("reason", reason, 1000), by, now)
    return Disclosed(ref)


@operation
def answer_objection(
    ref: str, answer: Literal["kept", "taken_down"], reason: str, *, by: Actor, now: datetime
) -> Disclosed:
    """Answer an objection with the reason: the disclosure stays, or goes as wrong.

    Refuses with ObjectionUnknown, DisclosureUnknown, NotFormal, OwnMatter or TextMissing.
    """
    made = Objection.objects.select_for_update().filter(ref=ref, answered_at=None).first()
    if made is None:
        raise ObjectionUnknown(ref=ref)
    row = _locked(made.disclosure.ref)
    _must_be_of(row, by, ref)
    made.answer, made.answer_reason = answer, must_be_said("reason", reason, 1000)
    made.answered_by_id, made.answered_at = by.staff_id, now
    made.save(update_fields=["answer", "answer_reason", "answered_by", "answered_at"])
    body = {"objection": ref, "answer": answer}
    told = tell(_subject(row), Line("disclosure_answered", body, now), by)
    row.journal_seq, row.journal_head = told.seq, told.hash
    if answer == "taken_down" and row.taken_down_at is None:
        _down(row, TakeDownGround.WRONG, made.answer_reason, by, now)
    return Disclosed(row.ref)


def _down(row: Disclosure, ground: TakeDownGround, reason: str, by: Actor, now: datetime) -> None:
    if row.taken_down_at is not None:
        raise TakenDownBefore()
    row.taken_down_at, row.ground, row.reason = now, TakeDownGround(ground), reason
    row.save(update_fields=["taken_down_at", "ground", "reason"])
    body = {"ground": row.ground, "reason": digest(reason.encode(), row.ref.encode())}
    tell(_subject(row), Line("disclosure_taken_down", body, now), by)


def _locked(ref: str) -> Disclosure:
    row = Disclosure.objects.select_for_update().filter(ref=ref).first()
    if row is None:
        raise DisclosureUnknown(ref=ref)
    return row


def _must_be_of(row: Disclosure, by: Actor, ref: str) -> None:
    if row.office_id not in by.offices(*WHO_ANSWERS) or by.staff_id is None:
        raise DisclosureUnknown(ref=ref)
    must_be_formal(by.formal)
    with connection.cursor() as cursor:
        cursor.execute("select applicant_id, actor_party_id from cases_case where id = %s", (row.case_id,))
        must_be_foreign(by.interests, cursor.fetchone())


def _subject(row: Disclosure) -> Subject:
    return Subject("disclosure", "disclosures_disclosure", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))


def _kind_of(case_id: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "select v.kind from cases_case c join catalogue_itemversion v on v.id = c.version_id where c.id = %s",
            (case_id,),
        )
        (kind,) = cursor.fetchone()
    return str(kind)
