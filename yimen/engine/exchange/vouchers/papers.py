"""The sheet of a voucher: what the other system said, serial, code, and whether it is the original or which copy."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from yimen.kernel.papers.leaflets import Leaflet, Section
from yimen.kernel.snapshot import snapshot
from yimen.kernel.vouchers import VoucherKind
from yimen.registries.dated import ZONE, day_of

TITLES: Mapping[VoucherKind, str] = {
    VoucherKind.CREDIT_REPORT: "个人信用报告",
    VoucherKind.INCOME_TAX: "个人所得税完税证明",
    VoucherKind.TAX_PAYMENT: "税费电子缴款凭证",
    VoucherKind.VEHICLE_FEE: "车辆年票缴费凭证",
}
PLAYS = "示范 DEMO：内容由沙箱生成，不是真实系统的数据，不能作为凭据。"


@snapshot
class Stamped:
    """What stands on the sheet beside what was said."""

    serial: str
    code: str
    issued_at: datetime
    nth: int
    sandbox: str


def copy_words(nth: int) -> str:
    """The original, or which copy."""
    return "正本（第 1 次打印）" if nth == 1 else f"副本（第 {nth} 次打印）"


def sheet(kind: VoucherKind, holder: str, lines: Sequence[Sequence[str]], stamped: Stamped, url: str) -> Leaflet:
    """The voucher as it is printed."""
    head = Section(
        "凭证",
        (
            ("持有人", holder),
            ("流水号", stamped.serial),
            ("查验码", stamped.code),
            ("出具时间", stamped.issued_at.astimezone(ZONE).strftime("%Y-%m-%d %H:%M")),
            ("份数", copy_words(stamped.nth)),
        ),
    )
    said = Section("内容", tuple((str(label), str(value)) for label, value in lines))
    demo = PLAYS if stamped.sandbox else None
    return Leaflet(TITLES[kind], "", holder, stamped.serial, day_of(stamped.issued_at), url, (head, said), demo)
