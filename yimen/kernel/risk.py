"""Risk 风险分级: why a permit stands in its band, what share of a band is drawn, and by when one is looked at again.

The table is the whole rule: it is public, read by the draw and by the day of the next check, and by nothing else.
"""

from datetime import date, timedelta
from enum import StrEnum

from yimen.kernel.snapshot import snapshot


class RiskBand(StrEnum):
    """How closely a permit is looked after, the closest last."""

    LOW = "low"
    NORMAL = "normal"
    RAISED = "raised"
    HIGH = "high"


class PermitWay(StrEnum):
    """How a permit was granted: on a promise 告知承诺, at once 即办, or after the usual examination."""

    PROMISED = "promised"
    AT_ONCE = "at_once"
    USUAL = "usual"


class CheckOutcome(StrEnum):
    """What a check after approval found."""

    SOUND = "sound"
    MENDED = "mended"
    VIOLATION = "violation"
    NOT_FOUND = "not_found"
    FALSE_PROMISE = "false_promise"


class BandReason(StrEnum):
    """Why a permit stands in its band. The first that applies counts."""

    RECORD = "record"
    FALSE_PROMISE = "false_promise"
    VIOLATION = "violation"
    NOT_FOUND = "not_found"
    MENDED = "mended"
    PROMISED = "promised"
    AT_ONCE = "at_once"
    FIRST = "first"
    SOUND = "sound"


@snapshot
class BandRule:
    """What follows from a band: of a hundred permits how many are drawn, and within how many days one is looked at."""

    band: RiskBand
    share: int
    days: int


_B, _R = RiskBand, BandReason

BANDS: tuple[BandRule, ...] = (
    BandRule(_B.LOW, 5, 730),
    BandRule(_B.NORMAL, 10, 365),
    BandRule(_B.RAISED, 30, 180),
    BandRule(_B.HIGH, 50, 90),
)
OF_REASON: dict[BandReason, RiskBand] = {
    _R.RECORD: _B.HIGH,
    _R.FALSE_PROMISE: _B.HIGH,
    _R.VIOLATION: _B.HIGH,
    _R.NOT_FOUND: _B.HIGH,
    _R.MENDED: _B.RAISED,
    _R.PROMISED: _B.RAISED,
    _R.AT_ONCE: _B.RAISED,
    _R.FIRST: _B.NORMAL,
    _R.SOUND: _B.LOW,
}
_BY_OUTCOME = {one: BandReason(one.value) for one in CheckOutcome}
_BY_WAY = {PermitWay.PROMISED: _R.PROMISED, PermitWay.AT_ONCE: _R.AT_ONCE, PermitWay.USUAL: _R.FIRST}


def rule_of(band: RiskBand) -> BandRule:
    """The row of the table for a band."""
    return next(rule for rule in BANDS if rule.band is band)


def reason_of(way: PermitWay, last: CheckOutcome | None, barred_until: date | None) -> BandReason:
    """Why a permit stands where it does: a breach on record, else what the last check found, else how it came to be."""
    if barred_until is not None:
        return BandReason.RECORD
    return _BY_WAY[way] if last is None else _BY_OUTCOME[last]


def next_check(band: RiskBand, since: date) -> date:
    """The last day by which a permit is looked at, since it was granted or looked at last."""
    return since + timedelta(days=rule_of(band).days)
