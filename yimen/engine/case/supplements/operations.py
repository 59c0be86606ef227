"""Ask, hand in, answer, go on without. The promise waits from the asking to the answer, at most for the days told."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from yimen.engine.case.cases import allow, asides, clocks, moves
from yimen.engine.case.cases.file import CaseFile, LedgerFacts
from yimen.engine.case.supplements.models import Supplement
from yimen.engine.papers.dossiers.operations import Attached, keep_file
from yimen.journal.operation import operation
from yimen.kernel import acceptance, proofs
from yimen.kernel.acceptance import DefectFound
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import CASE_LIFE, CaseMove
from yimen.kernel.evidence import Line, digest
from yimen.kernel.noes import must_not_turn_away
from yimen.kernel.rulings import Awaited
from yimen.kernel.snapshot import snapshot
from yimen.kernel.supplements import (
    Ended,
    NotAskedFor,
    SupplementClosed,
    SupplementOpen,
    SupplementUnknown,
    must_be_whole,
    must_give_time,
)
from yimen.kernel.text import must_be_said
from yimen.kernel.time.deadline import ServiceGround
from yimen.kernel.time.limit import Unit
from yimen.registries.dated import day_of, new_ref

PROMISE = "优化营商环境条例第三十五条"
"""A promise is the office's own word: it may wait for the applicant. What a law stops, art. 45 names alone."""


@snapshot
class Supplemented:
    """A supplement by its reference, and how it stands."""

    ref: str
    ended: str


@operation
def ask_supplement(
    case_ref: str,
    defects: Sequence[DefectFound],
    days: int,
    reason: str,
    seen: int | None = None,
    *,
    by: Actor,
    now: datetime,
) -> Supplemented:
    """Ask the applicant of an accepted case for more 补件, from the item's own list, with so many days to bring it.

    The promised limit stands still until it comes, at most for those days; the statutory limit runs on (art. 45 names
    what stops it, and this is none of it). What the door could see is not asked for a second time (art. 32), unless the
    law accepted the case because nobody looked. Refuses with NotYourDesk, WrongState, SupplementOpen, SupplementTime,
    NoDefectNamed, UnknownDefect, SeenTheFirstTime, ProofNotListed, NoNeedsApprover or TextMissing.
    """
    file = moves.read(case_ref, by, now, seen)
    officer = allow.at_desk(file, "ask_supplement", *allow.WHO_REVIEWS)
    CASE_LIFE.after(CaseMove.DENY, file.state)
    if Awaited.SUPPLEMENT in file.awaits:
        raise SupplementOpen()
    must_give_time(days)
    named = acceptance.defects_of(file.terms, defects)
    _must_be_new(file, defects)
    said = proofs.must_not_be_demanded(file.terms, must_be_said("reason", reason, 1000))
    must_not_turn_away(said)
    ref, notice = new_ref(), f"{file.ref}-{file.seq + 1}"
    amount = Decimal(days)
    stop = LedgerFacts("pause", ServiceGround.SUPPLEMENT, now, None, amount, Unit.NATURAL_DAY, notice)
    until = clocks.told_until(stop)
    assert until is not None, "a supplement tells its time"
    Supplement.objects.create(
        ref=ref, case_id=file.id, reason=said, asked_by_id=officer.staff_id, asked_at=now, until=until,
        asked=[{"material": m.code, "name": m.name, "code": d.code, "text": d.text, "remedy": d.remedy}
               for m, d in named],
    )  # fmt: skip
    row = {"kind": "pause", "ground": ServiceGround.SUPPLEMENT, "begins_at": now, "amount": amount,
           "unit": Unit.NATURAL_DAY, "notice": notice, "reason": said}  # fmt: skip
    body = {
        "supplement": ref,
        "notice": notice,
        "defects": [[m.code, d.code] for m, d in named],
        "days": days,
        "follows_by": day_of(until - timedelta(seconds=1)),
    }
    line = Line("ask_supplement", body, now, law=PROMISE)
    sets = {
        "awaits": [*file.awaits, Awaited.SUPPLEMENT],
        **asides.falls_due(clocks.with_ledger(file, stop), now).columns(),
    }
    moves.remark(file, line, by, sets, [moves.insert("cases_ledgerline", row)])
    return Supplemented(ref, "")


