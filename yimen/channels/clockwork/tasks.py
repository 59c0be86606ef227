"""The clockwork: what happens because time passes. The sweep stands here, what it asks for in the rooms beside it.

The database is the truth; every quarter of a minute a sweep finds the work anew. The worker knows all of it by this
module.
"""

from datetime import datetime

from yimen.channels.clockwork import counting as counting
from yimen.channels.clockwork import keeping as keeping
from yimen.channels.clockwork.acting import ask_for, due
from yimen.channels.clockwork.beats import EVERY_QUARTER, beat, put_each
from yimen.channels.clockwork.following import (
    claimed,
    evaluated,
    outlived,
    registered,
    stepped,
    supervised,
    traced,
    watched,
)
from yimen.channels.clockwork.making import certificate_paper
from yimen.channels.clockwork.upward import fetch_parcel, followed_upward, send_dispatch, send_words, told_upward
from yimen.engine.case.reprojections import queries as reprojections
from yimen.engine.delivery.parcels import queries as parcels
from yimen.engine.exchange.dispatches import queries as dispatches
from yimen.engine.exchange.superiors import queries as superiors
from yimen.engine.papers.certificates import queries as certificates
from yimen.engine.papers.documents import queries as documents
from yimen.engine.publication.bulk import queries as bulk
from yimen.threshold.waking import put_in, wake_bulk

WATCHING = (claimed, stepped, traced, watched, outlived)
"""What limits and calendars ask for, in this order: a rung that has come is claimed before an act ends the case."""
TELLING = (told_upward, supervised, registered, evaluated, followed_upward)
"""What is told of ended cases, and what begins with them."""


@beat(EVERY_QUARTER, rests="yes")
def sweep(now: datetime) -> None:
    """Follow the limits, find everything that is due, put a job in for each, and tell of what has ended."""
    for follow in WATCHING:
        follow(now)
    for act, refs in due(now):
        ask_for(act, refs)
    for tell in TELLING:
        tell(now)
    put_each(certificate_paper, certificates.without_paper(now))
    put_each(send_words, superiors.to_send(now))
    put_each(send_dispatch, dispatches.unsent())
    put_each(fetch_parcel, parcels.to_be_fetched())
    for ref in documents.without_paper(now):
        put_in("notices.document_paper", f"document-{ref}", ref=ref)
    for ref in reprojections.waiting():
        put_in("clockwork.reproject", f"reproject-{ref}", calendar=ref)
    for ref in bulk.to_do():
        wake_bulk(ref)
