"""Signing: what the village and the town sign, word by word, and whether a record still says it."""

import hashlib
from datetime import datetime

from yimen.journal import ports as journal
from yimen.kernel.evidence import canonical
from yimen.kernel.snapshot import snapshot


@snapshot
class Said:
    """What somebody signed under their digital certificate: of which file, in which words, when."""

    check: str
    staff_id: int
    serial: str
    at: datetime
    outcome: str
    words: str
    file_sha256: str

    def sha256(self) -> bytes:
        """The digest that is signed."""
        facts = {
            "check": self.check, "by": self.staff_id, "serial": self.serial, "at": self.at, "outcome": self.outcome,
            "words": self.words, "file": self.file_sha256,
        }  # fmt: skip
        return hashlib.sha256(canonical(facts)).digest()

    def signed(self) -> bytes:
        return journal.notary().sign_digest(self.sha256())

    def found(self, signature: bytes) -> str:
        """What a signature is worth: sound, or altered."""
        return "sound" if journal.notary().verify_digest(self.sha256(), signature) else "altered"
