"""How a certificate is not handed out."""

from typing import ClassVar

from yimen.kernel.refusal import Refusal


class NoTraditionalForm(Refusal):
    """Only a certificate that is valid today is handed out for use elsewhere."""

    code: ClassVar[str] = "certificate.no_traditional_form"
