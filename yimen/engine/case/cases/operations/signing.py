"""Signing an application 申请签名, before it is handed in: drawn with a finger, or by a code sent to the telephone; and
at the window on paper, where it is the same fact by another hand.

What is signed is all that is handed in. A change of form or files afterwards is not covered: it has to be signed anew.
"""

from datetime import datetime
from typing import ClassVar

from yimen.engine.case.cases import allow, moves
from yimen.engine.case.cases.models import Draft
from yimen.engine.case.cases.moves import Moved
from yimen.engine.case.cases.operations.drafting import own_draft, terms_of
from yimen.engine.case.cases.signed import content_of, line_of
from yimen.engine.case.messages import ports as messages
from yimen.engine.papers.dossiers.operations import keep_file, take_away
from yimen.engine.papers.dossiers.pictures import nothing_drawn
from yimen.engine.papers.dossiers.sniffing import FileKind
from yimen.engine.papers.signatures import moves as signatures
from yimen.journal.operation import in_steps, operation
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import CASE_LIFE, CaseMove
from yimen.kernel.refusal import Refusal, Unavailable
from yimen.kernel.signatures import (
    PAPER,
    PICTURE,
    NobodyToRing,
    SignatureEmpty,
    SignatureNoPicture,
    SignedHow,
    Signing,
    must_be_asked,
    said_with,
)
from yimen.kernel.snapshot import snapshot
from yimen.registries.people import queries as people


class SigningCodeNotSent(Refusal):
    """The carrier does not answer: no code went out."""

    code: ClassVar[str] = "signature.not_sent"


@snapshot
class ApplicationSigned:
    """A draft that is signed: the hash that stands for what was signed, how and when."""

    ref: str
    seal: str


@snapshot
class SigningCodeSent:
    """A code is on its way to the telephone that is registered."""

    ref: str


@operation
def sign_application(ref: str, filename: str, content: bytes, *, by: Actor, now: datetime) -> ApplicationSigned:
    """Sign the draft with a picture of the own signature; one of before is replaced.

    Refuses with DraftUnknown, SignatureNotAsked, SignatureNoPicture or SignatureEmpty, and as every file that comes in.
    """
    draft = _to_sign(ref, by, now)
    kept = keep_file(draft.party_id, "draft", draft.id, PICTURE, filename, content, 0, by, now)
    if kept.kind == FileKind.PDF:
        raise SignatureNoPicture()
    if kept.kind == FileKind.PNG and nothing_drawn(content):
        raise SignatureEmpty()
    return _signed(draft, Signing(SignedHow.DRAWN, now, content_of(draft), kept.sha256), by, now, kept.ref)


@in_steps
def ask_signing_code(ref: str, *, by: Actor, now: datetime) -> SigningCodeSent:
    """Send a code to the signer's own telephone, good for ten minutes and for what the draft says now.

    Refuses with DraftUnknown, SignatureNotAsked, NobodyToRing, SigningCodeFresh, or SigningCodeNotSent.
    """
    sent = _make_code(ref, by=by, now=now)
    draft = Draft.objects.select_related("version").get(ref=ref)
    opened = people.opened(by.party_id or draft.party_id)
    code, once = signatures.code_of(draft.pk)
    subject, text = said_with(code, draft.version.name)
    try:
        messages.carrier("sms").carry(opened.phone if opened else "", subject, text, f"sign-{ref}-{once}")
    except Unavailable as away:
        raise SigningCodeNotSent() from away
    return sent


@operation
def _make_code(ref: str, *, by: Actor, now: datetime) -> SigningCodeSent:
    """Put on record that a code is out, before anybody hears it."""
    draft = _to_sign(ref, by, now)
    opened = people.opened(by.party_id or draft.party_id)
    if opened is None or not opened.phone:
        raise NobodyToRing()
    signatures.make_code(draft.id, content_of(draft), now)
    return SigningCodeSent(ref)


@in_steps
def sign_with_code(ref: str, code: str, *, by: Actor, now: datetime) -> ApplicationSigned:
    """Sign the draft by the code that came to the telephone; every try counts, also one that is refused.

    Refuses with DraftUnknown, SignatureNotAsked, SigningCodeOver or SigningCodeWrong.
    """
    _count_try(ref, by=by.within(), now=now)
    return _sign_by_code(ref, code, by=by, now=now)


@operation
def _count_try(ref: str, *, by: Actor, now: datetime) -> str:
    """Count one more try at the code, for good: a refusal of the code afterwards does not take it back."""
    draft = _to_sign(ref, by, now)
    signatures.count_try(draft.id, content_of(draft), now)
    return ref


@operation
def _sign_by_code(ref: str, code: str, *, by: Actor, now: datetime) -> ApplicationSigned:
    """Sign by the code, once its try is counted."""
    draft = _to_sign(ref, by, now)
    content = content_of(draft)
    signatures.must_be_the_code(draft.id, content, code)
    return _signed(draft, Signing(SignedHow.CODE, now, content), by, now)


@operation
def attach_signature(ref: str, filename: str, content: bytes, *, by: Actor, now: datetime) -> Moved:
    """Keep the application that the applicant signed on paper at the counter, as it was scanned.

    By the window at which the case lies, before it is accepted. Refuses with NotYourDesk, SignatureNotAsked,
    SignatureThere or WrongState, and as every file that is handed in.
    """
    file = moves.read(ref, by, now)
    officer = allow.helping_at(file, "attach_signature", *allow.AT_THE_WINDOW)
    CASE_LIFE.after(CaseMove.ACCEPT, file.state)
    must_be_asked(file.terms)
    kept = keep_file(file.applicant_id, "case", file.id, PAPER, filename, content, 0, by, now)
    signing = Signing(SignedHow.PAPER, now, kept.sha256, kept.sha256)
    signatures.sign_on_paper(file.id, signing, officer.staff_id, kept.ref)
    return moves.remark(file, line_of(signing, now), by)


def _to_sign(ref: str, by: Actor, now: datetime) -> Draft:
    draft = own_draft(ref, by, now)
    must_be_asked(terms_of(draft))
    return draft


def _signed(draft: Draft, signing: Signing, by: Actor, now: datetime, file_ref: str = "") -> ApplicationSigned:
    before = signatures.sign_draft(draft.id, signing, by.party_id or draft.party_id, file_ref)
    if before:
        take_away("draft", draft.id, before, now)
    return ApplicationSigned(draft.ref, signing.seal)
