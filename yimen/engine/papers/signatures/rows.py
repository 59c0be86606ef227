"""What the signatures show: frozen rows, never models."""

from datetime import datetime

from yimen.kernel.snapshot import snapshot


@snapshot
class SignatureRow:
    """A signature as the applicant and the desk read it."""

    how: str
    signed_at: datetime
    content_hash: str
    seal: str
    file_ref: str
    taken_by: str
    """Who scanned a paper; empty for the applicant, who deals with the office."""
    binds: str = "yes"
    """no: form or files changed after it."""

    @property
    def short(self) -> str:
        """The seal as a person reads and compares it."""
        return " ".join(self.seal[at : at + 4] for at in range(0, 16, 4)).upper()
