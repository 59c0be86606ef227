"""How certificates in place of papers, and looks into them, say no."""

from dataclasses import dataclass
from typing import ClassVar

from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class CertificateNotHeld(Refusal):
    """The applicant holds no such certificate; somebody else's is answered like none."""

    code: ClassVar[str] = "certificate.not_held"


@dataclass(eq=False)
class CertificateUsedAlready(Refusal):
    """The certificate stands for this material already."""

    code: ClassVar[str] = "certificate.used_already"
    material: str


@dataclass(eq=False)
class CertificateWithoutSeal(Refusal):
    """The certificate has no sealed paper yet, so there is nothing to lay on file."""

    code: ClassVar[str] = "certificate.without_seal"


@dataclass(eq=False)
class NoOpenTask(Refusal):
    """Whoever looks into somebody's certificates has an open case of theirs at the own desk."""

    code: ClassVar[str] = "certificate.no_open_task"
