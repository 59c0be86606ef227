"""May: what each act asks of case and officer before a word is weighed; asked by the act, and by whoever offers it.

So an act that is offered is one that would be done, and what is not offered says what it would be refused with. What
depends on what somebody types (reasons, days, defects) is asked by the act alone.
"""

from datetime import date, datetime
from decimal import Decimal

from yimen.engine.case.cases import allow, clocks
from yimen.engine.case.cases.file import CaseFile, LedgerFacts, Officer
from yimen.engine.case.cases.refusals import (
    AlreadyDone,
    DeskUnfit,
    ExtensionOfAnother,
    NoProposal,
    NothingOutstanding,
    NotYet,
    NotYourProposal,
    OwnProposal,
    ProposalOpen,
)
from yimen.engine.case.hearings import moves as hearings
from yimen.engine.case.integrity import queries as integrity
from yimen.engine.papers.commitments import queries as commitments
from yimen.engine.papers.signatures import queries as signatures
from yimen.kernel import acceptance, rulings
from yimen.kernel import signatures as signing
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import (
    LetterHeld,
    NotYourDesk,
    NotYourRole,
    Rank,
    must_be_formal,
    must_have_heard,
    must_not_be_above,
)
from yimen.kernel.case_life import CASE_LIFE, OPEN_STATES, WITH_RESULT, CaseMove, CaseState
from yimen.kernel.commitments import NotSigned, Signature
from yimen.kernel.lifecycle import WrongState
from yimen.kernel.money import fees
from yimen.kernel.supplements import SupplementOpen
from yimen.kernel.time.deadline import ExtensionLaw, LimitOver, Side, must_run_still
from yimen.registries.calendars import queries as calendars
from yimen.registries.dated import day_of

GRANTED = (CaseState.GRANTED, CaseState.GRANTED_TOLERATED)
HEADS = (Role.OFFICE_HEAD, Role.DECIDER)


def _no_proposal(file: CaseFile) -> None:
    if file.proposal is not None:
        raise ProposalOpen()


def in_time(file: CaseFile, now: datetime) -> None:
    """Whoever looks first finds what the law made of the case, whether the clockwork has been there or not."""
    if clocks.door_ran_out(file, now) is not None:
        raise acceptance.DeemedAccepted(since=day_of(file.materials_in_at))


def accept(file: CaseFile, now: datetime) -> datetime | None:
    """When the five working days ended, if they have: then the law has accepted it, whatever is missing."""
    allow.at_desk(file, "accept", *allow.AT_THE_WINDOW)
    _no_proposal(file)
    ran_out = clocks.door_ran_out(file, now)
    if ran_out is None:
        acceptance.must_be_complete(file.terms, file.materials_in)
        _signed(file)
    return ran_out


def speak_at_the_door(file: CaseFile, act: str, now: datetime) -> Officer:
    """The window says a word at the door, while no proposed "no" waits and the five working days last."""
    officer = allow.at_desk(file, act, *allow.AT_THE_WINDOW)
    _no_proposal(file)
    in_time(file, now)
    return officer


def accept_tolerating(file: CaseFile, now: datetime) -> None:
    speak_at_the_door(file, "accept_tolerating", now)
    _not_barred(file, now)
    _signed(file)


def accept_on_commitment(file: CaseFile, now: datetime) -> Signature:
    """The applicant's own signature under the words of the item."""
    speak_at_the_door(file, "accept_on_commitment", now)
    if not file.terms.commitment:
        raise acceptance.NoCommitment()
    _not_barred(file, now)
    signature = commitments.signature(file.id, file.terms.commitment)
    if signature is None:
        raise NotSigned()
    acceptance.must_be_complete_but_for_the_promise(file.terms, file.materials_in)
    _signed(file)
    return signature


def _signed(file: CaseFile) -> None:
    """Where the item wants the application signed, it is; asked of no other case."""
    if signing.asked(file.terms) and not signatures.signed(file.id):
        raise signing.SignatureMissing()


def _not_barred(file: CaseFile, now: datetime) -> None:
    """Nothing is accepted on the word of somebody whose word was broken, while the record stands."""
    until: date | None = integrity.barred_until(file.applicant_id, day_of(now))
    if until is not None:
        raise acceptance.BarredByRecord(until=until)


def answer_correction(file: CaseFile, by: Actor) -> None:
    """The applicant, the agent of the point or the window, when everything asked for is in."""
    if by.staff_id is None:
        allow.applicant(file, by)
    elif not allow.is_agent(file, allow.officer_of(file, "answer_correction")):
        allow.helping_at(file, "answer_correction", *allow.AT_THE_WINDOW)
    be_answered(file)


