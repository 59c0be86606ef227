"""Moves of a certificate: lock, move, tell. The only writer of its state after the first."""

import secrets
from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime

from django.db import connection

from yimen.engine.papers.certificates.models import Certificate, ClassRuling, Rendition
from yimen.engine.papers.certificates.rows import USABLE, UsableCertificate
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.certificate_life import CERTIFICATE_LIFE, CertificateMove, CertificateState
from yimen.kernel.codes import certificate_identifier, parse_certificate
from yimen.kernel.evidence import Line, digest
from yimen.kernel.product_classes import Ruled
from yimen.kernel.refs import spelled
from yimen.kernel.snapshot import snapshot

LIVE = ("withheld", "valid", "suspended")
ENDS = frozenset({CertificateState.REVOKED, CertificateState.CANCELLED})


@snapshot
class Anew:
    """Why a certificate gets its next version, and what is otherwise in it."""

    cause: str
    """erratum | classes_added | classes_revoked | renewed."""
    reason: str
    facts: Mapping[str, object] = field(default_factory=dict)
    valid_to: date | None = None
    """Its new last day; None: the one it has."""


def reissue(case_id: int, correction: tuple[str, str], reason: str, by: Actor, now: datetime) -> str:
    """Give the live certificate of a case its next version with one field corrected; the old one is kept as replaced.

    Its number and its days stay, its identifier and code are new; the paper follows. "" when the case has none.
    """
    row = Certificate.objects.select_for_update().filter(case_id=case_id, state__in=LIVE).first()
    if row is None:
        return ""
    place, right = correction
    before = dict(row.facts.get("corrected", {}))
    return _issue_anew(row, Anew("erratum", reason, {"corrected": {**before, place: right}}), by, now)


def issue_anew(certificate_id: int, anew: Anew, by: Actor, now: datetime) -> int:
    """Give a live certificate its next version; the number of that version. Whoever asks has weighed that it may be."""
    row = Certificate.objects.select_for_update().get(pk=certificate_id, state__in=LIVE)
    _issue_anew(row, anew, by, now)
    return row.version_no


def _issue_anew(row: Certificate, anew: Anew, by: Actor, now: datetime) -> str:
    Rendition.objects.create(
        certificate=row, version_no=row.version_no, identifier=row.identifier, verification=row.verification,
        paper_sha256=row.paper_sha256, replaced_at=now, reason=anew.reason, cause=anew.cause,
    )  # fmt: skip
    old = parse_certificate(row.identifier)
    row.version_no += 1
    row.identifier = str(certificate_identifier(old.type_code, old.issuer, old.serial, row.version_no))
    row.verification, row.paper_sha256, row.paper_made_at = spelled(secrets.token_bytes(20), 20), "", None
    row.valid_to = anew.valid_to or row.valid_to
    row.facts = {**row.facts, **anew.facts, "reissued_at": now.isoformat()}
    row.save(
        update_fields=["version_no", "identifier", "verification", "paper_sha256", "paper_made_at", "valid_to", "facts"]
    )
    subject = Subject(
        "certificate", "certificates_certificate", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
    body = {"version": row.version_no, "identifier": row.identifier, "replaces": str(old), "cause": anew.cause}
    tell(subject, Line("reissue", body, now), by)
    return row.ref


@snapshot
class OfCase:
    """A certificate as an act that stops or ends it weighs it: its case, who holds it, its last day."""

    ref: str
    case_id: int | None
    """None: of the stock, it came of no case of this house."""
    case_ref: str
    holder_kind: str
    valid_to: date | None
    holder_id: int
    issuer_id: int


def of_case(ref: str) -> OfCase | None:
    """The certificate with this reference and the case that it came of."""
    columns = ("ref", "case_id", "facts__case", "holder__kind", "valid_to", "holder_id", "issuer_id")
    row = Certificate.objects.filter(ref=ref).values_list(*columns).first()
    return OfCase(*row) if row else None


def lock_holder(holder_id: int) -> None:
    """Whoever decides on the classes of an enterprise does it alone: what its certificate lists is read after this."""
    with connection.cursor() as cursor:
        cursor.execute("select from people_party where id = %s for no key update", (holder_id,))


def rule_on_classes(case_id: int, certificate_ref: str, said: Ruled, outcome: str, now: datetime) -> None:
    """Write down what was said of each class: granted (listed from the present version on) or renewed, or refused."""
    row = Certificate.objects.only("id", "version_no").get(ref=certificate_ref)
    granted = (
        ClassRuling(
            case_id=case_id, code=one.code, name=one.name, outcome=outcome, certificate=row,
            version_no=row.version_no, ruled_at=now,
        )
        for one in said.granted
    )  # fmt: skip
    refused = (
        ClassRuling(case_id=case_id, code=one.code, name=one.name, outcome="refused", reason=reason, ruled_at=now)
        for one, reason in said.refused
    )
    ClassRuling.objects.bulk_create([*granted, *refused])


def take_classes_off(case_id: int, until: date | None, reason: str, by: Actor, now: datetime) -> str:
    """What a revoked case granted comes off the certificate; when it lists nothing more, it is revoked with it.

    A revoked renewal gives it back the last day it had (`until`). The reference of the certificate; "" when the case
    had no part in a live one.
    """
    part = ClassRuling.objects.filter(case_id=case_id, outcome__in=("granted", "renewed"), certificate__state__in=LIVE)
    certificate_id = part.values_list("certificate_id", flat=True).first()
    if certificate_id is None:
        return ""
    row = Certificate.objects.select_for_update().get(pk=certificate_id)
    renewed = part.filter(outcome="renewed").exists()
    ClassRuling.objects.filter(case_id=case_id, outcome__in=("granted", "renewed")).update(outcome="revoked")
    if renewed:
        return _issue_anew(row, Anew("classes_revoked", reason, valid_to=until), by, now)
    if not ClassRuling.objects.filter(certificate_id=row.pk, outcome="granted").exists():
        assert row.case_id is not None, "what lists classes came of a case"
        return move_of_case(row.case_id, CertificateMove.REVOKE, reason, by, now)
    return _issue_anew(row, Anew("classes_revoked", reason), by, now)


def tell_of(certificate_id: int, line: Line, by: Actor) -> None:
    """Tell on the chain of a certificate what was done with it and changes nothing of it: used, read."""
    row = Certificate.objects.select_for_update(no_key=True).only("id", "ref", "journal_seq", "journal_head")
    found = row.get(pk=certificate_id)
    tell(
        Subject(
            "certificate", "certificates_certificate", found.pk, found.ref, found.journal_seq, bytes(found.journal_head)
        ),
        line,
        by,
    )


def held_fast(ref: str) -> UsableCertificate | None:
    """A certificate as whoever wants to use it weighs it, locked: nobody ends it until the use stands, and loses it."""
    row = Certificate.objects.select_for_update(no_key=True).filter(ref=ref).values_list(*USABLE).first()
    return UsableCertificate(*row) if row else None


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
    return _moved("case_id = %s", case_id, step, reason, by, now)


def move_of_stock(ref: str, step: CertificateMove, reason: str, by: Actor, now: datetime) -> str:
    """The same for a certificate of before, by its reference; "" when it has ended."""
    return _moved("case_id is null and ref = %s", ref, step, reason, by, now)


def _moved(which: str, key: int | str, step: CertificateMove, reason: str, by: Actor, now: datetime) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, ref, state, journal_seq, journal_head from certificates_certificate"
            f" where {which} and state in ('withheld', 'valid', 'suspended') for update",
            (key,),
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
