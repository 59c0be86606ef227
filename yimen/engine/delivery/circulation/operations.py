"""What is done with papers: taken in with a label, handed to a desk, signed for or refused, given back, or lost."""

import secrets
from datetime import datetime

from yimen.engine.case.cases import allow
from yimen.engine.case.cases import moves as cases
from yimen.engine.case.cases.file import CaseFile
from yimen.engine.case.cases.operations.correcting import material_of
from yimen.engine.case.cases.reading import select
from yimen.engine.delivery.circulation.models import Piece, PieceHandover
from yimen.engine.delivery.circulation.refusals import NotAtTheCounter, NothingOffered, PieceOnItsWay, PieceUnknown
from yimen.engine.papers.dossiers import queries as dossiers
from yimen.journal.operation import operation
from yimen.kernel.actor import SYSTEM, Actor, Role
from yimen.kernel.authority import NotYourRole
from yimen.kernel.circulation import PieceEnd, PieceKind, must_be_needed, must_be_on_the_way
from yimen.kernel.evidence import Line
from yimen.kernel.refs import spelled
from yimen.kernel.snapshot import snapshot
from yimen.kernel.text import must_be_said
from yimen.kernel.writing import NoSuchThing, NotInList, written
from yimen.registries.dated import new_ref

AT_THE_COUNTER = (Role.WINDOW, Role.AGENT)


@snapshot
class PieceTaken:
    """A piece with its label."""

    ref: str
    label: str


@snapshot
class PieceMoved:
    """A piece, and the desk that answers for it now."""

    ref: str
    holder: str


@operation
def take_in_paper(case_ref: str, material: str, kind: str, *, by: Actor, now: datetime) -> PieceTaken:
    """Take in an original or a sample at the counter; from now on its post answers for it.

    Refuses with CaseUnknown, NotYourRole, NotInList or UnknownDefect.
    """
    file = cases.read(case_ref, by, now)
    if by.staff_id is None:
        raise NotYourRole(act="take_in_paper")
    allow.where_it_came_in(file, "take_in_paper")
    if kind not in set(PieceKind):
        raise NotInList(field="kind")
    term = material_of(file, material)
    post = next((one for one in by.posts if one.role in AT_THE_COUNTER), by.posts[0])
    letters = spelled(secrets.token_bytes(16), 8)
    row = Piece.objects.create(
        ref=new_ref(), label=f"WL-{letters[:4]}-{letters[4:]}", case_id=file.id, material=term.code, what=term.name,
        kind=kind, holder_id=post.post_id, taken_in_at=now,
    )  # fmt: skip
    body = {"piece": row.ref, "label": row.label, "material": term.code, "kind": kind}
    cases.remark(file, Line("take_in_paper", body, now), by)
    return PieceTaken(row.ref, row.label)


@operation
def hand_paper(ref: str, post_ref: str, why: str, *, by: Actor, now: datetime) -> PieceMoved:
    """Hand a piece to a desk on the way of its case, or back to its counter; with a reason when there is a picture.

    Who gives signs with it; it stays theirs until the other signs. Refuses with PieceUnknown, PieceOnItsWay,
    NoSuchThing, NotItsWay or PictureSuffices.
    """
    row = _held(ref, by)
    if PieceHandover.objects.filter(piece=row, answered_at=None).exists():
        raise PieceOnItsWay()
    found = select("select id, name, role from people_post where ref = %s", (post_ref,))
    if not found:
        raise NoSuchThing(what="post")
    file = _case(row, now)
    must_be_on_the_way(found[0]["id"], {*file.route, file.desk_id, *_counters(row)})
    if found[0]["id"] == row.holder_id:
        raise PieceOnItsWay()
    pictures = sum(one.material == row.material for one in dossiers.files_of("case", file.id))
    if found[0]["role"] not in AT_THE_COUNTER:
        must_be_needed(pictures, why)
    assert by.staff_id is not None, "pieces lie in the hands of staff"
    PieceHandover.objects.create(
        piece=row, giver_id=row.holder_id, receiver_id=found[0]["id"], why=written(why, "why"), given_by_id=by.staff_id,
        given_at=now,
    )  # fmt: skip
    cases.remark(file, Line("hand_paper", {"piece": row.ref, "to": post_ref}, now), by)
    return PieceMoved(row.ref, _post_name(row.holder_id))