def be_answered(file: CaseFile) -> None:
    """Everything the open notice asked for is in. The refusal says what a material is called, not its code."""
    CASE_LIFE.after(CaseMove.CLOSE_CORRECTION, file.state)
    names = {material.code: material.name for material in file.terms.materials}
    asked_for = tuple(
        acceptance.DefectFound(names.get(one.material, one.material), one.defect) for one in file.notices[-1].defects
    )
    acceptance.must_be_answered(asked_for, frozenset(names.get(code, code) for code in file.renewed))


def find_not_needed(file: CaseFile, now: datetime) -> tuple[Officer, LetterHeld]:
    officer = allow.at_desk(file, "find_not_needed", *allow.AT_THE_WINDOW)
    allow.right_to_decide(file, officer, now)
    _no_proposal(file)
    in_time(file, now)
    return officer, allow.with_letter(file, officer, now, Rank.CLERK)


def confirm_refusal(file: CaseFile, now: datetime) -> tuple[Officer, LetterHeld]:
    """Other eyes than whose proposal it is, with a letter, and in time."""
    officer = allow.in_office(file, "confirm_refusal", *allow.WHO_DECIDES)
    allow.right_to_decide(file, officer, now)
    if file.proposal is None:
        raise NoProposal()
    if file.proposal.proposed_by == officer.staff_id:
        raise OwnProposal()
    in_time(file, now)
    return officer, allow.with_letter(file, officer, now, Rank.CHIEF)


def reject_refusal(file: CaseFile) -> Officer:
    """Other eyes here too: whoever proposed it takes it back instead."""
    officer = allow.in_office(file, "reject_refusal", *allow.WHO_DECIDES)
    if file.proposal is None:
        raise NoProposal()
    if file.proposal.proposed_by == officer.staff_id:
        raise OwnProposal()
    return officer


def withdraw_refusal(file: CaseFile) -> None:
    """Its author at the window, while nobody has answered it."""
    officer = allow.officer_of(file, "withdraw_refusal")
    if not any(hold.role in allow.AT_THE_WINDOW for hold in officer.holds):
        raise NotYourRole(act="withdraw_refusal")
    if file.proposal is None:
        raise NoProposal()
    if file.proposal.proposed_by != officer.staff_id:
        raise NotYourProposal()


def hand_over(file: CaseFile) -> None:
    allow.at_desk(file, "hand_over", *allow.AT_THE_WINDOW)
    if len(file.route) == 1:
        # An instant item has no back desk: it is decided where it was accepted.
        raise NotYourRole(act="hand_over")


def review(file: CaseFile) -> Officer:
    officer = allow.at_desk(file, "review", Role.REVIEWER, Role.CHIEF)
    CASE_LIFE.after(CaseMove.DENY, file.state)
    allow.other_eyes(file, officer)
    if file.leg + 1 >= len(file.route):
        raise NotYourDesk(act="review")
    return officer


def decide(file: CaseFile, now: datetime) -> Officer:
    """Whoever decides the case at this desk now: with the right to, after the reviews, with other eyes than theirs."""
    allow.right_to_decide(file, allow.officer_of(file, "decide"), now)
    officer = allow.at_desk(file, "decide", *allow.WHO_DECIDES)
    rulings.must_be_reviewed(len(file.reviewers), rulings.reviews_needed(file.terms, file.at_once))
    allow.eyes_of_the_decider(file, officer)
    if file.leg + 1 < len(file.route):
        raise NotYourDesk(act="decide")
    return officer


def decide_at_once(file: CaseFile, now: datetime) -> Officer:
    rulings.must_be_simple(file.terms)
    allow.right_to_decide(file, allow.officer_of(file, "decide_at_once"), now)
    officer = allow.at_desk(file, "decide_at_once", *allow.AT_THE_WINDOW, *allow.WHO_DECIDES)
    if len(file.route) > file.leg + 1:
        raise NotYourDesk(act="decide_at_once")
    return officer


def sign(file: CaseFile, officer: Officer, now: datetime) -> LetterHeld:
    """The letter under which a decision on a whole case is signed."""
    allow.whole(file)
    letter = allow.with_letter(file, officer, now)
    must_have_heard(letter)
    must_not_be_above(letter, file.graded)
    return letter


def open_special(file: CaseFile) -> None:
    allow.at_desk(file, "open_special", *allow.WHO_REVIEWS)
    CASE_LIFE.after(CaseMove.OPEN_SPECIAL, file.state)
    if rulings.Awaited.SUPPLEMENT in file.awaits:
        raise SupplementOpen()


def close_special(file: CaseFile) -> None:
    allow.at_desk(file, "close_special", *allow.WHO_REVIEWS)
    CASE_LIFE.after(CaseMove.CLOSE_SPECIAL, file.state)
    hearings.must_be_closed(file.id)


