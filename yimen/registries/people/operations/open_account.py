"""Accounts: open, invite, take up, change password. Passwords are hashed, authenticator secrets encrypted.

What happens to a login is told on the chain of the member of staff or of the citizen, whoever does it.
"""

import re
import secrets
from datetime import datetime, timedelta
from functools import cache

import pyotp
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, ActorKind, Role
from yimen.kernel.identity import person_number
from yimen.kernel.identity import phone as phone_number
from yimen.kernel.refs import heard, spelled
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotAllowed, must_hold, named
from yimen.registries.dated import locked, new_ref, refusing
from yimen.registries.people.models import Account, Party, Staff
from yimen.registries.people.operations.register import PERSON, make
from yimen.registries.people.operations.token import end_tokens
from yimen.registries.people.refusals import (
    AccountClosed,
    AlreadyRegistered,
    BadLogin,
    BadOneTimeCode,
    BadTotp,
    HasAccount,
    LoginTaken,
    NoDemo,
    SignInFailed,
    WeakPassword,
)
from yimen.registries.people.subjects import tell_of
from yimen.registries.people.vault import keyed_hash, open_text, seal_text

CITIZEN, STAFF = "citizen", "staff"
CODE_GOOD_FOR = timedelta(hours=24)
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{2,63}\Z", re.ASCII)
_SHORTEST, _LONGEST = 10, 128
_STEP = 30
TAKEN = {"people_account_login": LoginTaken(), "account_one_per_party": HasAccount()}


@snapshot
class AccountOpened:
    """There is a login."""

    ref: str


@snapshot
class SignedUp:
    """A person registered from home and may sign in."""

    account_id: int
    party_ref: str


@snapshot
class Invited:
    """A member of staff may set up their login with this code until then. The code is shown once and kept nowhere."""

    account_ref: str
    code: str
    until: datetime


@snapshot
class TakenUp:
    """A member of staff has set up login, password and authenticator."""

    account_id: int


@snapshot
class AccountChanged:
    """An account is another from now on."""

    ref: str


@operation
def open_account(login: str, password: str, party_ref: str, *, by: Actor, now: datetime) -> AccountOpened:
    """Open an account for a registered person, at the window; refuses with LoginTaken, HasAccount or WeakPassword."""
    must_hold(by, Role.WINDOW, Role.ADMINISTRATOR)
    party = Party.objects.filter(ref=party_ref, kind=PERSON).first()
    if party is None:
        raise NoSuchThing(what="party")
    return AccountOpened(ref=_open(party, login, password, now).ref)


@operation
def sign_up(name: str, number: str, phone: str, login: str, password: str, *, by: Actor, now: datetime) -> SignedUp:
    """Register oneself and open an account, in one act.

    Somebody whom a window registered earlier gets the account only when name and phone are those of the register.
    """
    if by.kind not in (ActorKind.ANONYMOUS, ActorKind.SYSTEM):
        raise NotAllowed()
    known = Party.objects.select_for_update().filter(number_hash=keyed_hash(person_number(number))).first()
    if known is None:
        known = make(PERSON, name, person_number(number), phone, now)
    elif known.name != named(name, "name") or _hash_of(known.phone_hash) != keyed_hash(phone_number(phone)):
        raise AlreadyRegistered()
    if Account.objects.filter(party=known, kind=CITIZEN, closed_at=None).exists():
        raise AlreadyRegistered()
    return SignedUp(account_id=_open(known, login, password, now).pk, party_ref=known.ref)


@operation
def open_staff_account(
    login: str, password: str, secret: str, staff_ref: str, *, by: Actor, now: datetime
) -> AccountOpened:
    """Open an account for a member of staff with a password and an authenticator secret that are known already.

    By the house itself alone: nobody knows another's password, so an administrator invites (`invite_staff`).
    """
    must_hold(by)
    member = _staff_without_account(staff_ref)
    sealed = seal_text(secret)
    with refusing(**TAKEN):
        account = Account.objects.create(
            ref=new_ref(),
            login=good_login(login),
            kind=STAFF,
            password=hashed(password, login),
            totp_cipher=sealed.cipher,
            totp_key=sealed.key_id,
            created_at=now,
        )
    member.account = account
    member.save(update_fields=["account"])
    return AccountOpened(ref=account.ref)


