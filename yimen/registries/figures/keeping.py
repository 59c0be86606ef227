"""Keeping: how the items of a figure are written down, hashed, and read again."""

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal

from yimen.kernel.evidence import canonical
from yimen.kernel.reform.figures import Pair, Reduction, reduction
from yimen.kernel.reform.reductions import ItemLine, Measure, pair

KeptList = list[list[str | int | None]]


def written(measure: Measure, lines: Iterable[ItemLine]) -> KeptList:
    """Each item with its versions and what it added, as text that no arithmetic touches."""
    return [_line(one, pair(measure, one)) for one in lines]


def _line(one: ItemLine, adds: Pair) -> list[str | int | None]:
    before = one.before
    return [
        one.ref, one.name, one.office_name, one.now.number, one.now.since.isoformat(),
        before.number if before else None, before.since.isoformat() if before else "",
        "" if adds.before is None else f"{adds.before:f}", "" if adds.after is None else f"{adds.after:f}",
    ]  # fmt: skip


def digest_of(lines: KeptList) -> bytes:
    """One hash over all items."""
    return hashlib.sha256(canonical({"lines": json.loads(json.dumps(lines, ensure_ascii=False))})).digest()


def counted_again(lines: KeptList) -> Reduction:
    """The sums, made anew from the kept items."""
    return reduction(Pair(_amount(one[7]), _amount(one[8])) for one in lines)


def _amount(told: str | int | None) -> Decimal | None:
    return Decimal(str(told)) if told not in ("", None) else None
