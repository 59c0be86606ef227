"""Clearing, night by night: attachments that were taken off a draft, then bytes that no dossier and nobody else names.

Whoever throws a draft away is told that what they filled in and uploaded is deleted and cannot be brought back
(个人信息保护法 第四十七条). The bytes go before the rows that know of them: a kill in between is made good the next
night.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from yimen.engine.bank import queries as bank
from yimen.engine.certificate_uses import queries as uses
from yimen.engine.clearing.queries import named_elsewhere
from yimen.engine.dossiers import moves as dossiers
from yimen.engine.dossiers import ports
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.writing import must_hold

RESTS = timedelta(days=1)
"""How long what was thrown away still lies there: a page that shows it may be open."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """How many attachments are gone, and how many files with them."""

    attachments: int
    files: int


@operation
def clear_thrown_away(*, by: Actor, now: datetime) -> Cleared:
    """Delete what was taken off a draft more than a day ago, as far as nothing rests on it. By the house itself."""
    must_hold(by)
    before = now - RESTS
    thrown = dossiers.thrown_away(before)
    resting = uses.resting_on(thrown) | bank.resting_on(thrown)
    attachments = dossiers.forget_attachments(thrown - resting)
    bare = dossiers.bare_blobs(before)
    kept = bank.keeping(bare)
    hashes = {sha256 for blob, sha256 in bare.items() if blob not in kept}
    free = hashes - named_elsewhere(hashes) - dossiers.named_by_others(bare)
    files = ports.store().remove(free, RESTS)
    dossiers.forget_blobs(blob for blob in bare if blob not in kept)
    return Cleared(attachments, files)
