"""What is counted, compared and taken in by the hour and by night: bills, payments, voices, items, windows."""

from contextlib import suppress
from datetime import datetime, timedelta

from yimen.channels.clockwork import billing, putting_right
from yimen.channels.clockwork.acting import ask_for
from yimen.channels.clockwork.beats import EVERY_FIVE, EVERY_HOUR, EVERY_NIGHT, beat, job, put_each, sliced
from yimen.engine.case.cases import noticing
from yimen.engine.centre.window_proposals import queries as counters
from yimen.engine.money.fees import operations as fees
from yimen.engine.public.access_checks import operations as access_checks
from yimen.engine.public.microblogs import operations as microblogs
from yimen.engine.public.microblogs import queries as microblog_queries
from yimen.engine.public.microblogs.refusals import MicroblogUnknown
from yimen.engine.public.voices import operations as voices
from yimen.engine.staff.awards import operations as awards
from yimen.engine.supervision.tenders import operations as tenders
from yimen.kernel.actor import SYSTEM
from yimen.registries.catalogue import operations as catalogue
from yimen.registries.dated import day_of
from yimen.threshold import looked_at
from yimen.threshold.run import run

USE_COUNTED = timedelta(days=365)


@beat(EVERY_HOUR)
def fetch_bills(now: datetime) -> None:
    """Take in the runs of bills that lie ready, and bring what waits to the pages of its owners."""
    billing.fetched(now)


@beat(EVERY_FIVE, rests="yes")
def collect_posts(now: datetime) -> None:
    """Ask what was written on the official accounts: a job for each, for one platform may be away."""
    put_each(collect_microblog, microblog_queries.to_collect())


@job("microblog")
def collect_microblog(ref: str, now: datetime) -> None:
    """Take in what was written on one account, as long as there is more."""
    # One that was ended meanwhile is not asked any more.
    with suppress(MicroblogUnknown):
        while microblogs.collect_microblog(ref, by=SYSTEM, now=now).new:
            pass


@beat(EVERY_HOUR, rests="yes")
def look_at_tenders(now: datetime) -> int:
    """Hold the tenders that were opened since against the rules, whether or not their centre told more; how many."""
    return sliced(tenders.look_at_tenders, now, "looked_at", most=None)


@beat(EVERY_NIGHT, rests="yes")
def report_voices(now: datetime) -> None:
    """Count last month's voices once it is over, and publish the reports whose day has come."""
    run(voices.follow_months, by=SYSTEM, now=now)


@beat(EVERY_NIGHT, rests="yes")
def look_over_windows(now: datetime) -> int:
    """Count anew what demonstration posts promised, and have every centre's counters measured; how many posts."""
    ask_for("measure_windows", counters.to_measure(day_of(now)))
    return sliced(awards.review_pioneers, now, "reviewed", most=None)


@beat(EVERY_NIGHT, rests="yes")
def check_pages(now: datetime) -> int:
    """Look at every page of the hall that is open to all, as it stands and in large print; how many."""
    return sum(1 for address in looked_at.open_pages() if look_at_page(address, now))


def look_at_page(address: str, now: datetime) -> bool:
    """Judge one page, if there is one at the address."""
    if not (plain := looked_at.page_at(address)):
        return False
    run(access_checks.check_page, address, plain, looked_at.page_at(address, "large"), by=SYSTEM, now=now)
    return True


@beat(EVERY_NIGHT, again="yes")
def reconcile(now: datetime) -> None:
    """Hold yesterday against the payment gateway's day file."""
    fees.reconcile(day_of(now) - timedelta(days=1), by=SYSTEM, now=now)


@beat(EVERY_NIGHT, again="yes")
def put_right(now: datetime) -> None:
    """Open a task for every item that is found to be done or published otherwise than it says."""
    putting_right.put_right(now)


@beat(EVERY_NIGHT)
def count_use(now: datetime) -> int:
    """Count how often each item was applied for in the last year: what is used more is found first; how many moved."""
    return catalogue.count_use(noticing.applied_for(now - USE_COUNTED), by=SYSTEM, now=now).changed