@operation
def open_demo_account(
    login: str, label: str, party_ref: str | None, staff_ref: str | None, *, by: Actor, now: datetime
) -> AccountOpened:
    """Open an account that anybody may enter with one click; it has no password. In demo mode only."""
    if not settings.YIMEN_DEMO:
        raise NoDemo()
    must_hold(by)
    party = Party.objects.filter(ref=party_ref).first() if party_ref else None
    member = _staff_without_account(staff_ref) if staff_ref else None
    if party is None and member is None:
        raise NoSuchThing(what="party")
    with refusing(**TAKEN):
        account = Account.objects.create(
            ref=new_ref(),
            login=good_login(login),
            kind=STAFF if member else CITIZEN,
            party=None if member else party,
            password=make_password(None),
            demo=named(label, "label"),
            created_at=now,
        )
    if member is not None:
        member.account = account
        member.save(update_fields=["account"])
    return AccountOpened(ref=account.ref)


@operation
def invite_staff(staff_ref: str, *, by: Actor, now: datetime) -> Invited:
    """Give a member of staff a one-time code: to set up the login, or to set it up anew after a loss.

    Refuses with AccountClosed when the login was closed for good.
    """
    must_hold(by, Role.ADMINISTRATOR)
    member = locked(Staff, staff_ref, "staff")
    if member.account is None:
        ref = new_ref()
        member.account = Account.objects.create(
            ref=ref, login=f"invited-{ref.lower()}", kind=STAFF, password=make_password(None), created_at=now
        )
        member.save(update_fields=["account"])
    if member.account.closed_at is not None:
        raise AccountClosed()
    code = spelled(secrets.token_bytes(16), 16)
    member.account.one_time_hash = keyed_hash(code).hex()
    member.account.one_time_until = now + CODE_GOOD_FOR
    member.account.save(update_fields=["one_time_hash", "one_time_until"])
    # Whoever may let somebody in anew could come in as them: that a code was given is on record.
    tell_of(member, "invite_staff", {"until": now + CODE_GOOD_FOR}, by, now)
    parted = "-".join(code[at : at + 4] for at in range(0, 16, 4))
    return Invited(account_ref=member.account.ref, code=parted, until=now + CODE_GOOD_FOR)


@operation
def take_up(code: str, login: str, password: str, secret: str, digits: str, *, by: Actor, now: datetime) -> TakenUp:
    """Use a one-time code: set login, password and authenticator.

    The code is gone afterwards, and so are sessions and tokens of old, and a lock: whoever gave the code knew of it.
    """
    member = _member_of(invited(code, now, STAFF).pk)
    account = invited(code, now, STAFF, Account.objects.select_for_update())
    step = step_of(secret, digits, now)
    if step is None:
        raise BadTotp()
    sealed = seal_text(secret)
    account.login, account.password = good_login(login), hashed(password, login)
    account.totp_cipher, account.totp_key, account.totp_last_step = sealed.cipher, sealed.key_id, step
    account.one_time_hash, account.one_time_until, account.locked_until = "", None, None
    account.epoch += 1
    with refusing(**TAKEN):
        account.save()
    end_tokens(account.pk, now)
    _tell(member, "take_up", by, now)
    return TakenUp(account_id=account.pk)


@operation
def try_code(code: str, *, by: Actor, now: datetime) -> AccountChanged:
    """See whether a one-time code is good, without using it; refuses with BadOneTimeCode."""
    return AccountChanged(ref=invited(code, now, STAFF).ref)


@operation
def change_password(old: str, new: str, *, by: Actor, now: datetime) -> AccountChanged:
    """Another password for the own account; sessions opened with the old one are no longer good, nor are tokens."""
    owner, account = _owner_of(by), _own(by)
    if not check_password(old, account.password):
        raise SignInFailed()
    account.password = hashed(new, account.login)
    account.epoch += 1
    account.save(update_fields=["password", "epoch"])
    end_tokens(account.pk, now)
    _tell(owner, "change_password", by, now)
    return AccountChanged(ref=account.ref)


