"""The logins of staff in an administrator's hand: read, locked, unlocked, closed for good."""

from django.http import HttpRequest
from ninja import Router

from yimen.channels.api.asking import asker, done, there
from yimen.channels.api.authority import STAFF
from yimen.channels.api.shapes import Body, Moment, PathRef, shown
from yimen.registries.people import operations, queries
from yimen.registries.people.operations.staff_account import StaffAccountChanged
from yimen.registries.people.rows import StaffLogin
from yimen.threshold import clock

router = Router(tags=["staffing"])


class LockTold(Body):
    """Until when a login is shut."""

    until: Moment


@router.get("/{ref}", auth=STAFF, response=shown(StaffLogin), operation_id="staff_accounts_read")
def one(request: HttpRequest, ref: PathRef) -> StaffLogin:
    """The login of a member of staff and how it stands, for administrators."""
    return there(queries.staff_login(ref, asker(request), clock.now()))


@router.post("/{ref}/lock", auth=STAFF, response=shown(StaffAccountChanged), operation_id="staff_accounts_lock")
def lock(request: HttpRequest, ref: PathRef, body: LockTold) -> StaffAccountChanged:
    """Shut a login until a moment; its sessions and tokens end at once.

    Refuses with NotAllowed, NoSuchThing, OwnAccount, AccountClosed, SupervisionMustStay or ImpossibleDates.
    """
    return done(request, operations.lock_account, ref, body.until)


@router.post("/{ref}/unlock", auth=STAFF, response=shown(StaffAccountChanged), operation_id="staff_accounts_unlock")
def unlock(request: HttpRequest, ref: PathRef) -> StaffAccountChanged:
    """Open a locked login before its time.

    Refuses with NotAllowed, NoSuchThing, OwnAccount, AccountClosed or NotLocked.
    """
    return done(request, operations.unlock_account, ref)


@router.post("/{ref}/close", auth=STAFF, response=shown(StaffAccountChanged), operation_id="staff_accounts_close")
def close(request: HttpRequest, ref: PathRef) -> StaffAccountChanged:
    """Close a login for good. Refuses with NotAllowed, NoSuchThing, OwnAccount,
    AccountClosed or SupervisionMustStay."""
    return done(request, operations.close_account, ref)
