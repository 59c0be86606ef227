"""The sources of the tenders: an administrator gives each trading centre a code that opens its import alone."""

import secrets
from dataclasses import field
from datetime import datetime

from yimen.engine.supervision.tenders.models import TenderSource
from yimen.engine.supervision.tenders.refusals import TenderSourceNamed, TenderSourceUnknown
from yimen.journal.operation import FORGOTTEN, operation
from yimen.journal.telling import Subject, tell
from yimen.kernel.actor import Actor, Role
from yimen.kernel.evidence import Line
from yimen.kernel.refs import heard, spelled
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import must_hold, named
from yimen.registries.dated import day_of, new_ref, refusing
from yimen.registries.people.vault import keyed_hash

CODE_LETTERS = 20


@snapshot
class TenderSourceSetUp:
    """A source, and the code with which its program tells; the code is told once."""

    ref: str
    code: str = field(default="", metadata=FORGOTTEN)


@snapshot
class TenderSourceKept:
    """A source by its reference."""

    ref: str


@operation
def set_up_tender_source(name: str, *, by: Actor, now: datetime) -> TenderSourceSetUp:
    """A trading centre tells its projects from today on; by an administrator.

    Refuses with NotAllowed, Missing, TooLong or TenderSourceNamed.
    """
    must_hold(by, Role.ADMINISTRATOR)
    code, called = _code(), named(name, "name", 100)
    with refusing(tender_source_name_once=TenderSourceNamed()):
        row = TenderSource.objects.create(
            ref=new_ref(), name=called, secret_hash=keyed_hash(code), since=day_of(now), until=None
        )
    _tell(row, Line("tender_source_set_up", {"name": called}, now), by)
    return TenderSourceSetUp(row.ref, code)


@operation
def renew_tender_source(ref: str, *, by: Actor, now: datetime) -> TenderSourceSetUp:
    """Give a source another code: the one before opens nothing any more, and a shut source tells again.

    Refuses with NotAllowed or TenderSourceUnknown.
    """
    must_hold(by, Role.ADMINISTRATOR)
    row, code = _locked(ref), _code()
    row.secret_hash, row.until = keyed_hash(code), None
    row.save(update_fields=["secret_hash", "until"])
    _tell(row, Line("tender_source_renewed", {"name": row.name}, now), by)
    return TenderSourceSetUp(row.ref, code)


@operation
def shut_tender_source(ref: str, *, by: Actor, now: datetime) -> TenderSourceKept:
    """Nothing is taken from this source any more; what it told stays.

    Refuses with NotAllowed or TenderSourceUnknown.
    """
    must_hold(by, Role.ADMINISTRATOR)
    row = _locked(ref)
    if row.until is not None:
        raise TenderSourceUnknown()
    row.until = day_of(now)
    row.save(update_fields=["until"])
    _tell(row, Line("tender_source_shut", {"on": row.until}, now), by)
    return TenderSourceKept(row.ref)


def source_of(secret: str) -> TenderSource:
    """The source whose code this is. Refuses with TenderSourceUnknown."""
    hashed = keyed_hash(heard(secret)) if secret.strip() else b""
    row = TenderSource.objects.filter(secret_hash=hashed, until=None).first() if hashed else None
    if row is None:
        raise TenderSourceUnknown()
    return row


def _locked(ref: str) -> TenderSource:
    row = TenderSource.objects.select_for_update().filter(ref=ref).first()
    if row is None:
        raise TenderSourceUnknown()
    return row


def _code() -> str:
    return spelled(secrets.token_bytes(CODE_LETTERS), CODE_LETTERS)


def _tell(row: TenderSource, line: Line, by: Actor) -> None:
    subject = ("tender_source", "tenders_tendersource", row.pk, row.ref, row.journal_seq, bytes(row.journal_head))
    tell(Subject(*subject), line, by)
