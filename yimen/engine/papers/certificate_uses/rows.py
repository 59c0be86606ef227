"""What the certificate uses show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class OfferedCertificate:
    """A certificate that its holder may let stand for a material."""

    material: str
    ref: str
    type_code: str
    type_name: str
    number: str
    issuer_name: str
    valid_to: date | None


@snapshot
class UseRow:
    """A certificate that stands, or stood, for a material."""

    ref: str
    file: str
    """The attachment that is its paper."""
    material: str
    certificate_ref: str
    type_name: str
    number: str
    issuer_name: str
    state: str
    """What the certificate is now: valid, expired, or as its office left it."""
    valid_to: date | None
    consent: str
    used_at: datetime
    lost_at: datetime | None
    lost_as: str
    """Why it stands for nothing any more (kernel.certificate_uses.Loss); empty: it stands."""
    taken_off: str
    """yes: its file was taken off a case that had not been accepted."""


@snapshot
class LostUseRow:
    """An open case at a desk in which a certificate stood that is no longer good."""

    case_ref: str
    case_number: str
    item_name: str
    applicant_name: str
    material: str
    type_name: str
    number: str
    lost_as: str
    lost_at: datetime
    taken_off: str
    """yes: the case had not been accepted, so the material is missing again."""


@snapshot
class ReadingRow:
    """A look into somebody's certificates, as the holder and the desks read it."""

    ref: str
    looked: str
    type_name: str
    found: int
    purpose: str
    post: str
    office_name: str
    staff_name: str
    """Empty for the holder, who deals with the office."""
    case_number: str
    item_name: str
    read_at: datetime
