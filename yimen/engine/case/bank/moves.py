"""The inside of the bank: locked rows, what is told on a paper's chain, and how a paper is ended."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection
from django.db.models import Q

from yimen.engine.case.bank.models import BankedDocument, BankedUse
from yimen.engine.case.bank.refusals import LaidAlready, NotBanked, NotCompared
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.engine.papers.dossiers.queries import FileFacts
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor
from yimen.kernel.bank import BankEnd, is_good, kind_of, must_fit
from yimen.kernel.certificate_uses import Consent
from yimen.kernel.evidence import Line
from yimen.kernel.terms import MaterialTerm
from yimen.registries.dated import day_of, new_ref

_COMPARED = """
select e.effective_at, coalesce(p.name, '') from journal_entry e
  join people_account a on a.ref = e.actor_ref join people_staff s on s.account_id = a.id
  left join people_posting g on g.staff_id = s.id and g.valid @> e.effective_at
  left join people_post p on p.id = g.post_id
 where e.subject_kind = 'case' and e.subject_id = %s and e.verb = 'see_original'
   and convert_from(e.body, 'UTF8')::json ->> 'file' = %s order by e.seq desc, p.window_id is null, p.id limit 1
"""


def compared(case_id: int, file: str) -> tuple[datetime, str]:
    """When a file of a case was held against its original, and at which post; refuses with NotCompared."""
    with connection.cursor() as cursor:
        cursor.execute(_COMPARED, (case_id, file))
        found = cursor.fetchone()
    if found is None:
        raise NotCompared()
    compared_at, place = found
    return compared_at, place


def must_not_be_older(owner_id: int, kind: str, compared_at: datetime) -> None:
    """No word about the owner's paper of the kind is younger than the comparison; refuses with NotCompared.

    A paper that was told to have changed, or that a newer one replaced, comes back by a new comparison alone.
    """
    rows = BankedDocument.objects.filter(owner_id=owner_id, kind=kind)
    changed = Q(ended_as=BankEnd.CHANGED, ended_at__gte=compared_at)
    if rows.filter(changed | Q(ended_at=None, compared_at__gt=compared_at)).exists():
        raise NotCompared()


def blob_of(file: str) -> int:
    """Which bytes a file names."""
    with connection.cursor() as cursor:
        cursor.execute("select blob_id from dossiers_attachment where ref = %s", (file,))
        return int(cursor.fetchone()[0])


def own(ref: str, by: Actor) -> BankedDocument:
    """A paper in the bank, locked, for who acts for its owner in everything; refuses with NotBanked."""
    row = BankedDocument.objects.select_for_update(of=("self",)).filter(ref=ref, ended_at=None).first()
    if row is None or row.owner_id not in set(by.parties()):
        raise NotBanked()
    return row


def held_for(owner_id: int, term: MaterialTerm) -> BankedDocument:
    """The owner's paper of the kind that a material asks for, locked; refuses with NotBanked."""
    kind = kind_of(term.name)
    rows = BankedDocument.objects.select_for_update(of=("self",)).filter(owner_id=owner_id, kind=kind, ended_at=None)
    row = rows.first() if kind is not None else None
    if row is None:
        raise NotBanked()
    return row


def content_for(row: BankedDocument, term: MaterialTerm, now: datetime) -> bytes:
    """The bytes of a paper that fits the material and is good today; refuses with PaperNotFitting or NotBanked."""
    must_fit(row.kind, term)
    if not is_good(row.until, day_of(now)):
        raise NotBanked()
    assert row.blob is not None, "a paper that stands in the bank names its bytes"
    found = dossiers.content(row.blob.sha256)
    if found is None:
        raise NotBanked()
    return found


def filename_of(row: BankedDocument) -> str:
    """What the file is called where it is laid."""
    assert row.blob is not None, "a paper that stands in the bank names its bytes"
    return f"{row.name}（材料库）.{ {'jpeg': 'jpg'}.get(row.blob.kind, row.blob.kind) }"


def must_not_lie(row: BankedDocument, files: tuple[FileFacts, ...], term: MaterialTerm) -> None:
    """The same paper is not laid for the same material twice; refuses with LaidAlready."""
    assert row.blob is not None, "a paper that stands in the bank names its bytes"
    if any(one.material == term.code and one.sha256 == row.blob.sha256 for one in files):
        raise LaidAlready(material=term.name)


def end(row: BankedDocument, how: BankEnd, now: datetime) -> None:
    """The paper is offered no more; one that was removed names no bytes either."""
    row.ended_at, row.ended_as = now, how
    if how is BankEnd.REMOVED:
        row.blob = None
    row.save(update_fields=["ended_at", "ended_as", "blob"])


def record_use(row: BankedDocument, file: str, consent: Consent, told: tuple[str, str], now: datetime) -> str:
    """Write down that a paper stands for a material by the file just kept; `told` are purpose and place."""
    with connection.cursor() as cursor:
        cursor.execute("select id from dossiers_attachment where ref = %s", (file,))
        (attachment,) = cursor.fetchone()
    purpose, place = told
    return BankedUse.objects.create(
        ref=new_ref(), document=row, attachment_id=attachment, consent=consent, purpose=purpose, place=place,
        used_at=now,
    ).ref  # fmt: skip


def tell_of(row: BankedDocument, line: Line, by: Actor) -> None:
    """Tell one line on the paper's chain."""
    subject = Subject(
        "banked_document", "bank_bankeddocument", row.pk, row.ref, row.journal_seq, bytes(row.journal_head)
    )
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash


def forget_uses(attachments: Collection[int]) -> None:
    """Forget for what these papers of thrown-away drafts stood in; they were never handed in."""
    BankedUse.objects.filter(attachment_id__in=attachments, attachment__purpose="draft").delete()


def let_go_uses(attachments: Collection[int]) -> None:
    """Forget for what papers stood in that are destroyed with the volume of their case."""
    BankedUse.objects.filter(attachment_id__in=attachments).delete()
