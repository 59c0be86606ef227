"""To disagree: proposed with basis, explanation and guidance, said by a named approver, and answered by the lead.

It is an opinion and no veto: the joint approval goes on, and the decision waits only until the lead has said in words
how it deals with it.
"""

from datetime import datetime

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import Officer
from yimen.engine.case.noes.moves import WHO_CONFIRMS
from yimen.engine.parallel.joint import moves
from yimen.engine.parallel.joint.models import Opinion, OpinionAnswer
from yimen.engine.parallel.joint.operations.answering import OpinionTold, answered, at_the_department, facts_of
from yimen.engine.parallel.joint.operations.beginning import must_run
from yimen.engine.parallel.joint.refusals import DisagreementWaits, NoDisagreement, OpinionUnknown, OwnDisagreement
from yimen.engine.parallel.joint.telling import tell
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.authority import NotYourRole
from yimen.kernel.evidence import Line, digest
from yimen.kernel.joint_life import OPINION_LIFE, Dealing, OpinionMove, OpinionStance, OpinionState
from yimen.kernel.noes import whole
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NotInList
from yimen.registries.dated import new_ref, refusing


@operation
def propose_disagreement(
    ref: str, basis: str, explanation: str, guidance: str, *, by: Actor, now: datetime
) -> OpinionTold:
    """Propose that the department disagrees, with basis, explanation and guidance; nobody hears it before it is said.

    Refuses with OpinionUnknown, WrongState, DisagreementWaits, NotFormal, OwnMatter, StoodAside or TextMissing.
    """
    asked = at_the_department(ref, "propose_disagreement", by, now)
    opinion, officer = asked.opinion, asked.officer
    OPINION_LIFE.after(OpinionMove.ANSWER, OpinionState(opinion.state))
    said = whole(basis, explanation, guidance)
    with refusing(opinion_answer_one_in_a_round=DisagreementWaits()):
        OpinionAnswer.objects.create(
            ref=new_ref(), opinion=opinion, round=opinion.round, stance=OpinionStance.DISAGREE, text=said.explanation,
            basis=said.basis, guidance=said.guidance, written_by_id=officer.staff_id, written_at=now,
        )  # fmt: skip
    cases.remark(asked.file, Line("propose_disagreement", facts_of(opinion, now), now), by)
    return OpinionTold(ref, opinion.state, asked.file.ref, "no")


@operation
def confirm_disagreement(ref: str, *, by: Actor, now: datetime) -> OpinionTold:
    """Say by name, and with other eyes, that the department disagrees; from now on the lead has to deal with it.

    Refuses with OpinionUnknown, NotYourRole, NoDisagreement, OwnDisagreement, WrongState, NotFormal, OwnMatter or
    StoodAside.
    """
    asked = at_the_department(ref, "confirm_disagreement", by, now)
    answer = _waiting(asked.opinion)
    _must_approve(asked.opinion, asked.officer, "confirm_disagreement")
    if answer.written_by_id == asked.officer.staff_id:
        raise OwnDisagreement()
    answer.said_by_id, answer.said_at = asked.officer.staff_id, now
    answer.save(update_fields=["said_by", "said_at"])
    return answered(asked, OpinionStance.DISAGREE, answer.text, by, now)


@operation
def send_disagreement_back(ref: str, reason: str, *, by: Actor, now: datetime) -> OpinionTold:
    """Send a proposed disagreement back with the reason, or take one's own back; the department can still answer.

    Refuses with OpinionUnknown, NotYourRole, NoDisagreement, NotFormal, OwnMatter, StoodAside or TextMissing.
    """
    asked = at_the_department(ref, "send_disagreement_back", by, now)
    opinion, officer = asked.opinion, asked.officer
    answer = _waiting(opinion)
    if answer.written_by_id != officer.staff_id:
        _must_approve(opinion, officer, "send_disagreement_back")
    answer.sent_back_reason = must_be_said("reason", reason, 500).strip()
    answer.sent_back_by_id, answer.sent_back_at = officer.staff_id, now
    answer.save(update_fields=["sent_back_reason", "sent_back_by", "sent_back_at"])
    cases.remark(asked.file, Line("send_disagreement_back", facts_of(opinion, now), now), by)
    return OpinionTold(ref, opinion.state, asked.file.ref, "no")


@operation
def deal_with_disagreement(ref: str, dealing: Dealing, text: str, *, by: Actor, now: datetime) -> OpinionTold:
    """Say how the lead deals with a department that disagrees: followed or not, in words; by the desk of the case.

    Refuses with OpinionUnknown, NotYourDesk, WrongState, NoDisagreement, NotInList or TextMissing.
    """
    joint, opinion = moves.lock(ref)
    file = cases.read_freely(joint.case.ref, by, now)
    if not cases.may_see(file, by):
        raise OpinionUnknown(ref=ref)
    officer = allow.at_desk(file, "deal_with_disagreement", *allow.WHO_REVIEWS)
    must_run(file, "deal_with_disagreement")
    if dealing not in list(Dealing):
        raise NotInList(field="dealing")
    answer = moves.undealt(joint).filter(opinion=opinion).first()
    if answer is None:
        raise NoDisagreement()
    answer.dealing, answer.dealing_text = dealing, must_be_said("text", text, 4000)
    answer.dealt_by_id, answer.dealt_at = officer.staff_id, now
    answer.save(update_fields=["dealing", "dealing_text", "dealt_by", "dealt_at"])
    went = moves.go_on(joint, now)
    said = digest(answer.dealing_text.encode(), opinion.ref.encode())
    line = Line("deal_with_disagreement", {**facts_of(opinion, now), "dealing": dealing, "text": said}, now)
    tell(joint, file, line, went, by, now)
    return OpinionTold(ref, opinion.state, file.ref, went.concluded)


def _waiting(opinion: Opinion) -> OpinionAnswer:
    answer = moves.latest().filter(opinion=opinion, said_at=None).first()
    if answer is None:
        raise NoDisagreement()
    return answer


def _must_approve(opinion: Opinion, officer: Officer, act: str) -> None:
    if not officer.holds_role(opinion.office_id, *WHO_CONFIRMS):
        raise NotYourRole(act=act)
