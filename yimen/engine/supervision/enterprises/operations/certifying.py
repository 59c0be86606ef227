"""Certify the concrete scope 具体经营范围 of an enterprise, at once: what its categories hold is never refused."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from yimen.engine.supervision.enterprises import moves
from yimen.engine.supervision.enterprises.models import Enterprise, EnterpriseTrade, ScopeCertificate
from yimen.engine.supervision.enterprises.refusals import EnterpriseOver
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.enterprises import ConcreteOutsideScope
from yimen.kernel.evidence import Line
from yimen.kernel.refs import spelled
from yimen.kernel.snapshot import snapshot
from yimen.kernel.writing import Missing, NoSuchThing
from yimen.registries.dated import day_of, new_ref
from yimen.registries.trades import queries as trades

CODE_LETTERS = 16


@snapshot
class ScopeCertified:
    """A certificate by its reference, with the code by which anybody checks it."""

    ref: str
    code: str


@operation
def certify_scope(code: str, concrete: Sequence[str], *, by: Actor, now: datetime) -> ScopeCertified:
    """Certify concrete businesses of an enterprise; for who acts for it, or at the window for who comes.

    Refuses with NoSuchThing, EnterpriseOver, Missing or ConcreteOutsideScope; whatever its categories hold is issued.
    """
    row = Enterprise.objects.select_for_update(of=("self",)).filter(code=code).first()
    if row is None or not (row.party_id in set(by.parties()) or by.has_role(Role.WINDOW)):
        raise NoSuchThing(what="enterprise")
    if row.ended_at is not None:
        raise EnterpriseOver()
    asked = tuple(dict.fromkeys(one for one in concrete if one.strip()))
    if not asked:
        raise Missing(field="concrete")
    codes = EnterpriseTrade.objects.filter(enterprise=row, until=None).values_list("code", flat=True)
    held = {one for trade in trades.by_code(list(codes), day_of(now)) for one in trade.concrete}
    for one in asked:
        if one not in held:
            raise ConcreteOutsideScope(concrete=one[:60])
    made = ScopeCertificate.objects.create(
        ref=new_ref(), code=spelled(secrets.token_bytes(16), CODE_LETTERS), enterprise=row, concrete=list(asked),
        issued_at=now,
    )  # fmt: skip
    moves.tell_of(row, Line("certify_scope", {"certificate": made.ref, "concrete": list(asked)}, now), by)
    return ScopeCertified(made.ref, made.code)
