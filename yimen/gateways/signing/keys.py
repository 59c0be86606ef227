"""Keys of the demo authority on disk: made once, by whichever process comes first, readable by the owner alone.

A key and its certificate live in one file that appears whole or not at all, so that a web process and a worker
starting together end up with the same key, and a kill in between leaves none.
"""

import os
import secrets
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from yimen.kernel.snapshot import snapshot

# Wide enough for papers of the past and for a reviewer who moves the clock: the demo has no renewals.
NOT_BEFORE = datetime(2000, 1, 1, tzinfo=UTC)
NOT_AFTER = datetime(2099, 12, 31, tzinfo=UTC)
ROOT_NAME = "一门示范根证书 YIMEN DEMO ROOT"


@snapshot
class KeyPair:
    """A P-256 key with its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


def root_at(path: Path) -> KeyPair:
    """The root of the demo authority, made at first start."""
    return _opened(_once(path, _new_root))


def office_at(path: Path, root: KeyPair, *, office_ref: str, office_name: str) -> KeyPair:
    """The signing certificate of one office under its present name, issued on demand."""
    return _opened(_once(path, lambda: _new_office(root, office_ref, office_name)))


def journal_key_at(path: Path) -> ec.EllipticCurvePrivateKey:
    """The key that seals the journal; it signs no papers."""
    return _key_of(_once(path, lambda: _pem_of(ec.generate_private_key(ec.SECP256R1()))))


def _once(path: Path, make: Callable[[], bytes]) -> bytes:
    """The content of a file that is made only once, also when two processes try together."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(make())
                file.flush()
                os.fsync(file.fileno())
            os.link(draft, path)
        except FileExistsError:
            pass  # Another process was first: its key is the key.
        finally:
            draft.unlink()
    return path.read_bytes()


def _new_root() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(ROOT_NAME)
    usage = _usage(sign=False)
    built = _builder(name, name, key.public_key()).add_extension(x509.BasicConstraints(True, 0), critical=True)
    certificate = built.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    return _pem_of(key) + certificate.public_bytes(serialization.Encoding.PEM)


def _new_office(root: KeyPair, office_ref: str, office_name: str) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(office_name, office_ref)
    built = _builder(subject, root.certificate.subject, key.public_key())
    built = built.add_extension(x509.BasicConstraints(False, None), critical=True)
    certificate = built.add_extension(_usage(sign=True), critical=True).sign(root.key, hashes.SHA256())
    return _pem_of(key) + certificate.public_bytes(serialization.Encoding.PEM)


def _builder(subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey) -> x509.CertificateBuilder:
    built = x509.CertificateBuilder(subject_name=subject, issuer_name=issuer, public_key=key)
    return built.serial_number(x509.random_serial_number()).not_valid_before(NOT_BEFORE).not_valid_after(NOT_AFTER)


def _name(common: str, unit: str = "") -> x509.Name:
    # The standard lets 64 characters stand in a common name; the library counts bytes, and one of ours has three.
    with warnings.catch_warnings(action="ignore", category=UserWarning):
        named = x509.NameAttribute(NameOID.COMMON_NAME, common[:64], _validate=False)
    parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"), named]
    if unit:
        parts.insert(1, x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, unit[:64]))
    return x509.Name(parts)


def _usage(*, sign: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=sign,
        content_commitment=sign,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not sign,
        crl_sign=not sign,
        encipher_only=False,
        decipher_only=False,
    )


def _pem_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _opened(pem: bytes) -> KeyPair:
    return KeyPair(key=_key_of(pem), certificate=x509.load_pem_x509_certificate(pem))


def _key_of(pem: bytes) -> ec.EllipticCurvePrivateKey:
    key = serialization.load_pem_private_key(pem, password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key
