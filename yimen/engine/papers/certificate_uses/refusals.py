"""How certificates in place of papers, and looks into them, say no."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class CertificateNotHeld(Refusal):
    """The applicant holds no such certificate; somebody else's is answered like none."""

    code: ClassVar[str] = "certificate.not_held"


class CertificateUsedAlready(Refusal):
    """The certificate stands for this material already."""

    code: ClassVar[str] = "certificate.used_already"
    material: str


class CertificateWithoutSeal(Refusal):
    """The certificate has no sealed paper yet, so there is nothing to lay on file."""

    code: ClassVar[str] = "certificate.without_seal"


class NoOpenTask(Refusal):
    """Whoever looks into somebody's certificates has an open case of theirs at the own desk."""

    code: ClassVar[str] = "certificate.no_open_task"
