"""Builders of the post: a carrier of the test that signs its words, and parcels on their way."""

import hashlib
import hmac
import json
from datetime import datetime
from itertools import count

from tests.operations import errand
from tests.operations.errand import later
from yimen.engine.delivery.parcels import operations as parcels
from yimen.engine.delivery.parcels import ports
from yimen.engine.delivery.parcels.operations.hearing import CarrierHeard
from yimen.engine.delivery.parcels.ports import Addressed, CarrierSaid
from yimen.kernel.actor import Actor, ActorKind
from yimen.kernel.parcel_life import CarrierWord
from yimen.kernel.refusal import Unavailable

CARRIER = Actor(kind=ActorKind.SYSTEM, ref="carrier", name="寄递企业")
POSTAL = errand.replace(
    errand.TERMS,
    service=errand.replace(errand.TERMS.service, express_materials="yes", express_result="yes", agency="yes"),
)
HOME = ("陈小禾", "13800000001", "示范省示范市滨河街36号2单元501室")
_NUMBERS = count(1)


class Post:
    """A carrier that remembers its orders; may be away. It signs as the port asks."""

    def __init__(self) -> None:
        self.orders: dict[str, Addressed] = {}
        self.away = 0

    def order(self, direction: str, party: Addressed, key: str) -> str:
        if self.away:
            self.away -= 1
            raise Unavailable("post.away", "no answer")
        self.orders[key] = party
        return "YM" + hashlib.sha256(key.encode()).hexdigest()[:10]

    def understood(self, body: bytes, signature: str) -> CarrierSaid | None:
        if not hmac.compare_digest(self.signature(body), signature):
            return None
        number, waybill, word, at = json.loads(body)
        return CarrierSaid(number, waybill, CarrierWord(word), "示范市", datetime.fromisoformat(at))

    def signature(self, body: bytes) -> str:
        return hmac.new(b"of this test only", body, hashlib.sha256).hexdigest()


def wired() -> Post:
    post = Post()
    ports.wire(post)
    return post


def words(post: Post, waybill: str, word: str, at: datetime) -> tuple[bytes, str]:
    """A signed message; each is another one."""
    body = json.dumps([f"n{next(_NUMBERS)}", waybill, word, at.isoformat()]).encode()
    return body, post.signature(body)


def says(post: Post, waybill: str, word: str, hours: float) -> CarrierHeard:
    """The carrier tells of something that happened so many hours after NOW; it is heard a day later."""
    return parcels.hear_carrier(*words(post, waybill, word, later(hours)), by=CARRIER, now=later(hours + 24))


def posted(office: errand.Office, case: str) -> tuple[str, str]:
    """The result of a granted case on its way to the applicant: the parcel and its waybill."""
    ref = parcels.want_result(case, *HOME, by=office.citizen, now=later(5)).ref
    return ref, parcels.post_parcel(ref, by=office.clerk, now=later(6)).waybill
