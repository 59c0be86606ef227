"""Clearing: the own login closed with all that hangs on it; night by night, what was thrown away.

Attachments that were taken off a draft go, then bytes that no dossier and nobody else names. Whoever throws a draft
away is told that what they filled in and uploaded is deleted and cannot be brought back (个人信息保护法 第四十七条).
The bytes go before the rows that know of them: a kill in between is made good the next night.
"""

from datetime import datetime

from yimen.engine.case.bank import moves as banked
from yimen.engine.case.bank import operations as banking
from yimen.engine.case.bank import queries as bank
from yimen.engine.case.cases import operations as cases
from yimen.engine.case.clearing.moves import RESTS
from yimen.engine.case.clearing.queries import named_elsewhere
from yimen.engine.papers.certificate_uses import moves as uses
from yimen.engine.papers.dossiers import moves as dossiers
from yimen.engine.papers.dossiers import ports
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import must_hold
from yimen.registries.people import operations as people
from yimen.registries.people import queries as people_queries
from yimen.registries.people.operations import LoginClosed

WITH_THE_LOGIN = "委托人注销账号"


@snapshot
class Cleared:
    """How many attachments are gone, and how many files with them."""

    attachments: int
    files: int


@operation
def leave(password: str, *, by: Actor, now: datetime) -> LoginClosed:
    """Close the own login for good, with what could not be ended without it: drafts, banked papers, agents one named.

    Cases go on, certificates stay good. Refuses with NotAllowed or SignInFailed.
    """
    left = people.close_own_account(password, by=by.within(), now=now)
    cases.discard_all_drafts(by=by.within(), now=now)
    for paper in bank.all_own(by):
        banking.remove_paper(paper, by=by.within(), now=now)
    for mandate in people_queries.mandates_given(by.party_id or 0):
        if mandate.revoked_at is None and (mandate.ends is None or mandate.ends > now):
            people.revoke_mandate(mandate.ref, WITH_THE_LOGIN, by=by.within(), now=now)
    return left


@operation
def clear_thrown_away(*, by: Actor, now: datetime) -> Cleared:
    """Delete what was taken off a draft more than a day ago, with what it stood for. By the house itself."""
    must_hold(by)
    before = now - RESTS
    thrown = dossiers.thrown_away(before)
    # What stood for a material of a draft stood for nothing in the end; the chains of certificate and paper told it.
    uses.forget_uses(thrown)
    banked.forget_uses(thrown)
    attachments = dossiers.forget_attachments(thrown)
    bare = dossiers.bare_blobs(before)
    kept = bank.keeping(bare)
    hashes = {sha256 for blob, sha256 in bare.items() if blob not in kept}
    free = hashes - named_elsewhere(hashes) - dossiers.named_by_others(bare)
    files = ports.store().remove(free, RESTS)
    dossiers.forget_blobs(blob for blob in bare if blob not in kept)
    return Cleared(attachments, files)
