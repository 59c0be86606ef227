"""Knocks: how often a caller may come to a door. One statement, committed apart from what is done behind the door."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from yimen.journal.statement import prepared
from yimen.kernel.snapshot import snapshot
from yimen.registries.people.refusals import SignInLocked, TooManyKnocks
from yimen.registries.people.vault import keyed_hash

# A fixed window that begins with the first knock: `since` moves on only when the window has passed. Nobody waits for
# the disk: a count that is lost with the power lets its caller come once more.
_KNOCK = """
insert into people_knock as k (door, caller, since, count) values (%(door)s, %(caller)s, %(now)s, 1)
on conflict (door, caller) do update set
  count = case when k.since <= %(now)s - %(per)s then 1 else k.count + 1 end,
  since = case when k.since <= %(now)s - %(per)s then %(now)s else k.since end
returning count, since, set_config('synchronous_commit', 'off', true)
"""
# A lock: every attempt up to the limit begins the wait anew, later ones do not prolong it.
_ATTEMPT = """
insert into people_knock as k (door, caller, since, count) values (%(door)s, %(caller)s, %(now)s, 1)
on conflict (door, caller) do update set
  count = case when k.since <= %(now)s - %(per)s then 1 else k.count + 1 end,
  since = case when k.since <= %(now)s - %(per)s or k.count < %(limit)s then %(now)s else k.since end
returning count, since
"""

SIGN_IN = "sign_in"
ATTEMPTS, LOCKED_FOR = 5, timedelta(minutes=15)


@snapshot
class Knocked:
    """The door opens; so often may the caller come again in this window."""

    left: int


def knock(door: str, caller: str, limit: int, per: timedelta, now: datetime) -> Knocked:
    """Count one coming of a caller to a door; refuses with TooManyKnocks beyond `limit` in `per`.

    Call it before the work and outside of its transaction, or a refusal would take its count back.
    """
    count, since = _counted(_KNOCK, door, keyed_hash(caller).hex(), limit, per, now)
    if count > limit:
        raise TooManyKnocks(seconds=max(1, int((since + per - now).total_seconds())))
    return Knocked(left=limit - count)


def count_attempt(login: str, now: datetime) -> None:
    """Count an attempt to sign in before it is weighed; refuses with SignInLocked after five wrong ones."""
    count, since = _counted(_ATTEMPT, SIGN_IN, keyed_hash(login).hex(), ATTEMPTS, LOCKED_FOR, now)
    if count > ATTEMPTS:
        raise SignInLocked(minutes=max(1, -int((now - since - LOCKED_FOR).total_seconds() // 60)))


def forget_attempts(login: str) -> None:
    """Who signed in begins to count anew."""
    with connection.cursor() as cursor:
        cursor.execute("delete from people_knock where door = %s and caller = %s", (SIGN_IN, keyed_hash(login).hex()))


def forget_knocks(before: datetime) -> int:
    """Sweep out counts that no window reaches any more; how many there were."""
    with connection.cursor() as cursor:
        cursor.execute("delete from people_knock where since < %s", (before,))
        return int(cursor.rowcount)


def _counted(statement: str, door: str, caller: str, limit: int, per: timedelta, now: datetime) -> tuple[int, datetime]:
    asked: dict[str, Any] = {"door": door, "caller": caller, "limit": limit, "per": per, "now": now}
    ((count, since, *_),) = prepared(statement, asked).rows
    return count, since
