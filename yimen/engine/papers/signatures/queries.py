"""Looking at signatures: under a draft, under a case. Who may see the draft or the case, its own part knows."""

from datetime import datetime

from yimen.engine.papers.certificates import ports
from yimen.engine.papers.signatures.models import ApplicationSignature
from yimen.engine.papers.signatures.rows import SignatureRow
from yimen.kernel.actor import Actor, ActorKind


def of_draft(draft_id: int, content: str) -> SignatureRow | None:
    """The signature under a draft, and whether it still binds what the draft says."""
    row = ApplicationSignature.objects.filter(draft_id=draft_id).first()
    return _row(row, "", "yes" if row.content_hash == content else "no") if row else None


def of_case(case_ref: str, actor: Actor) -> SignatureRow | None:
    """The signature of a case, for whoever may see the case."""
    case_id = ports.cases().seen(case_ref, actor)
    row = ApplicationSignature.objects.select_related("taken_by").filter(case_id=case_id).first() if case_id else None
    if row is None:
        return None
    # The applicant deals with the office, not with a named clerk.
    return _row(row, row.taken_by.name if row.taken_by and actor.kind is not ActorKind.CITIZEN else "")


def signed(case_id: int) -> bool:
    """Whether the application of this case is signed, for the acts that rest on it."""
    return ApplicationSignature.objects.filter(case_id=case_id).exists()


def signed_at(case_id: int) -> datetime | None:
    """When the application of this case was signed, for its receipt."""
    return ApplicationSignature.objects.filter(case_id=case_id).values_list("signed_at", flat=True).first()


def _row(row: ApplicationSignature, taken_by: str, binds: str = "yes") -> SignatureRow:
    return SignatureRow(row.how, row.signed_at, row.content_hash, row.seal, row.file_ref, taken_by, binds)
