"""What is done with vouchers: read a card, have a report or proof made for its holder, print it and say which copy.

Who stands at the window is told by the card alone: the clerk types neither name nor number (docs/decisions/0169).
"""

import json
import secrets
from datetime import date, datetime

from yimen.engine.exchange.connections.operations.asking import (
    Question,
    QuestionPut,
    SystemAnswered,
    have_answered,
    put_question,
)
from yimen.engine.exchange.vouchers import papers, ports
from yimen.engine.exchange.vouchers.models import CardReading, Voucher, VoucherPrint
from yimen.engine.exchange.vouchers.ports import CardRead
from yimen.engine.exchange.vouchers.refusals import CardUnknown, NoCard, VoucherUnknown
from yimen.engine.papers.certificates.ports import press
from yimen.journal.operation import in_steps, operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.evidence import Line
from yimen.kernel.refs import spelled
from yimen.kernel.refusal import Unavailable
from yimen.kernel.snapshot import snapshot
from yimen.kernel.vouchers import SYSTEMS, CardNotRead, VoucherKind, must_be_fresh, must_be_good
from yimen.kernel.writing import NotAllowed, NotInList
from yimen.registries.dated import day_of, new_ref
from yimen.registries.people import queries as people
from yimen.registries.people.vault import open_text, seal_text


@snapshot
class CardSeen:
    """Who the card says stands here; the reading stands for them for minutes."""

    ref: str
    party_ref: str
    name: str
    number: str
    """Masked."""
    until: date | None
    sandbox: str


@snapshot
class VoucherIssued:
    """A voucher with its serial, and the code by which anybody may ask whether it is true; empty: none was made."""

    ref: str
    serial: str
    code: str


@snapshot
class VoucherPrinted:
    """A print: which one it is, under what name, and its paper."""

    ref: str
    nth: int
    name: str
    pdf: bytes


@in_steps
def read_card(*, by: Actor, now: datetime) -> CardSeen:
    """Read the card on the reader of the own window; its holder is found by number and name.

    Refuses with NotAllowed, NoCard, CardUnknown or CardOver.
    """
    _at_a_window(by)
    device = next(f"post-{post.post_id}" for post in by.posts if post.role is Role.WINDOW)
    return _note_card(_on(device), device, by=by, now=now)


@operation
def _note_card(card: CardRead, device: str, *, by: Actor, now: datetime) -> CardSeen:
    """Note whose card a reader read at the clerk's window."""
    clerk = _at_a_window(by)
    party = people.party_by_number(card.number)
    if party is None or party.name != card.name:
        raise CardUnknown()
    must_be_good(card.until, day_of(now))
    row = CardReading.objects.create(
        ref=new_ref(), party_id=party.id, staff_id=clerk, device=device, card_until=card.until, read_at=now
    )
    return CardSeen(row.ref, party.ref, party.name, party.number, card.until, card.sandbox)


def _on(device: str) -> CardRead:
    try:
        card = ports.readers().read(device)
    except Unavailable:
        card = None
    if card is None:
        raise NoCard()
    return card


@snapshot
class VoucherAsked:
    """What a voucher is to say was asked for: its kind, whose, where; without a question nobody could be asked."""

    kind: VoucherKind
    party_id: int
    place: str
    reading_id: int | None
    question: QuestionPut | None


@in_steps
def issue_voucher(kind: str, reading: str, *, by: Actor, now: datetime) -> VoucherIssued:
    """Have a voucher made at the window for whose card was read there just now, by the clerk who read it.

    Refuses with NotAllowed, NotInList or CardNotRead; with no ref when nobody answered, so that the question stays.
    """
    return _issued(_ask_at_window(kind, reading, by=by, now=now), by, now)


@operation
def _ask_at_window(kind: str, reading: str, *, by: Actor, now: datetime) -> VoucherAsked:
    """Put the question for whose card was read just now on record."""
    row = CardReading.objects.filter(ref=reading, staff_id=_at_a_window(by)).first()
    if row is None:
        raise CardNotRead()
    must_be_fresh(row.read_at, row.used_at, now)
    place = next(post.name for post in by.posts if post.role is Role.WINDOW)
    return _asked(_known(kind), row.party_id, place, row.pk, by, now)


@in_steps
def issue_own_voucher(kind: str, party_ref: str, *, by: Actor, now: datetime) -> VoucherIssued:
    """Have a voucher made for oneself or a party one acts for in everything, from home.

    Refuses with NotAllowed or NotInList; with no ref when nobody answered, so that the question stays on record.
    """
    return _issued(_ask_from_home(kind, party_ref, by=by, now=now), by, now)


@operation
def _ask_from_home(kind: str, party_ref: str, *, by: Actor, now: datetime) -> VoucherAsked:
    """Put the question about oneself or a party one acts for on record."""
    party = people.party(party_ref)
    if by.kind is not ActorKind.CITIZEN or party is None or party.id not in set(by.parties()):
        raise NotAllowed()
    return _asked(_known(kind), party.id, "", None, by, now)


