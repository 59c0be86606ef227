"""Inside of the signatures: written down, taken along into the case, forgotten with its draft. The case tells it."""

import secrets
from datetime import datetime

from yimen.engine.papers.signatures.models import ApplicationSignature, SigningCode
from yimen.kernel.signatures import (
    CODE_GOOD_FOR,
    CODE_RESTS,
    MOST_TRIES,
    SignatureMissing,
    SignatureThere,
    SignatureVoid,
    SignedHow,
    Signing,
    SigningCodeFresh,
    SigningCodeOver,
    SigningCodeWrong,
    code_sent,
)
from yimen.registries.dated import refusing
from yimen.registries.people.vault import keyed_hash


def sign_draft(draft_id: int, signing: Signing, party_id: int, file_ref: str = "") -> str:
    """The signature under a draft; one of before is replaced. Gives the file of the one before."""
    before = ApplicationSignature.objects.filter(draft_id=draft_id).first()
    facts = {**_facts(signing, file_ref), "party_id": party_id}
    ApplicationSignature.objects.update_or_create(draft_id=draft_id, defaults=facts)
    SigningCode.objects.filter(draft_id=draft_id).delete()
    return before.file_ref if before else ""


def sign_on_paper(case_id: int, signing: Signing, staff_id: int, file_ref: str) -> None:
    """The signed paper as it was scanned. Refuses with SignatureThere."""
    with refusing(signature_one_a_case=SignatureThere()):
        ApplicationSignature.objects.create(case_id=case_id, taken_by_id=staff_id, **_facts(signing, file_ref))


def _facts(signing: Signing, file_ref: str) -> dict[str, object]:
    return {
        "how": signing.how,
        "signed_at": signing.at,
        "content_hash": signing.content,
        "seal": signing.seal,
        "file_ref": file_ref,
        "file_sha256": signing.file,
    }


def must_bind(draft_id: int, content: str) -> None:
    """What is handed in is what was signed. Refuses with SignatureMissing or SignatureVoid."""
    signed = ApplicationSignature.objects.filter(draft_id=draft_id).values_list("content_hash", flat=True).first()
    if signed is None:
        raise SignatureMissing()
    if signed != content:
        raise SignatureVoid()


def take_along(draft_id: int, case_id: int, content: str) -> Signing | None:
    """The draft became a case, and its signature is the case's; None when it has none that binds."""
    row = ApplicationSignature.objects.filter(draft_id=draft_id, content_hash=content).first()
    if row is None:
        forget(draft_id)
        return None
    ApplicationSignature.objects.filter(pk=row.pk).update(case_id=case_id)
    return _signing(row)


def _signing(row: ApplicationSignature) -> Signing:
    return Signing(SignedHow(row.how), row.signed_at, row.content_hash, row.file_sha256)


def forget(draft_id: int) -> None:
    """A draft that is thrown away leaves no signature behind."""
    ApplicationSignature.objects.filter(draft_id=draft_id, case_id=None).delete()
    SigningCode.objects.filter(draft_id=draft_id).delete()


def make_code(draft_id: int, content: str, now: datetime) -> None:
    """A fresh code for what the draft says now; one of before is worth nothing. Refuses with SigningCodeFresh."""
    if SigningCode.objects.filter(draft_id=draft_id, asked_at__gt=now - CODE_RESTS).exists():
        raise SigningCodeFresh()
    facts = {"salt": secrets.token_hex(16), "content_hash": content, "asked_at": now, "tries": 0}
    SigningCode.objects.update_or_create(draft_id=draft_id, defaults=facts)


def code_of(draft_id: int) -> tuple[str, str]:
    """The code that is out for a draft, for the message that brings it, and by what that message goes once."""
    row = SigningCode.objects.get(draft_id=draft_id)
    return _code(row), row.salt[:12]


def count_try(draft_id: int, content: str, now: datetime) -> None:
    """One more try. Refuses with SigningCodeOver: none is out, it ran out, or what it was sent for was changed."""
    live = SigningCode.objects.select_for_update().filter(
        draft_id=draft_id, content_hash=content, asked_at__gt=now - CODE_GOOD_FOR, tries__lt=MOST_TRIES
    )  # fmt: skip
    row = live.first()
    if row is None:
        raise SigningCodeOver()
    row.tries += 1
    row.save(update_fields=["tries"])


def must_be_the_code(draft_id: int, content: str, typed: str) -> None:
    """Refuses with SigningCodeWrong, or with SigningCodeOver when what it was sent for was changed meanwhile."""
    row = SigningCode.objects.filter(draft_id=draft_id, content_hash=content).first()
    if row is None:
        raise SigningCodeOver()
    if not secrets.compare_digest(_code(row).encode(), "".join(typed.split()).encode()):
        raise SigningCodeWrong()


def _code(row: SigningCode) -> str:
    return code_sent(keyed_hash(f"sign\x1f{row.draft_id}\x1f{row.salt}\x1f{row.content_hash}"))
