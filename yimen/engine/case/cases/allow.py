"""Allow: the second beat of every act. Posts and letters were read with the case; here the kernel weighs them."""

from datetime import datetime

from yimen.engine.case.cases import asides
from yimen.engine.case.cases.file import CaseFile, Officer
from yimen.engine.case.cases.refusals import CaseUnknown
from yimen.kernel.actor import Actor, ActorKind, Role, Scope, ScopeKind
from yimen.kernel.authority import (
    RANK_NEEDED,
    LetterHeld,
    NotYourDesk,
    NotYourRole,
    OwnMatter,
    PostEnded,
    Rank,
    letter_for,
    must_be_apart,
    must_be_foreign,
    must_be_formal,
    must_not_have_stood_aside,
)
from yimen.kernel.conveyance.standing import must_be_cleared
from yimen.kernel.joint_life import JOINT, JointOutstanding
from yimen.kernel.offices.powers import RIGHTS, MayNotDecide, Mode, Right, must_hold, must_stand
from yimen.kernel.rulings import SURVEY, must_await_nothing
from yimen.kernel.subtask_life import elsewhere, must_have_returned
from yimen.registries.dated import day_of

AT_THE_WINDOW = (Role.WINDOW,)
WHO_REVIEWS = (Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)
"""At whose desk a case is examined; at the head's only when its decision was raised to them."""
WHO_DECIDES = (Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD)


def right_to_decide(file: CaseFile, officer: Officer, now: datetime) -> None:
    """Whoever decides here has the right today: the unit's own mode gives it, its days last, no division took it.

    Refuses with MayNotDecide, RightEnded or TakenOver.
    """
    if file.taken_mode is not None and not officer.holds_post(file.desk_id, *Role):
        collected = Right.DECIDE not in RIGHTS[Mode(file.taken_mode)]
        if collected and any(hold.centre_id == file.centre_id is not None for hold in officer.holds):
            raise MayNotDecide(mode=file.taken_mode)
    standing_right(file, now)


def standing_right(file: CaseFile, now: datetime) -> None:
    """The right by which the case is decided lasts today; refuses with RightEnded or TakenOver."""
    delegated = file.under.delegated if file.under else None
    if file.under is not None:
        must_stand(delegated, file.under.begins, file.under.ends, day_of(now))
    must_hold(file.holder_id, file.office_id, delegated)


def officer_of(file: CaseFile, act: str) -> Officer:
    """The acting officer, in service at this moment; anybody else has no such act."""
    if file.officer is None:
        raise NotYourRole(act=act)
    return file.officer


def at_desk(file: CaseFile, act: str, *roles: Role) -> Officer:
    """The officer holds the post at which the case lies, in one of the roles, is formal and has no interest in it."""
    officer = helping_at(file, act, *roles)
    must_be_formal(officer.formal)
    return officer


def helping_at(file: CaseFile, act: str, *roles: Role) -> Officer:
    """The same for acts that helpers off the establishment may do 辅助性工作: take papers in, scan."""
    officer = officer_of(file, act)
    if not officer.holds:
        raise PostEnded(act=act)
    if not any(hold.role in roles for hold in officer.holds):
        raise NotYourRole(act=act)
    if not officer.holds_post(file.desk_id, *roles):
        raise NotYourDesk(act=act)
    foreign(file, officer)
    return officer


def at_the_counter(file: CaseFile, act: str) -> Officer:
    """The window at which the case lies, or one of the place that collected it, or the agent of the point."""
    officer = officer_of(file, act)
    if is_agent(file, officer):
        return _for_the_villager(file, officer)
    collected = file.taken_mode is not None and Right.ACCEPT not in RIGHTS[Mode(file.taken_mode)]
    if collected and any(hold.role is Role.WINDOW and hold.centre_id == file.centre_id for hold in officer.holds):
        foreign(file, officer)
        return officer
    return helping_at(file, act, *AT_THE_WINDOW)


def where_it_came_in(file: CaseFile, act: str) -> Officer:
    """A window of the place that took the case in, wherever it lies by now; helpers may, as at the counter itself."""
    officer = officer_of(file, act)
    if is_agent(file, officer) or not _at_its_window(file, officer):
        return at_the_counter(file, act)
    foreign(file, officer)
    return officer


def with_the_result(file: CaseFile, act: str) -> Officer:
    """Whoever brings a result to its applicant: the window of the place, the office that decided, the agent."""
    officer = officer_of(file, act)
    return _for_the_villager(file, officer) if is_agent(file, officer) else in_charge(file, act)


def in_charge(file: CaseFile, act: str) -> Officer:
    """The window of the place that took the case in, or a desk of the office that decides; formal, with no interest."""
    officer = officer_of(file, act)
    if not _at_its_window(file, officer) and not officer.holds_role(file.desk_office, *WHO_REVIEWS, *WHO_DECIDES):
        raise NotYourRole(act=act)
    must_be_formal(officer.formal)
    foreign(file, officer)
    return officer


