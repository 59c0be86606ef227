"""Looking at followers: one's own binding, and where a party is pushed to."""

from datetime import datetime

from yimen.kernel.actor import Actor
from yimen.registries.followers.models import Follower
from yimen.registries.followers.rows import Following
from yimen.registries.followers.standing import good
from yimen.registries.people.vault import open_text


def own(actor: Actor, now: datetime) -> Following:
    """The reader's own binding."""
    row = good().filter(account_id=actor.account_id).first() if actor.account_id else None
    if row is None:
        return Following(None, None)
    waits = row.bound_at is None and row.code_until is not None and now < row.code_until
    return Following(row.bound_at, row.asked_at if waits else None)


def follows(party_id: int) -> bool:
    """Whether the person of this party reads by the official account."""
    return _bound(party_id) is not None


def address(party_id: int) -> str:
    """What the platform calls them, for the carrier; "" when they let it go meanwhile."""
    row = _bound(party_id)
    return open_text(row.openid_cipher, row.openid_key) if row is not None and row.openid_cipher else ""


def _bound(party_id: int) -> Follower | None:
    return good().filter(account__party_id=party_id).exclude(bound_at=None).order_by("pk").first()
