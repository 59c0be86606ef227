"""Signing in: login and password, and for staff six digits that are good once. What was wrong is never said.

The attempt is counted before it is weighed and in a transaction of its own: guesses side by side are counted too,
and a refusal does not take its own count back.
"""

from datetime import datetime, timedelta
from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.registries.people.models import Account
from yimen.registries.people.operations.knock import count_attempt, forget_attempts, knock
from yimen.registries.people.operations.open_account import CITIZEN, STAFF, step_of, totp_secret
from yimen.registries.people.refusals import NoDemo, SignInFailed

PER_ADDRESS, PER = 60, timedelta(minutes=10)


@snapshot
class SignedIn:
    """Somebody is who they say: what the session keeps."""

    account_id: int
    account_ref: str
    kind: str
    epoch: int


def sign_in_citizen(login: str, password: str, address: str, *, by: Actor, now: datetime) -> SignedIn:
    """A citizen signs in; refuses with SignInFailed, SignInLocked or TooManyKnocks."""
    _counted(login, address, now)
    return _weigh_citizen(login, password, by=by, now=now)


def sign_in_staff(login: str, password: str, digits: str, address: str, *, by: Actor, now: datetime) -> SignedIn:
    """A member of staff signs in with password and authenticator; the digits of one step are good once."""
    _counted(login, address, now)
    return _weigh_staff(login, password, digits, by=by, now=now)


@operation
def sign_in_demo(account_ref: str, *, by: Actor, now: datetime) -> SignedIn:
    """Enter a demonstration account with one click; refuses with NoDemo outside of demo mode."""
    account = Account.objects.exclude(demo="").filter(ref=account_ref, closed_at=None).first()
    if not settings.YIMEN_DEMO or account is None:
        raise NoDemo()
    return _signed_in(account)


@operation
def _weigh_citizen(login: str, password: str, *, by: Actor, now: datetime) -> SignedIn:
    """Let the citizen in whose login and password these are; the failed attempts before are forgotten."""
    account = _proved(login, password, CITIZEN, now)
    forget_attempts(_plain(login))
    return _signed_in(account)


@operation
def _weigh_staff(login: str, password: str, digits: str, *, by: Actor, now: datetime) -> SignedIn:
    """Let the member of staff in whose login, password and digits these are, and use the digits up."""
    account = _proved(login, password, STAFF, now)
    secret = totp_secret(account)
    step = step_of(secret, digits, now) if secret else None
    fresh = Account.objects.filter(pk=account.pk, totp_last_step__lt=step or 0)
    if step is None or not fresh.update(totp_last_step=step):
        raise SignInFailed()
    forget_attempts(_plain(login))
    return _signed_in(account)


def _counted(login: str, address: str, now: datetime) -> None:
    knock("sign_in_address", address, PER_ADDRESS, PER, now)
    count_attempt(_plain(login), now)


def _proved(login: str, password: str, kind: str, now: datetime) -> Account:
    account = Account.objects.filter(login=_plain(login), kind=kind, closed_at=None).first()
    # An unknown login costs as much time as a known one.
    right = check_password(password, account.password if account else _nobodys())
    if account is None or not right or (account.locked_until is not None and account.locked_until > now):
        raise SignInFailed()
    return account


def _signed_in(account: Account) -> SignedIn:
    return SignedIn(account_id=account.pk, account_ref=account.ref, kind=account.kind, epoch=account.epoch)


def _plain(login: str) -> str:
    return login.replace("\0", "").strip().lower()[:64]


@cache
def _nobodys() -> str:
    return make_password("nobody has this password")
