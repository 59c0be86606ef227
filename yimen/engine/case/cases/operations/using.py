"""Using a certificate instead of a paper 用证免交: its holder lets it stand for a material, or the window pulls it.

What the government issued itself is not asked for again. The sealed paper is laid on file like any other, so that
completeness is weighed by the rules that weigh everything else; the use is told on the certificate's own chain.
"""

from datetime import datetime

from yimen.engine.case.cases import known, losing, moves
from yimen.engine.case.cases.models import Draft
from yimen.engine.case.cases.operations.correcting import laid_on_file, material_of, may_take_in
from yimen.engine.case.cases.operations.drafting import own_draft, terms_of
from yimen.engine.papers.certificate_uses import moves as uses
from yimen.engine.papers.certificate_uses.moves import Look
from yimen.engine.papers.certificate_uses.refusals import (
    CertificateNotHeld,
    CertificateUsedAlready,
    CertificateWithoutSeal,
)
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.certificates.moves import held_fast
from yimen.engine.papers.certificates.rows import UsableCertificate
from yimen.engine.papers.dossiers.operations import keep_file
from yimen.journal.operation import operation
from yimen.kernel.acceptance import UnknownDefect
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.authority import NotYourRole
from yimen.kernel.certificate_uses import Consent, Looked, Loss, must_stand_for
from yimen.kernel.evidence import Line, digest
from yimen.kernel.forms import checked, checked_form
from yimen.kernel.refusal import Refusal
from yimen.kernel.situations import resolve
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import FieldTerm, MaterialTerm
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of

SLICE = 100


@snapshot
class CertificateUsed:
    """A certificate that stands for a material now, and what of the form was filled from it."""

    ref: str
    material: str
    certificate: str
    type_name: str
    filled: tuple[str, ...] = ()


@snapshot
class PullAsked:
    """What a certificate is pulled for, how its holder agreed, and which one; empty: the one that lasts longest."""

    purpose: str
    consent: Consent
    certificate: str = ""


@snapshot
class UsesLost:
    """How many uses were looked at."""

    done: int


@operation
def use_certificate(draft_ref: str, material: str, certificate: str, *, by: Actor, now: datetime) -> CertificateUsed:
    """Let a certificate of the applicant stand for a material of their draft: one tap is the consent, told with it.

    Fields of the form that the certificate answers are filled where nothing was written. Refuses with DraftUnknown,
    UnknownDefect, CertificateNotHeld, CertificateNotFitting, CertificateNotGood, CertificateUsedAlready or
    CertificateWithoutSeal.
    """
    draft = own_draft(draft_ref, by, now)
    term = _applying(draft, material)
    held = held_fast(certificate)
    if held is None or held.holder_id != draft.party_id or held.holder_id not in set(by.parties()):
        raise CertificateNotHeld()
    must_stand_for(term, held.standing, day_of(now))
    _not_twice(held, "draft", draft.pk, term)
    name, content = _sealed(held)
    kept = keep_file(draft.party_id, "draft", draft.pk, term, name, content, 0, by, now)
    body = {"draft": draft_ref, "material": material, "sha256": kept.sha256, "consent": Consent.ONLINE}
    ref = uses.record_use(held, kept.ref, Consent.ONLINE, Line("use", body, now), by, now)
    return CertificateUsed(ref, material, held.ref, held.type_name, _filled(draft, held, now))