def with_a_part_in(file: CaseFile, act: str) -> Officer:
    """Whoever works on the case: a desk on its way, its office, or the place that took it in; with no interest in it.

    To look at a case is less than that: a supervisor, or a centre with which it is shared, has no part in it.
    """
    officer = officer_of(file, act)
    if not has_a_part(file, officer):
        raise NotYourRole(act=act)
    foreign(file, officer)
    return officer


def has_a_part(file: CaseFile, officer: Officer) -> bool:
    """Whether somebody works on the case and does not merely look at it."""
    return any(
        hold.role is not Role.SUPERVISOR
        and (
            hold.post_id in file.route
            or hold.office_id in (file.office_id, file.desk_office)
            or hold.centre_id == file.centre_id is not None
        )
        for hold in officer.holds
    )


def _at_its_window(file: CaseFile, officer: Officer) -> bool:
    return any(
        hold.role is Role.WINDOW and (hold.post_id in file.route or hold.centre_id == file.centre_id is not None)
        for hold in officer.holds
    )


def _for_the_villager(file: CaseFile, officer: Officer) -> Officer:
    """Whoever carries a villager's papers acts for them by mandate; that is no interest of an official."""
    must_be_foreign((officer.person_id or 0,), (file.applicant_id, file.actor_party_id))
    return officer


def is_agent(file: CaseFile, officer: Officer) -> bool:
    """Whether the officer is the agent 代办员 of the point that took the case in."""
    return any(hold.role is Role.AGENT and hold.centre_id == file.centre_id is not None for hold in officer.holds)


def in_office(file: CaseFile, act: str, *roles: Role) -> Officer:
    """The officer holds one of the roles in the office that answers for the case."""
    officer = officer_of(file, act)
    if not officer.holds_role(file.desk_office, *roles):
        raise NotYourRole(act=act)
    must_be_formal(officer.formal)
    foreign(file, officer)
    return officer


def with_letter(file: CaseFile, officer: Officer, now: datetime, rank: Rank | None = None) -> LetterHeld:
    """Formal, and with a letter in force that covers item and rank: who answers for a signature."""
    must_be_formal(officer.formal)
    needed = rank or file.graded or RANK_NEEDED[file.terms.complexity]
    return letter_for(officer.letters, file.office_id, file.item_id, needed, now)


def whole(file: CaseFile) -> None:
    """Nothing that was begun for the case is open, and a survey that the item asks for has been made."""
    asked_for = any(step.code == SURVEY for step in file.terms.steps)
    must_await_nothing(file.awaits, "no" if asked_for and file.surveyed_at is None else "yes")
    if any(elsewhere(file.terms.steps)):
        must_have_returned(file.terms.steps, *asides.steps_returned(file))
    if _is_joint(file) and not asides.opinions_stand(file):
        raise JointOutstanding()


def taxed(file: CaseFile) -> None:
    """What is conveyed is registered when its taxes are paid or exempted; refuses with TaxOutstanding."""
    if _is_joint(file):
        facts = asides.taxes_of(file)
        if facts is not None:
            must_be_cleared(facts)


def other_eyes(file: CaseFile, officer: Officer) -> None:
    must_be_apart(officer.staff_id, file.reviewers)


def eyes_of_the_decider(file: CaseFile, officer: Officer) -> None:
    """Neither who reviewed it nor whose review was sent back."""
    must_be_apart(officer.staff_id, (*file.reviewers, *file.reviewed_before))


def applicant(file: CaseFile, by: Actor) -> None:
    """The applicant, or somebody with a mandate in force: for the applicant, or for this item when it was received."""
    if file.applicant_id not in set(by.parties()) and Scope(ScopeKind.MANDATE, file.mandate_id or 0) not in by.scopes:
        raise CaseUnknown(ref=file.ref)


def the_system(file: CaseFile, by: Actor) -> None:
    """Acts that happen by themselves are nobody's to call."""
    if by.kind is not ActorKind.SYSTEM:
        raise CaseUnknown(ref=file.ref)


def foreign(file: CaseFile, officer: Officer) -> None:
    """The officer has no interest in the case, neither declared nor found, and is no side of what it conveys."""
    must_not_have_stood_aside(officer.staff_id, file.recused)
    must_be_foreign(officer.interests, (file.applicant_id, file.actor_party_id))
    if officer.interests and _is_joint(file) and asides.is_a_side(file, officer.interests):
        raise OwnMatter()


def _is_joint(file: CaseFile) -> bool:
    return any(step.code == JOINT for step in file.terms.steps)
