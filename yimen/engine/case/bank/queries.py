"""Looking into the bank: one's own papers with every use, what is offered for a draft, what of a case may be kept."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from yimen.engine.case.bank.models import BankedDocument, BankedUse
from yimen.engine.case.bank.rows import BankedRow, BankedUseRow, BankStanding, KeepablePaper, OfferedPaper
from yimen.engine.case.cases.reading import select
from yimen.engine.case.cases.rows import CaseView
from yimen.kernel.actor import Actor
from yimen.kernel.bank import LASTING, BasicPaper, is_good, kind_of
from yimen.kernel.capped import Capped
from yimen.kernel.terms import MaterialTerm
from yimen.registries.dated import day_of
from yimen.registries.people import queries as people

MOST = 50
MONTH = timedelta(days=30)
_USES = """
select u.document_id, u.used_at, u.consent, u.purpose, u.place, coalesce(c.number, '') case_number,
  coalesce(c.item_name, v.name, '') item_name
from bank_bankeduse u join dossiers_attachment a on a.id = u.attachment_id
  left join cases_case c on a.purpose = 'case' and c.id = a.subject_id
  left join cases_draft d on a.purpose = 'draft' and d.id = a.subject_id
  left join catalogue_itemversion v on v.id = d.version_id
where u.document_id = any(%s) order by u.used_at desc, u.id desc limit 200
"""


def mine(actor: Actor, now: datetime) -> tuple[BankedRow, ...]:
    """The papers of those for whom I act in everything, those offered first, with each use."""
    rows = list(
        BankedDocument.objects.filter(owner_id__in=set(actor.parties())).select_related("owner", "blob").order_by("-id")
    )[: MOST + 1]
    uses: dict[int, list[BankedUseRow]] = {}
    for one in select(_USES, ([row.pk for row in rows],)):
        uses.setdefault(one.pop("document_id"), []).append(BankedUseRow(**one))
    shown = [_row(row, tuple(uses.get(row.pk, ())), now) for row in rows]
    return Capped(sorted(shown, key=lambda one: one.standing != "good"), MOST)


def offered(
    party_ref: str, materials: tuple[MaterialTerm, ...], actor: Actor, now: datetime
) -> tuple[OfferedPaper, ...]:
    """The papers that may stand for these materials today, for who acts for their owner in everything."""
    kinds = {term.code: kind for term in materials if (kind := kind_of(term.name)) is not None}
    party = people.party(party_ref) if kinds else None
    if party is None or party.id not in set(actor.parties()):
        return ()
    good = [row for row in _live(party.id, kinds.values()) if is_good(row.until, day_of(now))]
    return tuple(
        OfferedPaper(code, row.ref, row.kind, row.name, row.until, row.compared_at, row.compared_by)
        for code, kind in kinds.items()
        for row in good
        if row.kind == kind
    )


def keepable(view: CaseView) -> tuple[KeepablePaper, ...]:
    """Of a case as its reader sees it: the basic papers that were held against their originals."""
    seen = {one.facts.get("file", "") for one in view.timeline if one.verb == "see_original"}
    return tuple(
        KeepablePaper(file.ref, file.filename, row.term.code, row.term.name, kind, "yes" if kind in LASTING else "")
        for row in view.materials
        if (kind := kind_of(row.term.name)) is not None
        for file in row.files
        if file.ref in seen
    )


def askable(view: CaseView) -> tuple[tuple[str, str], ...]:
    """Which materials of a case the window may ask the bank for: basic ones that nothing was handed in for."""
    return tuple(
        (row.term.code, row.term.name) for row in view.materials if kind_of(row.term.name) is not None and not row.files
    )


def standing(now: datetime) -> BankStanding:
    """How many papers the bank offers, of how many owners, and how often one spared an upload in thirty days."""
    live = BankedDocument.objects.filter(ended_at=None)
    uses = BankedUse.objects.filter(used_at__gt=now - MONTH)
    return BankStanding(
        live.count(), live.values("owner_id").distinct().count(), uses.count(), uses.exclude(place="").count()
    )


def all_own(actor: Actor) -> tuple[str, ...]:
    """The references of everything that the bank keeps for this person."""
    rows = BankedDocument.objects.filter(owner_id=actor.party_id, ended_at=None)
    return tuple(rows.values_list("ref", flat=True))


def keeping(blobs: Collection[int]) -> frozenset[int]:
    """Which of these blobs the bank keeps or kept for their owner."""
    rows = BankedDocument.objects.filter(blob_id__in=blobs)
    return frozenset(rows.values_list("blob_id", flat=True))


def _live(owner_id: int, kinds: Iterable[BasicPaper]) -> list[BankedDocument]:
    return list(BankedDocument.objects.filter(owner_id=owner_id, kind__in=set(kinds), ended_at=None))


def _row(row: BankedDocument, uses: tuple[BankedUseRow, ...], now: datetime) -> BankedRow:
    good = "good" if is_good(row.until, day_of(now)) else "over"
    return BankedRow(
        ref=row.ref,
        owner_name=row.owner.name,
        kind=row.kind,
        name=row.name,
        pages=row.blob.pages if row.blob else 0,
        compared_at=row.compared_at,
        compared_by=row.compared_by,
        consent=row.consent,
        kept_at=row.kept_at,
        until=row.until,
        standing=row.ended_as or good,
        ended_at=row.ended_at,
        uses=uses,
    )
