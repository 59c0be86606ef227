"""How a certificate is not handed out."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class CertificateNotGood(Refusal):
    """Only a certificate that is valid today is handed out for use elsewhere."""

    code: ClassVar[str] = "certificate.not_good"
