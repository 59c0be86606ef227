"""Moves of a certificate: lock, move, tell. The only writer of its state after the first."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from yimen.engine.certificates.models import Certificate, Rendition
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.certificate_life import CERTIFICATE_LIFE, CertificateMove, CertificateState
from yimen.kernel.codes import certificate_identifier, parse_certificate
from yimen.kernel.evidence import Line, digest
from yimen.kernel.refs import spelled

LIVE = ("withheld", "valid", "suspended")
ENDS = frozenset({CertificateState.REVOKED, CertificateState.CANCELLED})


def reissue(case_id: int, correction: tuple[str, str], reason: str, by: Actor, now: datetime) -> str:
    """Give the live certificate of a case its next version with one field corrected; the old one is kept as replaced.

    Its number and its days stay, its identifier and code are new; the paper follows. "" when the case has none.
    """
    row = Certificate.objects.select_for_update().filter(case_id=case_id, state__in=LIVE).first()
    if row is None:
        return ""
    Rendition.objects.create(
        certificate=row, version_no=row.version_no, identifier=row.identifier, verification=row.verification,
        paper_sha256=row.paper_sha256, replaced_at=now, reason=reason,
    )  # fmt: skip
    old = parse_certificate(row.identifier)
    row.version_no += 1
    row.identifier = str(certificate_identifier(old.type_code, old.issuer, old.serial, row.version_no))
    row.verification, row.paper_sha256, row.paper_made_at = spelled(secrets.token_bytes(20), 20), "", None
    place, right = correction
    before = dict(row.facts.get("corrected", {}))
    row.facts = {**row.facts, "corrected": {**before, place: right}, "reissued_at": now.isoformat()}
    row.save(update_fields=["version_no", "identifier", "verification", "paper_sha256", "paper_made_at", "facts"])
    subject = Subject(
        "certificate", "certificates_certificate", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
    body = {"version": row.version_no, "identifier": row.identifier, "replaces": str(old)}
    tell(subject, Line("reissue", body, now), by)
    return row.ref


@dataclass(frozen=True, slots=True)
class OfCase:
    """A certificate as an act that stops or ends it weighs it: its case, who holds it, its last day."""

    ref: str
    case_id: int
    case_ref: str
    holder_kind: str
    valid_to: date | None


def of_case(ref: str) -> OfCase | None:
    """The certificate with this reference and the case that it came of."""
    columns = ("ref", "case_id", "facts__case", "holder__kind", "valid_to")
    row = Certificate.objects.filter(ref=ref).values_list(*columns).first()
    return OfCase(*row) if row else None


def state_of_case(case_id: int) -> CertificateState | None:
    """In which state the live certificate of a case is; None when it has none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select state from certificates_certificate where case_id = %s"
            " and state in ('withheld', 'valid', 'suspended')",
            (case_id,),
        )
        row = cursor.fetchone()
    return CertificateState(row[0]) if row else None


def move_of_case(case_id: int, step: CertificateMove, reason: str, by: Actor, now: datetime) -> str:
    """Take the live certificate of a case one step on; its reference, or "" when the case has none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, ref, state, journal_seq, journal_head from certificates_certificate"
            " where case_id = %s and state in ('withheld', 'valid', 'suspended') for update",
            (case_id,),
        )
        row = cursor.fetchone()
        if row is None:
            return ""
        state = CERTIFICATE_LIFE.after(step, CertificateState(row[2]))
        ended = now if state in ENDS else None
        cursor.execute(
            "update certificates_certificate set state = %s, ended_at = %s, end_reason = %s where id = %s",
            (state, ended, reason if ended else "", row[0]),
        )
    subject = Subject("certificate", "certificates_certificate", row[0], row[1], row[3], bytes(row[4]))
    tell(subject, Line(step, {"reason": digest(reason.encode(), row[1].encode())}, now), by)
    return str(row[1])
