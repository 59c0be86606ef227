"""Making the paper of a certificate, and entering those of before 存量入库.

A certificate is stopped and ended by acts of its case (`cases/operations/licence.py`).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from yimen.engine.papers.certificates import papers, stocking
from yimen.engine.papers.certificates.models import Certificate
from yimen.engine.papers.certificates.stocking import Placed
from yimen.engine.papers.dossiers import ports as files
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.refusal import Refusal
from yimen.kernel.snapshot import snapshot
from yimen.kernel.stock import Flaw, StockRow
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import must_hold
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import OfficeRow
from yimen.registries.people.registering_many import Newcomer, found_or_made
from yimen.registries.stamps.operations import Sealed, use_stamp

STOCK_PAGE = 1000
"""So many lines are one transaction."""
STOCK_KEEPERS = (Role.ADMINISTRATOR, Role.OFFICE_HEAD, Role.CATALOGUE_EDITOR)
"""Who enters certificates of before: for every office, or for their own."""
EXPIRED = "有效期届满未延续（行政许可法第七十条第一项）"


class CertificateUnknown(Refusal):
    """There is no such certificate for this actor."""

    code: ClassVar[str] = "certificate.unknown"
    ref: str


class CertificateNotYours(Refusal):
    """Only the head or a decider of the issuing office may end or stop a certificate."""

    code: ClassVar[str] = "certificate.not_yours"


class StockPageTooLong(Refusal):
    """A page of certificates of before holds more lines than are entered together."""

    code: ClassVar[str] = "certificate.stock_page_too_long"
    most: int


@snapshot
class PaperMade:
    """A paper that lies in the store."""

    ref: str
    sha256: str


@operation
def make_paper(ref: str, *, by: Actor, now: datetime) -> PaperMade:
    """Draw and seal the paper of a certificate in force; asked again, it is the same paper.

    The record was there first: whoever is killed in between draws it again, byte for byte. A withheld one has none.
    Refuses with CertificateUnknown, or with NoStampUsable while no approval seal of the office may be set.
    """
    row = Certificate.objects.filter(ref=ref).first()
    if row is None or by.kind is not ActorKind.SYSTEM:
        raise CertificateUnknown(ref=ref)
    if row.paper_sha256 or row.state == "withheld" or row.case_id is None:
        return PaperMade(ref, row.paper_sha256)
    pressed, facts, custody = papers.pressed(row, now)
    sha256 = files.store().put(pressed.pdf)
    # Another version that was issued meanwhile gets a paper of its own, never that of the one before.
    kept = Certificate.objects.filter(pk=row.pk, version_no=row.version_no, paper_sha256="").update(
        paper_sha256=sha256, paper_made_at=now
    )
    if kept and custody is not None:
        on = Sealed(row.case_id, facts.number, ref, row.type_name, sha256)
        use_stamp(custody, on, by=by.within(), now=now)
    return PaperMade(ref, sha256)


@snapshot
class StockLine:
    """What came of one line: new, known (it lies here already) or refused with its flaw."""

    line: int
    outcome: str
    flaw: str = ""
    column: str = ""


@snapshot
class StockEntered:
    """What came of a page of lines, in their order."""

    lines: tuple[StockLine, ...]


@operation
def enter_stock(rows: tuple[StockRow, ...], source: str, *, by: Actor, now: datetime) -> StockEntered:
    """Enter a page of certificates of before 存量入库; what lies here already is told and not entered again.

    Holders who are not registered are, by their number. By an administrator for every office, by an office's head or
    catalogue editor for their own. Refuses with NotAllowed, TextMissing or StockPageTooLong.
    """
    must_hold(by, *STOCK_KEEPERS)
    if len(rows) > STOCK_PAGE:
        raise StockPageTooLong(most=STOCK_PAGE)
    origin = must_be_said("source", source, 100)
    issuers = {one.uscc: one for one in offices.offices(day_of(now)) if one.uscc}
    own = None if by.kind is ActorKind.SYSTEM or by.has_role(Role.ADMINISTRATOR) else by.offices(*STOCK_KEEPERS)
    told: dict[int, StockLine] = {}
    sound: list[StockRow] = []
    for row in rows:
        flaw = _of_issuer(issuers.get(row.issuer), own)
        if flaw is None:
            sound.append(row)
        else:
            told[row.line] = StockLine(row.line, "refused", flaw, "issuer")
    placed = _placed(sound, issuers, told, now)
    taken = stocking.write(placed, origin, by, now)
    for one in placed:
        line, new = one.row.line, one.row.line in taken
        told[line] = StockLine(line, "new") if new else StockLine(line, "refused", Flaw.NUMBER_TAKEN, "number")
    return StockEntered(tuple(told[row.line] for row in rows))


def _of_issuer(office: OfficeRow | None, own: frozenset[int] | None) -> Flaw | None:
    if office is None:
        return Flaw.ISSUER_UNKNOWN
    return Flaw.NOT_YOUR_OFFICE if own is not None and office.id not in own else None


def _placed(
    rows: Sequence[StockRow], issuers: Mapping[str, OfficeRow], told: dict[int, StockLine], now: datetime
) -> list[Placed]:
    """The lines with holder and office that are new; of the others it is told what they are."""
    parties = found_or_made([Newcomer(one.holder_kind, one.holder_name, one.holder_number) for one in rows], now)
    held = stocking.held_already([one.id for one in parties])
    placed: dict[tuple[int, int, str, str], Placed] = {}
    for row, party in zip(rows, parties, strict=True):
        office = issuers[row.issuer]
        one = Placed(row, party.id, office.id, office.name)
        if party.name != row.holder_name:
            told[row.line] = StockLine(row.line, "refused", Flaw.NAME_DIFFERS, "holder_name")
        elif one.same in held:
            told[row.line] = StockLine(row.line, "known")
        elif one.same in placed:
            told[row.line] = StockLine(row.line, "refused", Flaw.TWICE, "number")
        else:
            placed[one.same] = one
    return list(placed.values())
