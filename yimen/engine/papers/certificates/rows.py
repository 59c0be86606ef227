"""What the certificates show: frozen rows, never models."""

from datetime import date, datetime

from yimen.kernel.certificate_uses import Standing
from yimen.kernel.papers.seals import SealReport
from yimen.kernel.snapshot import snapshot


@snapshot
class CertificateRow:
    """A certificate as its holder and the officer see it."""

    ref: str
    type_name: str
    identifier: str
    number: str
    holder_name: str
    issuer_name: str
    case_ref: str
    state: str
    """withheld | valid | suspended | revoked | cancelled | expired, as of the `now` the query was asked with."""
    issued_at: datetime
    valid_from: date
    valid_to: date | None
    ended_at: datetime | None
    verification: str
    ready: bool
    """The sealed paper lies in the store; before that it is drawn when it is asked for."""
    waits_for_seal: str
    """yes: an approval seal has to be set on it first, so that nobody can open it yet."""
    classes: tuple[str, ...]
    """The product classes it lists 一企一证, in the order in which they came; none for other certificates."""
    version: int
    stock: str = ""
    """From where it was entered as one of before 存量; empty: it came of a case of this house."""


USABLE = (
    "id", "ref", "type_code", "type_name", "number", "holder_id", "issuer_name", "state", "valid_from", "valid_to",
    "version_no", "case_id",
)  # fmt: skip
"""The columns of a usable certificate, in their order."""


@snapshot
class UsableCertificate:
    """A certificate as it is weighed by whoever wants it to stand for a paper."""

    id: int
    ref: str
    type_code: str
    type_name: str
    number: str
    holder_id: int
    issuer_name: str
    state: str
    valid_from: date
    valid_to: date | None
    version_no: int
    case_id: int | None

    @property
    def standing(self) -> Standing:
        return Standing(self.type_code, self.state, self.valid_from, self.valid_to)


@snapshot
class CertificateShown:
    """A certificate as another department reads it for its own task: what stands on it, and what it is worth today."""

    ref: str
    type_code: str
    type_name: str
    identifier: str
    number: str
    holder_name: str
    issuer_name: str
    state: str
    valid_from: date
    valid_to: date | None
    fields: tuple[tuple[str, str], ...]


@snapshot
class PaperNamed:
    """A paper as those name it who keep a record of it: of which case, and what it is called."""

    kind: str
    """document | certificate | file | letter"""
    ref: str
    case_id: int | None
    """None: a letter is of no case."""
    title: str
    number: str


@snapshot
class CertificateProof:
    """What anybody who holds a certificate may learn: is it what it says, and is it still good."""

    type_name: str
    identifier: str
    number: str
    holder: str
    """Masked for persons; organisations by their full name."""
    issuer_name: str
    issued_at: datetime
    valid_from: date
    valid_to: date | None
    state: str
    ended_at: datetime | None
    classes: tuple[str, ...]
    """The product classes it lists today; of a replaced version none are told."""
    cause: str
    """Why a replaced version was replaced: erratum, classes_added, classes_revoked or renewed; empty: it was not."""


@snapshot
class ClassRuled:
    """What a decision said of one product class: granted, refused with its reason, or revoked since."""

    code: str
    name: str
    outcome: str
    reason: str


@snapshot
class FileProof:
    """What checking a PDF found: what its seal is worth, and the certificate whose paper it is."""

    seal: SealReport
    certificate: CertificateProof | None


@snapshot
class TraditionalPaper:
    """A certificate drawn in its traditional form: of which version it is, file name and sealed PDF."""

    ref: str
    version: int
    name: str
    pdf: bytes


@snapshot
class PrintedCertificate:
    """What stands on a certificate, for whoever looks for a slip of the pen on it."""

    title: str
    number: str
    fields: tuple[tuple[str, str], ...]


@snapshot
class FiledCertificate:
    """A certificate as it goes on file, with the hash of its sealed paper ("" while it has none)."""

    id: int
    type_name: str
    number: str
    state: str
    issued_at: datetime
    sha256: str
