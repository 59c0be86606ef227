"""Looking at certificates: the holder's own, those of a case, and what anybody who holds a paper may learn from it.

Nothing is written here: a paper that is asked for before the clockwork made it is drawn for the reader, and the
clockwork will store the very same bytes.
"""

import hashlib
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from yimen.engine.papers.certificates import listings, papers, ports
from yimen.engine.papers.certificates.models import Certificate, ClassRuling, Rendition, TraditionalForm
from yimen.engine.papers.certificates.refusals import NoTraditionalForm
from yimen.engine.papers.certificates.rows import (
    USABLE,
    CertificateProof,
    CertificateRow,
    CertificateShown,
    ClassRuled,
    FiledCertificate,
    FileProof,
    PaperNamed,
    PrintedCertificate,
    TraditionalPaper,
    UsableCertificate,
)
from yimen.engine.papers.dossiers import ports as files
from yimen.kernel.actor import Actor
from yimen.kernel.refs import heard
from yimen.kernel.renewals import ASKED_BEFORE, Held
from yimen.registries.stamps import queries as stamps

CHINA = timedelta(hours=8)
HIDDEN = "＊"
TRADITIONAL = "传统版式"


def mine(actor: Actor, now: datetime) -> tuple[CertificateRow, ...]:
    """The certificates of the parties this actor acts for, the latest first; withheld ones are not theirs yet."""
    rows = Certificate.objects.filter(holder_id__in=set(actor.parties())).exclude(state="withheld")
    return tuple(_row(row, now) for row in rows.order_by("-issued_at")[:200])


def certificate(ref: str, actor: Actor, now: datetime) -> CertificateRow | None:
    """A certificate, for its holder and for whoever may see its case."""
    row = _visible(ref, actor)
    return _row(row, now) if row else None


def of_case(case_ref: str, actor: Actor, now: datetime) -> tuple[CertificateRow, ...]:
    """The certificates that came of a case, for whoever may see it."""
    case_id = ports.cases().seen(case_ref, actor)
    if case_id is None:
        return ()
    rows = _of_case(case_id)
    own = set(actor.parties())
    return tuple(_row(row, now) for row in rows if row.state != "withheld" or row.holder_id not in own)


def paper(ref: str, actor: Actor) -> tuple[str, bytes] | None:
    """File name and sealed PDF, for its holder and for whoever may see its case; a withheld one has none."""
    row = _visible(ref, actor)
    return _paper(row) if row is not None else None


def traditional(ref: str, actor: Actor, now: datetime) -> TraditionalPaper | None:
    """The same certificate in its traditional form 传统版式, for registries elsewhere that read no electronic one.

    For whoever may have the paper. Refuses with NoTraditionalForm when it is not valid on the day.
    """
    row = _visible(ref, actor)
    if row is None or row.state == "withheld" or _waits_for_seal(row):
        return None
    if _state(row, now) != "valid":
        raise NoTraditionalForm()
    name = f"{row.type_name}-{row.number}-{TRADITIONAL}.pdf"
    return TraditionalPaper(ref, row.version_no, name, papers.in_tradition(row))


def paper_to_use(ref: str) -> tuple[str, bytes] | None:
    """The same for an act that has weighed who may use the certificate; None while an approval seal has to be set."""
    row = Certificate.objects.filter(ref=ref).first()
    return _paper(row) if row is not None else None


def _paper(row: Certificate) -> tuple[str, bytes] | None:
    if row.state == "withheld":
        return None
    if row.case_id is None:
        # A million of them would be drawn for nobody: the paper is made for whoever asks, byte for byte the same.
        content: bytes | None = papers.of_stock(row).pdf
    elif row.paper_sha256:
        content = files.store().get(row.paper_sha256) or papers.drawn_again(row)
    else:
        content = None if _waits_for_seal(row) else papers.pressed(row, row.issued_at)[0].pdf
    return None if content is None else (f"{row.type_name}-{row.number}.pdf", content)


def named(ref: str) -> PaperNamed | None:
    """What the paper of a certificate is called; who may know, the caller knows."""
    row = Certificate.objects.filter(ref=ref).values_list("case_id", "type_name", "number").first()
    return PaperNamed("certificate", ref, *row) if row else None


def case_of(code: str, actor: Actor) -> str:
    """The case of the certificate with this code or identifier, for whoever may see it; "" when there is none."""
    said = heard(code).replace("-", "")
    found = Certificate.objects.filter(Q(verification=said) | Q(identifier=code.strip().upper())).first()
    row = _visible(found.ref, actor) if found is not None else None
    return _case_ref(row) if row is not None else ""


