"""Window votes: how windows are rated in the open by who had a case there."""

from django.http import HttpRequest
from ninja import Router

from yimen.channels.api.asking import there
from yimen.channels.api.authority import ALL
from yimen.channels.api.shapes import PathRef, several, shown
from yimen.engine.public.window_votes import queries
from yimen.engine.public.window_votes.rows import RatedWindow, WindowVotesView
from yimen.kernel.actor import NOBODY
from yimen.kernel.window_votes import VoteOrder
from yimen.threshold import clock

router = Router(tags=["window votes"])


@router.get("", auth=ALL, response=several(RatedWindow), operation_id="window_votes")
def listed(request: HttpRequest) -> list[RatedWindow]:
    """Every window that was rated, with its counts."""
    return list(queries.windows(clock.now()))


@router.get("/{ref}", auth=ALL, response=shown(WindowVotesView), operation_id="window_votes_one")
def one(request: HttpRequest, ref: PathRef, order: VoteOrder = VoteOrder.NEWEST) -> WindowVotesView:
    """What is said of one window, newest or hottest first; the latest fifty."""
    return there(queries.of_window(ref, order.value, NOBODY, clock.now()))
