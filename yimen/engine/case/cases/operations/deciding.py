"""In the department: hand over, review, decide. Decision and certificate record are one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

from yimen.engine.case.cases import allow, asides, clocks, may, moves, sheets, weighed
from yimen.engine.case.cases.file import CaseFile, Officer
from yimen.engine.case.cases.moves import Moved, Write
from yimen.engine.case.cases.operations import checking
from yimen.engine.case.cases.remembered import leaning
from yimen.engine.case.cases.weighed import Part
from yimen.engine.case.integrity.recording import Born
from yimen.engine.case.postchecks import recording as postchecks
from yimen.engine.papers.certificates.recording import Amended, Holder, Issuer, Recorded, record
from yimen.journal.operation import one_statement
from yimen.kernel import acceptance, renewals, rulings
from yimen.kernel.actor import Actor
from yimen.kernel.authority import LetterHeld
from yimen.kernel.case_life import CASE_LIFE, CaseMove, ClosingResult
from yimen.kernel.certificate_life import CertificateState
from yimen.kernel.check_life import check_due
from yimen.kernel.evidence import Line
from yimen.kernel.product_classes import ClassesUnruled
from yimen.kernel.review_sheets import PointAnswer
from yimen.kernel.rulings import Advice, Outcome, Ruling
from yimen.kernel.terms import CertificateTerm
from yimen.kernel.text import must_be_clean, must_be_said
from yimen.kernel.time.lamp import due_and_warning
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of

ONE_DAY = timedelta(days=1)
ART_38 = "行政许可法第三十八条"

WEIGHED = frozenset({Part.CLOCKS, Part.LETTERS, Part.ISSUER, Part.POWERS})


@one_statement
@leaning
def hand_over(ref: str, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Hand an accepted case over to the department: front accepts, back decides."""
    file = moves.read(ref, by, now, seen, weighed.OFFICER_ALONE)
    may.hand_over(file)
    line = Line("hand_over", {"leg": 1}, now)
    return moves.move(file, CaseMove.HAND_OVER, line, by, _next_desk(file), leaves={})


def _next_desk(file: CaseFile) -> dict[str, object]:
    return {"leg": file.leg + 1, "desk_id": file.route[file.leg + 1]}


@one_statement
@leaning
def review(
    ref: str,
    advice: Advice,
    opinion: str,
    seen: int | None = None,
    points: Sequence[PointAnswer] = (),
    *,
    by: Actor,
    now: datetime,
) -> Moved:
    """Review the case 审查 and pass it on with advice; the next desk decides or checks.

    `points` answers the item's review sheet, over what an earlier reviewer answered. Refuses with NotYourDesk,
    SameOfficer (one officer reviews once), TextMissing or WrongState; the advice to grant with PointUnanswered or
    PointNotMet, an answer with PointUnknown or PointUnexplained.
    """
    file = moves.read(ref, by, now, seen, weighed.OFFICER_ALONE)
    officer = may.review(file)
    said = must_be_said("opinion", opinion, 2000)
    sheet = sheets.answered(file, points, "yes" if advice is Advice.GRANT else "no")
    values = {"leg": file.leg, "staff_id": officer.staff_id, "advice": advice, "opinion": said, "reviewed_at": now}
    return moves.remark(
        file,
        Line("review", {"leg": file.leg, "advice": advice, **sheet.told}, now, law="行政许可法第三十四条"),
        by,
        {**_next_desk(file), "reviewers": [*file.reviewers, officer.staff_id]},
        [moves.insert("cases_review", {**values, **sheet.columns})],
        leaves={},
    )