def verify(code: str, now: datetime) -> CertificateProof | None:
    """The certificate with this verification code or identifier; whoever has neither learns nothing."""
    said = heard(code).replace("-", "")
    if not said:
        return None
    row = (
        Certificate.objects.filter(Q(verification=said) | Q(identifier=code.strip().upper()))
        .exclude(state="withheld")
        .first()
    )
    if row is not None:
        return _proof(row, now)
    old = (
        Rendition.objects.select_related("certificate__holder")
        .filter(Q(verification=said) | Q(identifier=code.strip().upper()))
        .first()
    )
    return _replaced(old, now) if old else None


def _replaced(old: Rendition, now: datetime) -> CertificateProof:
    """What an earlier version is worth: nothing but that it was replaced, and when."""
    proof = _proof(old.certificate, now)
    return replace(
        proof, identifier=old.identifier, state="replaced", ended_at=old.replaced_at, classes=(), cause=old.cause
    )


def verify_file(pdf: bytes, now: datetime) -> FileProof:
    """What the seal of an uploaded PDF is worth, and whose paper it is: only an unaltered one is anybody's."""
    return FileProof(ports.press().check(pdf), _proof_of_file(hashlib.sha256(pdf).hexdigest(), now))


def _proof_of_file(sha256: str, now: datetime) -> CertificateProof | None:
    """The certificate with this paper, electronic or in its traditional form; an earlier version is a replaced one."""
    if row := Certificate.objects.filter(paper_sha256=sha256).first():
        return _proof(row, now)
    if old := Rendition.objects.filter(paper_sha256=sha256).first():
        return _replaced(old, now)
    form = TraditionalForm.objects.select_related("certificate").filter(sha256=sha256).first()
    if form is None:
        return None
    row = form.certificate
    if form.version_no == row.version_no:
        return _proof(row, now)
    return _replaced(row.renditions.get(version_no=form.version_no), now)


def known_types(types: Collection[str]) -> frozenset[str]:
    """Which of these types somebody holds, or held, a certificate of."""
    return frozenset(Certificate.objects.filter(type_code__in=types).values_list("type_code", flat=True).distinct())


def valid_of(holder_id: int, types: Collection[str], day: date) -> tuple[UsableCertificate, ...]:
    """The certificates of these types that a holder has valid on a day, those that last longest first."""
    rows = Certificate.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=day), holder_id=holder_id, type_code__in=types, state="valid",
        valid_from__lte=day,
    )  # fmt: skip
    return tuple(
        UsableCertificate(*row) for row in rows.order_by(F("valid_to").desc(nulls_first=True)).values_list(*USABLE)[:50]
    )


def shown(holder_id: int, type_code: str, now: datetime) -> tuple[CertificateShown, ...]:
    """The certificates of one type of a holder, the latest first, in any state; who may read them, the act knows."""
    rows = Certificate.objects.filter(holder_id=holder_id, type_code=type_code).exclude(state="withheld")
    return tuple(
        CertificateShown(
            ref=row.ref,
            type_code=row.type_code,
            type_name=row.type_name,
            identifier=row.identifier,
            number=row.number,
            holder_name=row.holder_name,
            issuer_name=row.issuer_name,
            state=_state(row, now),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            fields=papers.shown_fields(row),
        )
        for row in rows.order_by("-issued_at")[:20]
    )


def held(ref: str) -> Held | None:
    """A certificate as the case that is to renew it weighs it; whose it is, is for that rule to say."""
    columns = ("id", "ref", "type_code", "holder_id", "issuer_id", "state", "valid_to")
    row = Certificate.objects.filter(ref=ref).values_list(*columns).first()
    return Held(*row) if row else None


def renewable(holder_id: int, issuer_id: int, type_code: str, on: date, now: datetime) -> tuple[CertificateRow, ...]:
    """The certificates of a holder that a case of this office may still renew, received on this day."""
    rows = Certificate.objects.filter(
        holder_id=holder_id, issuer_id=issuer_id, type_code=type_code, state="valid", valid_to__gte=on + ASKED_BEFORE
    )
    return tuple(_row(row, now) for row in rows.order_by("valid_to")[:20])


def about(case_id: int) -> tuple[CertificateRow, ...]:
    """The certificates of a case, for the papers that name them; who may see them is for the caller to know."""
    return tuple(_row(row, row.issued_at) for row in _of_case(case_id))


def without_paper(now: datetime, limit: int = 100) -> tuple[str, ...]:
    """Certificates in force whose paper has not been made yet: what a sweep makes up for, of each office in turn.

    What waits for an approval seal is left alone until its office has one in use again.
    """
    rows = Certificate.objects.filter(paper_sha256="", case_id__isnull=False).exclude(state="withheld")
    rows = rows.exclude(issuer_id__in=stamps.sealing_nothing(now))
    turn = Window(RowNumber(), partition_by=["issuer_id"], order_by="id")
    return tuple(rows.annotate(turn=turn).order_by("turn", "id").values_list("ref", flat=True)[:limit])