@operation
def enrol_totp(password: str, secret: str, digits: str, *, by: Actor, now: datetime) -> AccountChanged:
    """Another authenticator for the own account, proved by password and digits; refuses with BadTotp."""
    owner, account = _owner_of(by), _own(by)
    if not check_password(password, account.password):
        raise SignInFailed()
    step = step_of(secret, digits, now)
    if step is None:
        raise BadTotp()
    sealed = seal_text(secret)
    account.totp_cipher, account.totp_key, account.totp_last_step = sealed.cipher, sealed.key_id, step
    account.save(update_fields=["totp_cipher", "totp_key", "totp_last_step"])
    _tell(owner, "enrol_totp", by, now)
    return AccountChanged(ref=account.ref)


def good_login(typed: str) -> str:
    """A login in its one form; refuses with BadLogin."""
    login = typed.strip().lower()
    if not _LOGIN.match(login):
        raise BadLogin()
    return login


def step_of(secret: str, digits: str, now: datetime) -> int | None:
    """The 30-second step whose digits these are, now or one step beside; None when they are not."""
    present = int(now.timestamp()) // _STEP
    code = digits.strip().replace(" ", "")
    totp = pyotp.TOTP(secret)
    steps = (present, present - 1, present + 1)
    return next(
        (step for step in steps if secrets.compare_digest(totp.generate_otp(step).encode(), code.encode())), None
    )


def hashed(password: str, login: str) -> str:
    """A password as it is kept; refuses with WeakPassword."""
    if not _SHORTEST <= len(password) <= _LONGEST or password.isdigit() or password.lower() == login.strip().lower():
        raise WeakPassword()
    if len(set(password)) < 5:
        raise WeakPassword()
    try:
        _common().validate(password)
    except ValidationError as common:
        raise WeakPassword() from common
    return make_password(password)


@cache
def _common() -> CommonPasswordValidator:
    """Its list of twenty thousand is read once: reading it cost more than all the rest of opening an account."""
    return CommonPasswordValidator()


def _open(party: Party, login: str, password: str, now: datetime) -> Account:
    with refusing(**TAKEN):
        return Account.objects.create(
            ref=new_ref(),
            login=good_login(login),
            kind=CITIZEN,
            party=party,
            password=hashed(password, login),
            created_at=now,
        )


def _staff_without_account(ref: str) -> Staff:
    member = locked(Staff, ref, "staff")
    if member.account_id is not None:
        raise HasAccount()
    return member


def _own(by: Actor) -> Account:
    account = Account.objects.select_for_update().filter(pk=by.account_id or 0, closed_at=None).first()
    if account is None:
        raise NotAllowed()
    return account


def invited(code: str, now: datetime, kind: str, accounts: QuerySet[Account] | None = None) -> Account:
    """The login of a kind to which a one-time code belongs; refuses with BadOneTimeCode. Within an operation only."""
    plain = heard(code).replace("-", "")
    everybody = Account.objects.all() if accounts is None else accounts
    good = everybody.filter(kind=kind, one_time_until__gt=now, closed_at=None)
    account = good.filter(one_time_hash=keyed_hash(plain).hex()).first()
    if account is None:
        raise BadOneTimeCode()
    return account


def _member_of(account_id: int | None) -> Staff | None:
    """Whose login it is, locked before the account as everywhere; None for a citizen's."""
    return Staff.objects.select_for_update().filter(account_id=account_id or 0).first()


def _owner_of(by: Actor) -> Staff | Party | None:
    """On whose chain it is told what is done to the own login: the officer's, or the citizen's."""
    return _member_of(by.account_id) or Party.objects.select_for_update().filter(pk=by.party_id or 0).first()


def _tell(owner: Staff | Party | None, verb: str, by: Actor, now: datetime) -> None:
    if owner is not None:
        tell_of(owner, verb, {}, by, now)


def _hash_of(stored: bytes | memoryview | None) -> bytes:
    return bytes(stored) if stored is not None else b""


def totp_secret(account: Account) -> str:
    """The authenticator secret of an account in the clear; empty when it has none."""
    return open_text(account.totp_cipher, account.totp_key) if account.totp_cipher is not None else ""
