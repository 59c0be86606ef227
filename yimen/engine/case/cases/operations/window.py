"""At the window: take in and accept. The window decides from the checklist, and can never refuse."""

from collections.abc import Mapping
from datetime import date, datetime

from psycopg.types.json import Jsonb

from yimen.engine.case.cases import clocks, may, moves
from yimen.engine.case.cases.file import AT_ONCE, CaseFile
from yimen.engine.case.cases.moves import Moved, Write
from yimen.engine.case.cases.operations.receiving import Submitted, take_in
from yimen.engine.case.cases.remembered import leaning
from yimen.engine.case.cases.weighed import Part
from yimen.journal.operation import one_statement
from yimen.kernel import acceptance
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import NotYourRole
from yimen.kernel.case_life import CaseMove
from yimen.kernel.evidence import Line
from yimen.kernel.reform.pilots import PilotFeature
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of
from yimen.registries.pilots import queries as pilots

ART_32 = "行政许可法第三十二条"


@one_statement
def receive(
    item_ref: str,
    party_ref: str,
    answers: tuple[str, ...],
    form: Mapping[str, str],
    office_ref: str = "",
    *,
    by: Actor,
    now: datetime,
) -> Submitted:
    """Take an application in at the window for a party who stands there; files follow from the paper.

    `office_ref` is the office the applicant chose where several decide with equal effect. Refuses with NotYourRole for
    anybody who holds no window, with CentralisedItem, NotTakenInHere, ClassTooLow or ChooseOffice when this counter may
    not take the item in, and with the form's own refusals.
    """
    if not by.has_role(Role.WINDOW) or by.staff_id is None:
        raise NotYourRole(act="receive")
    window = next(post for post in by.posts if post.role is Role.WINDOW)
    return take_in(item_ref, party_ref, answers, form, window.centre_id, "window", by, now, office_ref=office_ref)


@one_statement
@leaning
def accept(ref: str, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Accept a case whose materials are complete (art. 32(5)); the clocks start.

    Once the five working days are over it is the acceptance that the law has made, as of the day the materials came.
    Refuses with NotYourDesk, MaterialMissing, ProposalOpen or WrongState.
    """
    file = moves.read(ref, by, now, seen, frozenset({Part.FILES, Part.PROPOSAL}))
    ran_out = may.accept(file, now)
    if ran_out is not None:
        return deemed(file, ran_out, by, now)
    return _accepted(file, CaseMove.ACCEPT, "accept", {}, by, now)


@one_statement
def accept_tolerating(
    ref: str, follow: Mapping[str, date], seen: int | None = None, *, by: Actor, now: datetime
) -> Moved:
    """Accept with materials to follow 容缺受理: only tolerable ones, each with its day.

    Refuses with NotTolerable, FollowsTooLate, NothingToTolerate, MaterialMissing, BarredByRecord or DeemedAccepted.
    """
    file = moves.read(ref, by, now, seen)
    may.accept_tolerating(file, now)
    calendar = calendars.at_revision(file.calendar_id, file.calendar_revision)
    tolerated = acceptance.tolerate(file.terms, file.materials_in, follow, calendar.day_of(now))
    days = {code: day.isoformat() for code, day in tolerated.items()}
    return _accepted(file, CaseMove.ACCEPT, "accept_tolerating", {"follow": days}, by, now)


@one_statement
def accept_on_commitment(ref: str, signed: str, seen: int | None = None, *, by: Actor, now: datetime) -> Moved:
    """Accept on commitment 告知承诺: the conditions were told, and the applicant's own signature is with the case.

    The later check is born with the decision. Refuses with NoCommitment when the item is not handled so, and when the
    signed words are not the item's; with BarredByRecord when a broken promise stands against the applicant; with
    NotSigned until the applicant has signed; with DeemedAccepted when the law has accepted it already; where the item
    lists what the words stand for, with MaterialMissing for anything else.

    Where a pilot has it so, the case goes straight to who decides: what the promise stands for is looked at afterwards.
    """
    file = moves.read(ref, by, now, seen)
    signature = may.accept_on_commitment(file, now)
    if signed.strip() != file.terms.commitment.strip():
        raise acceptance.NoCommitment()
    body: dict[str, object] = {"promise": "signed", "how": signature.how, "signed_at": signature.signed_at}
    sets: dict[str, object] = {"committed_at": now}
    if (
        pilots.has(PilotFeature.COMMITMENT_AT_ONCE, day_of(now), office_id=file.office_id, item_id=file.item_id)
        == "yes"
    ):
        body["at_once"] = "yes"
        if len(file.route) > len(AT_ONCE):
            sets["route"] = [file.route[leg] for leg in AT_ONCE]
    line = Line("accept_on_commitment", body, now, law=ART_32)
    return start_clocks(file, CaseMove.ACCEPT, line, by, now, sets)


def deemed(file: CaseFile, ran_out: datetime, by: Actor, now: datetime) -> Moved:
    """The acceptance that silence makes, as of the day the materials came (art. 32(4), (5)).

    A "no" that still waits for its approver has come too late: it is closed, and the case goes back to its desk.
    """
    body: dict[str, object] = {"due_at": ran_out}
    sets: dict[str, object] = {}
    if file.proposal is not None:
        body["proposal"], sets["desk_id"] = file.proposal.ref, file.route[file.leg]
    since = acceptance.deemed_accepted_from(file.materials_in_at)
    line = Line("deem_accepted", body, since, law=ART_32)
    return start_clocks(file, CaseMove.DEEM_ACCEPTED, line, by, now, sets)


def answered(answer: str, reason: str, staff: int | None, now: datetime) -> Write:
    """The answer to the proposal that is open; nobody's when the law gave it."""
    return moves.change(
        "cases_proposal",
        {"answer": answer, "answer_reason": reason, "answered_by_id": staff, "answered_at": now},
        "answered_at is null",
    )


def _accepted(
    file: CaseFile, step: CaseMove, verb: str, facts: Mapping[str, object], by: Actor, now: datetime
) -> Moved:
    return start_clocks(file, step, Line(verb, facts, now, law=ART_32), by, now)


def start_clocks(
    file: CaseFile,
    step: CaseMove,
    line: Line,
    by: Actor,
    now: datetime,
    further: Mapping[str, object] | None = None,
) -> Moved:
    """The move to accepted with both clocks started at the line's effective moment."""
    started = line.effective_at
    calendar = calendars.at_revision(file.calendar_id, file.calendar_revision)
    sides = clocks.opening(file.terms, started)
    derived = clocks.derive(clocks.deadlines(sides, ()), calendar, now)
    rows: list[Mapping[str, object]] = [
        {
            "side": one.side,
            "amount": one.amount,
            "unit": one.unit,
            "started_at": one.started_at,
            "calendar_revision": file.calendar_revision,
        }
        for one in sides
    ]
    follow = line.body.get("follow", {})
    sets: dict[str, object] = {"accepted_at": started, **derived.columns(), **(further or {})}
    if follow:
        sets["tolerated"] = Jsonb(follow)
    writes = moves.insert_all("cases_caseclock", rows)
    if file.proposal is not None:
        writes.append(answered("overtaken", "", None, now))
    # What is to follow is read anew with the next act.
    left = None if follow else {"clocks": sides, "ledger": (), "proposal": None}
    return moves.move(file, step, line, by, sets, writes, leaves=left)
