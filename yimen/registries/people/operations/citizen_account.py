"""A citizen's login from the window: opened, or let in anew when its password or name is lost.

Whoever stands there with their identity card gets a code that is shown once; with it they choose login and password
themselves, on their own phone. Every step is told on the person's chain, and the person is told of it by every way that
is known: a clerk who gave a code to somebody else would be found out by the one it belongs to. So who wrote another
phone down does not give a code as well.
"""

import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from django.contrib.auth.hashers import check_password, make_password

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.refs import spelled
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import NoSuchThing, NotAllowed, must_hold
from yimen.registries.dated import new_ref, refusing
from yimen.registries.people.models import Account, Party
from yimen.registries.people.operations.knock import forget_attempts
from yimen.registries.people.operations.open_account import (
    CITIZEN,
    TAKEN,
    Invited,
    TakenUp,
    good_login,
    hashed,
    invited,
)
from yimen.registries.people.operations.register import PERSON, RESTS, did_lately
from yimen.registries.people.operations.token import end_tokens
from yimen.registries.people.refusals import ContactJustChanged, OwnAccount, SignInFailed
from yimen.registries.people.subjects import tell_of
from yimen.registries.people.vault import keyed_hash

GOOD_FOR = timedelta(minutes=30)
LETTERS = 12


class Shown(StrEnum):
    """By which document the clerk saw who stands there 核验的证件."""

    IDENTITY_CARD = "identity_card"
    TEMPORARY_CARD = "temporary_card"
    SOCIAL_CARD = "social_card"
    RESIDENCE_PERMIT = "residence_permit"


@snapshot
class LoginClosed:
    """A person has no login any more."""

    party_ref: str


@operation
def invite_citizen(party_ref: str, shown: Shown, *, by: Actor, now: datetime) -> Invited:
    """Give the person at the window a code for their login: to open it, or to be let in anew.

    Refuses with NotAllowed, NoSuchThing, OwnAccount when the clerk is this person or acts for them, or
    ContactJustChanged.
    """
    must_hold(by, Role.WINDOW)
    party = Party.objects.select_for_update().filter(ref=party_ref, kind=PERSON).first()
    if party is None:
        raise NoSuchThing(what="party")
    if party.pk in by.interests:
        raise OwnAccount()
    if did_lately(party, "change_contact", by, now):
        raise ContactJustChanged(days=RESTS.days)
    account = _account_of(party, now)
    code = spelled(secrets.token_bytes(16), LETTERS)
    account.one_time_hash, account.one_time_until = keyed_hash(code).hex(), now + GOOD_FOR
    account.save(update_fields=["one_time_hash", "one_time_until"])
    tell_of(party, "invite_citizen", {"account": account.ref, "shown": shown, "until": now + GOOD_FOR}, by, now)
    parted = "-".join(code[at : at + 4] for at in range(0, LETTERS, 4))
    return Invited(account_ref=account.ref, code=parted, until=now + GOOD_FOR)


@operation
def take_up_own(code: str, login: str, password: str, *, by: Actor, now: datetime) -> TakenUp:
    """Use a code from the window: choose login and password. Sessions, tokens and a lock of old are gone with it.

    Refuses with BadOneTimeCode, BadLogin, LoginTaken or WeakPassword.
    """
    # The person is locked before the login, as everywhere.
    party = Party.objects.select_for_update().get(account=invited(code, now, CITIZEN))
    account = invited(code, now, CITIZEN, Account.objects.select_for_update())
    forget_attempts(account.login)
    account.login, account.password = good_login(login), hashed(password, login)
    account.one_time_hash, account.one_time_until, account.locked_until = "", None, None
    account.epoch += 1
    with refusing(**TAKEN):
        account.save()
    end_tokens(account.pk, now)
    tell_of(party, "take_up_own", {"account": account.ref}, by, now)
    return TakenUp(account_id=account.pk)


@operation
def close_own_account(password: str, *, by: Actor, now: datetime) -> LoginClosed:
    """Close the own login for good 注销账号: sessions, tokens and a code end with it, its name is free again.

    The person stays registered, and what was done stays (个人信息保护法 第四十七条 leaves what law wants kept). Whoever
    registers again with the same name and phone finds cases and certificates again. Refuses with NotAllowed or
    SignInFailed.
    """
    party = Party.objects.select_for_update().filter(pk=by.party_id or 0).first()
    mine = Account.objects.select_for_update().filter(pk=by.account_id or 0, kind=CITIZEN, closed_at=None)
    account = mine.first()
    if party is None or account is None:
        raise NotAllowed()
    if not check_password(password, account.password):
        raise SignInFailed()
    forget_attempts(account.login)
    account.login, account.password = f"closed-{account.ref.lower()}", make_password(None)
    account.one_time_hash, account.one_time_until, account.locked_until = "", None, None
    account.closed_at = now
    account.epoch += 1
    account.save()
    end_tokens(account.pk, now)
    tell_of(party, "close_own_account", {"account": account.ref}, by, now)
    return LoginClosed(party_ref=party.ref)


def _account_of(party: Party, now: datetime) -> Account:
    """The person's login, locked; a new one without a password when there is none."""
    found = Account.objects.select_for_update().filter(party=party, kind=CITIZEN, closed_at=None, demo="").first()
    if found is not None:
        return found
    ref = new_ref()
    with refusing(**TAKEN):
        return Account.objects.create(
            ref=ref, login=f"invited-{ref.lower()}", kind=CITIZEN, party=party, password=make_password(None),
            created_at=now,
        )  # fmt: skip
