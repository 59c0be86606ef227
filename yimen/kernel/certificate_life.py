"""The life of a certificate 电子证照: withheld until its materials came, valid, and the ways in which it ends."""

from enum import StrEnum

from yimen.kernel.lifecycle import Lifecycle


class CertificateState(StrEnum):
    WITHHELD = "withheld"
    VALID = "valid"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    CANCELLED = "cancelled"


class CertificateMove(StrEnum):
    RELEASE = "release"
    SUSPEND = "suspend"
    RESTORE = "restore"
    REVOKE = "revoke"
    CANCEL = "cancel"


_S, _M = CertificateState, CertificateMove

CERTIFICATE_LIFE: Lifecycle[CertificateState, CertificateMove] = Lifecycle(
    start=_S.WITHHELD,
    moves={
        _M.RELEASE: (frozenset({_S.WITHHELD}), _S.VALID),
        _M.SUSPEND: (frozenset({_S.VALID}), _S.SUSPENDED),
        _M.RESTORE: (frozenset({_S.SUSPENDED}), _S.VALID),
        _M.REVOKE: (frozenset({_S.WITHHELD, _S.VALID, _S.SUSPENDED}), _S.REVOKED),
        _M.CANCEL: (frozenset({_S.WITHHELD, _S.VALID, _S.SUSPENDED}), _S.CANCELLED),
    },
    also_starts=frozenset({_S.VALID}),
)
