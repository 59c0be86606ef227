"""Checking a seal: one signature, over the whole file, from an office under the given root.

Nothing is fetched and the clock is not read: the demo revokes no certificates, papers are revoked by the
register. The check is stricter than the standard: the signature's own envelope must be written exactly as a
sealer writes it, so that no byte of the file can be changed without notice.
"""

import struct
import zlib
from io import BytesIO

from asn1crypto import algos, cms
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from yimen.kernel.papers.seals import SealFinding, SealReport

# What the parsers below are known to raise on bytes that are no sound PDF or no sound signature.
STUMBLES = (
    PdfError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    OSError,
    OverflowError,
    NotImplementedError,
    RecursionError,
    AssertionError,
    struct.error,
    zlib.error,
)


def check(pdf: bytes, root: asn1_x509.Certificate) -> SealReport:
    """What the seal of a paper is worth under one root."""
    try:
        signatures = PdfFileReader(BytesIO(pdf)).embedded_signatures
    except STUMBLES:
        return SealReport(SealFinding.UNREADABLE)
    if not signatures:
        return SealReport(SealFinding.UNSEALED)
    try:
        return _judge(pdf, signatures, root)
    except STUMBLES:
        return SealReport(SealFinding.ALTERED)


def _judge(pdf: bytes, signatures: list[EmbeddedPdfSignature], root: asn1_x509.Certificate) -> SealReport:
    signature = signatures[-1]
    signed_at = signature.self_reported_timestamp
    signer = signature.signer_cert.subject.native.get("common_name")
    context = ValidationContext(trust_roots=[root], allow_fetching=False, moment=signed_at)
    status = validate_pdf_signature(signature, context, skip_diff=True)
    whole = status.coverage is SignatureCoverageLevel.ENTIRE_FILE and len(signatures) == 1
    if not (status.intact and status.valid and whole):
        return SealReport(SealFinding.ALTERED, signer, signed_at)
    if not status.trusted:
        return SealReport(SealFinding.UNTRUSTED, signer, signed_at)
    ours = _gap(pdf, signature) == _written(signature)
    return SealReport(SealFinding.SOUND if ours else SealFinding.ALTERED, signer, signed_at)


def _gap(pdf: bytes, signature: EmbeddedPdfSignature) -> bytes:
    """What stands in the only place that the signature does not cover."""
    start, length, rest, _ = (int(number) for number in signature.byte_range)
    return pdf[start + length : rest]


def _written(signature: EmbeddedPdfSignature) -> bytes:
    """What a sealer writes into the gap: the standard leaves parts of an envelope unsigned, so it is built anew."""
    certificate = signature.signer_cert
    found = signature.signer_info
    issuer = cms.IssuerAndSerialNumber({"issuer": certificate.issuer, "serial_number": certificate.serial_number})
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier("issuer_and_serial_number", issuer),
            "digest_algorithm": {"algorithm": "sha256"},
            "signed_attrs": found["signed_attrs"],
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
            "signature": found["signature"],
        }
    )
    data = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {"content_type": "data"},
            "certificates": [cms.CertificateChoices("certificate", certificate)],
            "signer_infos": [signer],
        }
    )
    envelope: bytes = cms.ContentInfo({"content_type": "signed_data", "content": data}).dump()
    digits = envelope.hex().upper().ljust(2 * len(signature.pkcs7_content), "0")
    return f"<{digits}>".encode()