def _must_be_new(file: CaseFile, defects: Sequence[DefectFound]) -> None:
    if file.accepted_at == file.materials_in_at:
        # Accepted by silence, as of the moment the materials came: no one has looked at them yet.
        return
    came = Supplement.objects.filter(case_id=file.id).values_list("came", flat=True)
    since = {*file.tolerated, *(material for materials in came for material in materials)} & file.materials_in
    earlier = [one for notice in file.notices for one in notice.defects]
    acceptance.must_not_have_been_seen(defects, earlier, frozenset(since))


@operation
def hand_in_supplement(ref: str, material: str, filename: str, content: bytes, *, by: Actor, now: datetime) -> Attached:
    """Hand in a file for a material that was asked for: by the applicant, or at the counter and the desk for them.

    What comes after the last day is taken in too, as long as it is asked for. Refuses with SupplementUnknown,
    SupplementClosed, NotAskedFor, and with the file's own refusals.
    """
    one, file = _open(ref, by, now)
    _may_bring(file, by)
    if material not in {said["material"] for said in one.asked}:
        raise NotAskedFor(material=material)
    term = next(term for term in file.terms.materials if term.code == material)
    attached = keep_file(file.applicant_id, "case", file.id, term, filename, content, file.corrections, by, now)
    if material not in one.came:
        one.came = [*one.came, material]
        one.save(update_fields=["came"])
    body = {"material": material, "file": attached.ref, "sha256": attached.sha256, "supplement": ref}
    moves.remark(file, Line("hand_in", body, now), by)
    return attached


@operation
def answer_supplement(ref: str, *, by: Actor, now: datetime) -> Supplemented:
    """Say that everything asked for is in: the promise runs on where it stood.

    Refuses with SupplementUnknown, SupplementClosed, or SupplementIncomplete, naming the first that is missing.
    """
    one, file = _open(ref, by, now)
    _may_bring(file, by)
    must_be_whole(((said["material"], said["name"]) for said in one.asked), one.came)
    return _end(one, file, Ended.ANSWERED, "answer_supplement", {"materials": sorted(one.came)}, by, now)


@operation
def end_supplement(ref: str, reason: str, *, by: Actor, now: datetime) -> Supplemented:
    """Go on without what was asked for, with the reason, which the applicant reads; by the desk of the case.

    Refuses with SupplementUnknown, SupplementClosed, NotYourDesk or TextMissing.
    """
    one, file = _open(ref, by, now)
    allow.at_desk(file, "end_supplement", *allow.WHO_REVIEWS)
    one.why = must_be_said("reason", reason, 1000)
    said = digest(one.why.encode(), file.ref.encode())
    return _end(one, file, Ended.GIVEN_UP, "end_supplement", {"reason": said}, by, now)


def _open(ref: str, by: Actor, now: datetime) -> tuple[Supplement, CaseFile]:
    """The supplement, locked, and its case, for who may see it; refuses once either is over."""
    one = Supplement.objects.select_for_update(of=("self",)).filter(ref=ref).select_related("case").first()
    if one is None:
        raise SupplementUnknown(ref=ref)
    file = moves.read_freely(one.case.ref, by, now)
    if not moves.may_see(file, by):
        raise SupplementUnknown(ref=ref)
    if one.ended_at is not None or Awaited.SUPPLEMENT not in file.awaits or file.decided_at is not None:
        raise SupplementClosed()
    return one, file


def _may_bring(file: CaseFile, by: Actor) -> None:
    """The applicant or who acts for them; at the window of the place or a desk of the office for who stands there."""
    if by.staff_id is None:
        allow.applicant(file, by)
    else:
        allow.with_a_part_in(file, "attach_to_case")


def _end(
    one: Supplement, file: CaseFile, how: Ended, verb: str, body: dict[str, object], by: Actor, now: datetime
) -> Supplemented:
    one.ended, one.ended_at = how, now
    one.save(update_fields=["ended", "ended_at", "why"])
    left = [waits for waits in file.awaits if waits != Awaited.SUPPLEMENT] or None
    sets = {"awaits": left, **asides.falls_due(clocks.resumed(file, now), now).columns()}
    over = moves.change(
        "cases_ledgerline", {"ends_at": now}, "kind = 'pause' and ground = 'supplement' and ends_at is null"
    )
    moves.remark(file, Line(verb, {"supplement": one.ref, **body}, now, law=PROMISE), by, sets, [over])
    return Supplemented(one.ref, how)
