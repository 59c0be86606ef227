"""Inside of the signed commitments: write a signature down. The case tells it."""

from datetime import datetime

from yimen.engine.papers.commitments.models import SignedCommitment
from yimen.engine.papers.dossiers.operations import Attached
from yimen.kernel.commitments import SignedAlready, hash_of
from yimen.registries.dated import refusing


def sign_at_home(case_id: int, words: str, party_id: int, now: datetime) -> None:
    """The applicant's own act. Refuses with SignedAlready."""
    with refusing(commitment_is_signed_once=SignedAlready()):
        SignedCommitment.objects.create(
            case_id=case_id, words_hash=hash_of(words), how="home", signed_at=now, party_id=party_id
        )


def sign_on_paper(case_id: int, words: str, kept: Attached, staff_id: int, now: datetime) -> None:
    """The signed paper as it was scanned. Refuses with SignedAlready."""
    with refusing(commitment_is_signed_once=SignedAlready()):
        SignedCommitment.objects.create(
            case_id=case_id, words_hash=hash_of(words), how="paper", signed_at=now, taken_by_id=staff_id,
            file_ref=kept.ref, file_sha256=kept.sha256,
        )  # fmt: skip
