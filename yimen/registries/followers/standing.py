"""Which bindings stand: those of a login that is still the one which asked for them."""

from django.db.models import F, QuerySet

from yimen.registries.followers.models import Follower


def good() -> QuerySet[Follower]:
    """What is bound or waits for its code, of logins that are open and were not renewed since."""
    return Follower.objects.filter(ended_at=None, account__closed_at=None, account__epoch=F("epoch"))


def stale() -> QuerySet[Follower]:
    """What was not ended, of logins that were closed or renewed since: nothing is pushed by it any more."""
    return Follower.objects.filter(ended_at=None).exclude(account__closed_at=None, account__epoch=F("epoch"))
