"""Proposing: the head of the home unit says whom it sends to which post of a centre, and when it wants them back."""

from datetime import date, datetime

from yimen.engine.staff.secondments import fitness, moves
from yimen.engine.staff.secondments.models import PostingProposal, ReturnRequest
from yimen.engine.staff.secondments.refusals import (
    AskedBackAlready,
    GradeOfAnotherYear,
    ProposedAlready,
    ProposesOneself,
)
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.evidence import digest
from yimen.kernel.snapshot import snapshot
from yimen.kernel.staffing.secondment import HomeGrade, ProposalMove, years_that_count
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotInList, named
from yimen.registries.dated import day_of, locked, new_ref, refusing
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries, seconded, staffing


@snapshot
class ProposalSaid:
    """From which day, why it is them, and how the home unit assessed them last; no grade: a centre assessed them."""

    begins: date
    reason: str
    grade: str = ""
    grade_year: int | None = None
    grade_document: str = ""


@snapshot
class PostingProposed:
    """A proposal by its reference."""

    ref: str


@snapshot
class AskedBack:
    """A request for a return by its reference."""

    ref: str


@operation
def propose_posting(staff_ref: str, post_ref: str, said: ProposalSaid, *, by: Actor, now: datetime) -> PostingProposed:
    """The head of the home unit proposes somebody for a post of a centre; whether they fit is read, not said.

    Refuses with NoSuchThing, NotForPosting, ProposesOneself, ProposedAlready, GradeOfAnotherYear, ImpossibleDates,
    NotInList, Missing or TextMissing.
    """
    member, post = queries.staff_member(staff_ref), queries.post(post_ref)
    if member is None:
        raise NoSuchThing(what="staff")
    head = moves.must_head(by, member.office_id, "staff")
    centre = offices.centre(post.centre_ref, said.begins) if post is not None and post.centre_ref else None
    if post is None or centre is None:
        raise NoSuchThing(what="post")
    staffing.must_take_from(post.role, post.office_id, member.office_id)
    if member.id == head:
        raise ProposesOneself()
    if said.begins < day_of(now):
        raise ImpossibleDates()
    row = PostingProposal(
        ref=new_ref(), staff_id=member.id, office_id=member.office_id, centre_id=centre.id, post_id=post.id,
        begins=said.begins, reason=must_be_said("reason", said.reason, 300).strip(), proposed_by_id=head,
        proposed_at=now, **_graded(said),
    )  # fmt: skip
    with refusing(posting_proposal_waits_once_for_somebody=ProposedAlready()):
        row.save(force_insert=True)
    body = {"staff": staff_ref, "post": post_ref, "centre": post.centre_ref, "from": said.begins, "grade": row.grade}
    moves.told(row, "propose_posting", {**body, "said": digest(row.reason.encode(), row.ref.encode())}, by, now)
    return PostingProposed(row.ref)


def _graded(said: ProposalSaid) -> dict[str, object]:
    if not said.grade:
        return {}
    if said.grade not in set(HomeGrade):
        raise NotInList(field="grade")
    counted = years_that_count(said.begins)
    if said.grade_year not in counted:
        raise GradeOfAnotherYear(year=counted[0])
    document = named(said.grade_document, "document", 100)
    return {"grade": said.grade, "grade_year": said.grade_year, "grade_document": document}


@operation
def take_back_proposal(ref: str, *, by: Actor, now: datetime) -> PostingProposed:
    """The home unit proposes them no more, as long as nobody has decided. Refuses with NoSuchThing or WrongState."""
    row = locked(PostingProposal, ref, "posting_proposal")
    moves.must_head(by, row.office_id, "posting_proposal")
    kept = fitness.kept(fitness.of(row, day_of(now)))
    moves.move(row, ProposalMove.TAKE_BACK, {"found": kept, "decided_at": now})
    moves.told(row, "take_back_proposal", {"found": kept}, by, now)
    return PostingProposed(ref)


@operation
def ask_return(order_ref: str, reason: str, *, by: Actor, now: datetime) -> AskedBack:
    """The home unit wants somebody back; the centre orders it, or says why not.

    Refuses with NoSuchThing, AskedBackAlready or TextMissing.
    """
    found = seconded.secondment(order_ref)
    if found is None or (found.ends is not None and found.ends <= day_of(now)):
        raise NoSuchThing(what="secondment")
    head = moves.must_head(by, found.office_id, "secondment")
    row = ReturnRequest(
        ref=new_ref(), order_id=found.id, asked_by_id=head, asked_at=now,
        reason=must_be_said("reason", reason, 300).strip(),
    )  # fmt: skip
    with refusing(return_request_waits_once_for_an_order=AskedBackAlready()):
        row.save(force_insert=True)
    said = digest(row.reason.encode(), row.ref.encode())
    moves.told(row, "ask_return", {"order": order_ref, "said": said}, by, now)
    return AskedBack(row.ref)