def listed(party_ref: str, item_ref: str, now: datetime) -> CertificateRow | None:
    """The certificate of an enterprise to which an application for this item adds; who may know, the caller knows."""
    rows = Certificate.objects.filter(holder__ref=party_ref, listed_item__ref=item_ref, state__in=listings.LIVE)
    row = rows.first()
    return _row(row, now) if row else None


def to_amend(case_ref: str, actor: Actor, now: datetime) -> CertificateRow | None:
    """The certificate to which the classes of a case would be added, for whoever may see the case."""
    case_id = ports.cases().seen(case_ref, actor)
    if case_id is None:
        return None
    facts = ports.cases().facts(case_id, None)
    held = listings.held(facts.applicant_id, facts.item_id)
    return _row(Certificate.objects.get(pk=held.id), now) if held else None


def classes_ruled(case_ref: str, actor: Actor) -> tuple[ClassRuled, ...]:
    """What was said of each product class that a case asked for, for whoever may see it."""
    case_id = ports.cases().seen(case_ref, actor)
    return listings.of_case(case_id) if case_id is not None else ()


def _of_case(case_id: int) -> QuerySet[Certificate]:
    """The certificate that a case made, or the one to which it added classes."""
    added_to = ClassRuling.objects.filter(case_id=case_id, certificate__isnull=False).values("certificate_id")
    return Certificate.objects.filter(Q(case_id=case_id) | Q(pk__in=added_to)).order_by("id")


def _visible(ref: str, actor: Actor) -> Certificate | None:
    row = Certificate.objects.filter(ref=ref).first()
    if row is None:
        return None
    if row.holder_id in set(actor.parties()):
        return row if row.state != "withheld" else None
    return row if any(ports.cases().may_see(case_id, actor) for case_id in listings.cases(row)) else None


def _waits_for_seal(row: Certificate) -> bool:
    """Not sealed yet, and an approval seal is to be set on it: nobody sees it without, and a look logs no use."""
    if row.paper_sha256 or row.state == "withheld" or row.case_id is None:
        return False
    decided = papers.decided(row, papers.case_of(row))
    return bool(decided.letter_ref) and stamps.keeps_register(decided.office_id, decided.dated_at)


def _case_ref(row: Certificate) -> str:
    return str(row.facts.get("case", ""))


def _state(row: Certificate, now: datetime) -> str:
    today: date = (now.astimezone(UTC) + CHINA).date()
    return "expired" if row.state == "valid" and row.valid_to is not None and row.valid_to < today else row.state


def _row(row: Certificate, now: datetime) -> CertificateRow:
    return CertificateRow(
        ref=row.ref,
        type_name=row.type_name,
        identifier=row.identifier,
        number=row.number,
        holder_name=row.holder_name,
        issuer_name=row.issuer_name,
        case_ref=_case_ref(row),
        state=_state(row, now),
        issued_at=row.issued_at,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        ended_at=row.ended_at,
        verification=row.verification,
        ready=bool(row.paper_sha256),
        waits_for_seal="yes" if _waits_for_seal(row) else "no",
        classes=listings.names(row),
        version=row.version_no,
        stock=str(row.facts.get("stock", {}).get("source", "")),
    )


def _proof(row: Certificate, now: datetime) -> CertificateProof:
    return CertificateProof(
        type_name=row.type_name,
        identifier=row.identifier,
        number=row.number,
        holder=row.holder_name if row.holder.kind == "organisation" else mask_name(row.holder_name),
        issuer_name=row.issuer_name,
        issued_at=row.issued_at,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        state=_state(row, now),
        ended_at=row.ended_at,
        classes=listings.names(row),
        cause="",
    )


def mask_name(name: str) -> str:
    """A person's name with all but the first character hidden."""
    return name[:1] + HIDDEN * max(len(name) - 1, 1)


def printed(case_id: int, ref: str) -> PrintedCertificate | None:
    """What stands on the live certificate of this case; None when it has no such certificate."""
    row = Certificate.objects.filter(case_id=case_id, ref=ref, state__in=["withheld", "valid", "suspended"]).first()
    if row is None:
        return None
    fields = papers.fields_of(row, ports.cases().facts(case_id, None))
    return PrintedCertificate(row.type_name, row.number, fields)


def filed(case_id: int) -> tuple[FiledCertificate, ...]:
    """The certificates of a case for its archive; who may put it on file is for the caller to know."""
    rows = _of_case(case_id)
    return tuple(
        FiledCertificate(row.pk, row.type_name, row.number, row.state, row.issued_at, row.paper_sha256) for row in rows
    )
