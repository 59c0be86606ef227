"""A browser at the desk: a client that is signed in as somebody, at the moment of the small town."""

from datetime import datetime

import pytest
from django.test import Client

from tests.operations import aftermath
from yimen.kernel.actor import Actor
from yimen.registries.people import queries


def at_the_desk(actor: Actor, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A client whose session is the actor's, with the clock of the pages at `now`."""
    aftermath.wired()
    monkeypatch.setenv("YIMEN_NOW", now.isoformat())
    account = queries.account(actor.ref)
    assert account is not None
    client = Client()
    session = client.session
    moment = int(now.timestamp())
    session.update({"account": account.id, "epoch": account.epoch, "since": moment, "seen": moment + 3600})
    session.save()
    return client