def _known(kind: str) -> VoucherKind:
    if kind not in set(VoucherKind):
        raise NotInList(field="kind")
    return VoucherKind(kind)


def _asked(
    kind: VoucherKind, party_id: int, place: str, reading_id: int | None, by: Actor, now: datetime
) -> VoucherAsked:
    question = Question(party_id, None, papers.TITLES[kind], place)
    return VoucherAsked(kind, party_id, place, reading_id, put_question(SYSTEMS[kind], question, by, now))


def _issued(asked: VoucherAsked, by: Actor, now: datetime) -> VoucherIssued:
    """Have the question answered under no lock, then write the voucher; the same question makes one voucher."""
    if asked.question is None:
        return VoucherIssued("", "", "")
    answer = have_answered(asked.question, by, now)
    if answer.outcome != "answered":
        return VoucherIssued("", "", "")
    return _write(asked, answer, by=by.within(), now=now)


@operation
def _write(asked: VoucherAsked, answer: SystemAnswered, *, by: Actor, now: datetime) -> VoucherIssued:
    """Write the voucher with what was answered; a reading of a card stands for one voucher."""
    sealed = seal_text(json.dumps(answer.lines, ensure_ascii=False))
    said = {
        "ref": new_ref(), "kind": asked.kind, "party_id": asked.party_id,
        "serial": f"PZ-{answer.serial}-{spelled(secrets.token_bytes(16), 4)}",
        "code": spelled(secrets.token_bytes(16), 16), "reading_id": asked.reading_id, "said_cipher": sealed.cipher,
        "said_key": sealed.key_id, "sandbox": answer.sandbox, "place": asked.place, "issued_at": now,
    }  # fmt: skip
    card = CardReading.objects.select_for_update().filter(pk=asked.reading_id or 0).first()
    row = Voucher.objects.filter(call_id=answer.call_id).first()
    if row is None:
        if card is not None:
            _use(card, now)
        row, fresh = Voucher.objects.get_or_create(call_id=answer.call_id, defaults=said)
        if fresh:
            _told(row, Line("issue_voucher", {"kind": row.kind, "serial": row.serial}, now), by)
    return VoucherIssued(row.ref, row.serial, row.code)


def _use(card: CardReading, now: datetime) -> None:
    must_be_fresh(card.read_at, card.used_at, now)
    card.used_at = now
    card.save(update_fields=["used_at"])


@snapshot
class PrintNoted:
    """Which print of a voucher is made."""

    ref: str
    nth: int


@in_steps
def print_voucher(ref: str, url: str, *, by: Actor, now: datetime) -> VoucherPrinted:
    """Print a voucher: the first print is the original, every later one says which copy it is. Each is on record.

    By its holder, or by the window that issued it within minutes. Refuses with VoucherUnknown.
    """
    noted = _note_print(ref, by=by, now=now)
    row = Voucher.objects.select_related("party").get(ref=noted.ref)
    lines = json.loads(open_text(row.said_cipher, row.said_key))
    stamped = papers.Stamped(row.serial, row.code, row.issued_at, noted.nth, row.sandbox)
    sheet = papers.sheet(VoucherKind(row.kind), row.party.name, lines, stamped, url)
    return VoucherPrinted(noted.ref, noted.nth, sheet.file_name, press().draw(sheet))


@operation
def _note_print(ref: str, *, by: Actor, now: datetime) -> PrintNoted:
    """Note one more print before it is drawn: none leaves the house without its number."""
    row = Voucher.objects.select_for_update(of=("self",)).select_related("reading", "party").filter(ref=ref).first()
    if row is None or not _may_print(row, by, now):
        raise VoucherUnknown()
    row.prints += 1
    row.save(update_fields=["prints"])
    place = next((post.name for post in by.posts), "")
    VoucherPrint.objects.create(voucher=row, nth=row.prints, actor_ref=by.ref, place=place, printed_at=now)
    _told(row, Line("print_voucher", {"nth": row.prints}, now), by)
    return PrintNoted(row.ref, row.prints)


def _may_print(row: Voucher, by: Actor, now: datetime) -> str:
    if by.kind is ActorKind.CITIZEN:
        return "yes" if row.party_id in set(by.parties()) else ""
    if row.reading is None or row.reading.staff_id != by.staff_id:
        return ""
    try:
        must_be_fresh(row.reading.read_at, None, now)
    except CardNotRead:
        return ""
    return "yes"


def _at_a_window(by: Actor) -> int:
    """Whoever holds a post at a window; refuses with NotAllowed."""
    if not by.has_role(Role.WINDOW):
        raise NotAllowed()
    assert by.staff_id is not None, "a post at a window is held by staff"
    return by.staff_id


def _told(row: Voucher, line: Line, by: Actor) -> None:
    subject = Subject("voucher", "vouchers_voucher", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    link = tell(subject, line, by)
    row.journal_seq, row.journal_head = link.seq, link.hash
