"""Builders of what happens after commit: a press that counts, carriers that can be away, and the lines of a case."""

import hashlib
import hmac
from collections.abc import Callable
from datetime import datetime
from threading import Thread

from django.db import connection, connections
from django.utils import translation

from tests.operations import errand
from tests.operations import parcels as post_offices
from yimen.channels.notices import deriving
from yimen.engine.case.cases.noticing import Noticing
from yimen.engine.case.messages import ports as messages
from yimen.engine.case.messages import queries
from yimen.engine.exchange.dispatches import ports as dispatches
from yimen.engine.papers.certificates import ports as papers
from yimen.engine.papers.certificates.ports import Pressed, Seal
from yimen.engine.supervision.availability import ports as availability
from yimen.journal import ports as journal
from yimen.kernel.actor import Actor
from yimen.kernel.papers import Paper
from yimen.kernel.papers.leaflets import Leaflet
from yimen.kernel.papers.seals import SealFinding, SealReport
from yimen.kernel.refusal import Unavailable
from yimen.threshold.messages import in_words


class Press:
    """Draws a paper as its own text; may run out of ink."""

    def __init__(self) -> None:
        self.drawn = 0
        self.out_of_ink = 0
        self.watermark = ""

    def press(self, paper: Paper, seal: Seal, sealed_at: datetime, version: int = 0) -> Pressed:
        if self.out_of_ink:
            self.out_of_ink -= 1
            raise Unavailable("press.no_ink", "no ink")
        self.drawn += 1
        return Pressed(f"%PDF {seal.ref} {sealed_at.isoformat()} {paper}{self.watermark}".encode(), 1)

    def draw(self, leaflet: Leaflet) -> bytes:
        return f"%PDF {leaflet}".encode()

    def check(self, pdf: bytes) -> SealReport:
        return SealReport(SealFinding.SOUND if pdf.startswith(b"%PDF") else SealFinding.UNREADABLE)


class Notary:
    """Signs with a secret of the test."""

    def sign_digest(self, digest: bytes) -> bytes:
        return hmac.digest(b"of this test only", digest, hashlib.sha256)

    def verify_digest(self, digest: bytes, signature: bytes) -> bool:
        return hmac.compare_digest(self.sign_digest(digest), signature)

    def public_key(self) -> bytes:
        return b"the key of this test only"


class Carrier:
    """Remembers what it carried; may be away."""

    def __init__(self) -> None:
        self.carried: dict[str, tuple[str, str, str]] = {}
        self.away = 0

    def carry(self, address: str, subject: str, text: str, key: str) -> str:
        if self.away:
            self.away -= 1
            raise Unavailable("carrier.away", "no answer")
        self.carried[key] = (address, subject, text)
        return hashlib.sha256(key.encode()).hexdigest()[:8]


class Knocker:
    """Finds every door open."""

    def knock(self, path: str) -> tuple[str, int]:
        return "yes", 1


class Superior:
    """Takes every record of a case that ended."""

    def take(self, record: bytes, key: str) -> str:
        return f"taken {key}"


def wired() -> tuple[Press, Carrier]:
    press, carrier = Press(), Carrier()
    dispatches.wire(Superior())
    papers.wire(press, Noticing())
    messages.wire(carrier, carrier, carrier)
    journal.wire(Notary())
    availability.wire(Knocker())
    post_offices.wired()
    return press, carrier


def lines_of(ref: str, verb: str = "") -> list[int]:
    """The numbers of a case's journal lines, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id from journal_entry where subject_ref = %s and (%s = '' or verb = %s) order by id",
            (ref, verb, verb),
        )
        return [int(row[0]) for row in cursor.fetchall()]


def heard(citizen: Actor, kind: str) -> tuple[str, str]:
    """What somebody was told of an act, in the words of the message, and by which ways."""
    row = next(one for one in queries.mine(citizen).rows if one.kind == kind)
    with translation.override("zh-hans"):
        return in_words(row.kind, row.facts)[1], " ".join(one.way for one in row.services)


def derive(ref: str, now: datetime | None = None) -> None:
    """Everything that the lines of a case call for."""
    for line in lines_of(ref):
        deriving.derive(line, now or errand.later(6))


def apart(*acts: Callable[[], object]) -> list[BaseException]:
    """Every act in a thread and connection of its own; what went wrong."""
    wrong: list[BaseException] = []

    def alone(act: Callable[[], object]) -> None:
        try:
            act()
        except Exception as trouble:
            wrong.append(trouble)
        finally:
            connections.close_all()

    threads = [Thread(target=alone, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong
