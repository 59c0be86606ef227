"""Who an address is for. Every route declares it; one that does not stays shut to everybody but signed-in readers.

Two proofs are taken: a token in the Authorization header, or the session of a browser, whose writes also carry the form
secret. What somebody may do with a case is never decided here: the act itself reads and locks that.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from django.http import HttpRequest
from ninja.security.base import SecuritySchema
from ninja.utils import check_csrf

from yimen.channels.api.refusals import FormSecretMissing, KeyMissing, NotSignedIn
from yimen.kernel.actor import Actor, ActorKind
from yimen.threshold.actors import actor_of_request
from yimen.threshold.turned_away import turned_away

SAFE = ("GET", "HEAD", "OPTIONS")
KEY = re.compile(r"[\x21-\x7e]{1,100}\Z")
KEY_HEADER = "Idempotency-Key"


class Who(StrEnum):
    """For whom an address is."""

    ALL = "all"
    SIGNED_IN = "signed in"
    CITIZEN = "citizen"
    STAFF = "staff"


class Authority:
    """Lets in whom the address is for; `name` is what the tests and the documentation read."""

    def __init__(self, who: Who) -> None:
        self.who = who

    def __call__(self, request: HttpRequest) -> Actor:
        actor = actor_of_request(request)
        if self.who is Who.ALL:
            return actor
        if actor.kind is ActorKind.ANONYMOUS:
            raise NotSignedIn()
        if self.who in (Who.CITIZEN, Who.STAFF) and actor.kind.value != self.who.value:
            raise turned_away(request, actor)
        if request.method not in SAFE:
            _must_be_meant(request)
        return actor


class Token(Authority):
    """A token in the Authorization header."""

    openapi_security_schema = SecuritySchema("http", scheme="bearer")


class Session(Authority):
    """The session of a browser; its writes also carry X-CSRFToken."""

    openapi_security_schema = SecuritySchema("apiKey", **{"in": "cookie"}, name="yimen_session")


def _must_be_meant(request: HttpRequest) -> None:
    if "Authorization" not in request.headers and check_csrf(request) is not None:
        raise FormSecretMissing()
    key_of(request)


def key_of(request: HttpRequest) -> str:
    """The idempotency key of a write; refuses with KeyMissing."""
    key = request.headers.get(KEY_HEADER, "")
    if not KEY.match(key):
        raise KeyMissing()
    return key


def _proofs(who: Who) -> Sequence[Authority]:
    return (Token(who), Session(who))


ALL: Sequence[Authority] = (Authority(Who.ALL),)
SIGNED_IN = _proofs(Who.SIGNED_IN)
CITIZEN = _proofs(Who.CITIZEN)
STAFF = _proofs(Who.STAFF)