@one_statement
@leaning
def decide(ref: str, ruling: Ruling, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Grant or deny a case, with its certificate record, in one transaction.

    Refuses with WrongState, NotYourDesk, NoLetter, NotFormal, SameOfficer, OwnMatter, StoodAside, ReviewOutstanding,
    InspectionOutstanding, ConsultationOutstanding, ConsultationFirst, AboveTheRank, RulingIncomplete, CriterionMissing,
    FilingNotDenied, PromiseOver (deny it then) or ClassesUnruled; with MayNotDecide, RightEnded or TakenOver when the
    unit has no right to decide the item now. A grant refuses with PointUnanswered or PointNotMet while a point of the
    review sheet is open.
    """
    file = moves.read(ref, by, now, seen, WEIGHED)
    return _ruled(file, may.decide(file, now), ruling, by, now)


@one_statement
@leaning
def decide_at_once(ref: str, ruling: Ruling, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Review and approve a simple item in one act 即审即办; its version alone allows it.

    Refuses with NotAtOnce for any other item, else as `decide` does.
    """
    file = moves.read(ref, by, now, seen, WEIGHED)
    officer = may.decide_at_once(file, now)
    return _ruled(file, officer, ruling, by, now)


def letter_of(file: CaseFile, officer: Officer, ruling: Ruling, now: datetime) -> LetterHeld:
    """The letter under which a whole ruling on a whole case is signed."""
    must_be_clean("reasons", ruling.reasons, 4000)
    must_be_clean("law", ruling.law, 1000)
    must_be_clean("remedies", ruling.remedies, 2000)
    rulings.must_be_whole(ruling)
    return may.sign(file, officer, now)


def _ruled(file: CaseFile, officer: Officer, ruling: Ruling, by: Actor, now: datetime) -> Moved:
    letter = letter_of(file, officer, ruling, now)
    sheet = sheets.answered(file, ruling.points, "yes" if ruling.outcome is Outcome.GRANT else "no")
    ruling = replace(ruling, points=sheet.given)
    if ruling.outcome is Outcome.DENY:
        renewals.must_be_deniable(file.renews_until, day_of(now))
        broken = _broken_promise(file, now)
        if not broken:
            rulings.must_be_deniable(ruling, asides.kind_of(file), file.terms.service.criteria)
        breach = checking.breach(file, broken, officer.staff_id, by, now) if broken else None
        return close(file, CaseMove.DENY, "deny", ClosingResult.DENIED, officer, letter, ruling, breach, by, now)
    return granted(file, officer, letter, ruling, {}, by, now)


def granted(
    file: CaseFile,
    officer: Officer,
    letter: LetterHeld,
    ruling: Ruling,
    told: Mapping[str, object],
    by: Actor,
    now: datetime,
) -> Moved:
    """Grant what is whole under a letter; `told` says on the grant's own line by what it came about, if not by hand."""
    promise_stands(file, now)
    if file.terms.classes:
        raise ClassesUnruled()
    tolerated = bool(file.tolerated)
    step = CaseMove.GRANT_TOLERATED if tolerated else CaseMove.GRANT
    CASE_LIFE.after(step, file.state)
    if file.terms.certificate is None:
        return close(file, step, step.value, ClosingResult.GRANTED, officer, letter, ruling, None, by, now, told)
    certificate = recorded(
        file, file.terms.certificate, Holder(file.applicant_id, file.applicant_name, file.ref), by, now
    )
    return close(file, step, step.value, ClosingResult.GRANTED, officer, letter, ruling, certificate, by, now, told)


def promise_stands(file: CaseFile, now: datetime) -> None:
    """Nothing is granted any more when a material that was to follow stayed away past its day 容缺逾期, and nothing
    conveyed is registered before its taxes are paid or exempted 税清发证.
    """
    allow.taxed(file)
    today = day_of(now)
    if any(day < today for day in file.tolerated.values()):
        acceptance.must_stand(file.tolerated, asides.materials_in(file), today)


def _broken_promise(file: CaseFile, now: datetime) -> str:
    """What stayed away though it was to follow; empty while the promise holds.

    It is ground enough for a denial with its written reason, of a filing too, whatever criteria the item lists: without
    it such a case could be neither granted nor denied. The integrity file records it 容缺逾期.
    """
    today = day_of(now)
    if all(day >= today for day in file.tolerated.values()):
        return ""
    handed_in = asides.materials_in(file)
    since = acceptance.broken_since(file.tolerated, handed_in, today)
    if since is None:
        return ""
    stayed = acceptance.broken_for(file.tolerated, handed_in, today)
    return acceptance.stayed_away(since, [one.name for one in file.terms.materials if one.code in stayed])


def recorded(file: CaseFile, term: CertificateTerm, holder: Holder, by: Actor, now: datetime) -> Recorded:
    """The record of the certificate that a grant makes: withheld while materials are to follow."""
    calendar = calendars.at_revision(file.calendar_id, file.calendar_revision)
    issuer = Issuer(file.office_id, file.office_name, file.office_uscc)
    state = CertificateState.WITHHELD if file.tolerated else CertificateState.VALID
    # A renewal begins when the certificate it renews ends.
    begins = file.renews_until + ONE_DAY if file.renews_until else calendar.day_of(now)
    return record(term, holder, issuer, state, begins, by, now)


def close(
    file: CaseFile,
    step: CaseMove,
    verb: str,
    closing: ClosingResult,
    officer: Officer,
    letter: LetterHeld,
    ruling: Ruling,
    beside: Recorded | Amended | Born | None,
    by: Actor,
    now: datetime,
    told: Mapping[str, object] = MappingProxyType({}),
) -> Moved:
    """Write the decision down with the record that it makes, of a certificate or a breach, and stop the clocks: one
    statement."""
    certificate = beside if isinstance(beside, Recorded | Amended) else None
    values: Mapping[str, object] = {
        "outcome": verb,
        "staff_id": officer.staff_id,
        "letter_ref": letter.ref,
        "reasons": ruling.reasons,
        "law": ruling.law,
        "remedies": ruling.remedies,
        "criterion": ruling.criterion if ruling.outcome is Outcome.DENY else "",
        "certificate_ref": certificate.ref if certificate else "",
        "decided_at": now,
        **sheets.columns(ruling.points),
    }
    body: dict[str, object] = {"certificate": certificate.ref, **certificate.told} if certificate else {}
    body |= told
    writes = [moves.insert("cases_ruling", values), *stopped(file, now)]
    if isinstance(beside, Born):
        body["record"] = beside.ref
    if file.committed_at is not None and ruling.outcome is Outcome.GRANT:
        body["check_by"] = check_due(day_of(now))
        writes.append(looked_at_later(file, (officer.staff_id,), now))
    body |= sheets.told(file, ruling.points)
    line = Line(verb, body, now, law=ART_38, authority=letter.ref)
    sets = {"closing": closing, "decided_at": now, **clocks.STILL.columns()}
    if not isinstance(beside, Recorded | Born):
        return moves.move(file, step, line, by, sets, writes)
    writes.append(Write(*beside.row, name="k"))
    return moves.move(file, step, line, by, sets, writes, Write(*beside.first_line))


def looked_at_later(file: CaseFile, deciders: Sequence[int], now: datetime) -> Write:
    """The post-check to which a grant on a promise gives birth; none of those who had a hand in the case makes it."""
    hands = (*file.reviewers, *file.reviewed_before, *deciders)
    born = postchecks.born(hands, sheets.looked_at_later(file), check_due(day_of(now)), now)
    return Write(born.sql, born.values)


def stopped(file: CaseFile, now: datetime) -> list[Write]:
    """The clocks stopped, each with the moment it was due: what "on time" is read from ever after."""
    calendar = calendars.at_revision(file.calendar_id, file.calendar_revision)
    sides = clocks.deadlines(file.clocks, file.ledger)
    due = {one.side.value: due_and_warning(one.as_of(now), calendar)[0] for one in sides}
    if not due:
        return []
    cases = " ".join(["when %s then %s::timestamptz"] * len(due))
    marks = ", ".join(["%s"] * len(due))
    return [
        Write(
            f"update cases_caseclock set stopped_at = %s, due_at = case side {cases} end from c"
            f" where case_id = c.id and side in ({marks})",
            (now, *(fact for side in due.items() for fact in side), *due),
        )
    ]
