"""What other parts tell on the chain of a party, within their own act."""

from datetime import date, datetime

from yimen.kernel.actor import Actor
from yimen.registries.people.models import Party
from yimen.registries.people.subjects import tell_of


def asked_for_mandate(party_id: int, proof: str, count: int, ends_on: date, by: Actor, now: datetime) -> None:
    """Tell that somebody asked this party for a mandate, on its own phone: it hears of it, and says yes or no."""
    party = Party.objects.select_for_update().get(pk=party_id)
    tell_of(party, "ask_mandate", {"proof": proof, "count": count, "ends_on": ends_on}, by, now)


def bound_official_account(account_id: int, by: Actor, now: datetime) -> None:
    """Tell that the official account was bound to the login of a person: they hear of it who did not do it."""
    party = Party.objects.select_for_update().get(account=account_id)
    tell_of(party, "bind_official_account", {}, by, now)
