"""The demo authority: seals papers and the journal with keys made on this machine at first start.

For demonstration: its root is trusted by nobody else, and says so in its name. A production city puts its seal
service behind the same methods. Nothing here speaks to the network or reads the clock, and sealing the same
bytes for the same office at the same moment gives the same bytes, so that a job killed between sealing and
recording does its work again without a second original.
"""

import hashlib
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import cast

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from yimen.gateways.signing import checking, keys
from yimen.gateways.signing.steady import SteadyPdfSigner, SteadySigner, SteadyWriter
from yimen.kernel.papers.seals import SealReport

FIELD = "YimenSeal"
REASON = "电子印章（示范 DEMO）"
# Room for the signature in the paper, in hexadecimal digits: twice what the longest office name takes.
RESERVED = 4096
DIGEST = ec.ECDSA(utils.Prehashed(hashes.SHA256()), deterministic_signing=True)


class DemoAuthority:
    """A certificate authority of one machine, with one signing certificate for each office."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._root = keys.root_at(home / "root.pem")
        self._journal = keys.journal_key_at(home / "journal.pem")
        self._signer = cache(self._open_signer)

    def seal(self, pdf: bytes, office_ref: str, office_name: str, now: datetime) -> bytes:
        """Seal a paper for an office (PAdES B-B); the same call gives the same bytes."""
        meta = PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            name=office_name,
            reason=REASON,
            location=office_name,
        )
        signer = SteadyPdfSigner(meta, signer=self._signer(office_ref, office_name), moment=now)
        sealed = signer.sign_pdf(SteadyWriter(BytesIO(pdf)), bytes_reserved=RESERVED)
        return cast(BytesIO, sealed).getvalue()

    def verify(self, pdf: bytes) -> SealReport:
        """What the seal of a paper is worth, judged by this authority's root alone and at the sealing moment."""
        return checking.check(pdf, _as_asn1(self._root))

    def root_certificate(self) -> bytes:
        """The root as PEM, for readers that check by themselves."""
        return self._root.certificate.public_bytes(serialization.Encoding.PEM)

    def sign_digest(self, digest: bytes) -> bytes:
        """Sign a SHA-256 digest with the journal's own key."""
        _must_be_digest(digest)
        return self._journal.sign(digest, DIGEST)

    def verify_digest(self, digest: bytes, signature: bytes) -> bool:
        """Whether the journal's key signed this digest."""
        _must_be_digest(digest)
        try:
            self._journal.public_key().verify(signature, digest, ec.ECDSA(utils.Prehashed(hashes.SHA256())))
        except InvalidSignature:
            return False
        return True

    def journal_public_key(self) -> bytes:
        """The journal's public key as PEM, for the offline verifier."""
        return self._journal.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )

    def _open_signer(self, office_ref: str, office_name: str) -> SimpleSigner:
        # A renamed office gets a certificate of its new name; the old one stays for what it sealed.
        mark = hashlib.sha256(f"{office_ref}\0{office_name}".encode()).hexdigest()[:32]
        path = self._home / "offices" / f"{mark}.pem"
        pair = keys.office_at(path, self._root, office_ref=office_ref, office_name=office_name)
        store = SimpleCertificateStore.from_certs([_as_asn1(self._root)])  # type: ignore[no-untyped-call]
        return SteadySigner(
            signing_cert=_as_asn1(pair), signing_key=_key_as_asn1(pair), cert_registry=store, embed_roots=False
        )


def _as_asn1(pair: keys.KeyPair) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(pair.certificate.public_bytes(serialization.Encoding.DER))


def _key_as_asn1(pair: keys.KeyPair) -> asn1_keys.PrivateKeyInfo:
    return asn1_keys.PrivateKeyInfo.load(
        pair.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )


def _must_be_digest(digest: bytes) -> None:
    if len(digest) != 32:
        raise ValueError("a SHA-256 digest has 32 bytes")
