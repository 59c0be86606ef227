"""The lock of a credential: weighed under it, signed under it, and registered on the same row."""

from datetime import date, datetime

from yimen.kernel.offices.credentials import CredentialHeld, must_seal
from yimen.registries.credentials.models import Credential
from yimen.registries.dated import day_of


def good_to_sign(staff_id: int, now: datetime) -> str:
    """The serial under which a member of staff signs now; nobody ends or suspends it until our transaction is over.

    Refuses with NoCredential, CredentialNotYet, CredentialExpired, CredentialSuspended, CredentialRevoked or
    HolderLeft.
    """
    return good(staff_id, now).serial


def good(staff_id: int, now: datetime) -> Credential:
    """The credential of a member of staff under its lock, good at this moment."""
    today = day_of(now)
    found = Credential.objects.select_for_update(of=("self",)).select_related("staff").filter(staff_id=staff_id)
    row = found.order_by("-pk").first()
    must_seal(_weighed(row, today), today, now)
    assert row is not None, "what is valid is there"
    return row


def _weighed(row: Credential | None, today: date) -> CredentialHeld | None:
    if row is None:
        return None
    left = "" if row.staff.valid is not None and today in row.staff.valid else "yes"
    return CredentialHeld(row.serial, row.begins, row.ends, row.suspended_at, row.ended_at, row.end, left)
