"""Looking at papers: those of a case with their whole way, and those in one's hands or waiting for one's signature."""

from django.db.models import Q, QuerySet

from yimen.engine.case.cases.reading import select
from yimen.engine.delivery.circulation.models import Piece
from yimen.engine.delivery.circulation.rows import PieceHandoverRow, PieceRow
from yimen.kernel.actor import Actor
from yimen.kernel.capped import Capped

MOST = 100


def of_case(case_id: int, actor: Actor) -> tuple[PieceRow, ...]:
    """The papers of a case, for whoever was shown the case."""
    return _rows(Piece.objects.filter(case_id=case_id), actor)


def at_hand(actor: Actor) -> tuple[PieceRow, ...]:
    """What lies in the reader's hands or waits for their signature."""
    posts = [post.post_id for post in actor.posts]
    waiting = Q(handovers__receiver_id__in=posts, handovers__answered_at=None)
    return _rows(Piece.objects.filter(Q(holder_id__in=posts) | waiting, ended_at=None).distinct(), actor)


def _rows(found: QuerySet[Piece], actor: Actor) -> tuple[PieceRow, ...]:
    posts = {post.post_id for post in actor.posts}
    rows = found.select_related("case", "holder").prefetch_related(
        "handovers__giver", "handovers__receiver", "handovers__given_by", "handovers__answered_by"
    )
    return Capped((_row(row, posts) for row in rows.order_by("-id")[: MOST + 1]), MOST)


def _row(row: Piece, posts: set[int]) -> PieceRow:
    ways = sorted(row.handovers.all(), key=lambda one: one.pk)
    offered = any(one.answered_at is None and one.receiver_id in posts for one in ways)
    mine = "offered" if offered else "yes" if row.holder_id in posts and row.ended_at is None else ""
    handovers = tuple(
        PieceHandoverRow(
            one.giver.name, one.receiver.name, one.why, one.given_by.name, one.given_at,
            one.answered_by.name if one.answered_by else "", one.answered_at, one.signed,
        )
        for one in ways
    )  # fmt: skip
    return PieceRow(
        row.ref, row.label, row.case.ref, row.case.number, row.what, row.kind, row.holder.name, row.taken_in_at,
        row.ended_at, row.ended_as, row.how, mine, handovers,
    )  # fmt: skip


def desks_on_the_way(case_id: int) -> tuple[tuple[str, str], ...]:
    """The posts to which a paper of the case may go: its route, its desk, and the counters it came through."""
    found = select(
        "select distinct p.ref, p.name from people_post p join cases_case c on c.id = %s"
        " where p.id = c.desk_id or p.id = any(c.route) or p.id in (select h.giver_id from circulation_piecehandover h"
        "  join circulation_piece e on e.id = h.piece_id where e.case_id = c.id) order by p.name",
        (case_id,),
    )
    return tuple((row["ref"], row["name"]) for row in found)
