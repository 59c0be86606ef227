"""Stamping 用印: under which seal a paper goes out; the use is logged in the transaction that keeps the paper.

What was decided under a letter goes out under an approval seal, if the office keeps a register of them; everything else
under the seal of the office. The register is asked at the moment of sealing: a stamp that was given back, lost or whose
letter has ended seals nothing, and the paper waits for one that may.
"""

from datetime import datetime

from yimen.engine.papers.certificates.ports import Seal
from yimen.kernel.offices.stamps import Custody
from yimen.kernel.snapshot import snapshot
from yimen.registries.stamps import queries


@snapshot
class Decided:
    """By whom, under which letter, about which item and when something was decided that is put on paper."""

    office_id: int
    office_ref: str
    letter_ref: str
    item_id: int
    dated_at: datetime
    seal_code: str = ""
    """Whose own seal it is, where a person signs and seals under their digital certificate; else empty."""


def custody_for(decided: Decided, now: datetime) -> Custody | None:
    """The stamp for what was decided; None: the office's own seal. Refuses with NoStampUsable."""
    return queries.for_paper(decided.office_id, decided.letter_ref, decided.item_id, decided.dated_at, now)


def seal_of(decided: Decided, custody: Custody | None) -> Seal:
    """The electronic seal that goes with it."""
    return Seal(custody.stamp_ref, custody.stamp_code) if custody else Seal(decided.office_ref, decided.seal_code)
