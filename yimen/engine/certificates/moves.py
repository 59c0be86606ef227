"""Moves of a certificate: lock, move, tell. The only writer of its state after the first."""

from datetime import datetime

from django.db import connection

from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.certificate_life import CERTIFICATE_LIFE, CertificateMove, CertificateState
from yimen.kernel.evidence import Line, digest

ENDS = frozenset({CertificateState.REVOKED, CertificateState.CANCELLED})


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