@operation
def sign_for_paper(ref: str, *, by: Actor, now: datetime) -> PieceMoved:
    """Sign for a piece that was handed over; from this moment one's own desk answers for it.

    Refuses with NothingOffered.
    """
    row, offered = _offered(ref, by)
    _answer(offered, "yes", by, now)
    row.holder_id = offered.receiver_id
    row.save(update_fields=["holder"])
    cases.remark(_case(row, now), Line("sign_for_paper", {"piece": row.ref}, now), by)
    return PieceMoved(row.ref, _post_name(row.holder_id))


@operation
def refuse_paper(ref: str, *, by: Actor, now: datetime) -> PieceMoved:
    """Do not sign: the piece did not come, or is another one. Who gave it answers for it still.

    Refuses with NothingOffered.
    """
    row, offered = _offered(ref, by)
    _answer(offered, "no", by, now)
    cases.remark(_case(row, now), Line("refuse_paper", {"piece": row.ref}, now), by)
    return PieceMoved(row.ref, _post_name(row.holder_id))


@operation
def return_paper(ref: str, signature: str, *, by: Actor, now: datetime) -> PieceMoved:
    """Give a piece back to its applicant, who signs for it, at the counter that took it in.

    Refuses with PieceUnknown, PieceOnItsWay, NotAtTheCounter or TextMissing.
    """
    row = _held(ref, by)
    _must_lie_still(row)
    if row.holder_id not in _counters(row):
        raise NotAtTheCounter()
    return _ended(row, PieceEnd.RETURNED, must_be_said("signature", signature, 60).strip(), by, now)


@operation
def report_lost(ref: str, how: str, *, by: Actor, now: datetime) -> PieceMoved:
    """Say that a piece is lost, by who answers for it: the applicant is told.

    Refuses with PieceUnknown or TextMissing.
    """
    row = _held(ref, by)
    return _ended(row, PieceEnd.LOST, must_be_said("how", how, 300).strip(), by, now)


def _ended(row: Piece, end: PieceEnd, how: str, by: Actor, now: datetime) -> PieceMoved:
    row.ended_at, row.ended_as, row.how = now, end, how
    row.save(update_fields=["ended_at", "ended_as", "how"])
    verb = {PieceEnd.RETURNED: "return_paper", PieceEnd.LOST: "lose_paper"}[end]
    cases.remark(_case(row, now), Line(verb, {"piece": row.ref, "label": row.label}, now), by)
    return PieceMoved(row.ref, _post_name(row.holder_id))


def _held(ref: str, by: Actor) -> Piece:
    """A piece on its way for whose post answers for it, locked; refuses with PieceUnknown."""
    row = Piece.objects.select_for_update(of=("self",)).filter(ref=ref, ended_at=None).first()
    if row is None or row.holder_id not in {post.post_id for post in by.posts}:
        raise PieceUnknown()
    return row


def _must_lie_still(row: Piece) -> None:
    if PieceHandover.objects.filter(piece=row, answered_at=None).exists():
        raise PieceOnItsWay()


def _offered(ref: str, by: Actor) -> tuple[Piece, PieceHandover]:
    row = Piece.objects.select_for_update(of=("self",)).filter(ref=ref, ended_at=None).first()
    offered = PieceHandover.objects.select_for_update().filter(piece=row, answered_at=None).first() if row else None
    if row is None or offered is None or offered.receiver_id not in {post.post_id for post in by.posts}:
        raise NothingOffered()
    return row, offered


def _answer(offered: PieceHandover, signed: str, by: Actor, now: datetime) -> None:
    offered.signed, offered.answered_by_id, offered.answered_at = signed, by.staff_id, now
    offered.save(update_fields=["signed", "answered_by", "answered_at"])


def _counters(row: Piece) -> set[int]:
    """The posts at the counter through whose hands the piece came in."""
    found = select(
        "select coalesce("
        "(select giver_id from circulation_piecehandover where piece_id = %s order by id limit 1), %s) id",
        (row.pk, row.holder_id),
    )
    return {one["id"] for one in found}


def _case(row: Piece, now: datetime) -> CaseFile:
    (found,) = select("select ref from cases_case where id = %s", (row.case_id,))
    return cases.read(found["ref"], SYSTEM, now)


def _post_name(post_id: int) -> str:
    (found,) = select("select name from people_post where id = %s", (post_id,))
    return str(found["name"])