@operation
def pull_certificate(ref: str, material: str, asked: PullAsked, *, by: Actor, now: datetime) -> CertificateUsed:
    """Pull the applicant's certificate for a material, at the window that has the case; the case is the task.

    The pull is on the case's record, on the certificate's, and shown to its holder. Refuses as `attach_to_case` does,
    with TextMissing without a purpose, with NotInList without a consent, and as `use_certificate` does.
    """
    file = moves.read(ref, by, now)
    if by.staff_id is None:
        raise NotYourRole(act="pull_certificate")
    may_take_in(file, material, "attach_to_case", now)
    purpose = must_be_said("purpose", asked.purpose, 200)
    if asked.consent not in (Consent.SPOKEN, Consent.SIGNED):
        raise NotInList(field="consent")
    term = material_of(file, material)
    held = _held_for(term, file.applicant_id, asked.certificate, now)
    must_stand_for(term, held.standing, day_of(now))
    _not_twice(held, "case", file.id, term)
    name, content = _sealed(held)
    kept = laid_on_file(file, term, name, content, by, now)
    look = Look(file.applicant_id, file.id, ref, Looked.PULLED, purpose, held.type_code, held.type_name, file.desk_id)
    reading = uses.record_reading(look, (held.ref,), 1, by, now)
    body = {
        "reading": reading, "material": material, "sha256": kept.sha256, "consent": asked.consent,
        "purpose": digest(purpose.encode(), reading.encode()),
    }  # fmt: skip
    use = uses.record_use(held, kept.ref, asked.consent, Line("use", {"case": ref, **body}, now), by, now)
    moves.remark(file, Line("pull_certificate", {"certificate": held.ref, "file": kept.ref, **body}, now), by)
    return CertificateUsed(use, material, held.ref, held.type_name)


@operation
def lose_expired(*, by: Actor, now: datetime) -> UsesLost:
    """Tell open cases of certificates that ended by their last day, a slice at a time; by the clockwork alone."""
    if by.kind is not ActorKind.SYSTEM:
        raise NotYourRole(act="lose_expired")
    over = uses.outlived(day_of(now), SLICE)
    for use in over:
        losing.use_lost(use, Loss.EXPIRED, now)
    return UsesLost(len(over))


def _applying(draft: Draft, material: str) -> MaterialTerm:
    """The material as it applies to the situation of the draft; refuses with UnknownDefect."""
    applying = resolve(terms_of(draft), draft.answers).materials
    term = next((one for one in applying if one.code == material), None)
    if term is None:
        raise UnknownDefect(material=material, defect="")
    return term


def _held_for(term: MaterialTerm, holder_id: int, certificate: str, now: datetime) -> UsableCertificate:
    """The certificate asked for, or of those that fit the one that lasts longest; refuses with CertificateNotHeld."""
    if not certificate:
        lasting = next(iter(certificates.valid_of(holder_id, term.certificate_types, day_of(now))), None)
        certificate = lasting.ref if lasting is not None else ""
    held = held_fast(certificate)
    if held is None or held.holder_id != holder_id:
        raise CertificateNotHeld()
    return held


def _not_twice(held: UsableCertificate, purpose: str, subject_id: int, term: MaterialTerm) -> None:
    if uses.stands_already(held.id, purpose, subject_id, term.code):
        raise CertificateUsedAlready(material=term.name)


def _sealed(held: UsableCertificate) -> tuple[str, bytes]:
    """The name and bytes of its sealed paper; refuses with CertificateWithoutSeal."""
    found = certificates.paper_to_use(held.ref)
    if found is None:
        raise CertificateWithoutSeal()
    return found


def _filled(draft: Draft, held: UsableCertificate, now: datetime) -> tuple[str, ...]:
    """Fill what the form still lacks and the certificate answers: the same data element is asked once for all items."""
    terms = terms_of(draft)
    answers = known.answered_by(held.case_id) if held.case_id is not None else {}
    found = {
        one.code: answers[one.element]
        for one in resolve(terms, draft.answers).fields
        if not draft.form.get(one.code, "").strip() and _fits(one, answers.get(one.element, ""))
    }
    if found:
        draft.form = checked_form(terms, tuple(draft.answers), {**draft.form, **found})
        draft.revision, draft.changed_at = draft.revision + 1, now
        draft.save(update_fields=["form", "revision", "changed_at"])
    return tuple(found)


def _fits(field: FieldTerm, answer: str) -> str:
    """yes: this form takes the answer; one that it asks otherwise is left to the applicant, and spoils no use."""
    try:
        return "yes" if answer and checked(field, answer) else ""
    except Refusal:
        return ""
