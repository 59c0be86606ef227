"""Steady signing: pyHanko without its clock and its dice.

Three small changes to the library's own classes: the moment is given, the file's second identifier is derived
from the paper, and the signature's random number from key and message (RFC 6979). The paper's own metadata are
left as they were drawn.
"""

import hashlib
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession


class SteadySigner(SimpleSigner):
    """Signs with P-256 and SHA-256; the same bytes give the same signature."""

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        """One deterministic ECDSA signature."""
        assert digest_algorithm == "sha256", digest_algorithm
        key = serialization.load_der_private_key(self.signing_key.dump(), password=None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        return key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))


class SteadyWriter(IncrementalPdfFileWriter):
    """Appends to a paper without a new date and without a random identifier."""

    def _update_meta(self) -> None:
        """Sealing is not editing: title, author and dates stay the paper's own."""

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> generic.ArrayObject:
        first, second = prev.trailer["/ID"]
        fresh = hashlib.sha256(_octets(first) + _octets(second) + b"sealed").digest()[:16]
        return generic.ArrayObject([generic.ByteStringObject(_octets(first)), generic.ByteStringObject(fresh)])


class SteadyPdfSigner(PdfSigner):
    """Signs at the moment it is given."""

    def __init__(self, meta: PdfSignatureMetadata, *, signer: SimpleSigner, moment: datetime) -> None:
        if moment.tzinfo is None:
            raise ValueError("a seal needs a moment with its zone")
        super().__init__(meta, signer=signer)
        self._moment = moment

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        """The library's session, at the given moment."""
        session = super().init_signing_session(pdf_out, existing_fields_only=existing_fields_only)
        session.system_time = self._moment
        return session


def _octets(value: Any) -> bytes:
    return value.original_bytes if isinstance(value, generic.TextStringObject) else bytes(value)