def law_of_extension(file: CaseFile) -> ExtensionLaw:
    """By which provision this item's limit is lengthened: that of one office, or that of several together."""
    return ExtensionLaw.ARTICLE_42_JOINT if file.terms.service.joint_offices else ExtensionLaw.ARTICLE_42_SINGLE


def extend(file: CaseFile, verb: str, law: ExtensionLaw, now: datetime) -> tuple[LetterHeld, str]:
    """The letter of the head of the office, and which side grows: both, or the statute alone when the promise has been
    missed already, and stays so."""
    officer = allow.in_office(file, verb, *HEADS)
    CASE_LIFE.after(CaseMove.DENY, file.state)
    if law is not law_of_extension(file):
        raise ExtensionOfAnother(law=law_of_extension(file))
    if file.paused:
        raise AlreadyDone(act=verb)
    letter = allow.with_letter(file, officer, now, Rank.DIRECTOR)
    side = _lengthened(file, now)
    # A second one is refused however short it is.
    clocks.deadlines(
        file.clocks, (*file.ledger, LedgerFacts("extension", law, now, None, Decimal(1), "working_day", ""))
    )
    return letter, side


def _lengthened(file: CaseFile, now: datetime) -> str:
    calendar = calendars.at_revision(file.calendar_id, file.calendar_revision)
    sides = {one.side: one for one in clocks.deadlines(file.clocks, file.ledger)}
    promised = sides.pop(Side.PROMISED, None)
    statutory = sides.get(Side.STATUTORY, promised)
    if statutory is not None:
        must_run_still(statutory, calendar, now)
    try:
        if promised is not None:
            must_run_still(promised, calendar, now)
    except LimitOver:
        return Side.STATUTORY
    return ""


def supply(file: CaseFile, now: datetime) -> None:
    allow.in_charge(file, "supply")
    if not file.tolerated:
        raise NothingOutstanding()
    acceptance.must_stand(file.tolerated, file.materials_in, day_of(now))
    if set(file.tolerated) - file.materials_in:
        raise NotYet(act="supply")


def hand_out(file: CaseFile) -> None:
    """There is a result, it has not been handed out, and of a grant the fees are settled."""
    if file.state not in WITH_RESULT or file.decided_at is None:
        raise NotYet(act="deliver")
    if file.delivered_at is not None:
        raise AlreadyDone(act="deliver")
    if file.state in GRANTED:
        fees.must_be_settled(file.terms.fees, file.bill)


def revoke(file: CaseFile, now: datetime) -> tuple[Officer, LetterHeld]:
    officer = allow.in_office(file, "revoke", *HEADS)
    CASE_LIFE.after(CaseMove.REVOKE, file.state)
    return officer, allow.with_letter(file, officer, now, Rank.DIRECTOR)


def reassign(file: CaseFile) -> None:
    """The head of the office, or who manages the centre while the case lies at its window."""
    officer = allow.officer_of(file, "reassign")
    in_centre = any(h.role is Role.CENTRE_MANAGER and h.centre_id == file.centre_id is not None for h in officer.holds)
    if not officer.holds_role(file.desk_office, Role.OFFICE_HEAD) and not (in_centre and file.leg == 0):
        raise NotYourRole(act="reassign")
    must_be_formal(officer.formal)
    allow.foreign(file, officer)
    _open(file, "reassign")


def send_back(file: CaseFile) -> Officer:
    officer = allow.at_desk(file, "send_back", *allow.WHO_REVIEWS)
    CASE_LIFE.after(CaseMove.SEND_BACK, file.state)
    return officer


def raise_decision(file: CaseFile) -> None:
    """Whoever holds the case, or the head of its office, while there is a rank above the one to which it was graded."""
    officer = allow.officer_of(file, "raise_decision")
    if not officer.holds_post(file.desk_id, *Role) and not officer.holds_role(file.desk_office, Role.OFFICE_HEAD):
        raise NotYourDesk(act="raise_decision")
    must_be_formal(officer.formal)
    allow.foreign(file, officer)
    _open(file, "raise_decision")
    if file.graded is None or file.graded is Rank.DIRECTOR:
        raise DeskUnfit()


def recuse(file: CaseFile) -> Officer:
    """Whoever holds a desk on its way, once."""
    officer = allow.officer_of(file, "recuse")
    if not any(hold.post_id in file.route for hold in officer.holds):
        raise NotYourRole(act="recuse")
    _open(file, "recuse")
    if officer.staff_id in file.recused:
        raise AlreadyDone(act="recuse")
    return officer


def _open(file: CaseFile, act: str) -> None:
    if file.state not in OPEN_STATES:
        raise WrongState(state=file.state, move=act)
