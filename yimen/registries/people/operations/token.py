"""Tokens for the JSON door: kept by their hash alone, named by a reference that follows from it."""

from datetime import datetime, timedelta

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, NotAllowed, named
from yimen.registries.dated import refusing
from yimen.registries.people.models import ApiToken
from yimen.registries.people.refusals import TokenTaken
from yimen.registries.people.vault import keyed_hash, token_ref

LONGEST = timedelta(days=366)


@snapshot
class TokenKept:
    """A token is good until then."""

    ref: str
    expires_at: datetime


@snapshot
class TokenRevoked:
    """A token is no longer good."""

    ref: str


@operation
def keep_token(token: str, label: str, good_for: timedelta, *, by: Actor, now: datetime) -> TokenKept:
    """Make a token good for the own account; the result never carries it, so that no errand stores it.

    Refuses with TokenTaken when it has been one before.
    """
    if by.account_id is None:
        raise NotAllowed()
    if not timedelta(0) < good_for <= LONGEST:
        raise ImpossibleDates()
    hashed = keyed_hash(token)
    with refusing(people_apitoken_hash=TokenTaken()):
        ApiToken.objects.create(
            account_id=by.account_id, hash=hashed, label=named(label, "label"), expires_at=now + good_for
        )
    return TokenKept(ref=token_ref(hashed), expires_at=now + good_for)


def end_tokens(account_id: int, now: datetime) -> None:
    """Every token of an account is no longer good. Within an operation only."""
    ApiToken.objects.filter(account_id=account_id, revoked_at=None).update(revoked_at=now)


@operation
def revoke_token(ref: str, *, by: Actor, now: datetime) -> TokenRevoked:
    """End one of the own tokens; refuses with NoSuchThing for any other."""
    own = ApiToken.objects.select_for_update().filter(account_id=by.account_id or 0, revoked_at=None)
    found = next((token for token in own if token_ref(bytes(token.hash)) == ref), None)
    if found is None:
        raise NoSuchThing(what="token")
    found.revoked_at = now
    found.save(update_fields=["revoked_at"])
    return TokenRevoked(ref=ref)
