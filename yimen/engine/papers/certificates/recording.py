"""Recording: the certificate is born in the decision's own transaction; its paper is made after commit."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import ClassVar

from yimen.journal.telling import entry_values
from yimen.kernel.actor import Actor
from yimen.kernel.certificate_life import CertificateState
from yimen.kernel.codes import TYPE, certificate_identifier
from yimen.kernel.evidence import Line, link
from yimen.kernel.refs import spelled
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import CertificateTerm

_CERTIFICATE = """
insert into certificates_certificate (ref, identifier, type_code, type_name, version_no, number, holder_id,
  holder_name, issuer_id, issuer_name, case_id, state, facts, issued_at, valid_from, valid_to, verification,
  paper_sha256, end_reason, journal_seq, journal_head, listed_item_id)
select %s, %s, %s, %s, 1, %s, %s, %s, %s, %s, id, %s, %s::jsonb, %s, %s, %s, %s, '', '', 1, %s, %s from c returning id
"""
_FIRST_LINE = f"select 'certificate', id, {', '.join(['%s'] * 12)} from k"


class IssuerUnnumbered(Refusal):
    """The office has no unified social credit code, of which the identifier of its certificates is made."""

    code: ClassVar[str] = "certificate.issuer_unnumbered"
    office: str


class TypeUnsound(Refusal):
    """The type code with which the case was taken in is none of the standard; what is taken in stays as it was told."""

    code: ClassVar[str] = "certificate.type_unsound"
    type_code: str


@snapshot
class Holder:
    """Who gets the certificate, and for which case."""

    party_id: int
    name: str
    case_ref: str
    listed_item: int | None = None
    """The item of which it is the one certificate of the enterprise, with the classes it lists; None: no classes."""


@snapshot
class Issuer:
    """The office that issues it, under the name it has today."""

    office_id: int
    name: str
    uscc: str


@snapshot
class Recorded:
    """A certificate as it is to be written with the decision: two parts of one statement, in which `c` is the case."""

    ref: str
    identifier: str
    row: tuple[str, tuple[object, ...]]
    """The certificate's row, to be named `k` in the statement."""
    first_line: tuple[str, tuple[object, ...]]
    """The first line of its own chain, in the columns of the journal, read from `k`."""
    told: Mapping[str, object] = field(default_factory=dict)
    """What the line of the case says besides its reference."""


@snapshot
class Amended:
    """A certificate that the decision did not make and gives its next version."""

    ref: str
    told: Mapping[str, object]


def record(
    term: CertificateTerm,
    holder: Holder,
    issuer: Issuer,
    state: CertificateState,
    today: date,
    by: Actor,
    now: datetime,
) -> Recorded:
    """The certificate of a grant with the first line of its own chain, for the decision's own statement.

    The database holds "one live certificate per case" (certificate_one_live_per_case).
    Refuses with IssuerUnnumbered or TypeUnsound: each names what somebody has to mend before it can be granted.
    """
    if not issuer.uscc:
        raise IssuerUnnumbered(office=issuer.name)
    if TYPE.fullmatch(term.type_code) is None:
        raise TypeUnsound(type_code=term.type_code)
    ref = spelled(secrets.token_bytes(16), 16)
    serial = spelled(secrets.token_bytes(20), 20)
    identifier = str(certificate_identifier(term.type_code, issuer.uscc, serial, 1))
    number = f"{today.year}{spelled(secrets.token_bytes(10), 10)}"
    verification = spelled(secrets.token_bytes(20), 20)
    line = Line("issue", {"identifier": identifier, "case": holder.case_ref, "state": state}, now)
    told = link("certificate", ref, 0, b"", line, by.ref)
    values = (
        ref, identifier, term.type_code, term.name, number, holder.party_id, holder.name, issuer.office_id, issuer.name,
        state, json.dumps({"case": holder.case_ref}), now, today, last_day(today, term.valid_months),
        verification, told.hash, holder.listed_item,
    )  # fmt: skip
    return Recorded(ref, identifier, (_CERTIFICATE, values), (_FIRST_LINE, entry_values(ref, line, told, by)))


def last_day(first: date, months: int) -> date | None:
    """The last day of validity: the day before the same day so many months on; None is long-term 长期."""
    if months == 0:
        return None
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    for day in (first.day, 30, 29, 28):
        try:
            same = date(year, month + 1, day)
        except ValueError:
            continue
        return date.fromordinal(same.toordinal() - (1 if day == first.day else 0))
    raise AssertionError("every month has a 28th")
