"""What is told upward and outward: ended cases, words for the platforms above, their counts, parcels at the carrier.

What is outside may be away: each telling is a job of its own, and the sweep comes back to what was not told.
"""

from contextlib import suppress
from datetime import datetime

from yimen.channels.clockwork.beats import EVERY_HOUR, beat, job, put_each, sliced
from yimen.engine.delivery.parcels import operations as parcels
from yimen.engine.exchange.dispatches import operations as dispatches
from yimen.engine.exchange.members import operations as members
from yimen.engine.exchange.members.queries import waiting as members_waiting
from yimen.engine.exchange.members.refusals import MemberUnknown
from yimen.engine.exchange.superiors import operations as superiors
from yimen.engine.exchange.superiors import queries
from yimen.engine.exchange.superiors.refusals import SuperiorUnknown
from yimen.kernel.actor import SYSTEM
from yimen.threshold.run import run


def told_upward(now: datetime) -> int:
    """Take note of every case that ended, to be told upward; how many lines were read."""
    return sliced(dispatches.prepare_dispatches, now)


def followed_upward(now: datetime) -> int:
    """Make the words for the platforms above, and number those that can be said; how many lines were read."""
    count = sliced(superiors.follow_upward, now)
    for ref in queries.to_number(now):
        run(superiors.number_words, ref, by=SYSTEM, now=now)
    return count


@job("dispatch")
def send_dispatch(ref: str, now: datetime) -> None:
    """Tell the higher level of one case; a platform that is away is told again."""
    dispatches.send_dispatch(ref, by=SYSTEM, now=now)


@job("superior")
def send_words(ref: str, now: datetime) -> None:
    """Send a platform above what it does not have; one that is away rests, and the sweep comes back to it."""
    # One that was closed meanwhile is told nothing more.
    with suppress(SuperiorUnknown):
        while superiors.send_words(ref, by=SYSTEM, now=now).new:
            pass


@beat(EVERY_HOUR)
def reckon_upward(now: datetime) -> None:
    """Hold the days that are over against the counts of the platforms above: a job for each, for one may be away."""
    put_each(reckon_superior, queries.to_reckon(now))


@job("reckon")
def reckon_superior(ref: str, now: datetime) -> None:
    """Hold the days of one platform against its counts, until it does not answer."""
    with suppress(SuperiorUnknown):
        for day in queries.days_to_reckon(ref, now):
            if not superiors.reckon_day(ref, day, by=SYSTEM, now=now).agrees:
                return


@job("parcel")
def fetch_parcel(ref: str, now: datetime) -> None:
    """Ask the carrier to fetch originals at the applicant's; a carrier that is away is asked again."""
    parcels.post_parcel(ref, by=SYSTEM, now=now)


@beat(EVERY_HOUR)
def retry_members(now: datetime) -> None:
    """Judge once more what waits of the member platforms: what was missing may have come since."""
    for ref in members_waiting():
        with suppress(MemberUnknown):
            while members.retry_member(ref, by=SYSTEM, now=now).settled:
                pass
