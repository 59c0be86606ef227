"""The login of a member of staff in an administrator's hand: lock, unlock, close. Each is told on the member's chain.

Nobody does so with their own login: a city always keeps one administrator who can get in.
"""

from datetime import datetime

from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import ImpossibleDates, NoSuchThing, must_hold
from yimen.registries.dated import locked
from yimen.registries.people import watched
from yimen.registries.people.models import Account, Posting, Staff
from yimen.registries.people.operations.token import end_tokens
from yimen.registries.people.refusals import AccountClosed, NotLocked, OwnAccount
from yimen.registries.people.subjects import tell_of


@snapshot
class StaffAccountChanged:
    """The login of a member of staff is another from now on."""

    staff_ref: str


@operation
def lock_account(staff_ref: str, until: datetime, *, by: Actor, now: datetime) -> StaffAccountChanged:
    """Shut a login until a moment: its sessions, tokens and a code not used yet end at once and do not come back.

    Refuses with OwnAccount, AccountClosed, ImpossibleDates or NoSuchThing; with SupervisionMustStay when nobody else
    supervises what its owner does and it is shut for more than three days.
    """
    member, account = _in_charge_of(staff_ref, by)
    if until <= now:
        raise ImpossibleDates()
    account.locked_until = until
    _shut(account, now)
    _must_be_watched(member, now)
    tell_of(member, "lock_account", {"until": until}, by, now)
    return StaffAccountChanged(staff_ref=staff_ref)


@operation
def unlock_account(staff_ref: str, *, by: Actor, now: datetime) -> StaffAccountChanged:
    """Open a locked login before its time; whoever had it signs in anew. Refuses with NotLocked."""
    member, account = _in_charge_of(staff_ref, by)
    if account.locked_until is None or account.locked_until <= now:
        raise NotLocked()
    account.locked_until = None
    account.save(update_fields=["locked_until"])
    tell_of(member, "unlock_account", {}, by, now)
    return StaffAccountChanged(staff_ref=staff_ref)


@operation
def close_account(staff_ref: str, *, by: Actor, now: datetime) -> StaffAccountChanged:
    """Close a login for good. Who stood behind it, and everything they did, stays.

    Refuses with OwnAccount, AccountClosed or NoSuchThing; with SupervisionMustStay while nobody else supervises.
    """
    member, account = _in_charge_of(staff_ref, by)
    account.closed_at = now
    _shut(account, now)
    _must_be_watched(member, now)
    tell_of(member, "close_account", {}, by, now)
    return StaffAccountChanged(staff_ref=staff_ref)


def _in_charge_of(staff_ref: str, by: Actor) -> tuple[Staff, Account]:
    must_hold(by, Role.ADMINISTRATOR)
    member = locked(Staff, staff_ref, "staff")
    account = Account.objects.select_for_update().filter(pk=member.account_id or 0).first()
    if account is None:
        raise NoSuchThing(what="account")
    if account.pk == by.account_id:
        raise OwnAccount()
    if account.closed_at is not None:
        raise AccountClosed()
    return member, account


def _must_be_watched(member: Staff, now: datetime) -> None:
    """A supervisor who cannot get in supervises nothing."""
    watched.must_go_on(watched.guarding(Posting.objects.filter(staff=member), now), now)


def _shut(account: Account, now: datetime) -> None:
    """What was opened with it is no longer good, also after a lock has passed."""
    account.epoch += 1
    account.one_time_hash, account.one_time_until = "", None
    account.save(update_fields=["locked_until", "closed_at", "epoch", "one_time_hash", "one_time_until"])
    end_tokens(account.pk, now)
