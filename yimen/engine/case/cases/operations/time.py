"""Time: special procedures that stop the statutory clock, and the extension the head of the office may grant."""

from datetime import datetime
from decimal import Decimal

from yimen.engine.case.cases import asides, clocks, may, moves
from yimen.engine.case.cases.file import CaseFile, LedgerFacts
from yimen.engine.case.cases.moves import Moved
from yimen.journal.operation import one_statement
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import CaseMove
from yimen.kernel.evidence import Line
from yimen.kernel.text import must_be_said
from yimen.kernel.time.deadline import ExtensionLaw, SpecialGround
from yimen.kernel.time.limit import Limit, Unit

ART_45 = "行政许可法第四十五条"
ART_42 = "行政许可法第四十二条"


@one_statement
def open_special(
    ref: str, ground: SpecialGround, days: int, reason: str, seen: int | None = None, *, by: Actor, now: datetime
) -> Moved:
    """Open a special procedure 特别程序: one of the eight legal grounds, with the days it needs told in writing.

    The notice is the document made from this act's journal line. The clock stands still for the days it tells and no
    longer (decision 0099). Refuses with WrongState, TextMissing, LimitOutOfRange, or SupplementOpen while the promise
    waits for the applicant: one stop ends before another begins.
    """
    file = moves.read(ref, by, now, seen)
    may.open_special(file)
    said = must_be_said("reason", reason, 1000)
    notice = f"{file.ref}-{file.seq + 1}"
    needed = Limit(Decimal(days), Unit.NATURAL_DAY)
    line_facts = LedgerFacts("pause", ground, now, None, needed.amount, needed.unit, notice)
    paused = clocks.with_ledger(file, line_facts)
    row = {
        "kind": "pause",
        "ground": ground,
        "begins_at": now,
        "amount": needed.amount,
        "unit": needed.unit,
        "notice": notice,
        "reason": said,
    }
    line = Line("open_special", {"ground": ground, "days": days, "notice": notice}, now, law=ART_45)
    sets = {"paused": ground, **asides.falls_due(paused, now).columns()}
    return moves.move(file, CaseMove.OPEN_SPECIAL, line, by, sets, [moves.insert("cases_ledgerline", row)])


@one_statement
def close_special(ref: str, result: str, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Close the special procedure: the clock runs on where it stood."""
    file = moves.read(ref, by, now, seen)
    may.close_special(file)
    said = must_be_said("result", result, 1000)
    sets = {"paused": "", **asides.falls_due(clocks.resumed(file, now), now).columns()}
    writes = [
        moves.change("cases_ledgerline", {"ends_at": now}, "kind = 'pause' and ends_at is null"),
        moves.insert("cases_note", {"author": by.ref, "text": said, "written_at": now}),
    ]
    return moves.move(file, CaseMove.CLOSE_SPECIAL, Line("close_special", {}, now, law=ART_45), by, sets, writes)


@one_statement
def extend(ref: str, days: Decimal, reason: str, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Extend the limit once, by at most ten working days, with the head of the office; the reason is told (art. 42).

    Refuses with NoLetter below the director's rank, ExtendedTwice, ExtensionTooLong, and LimitOver once it has run out.
    """
    file = moves.read(ref, by, now, seen)
    return _extended(file, "extend", ExtensionLaw.ARTICLE_42_SINGLE, days, reason, "", by, now)


@one_statement
def extend_joint(
    ref: str, days: Decimal, reason: str, approval: str, seen: int | None = None, *, by: Actor, now: datetime
) -> Moved:
    """Extend the limit of an item that several offices handle together, once, by at most fifteen working days, with the
    head of the government, whose approval is named by its document number (art. 42(2), art. 26).

    Refuses with ExtensionOfAnother for an item of one office, else as `extend` does.
    """
    file = moves.read(ref, by, now, seen)
    return _extended(file, "extend_joint", ExtensionLaw.ARTICLE_42_JOINT, days, reason, approval, by, now)


def _extended(
    file: CaseFile, verb: str, law: ExtensionLaw, days: Decimal, reason: str, approval: str, by: Actor, now: datetime
) -> Moved:
    letter, side = may.extend(file, verb, law, now)
    said = must_be_said("reason", reason, 1000)
    joint = law is ExtensionLaw.ARTICLE_42_JOINT
    document = must_be_said("approval", approval, 100) if joint else ""
    notice = f"{file.ref}-{file.seq + 1}"
    line_facts = LedgerFacts("extension", law, now, None, days, "working_day", notice, side)
    derived = asides.falls_due(clocks.with_ledger(file, line_facts), now)
    row = {
        "kind": "extension",
        "ground": law,
        "begins_at": now,
        "amount": days,
        "unit": "working_day",
        "notice": notice,
        "side": side,
        "reason": said,
    }
    body = {"days": days, "notice": notice, **({"approval": document} if joint else {})}
    line = Line(verb, body, now, law=ART_42, authority=letter.ref)
    return moves.remark(file, line, by, derived.columns(), [moves.insert("cases_ledgerline", row)])
