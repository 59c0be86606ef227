"""The life of a village check 村居核验: sealed in the village, then passed or returned by the town, or ended. Pure.

What is sealed is the electronic file as it lay there: every paper by its hash, every field of the form. The town passes
what the village sealed and nothing else. What the village withdraws, or the deciding office sets aside,
keeps no decision waiting.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import ClassVar

from yimen.kernel.evidence import canonical, digest
from yimen.kernel.lifecycle import Lifecycle
from yimen.kernel.refusal import Refusal


class VillageCheckState(StrEnum):
    SEALED = "sealed"
    """Signed, sealed and uploaded: it waits for the town."""
    PASSED = "passed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    """Taken back by the village before the town reviewed it."""
    SET_ASIDE = "set_aside"
    """The office that decides does without it, with a reason."""


class VillageCheckMove(StrEnum):
    PASS = "pass"
    RETURN = "return"
    WITHDRAW = "withdraw"
    SET_ASIDE = "set_aside"


_S, _M = VillageCheckState, VillageCheckMove

VILLAGE_CHECK_LIFE: Lifecycle[VillageCheckState, VillageCheckMove] = Lifecycle(
    start=_S.SEALED,
    moves={
        _M.PASS: (frozenset({_S.SEALED}), _S.PASSED),
        _M.RETURN: (frozenset({_S.SEALED}), _S.RETURNED),
        _M.WITHDRAW: (frozenset({_S.SEALED}), _S.WITHDRAWN),
        _M.SET_ASIDE: (frozenset({_S.SEALED, _S.RETURNED}), _S.SET_ASIDE),
    },
)


class VillageCheckOutstanding(Refusal):
    """The decision waits for the town's review of what the village sealed."""

    code: ClassVar[str] = "village.outstanding"


def file_digest(number: str, form: Mapping[str, str], papers: Iterable[tuple[str, str]]) -> str:
    """One hash of an electronic file: its number, its form and each paper by material and hash."""
    return digest(canonical({"case": number, "form": dict(form), "papers": sorted(map(list, papers))}))
