"""At the counter: several results are handed out together, by any front window, against one signature."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from yimen.engine.cases import operations as cases
from yimen.engine.counter import queries
from yimen.journal.operation import operation
from yimen.kernel.actor import Actor, Role
from yimen.kernel.authority import NotYourRole
from yimen.kernel.refusal import Refusal


@dataclass(eq=False)
class NotReady(Refusal):
    """A result does not lie ready for this party here, or none was chosen."""

    code: ClassVar[str] = "counter.not_ready"


@dataclass(frozen=True, slots=True)
class HandedOut:
    """Results that went out together."""

    cases: tuple[str, ...]


@operation
def hand_out(party_ref: str, case_refs: tuple[str, ...], signature: str, *, by: Actor, now: datetime) -> HandedOut:
    """Hand several results of one party out at once: all of them or none.

    Refuses with NotYourRole for anybody but a window, NotReady, and as `deliver` does (FeesOutstanding).
    """
    if not by.has_role(Role.WINDOW):
        raise NotYourRole(act="deliver")
    lying = {row.ref for row in queries.ready(party_ref, by)}
    chosen = tuple(dict.fromkeys(case_refs))
    if not chosen or not lying.issuperset(chosen):
        raise NotReady()
    # One errand is one asking: the single handings-out belong to it.
    alone = replace(by, errand=None)
    for ref in chosen:
        cases.deliver(ref, "window", signature, by=alone, now=now)
    return HandedOut(chosen)
