"""The paper of a certificate: from its record and the frozen form of its case. The same record gives the same paper."""

import hashlib
from datetime import datetime

from django.conf import settings

from yimen.engine.papers.certificates import listings, ports
from yimen.engine.papers.certificates.models import Certificate
from yimen.engine.papers.certificates.ports import CaseFacts, Pressed, Seal
from yimen.engine.papers.certificates.stamping import Decided, custody_for, seal_of
from yimen.kernel import papers
from yimen.kernel.offices.stamps import Custody, NoStampUsable
from yimen.kernel.product_classes import PRODUCT_CLASSES
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people

DEMO = "示范 DEMO：本文书由演示系统生成，印章和签名仅供演示，不具有法律效力。"
STOCK = "存量证照"
SHOWN_FIELDS = 8


def demo() -> str | None:
    """What a paper of a demonstration says about itself."""
    return DEMO if settings.YIMEN_DEMO else None


def verify_url(code: str) -> str:
    """Where anybody can check a paper: what its QR code carries."""
    return f"{settings.YIMEN_ADDRESS}/verify/{code}"


def spoken(code: str) -> str:
    """A verification code in groups of four, as it is printed."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def decided(row: Certificate, facts: CaseFacts) -> Decided:
    """The decision that a certificate came of, as its seal depends on it."""
    return Decided(facts.office_id, facts.office_ref, facts.decision_letter, facts.item_id, row.issued_at)


def pressed(row: Certificate, now: datetime) -> tuple[Pressed, CaseFacts, Custody | None]:
    """The paper of a certificate sealed now, with its case and the stamp it bears (None: the seal of the office).

    Pure but for the press: while the register stays as it is, drawing it again gives the same bytes. Refuses with
    NoStampUsable.
    """
    return _pressed(row, now, papers.Certificate)


def in_tradition(row: Certificate) -> bytes:
    """The same certificate as registries elsewhere know it: the same facts under the same seal, in another layout.

    Refuses with NoStampUsable.
    """
    if row.case_id is None:
        return _of_stock(row, papers.TraditionalCertificate).pdf
    return _pressed(row, row.paper_made_at or row.issued_at, papers.TraditionalCertificate)[0].pdf


def _pressed(
    row: Certificate, now: datetime, shape: type[papers.Certificate]
) -> tuple[Pressed, CaseFacts, Custody | None]:
    facts = case_of(row)
    custody = custody_for(decided(row, facts), now)
    party = people.party(row.holder_id)
    opened = people.opened(row.holder_id)
    assert party is not None and opened is not None, "parties are never deleted"
    issued_on = row.issued_at.astimezone(facts.zone).date()
    paper = shape(
        title=row.type_name,
        office=row.issuer_name,
        number=row.number,
        issued_on=issued_on,
        case_number=facts.number,
        applicant=row.holder_name,
        item=facts.item_name,
        verify_url=verify_url(row.verification),
        verification_code=spoken(row.verification),
        demo=demo(),
        identifier=row.identifier,
        holder=row.holder_name,
        holder_code=opened.number if party.kind == "organisation" else party.number,
        fields=(*_classes(row), *fields_of(row, facts)),
        valid_from=row.valid_from,
        valid_until=row.valid_to,
        version=row.version_no,
        note=_note(row),
    )
    sealed_at = row.facts.get("reissued_at")
    moment = datetime.fromisoformat(sealed_at) if sealed_at else row.issued_at
    return ports.press().press(paper, seal_of(decided(row, facts), custody), moment), facts, custody


def case_of(row: Certificate) -> CaseFacts:
    """The facts of the case that a certificate came of."""
    assert row.case_id is not None, "what is of the stock came of no case"
    return ports.cases().facts(row.case_id, None)


def of_stock(row: Certificate) -> Pressed:
    """The paper of a certificate of before, under the seal of its office, as of the moment it was entered."""
    return _of_stock(row, papers.Certificate)


def _of_stock(row: Certificate, shape: type[papers.Certificate]) -> Pressed:
    party, opened = people.party(row.holder_id), people.opened(row.holder_id)
    entered = datetime.fromisoformat(row.facts["stock"]["entered_at"])
    office = offices.office(row.issuer_id, entered.date())
    assert party is not None and opened is not None and office is not None, "neither is ever deleted"
    paper = shape(
        title=row.type_name,
        office=row.issuer_name,
        number=row.number,
        issued_on=row.valid_from,
        case_number=STOCK,  # it came of no case and no item of this house
        applicant=row.holder_name,
        item=STOCK,
        verify_url=verify_url(row.verification),
        verification_code=spoken(row.verification),
        demo=demo(),
        identifier=row.identifier,
        holder=row.holder_name,
        holder_code=opened.number if party.kind == "organisation" else party.number,
        fields=stock_fields(row),
        valid_from=row.valid_from,
        valid_until=row.valid_to,
        version=row.version_no,
        note=f"{STOCK}，来源：{row.facts['stock']['source']}。",
    )
    return ports.press().press(paper, Seal(office.ref), entered)


def stock_fields(row: Certificate) -> tuple[tuple[str, str], ...]:
    """What stands on a certificate of before besides its usual parts."""
    return tuple((label, value) for label, value in row.facts.get("fields", ()))


def shown_fields(row: Certificate) -> tuple[tuple[str, str], ...]:
    """What stands on a certificate, wherever it came from."""
    return stock_fields(row) if row.case_id is None else fields_of(row, case_of(row))


def drawn_again(row: Certificate) -> bytes | None:
    """The paper of a certificate whose file was lost, byte for byte as it was sealed; None when it would be another."""
    assert row.paper_made_at is not None, "a sealed paper has its moment"
    try:
        pdf = pressed(row, row.paper_made_at)[0].pdf
    except NoStampUsable:
        return None
    return pdf if hashlib.sha256(pdf).hexdigest() == row.paper_sha256 else None


def _classes(row: Certificate) -> tuple[tuple[str, str], ...]:
    """The product classes it lists 一企一证, as they stand on it today."""
    listed = listings.names(row)
    return ((PRODUCT_CLASSES, "、".join(listed)),) if listed else ()


def fields_of(row: Certificate, facts: CaseFacts) -> tuple[tuple[str, str], ...]:
    """What stands on a certificate: the fields of its case as they were filled in, with what was corrected since."""
    corrected = row.facts.get("corrected", {})
    return tuple((label, corrected.get(label, value)) for label, value in facts.fields if value)[:SHOWN_FIELDS]


def _note(row: Certificate) -> str:
    corrected = row.facts.get("corrected", {})
    if row.version_no == 1:
        return ""
    what = f"，更正：{'、'.join(corrected)}" if corrected else ""
    return f"第 {row.version_no} 版{what}。以前的版本作废。"
