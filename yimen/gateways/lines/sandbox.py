"""The sandbox of connected systems: it answers of every kind, and says in each answer that it plays.

Nothing leaves the machine. What it says follows from the number that is asked: asked twice, it says the same.
"""

import hashlib
from collections.abc import Mapping

from yimen.engine.exchange.connections.ports import Asked, Found
from yimen.kernel.refusal import Unavailable

LABELS: Mapping[str, tuple[str, str]] = {
    "insured": ("参保状态", "参保缴费"),
    "family": ("登记状态", "已登记"),
    "person": ("登记状态", "在册"),
    "parcel_of_land": ("宗地状态", "无抵押"),
    "house": ("房屋状态", "无查封"),
    "payment": ("最近一笔", "已入账"),
    "project": ("项目状态", "在建"),
    "licence": ("许可状态", "有效"),
    "title": ("权利状态", "无抵押无查封"),
    "contract": ("合同状态", "已备案"),
    "vehicle": ("车辆状态", "正常"),
    "waybill": ("寄递状态", "已签收"),
    "bill": ("待缴金额", "0.00 元"),
    "fund_account": ("账户状态", "正常"),
    "ticket": ("余票", "有"),
    "report": ("逾期记录", "0 笔"),
    "enterprise": ("登记状态", "存续"),
}
SAYS = "示范：这是沙箱的回答，不是真实系统的数据"


class SandboxLines:
    """Systems that only play at being there."""

    def ask(self, address: str, asked: Asked, key: str) -> Found:
        """Lines that follow from the number; an address that ends in `/away` answers never, in `/nothing` nothing."""
        if address.endswith("/away"):
            raise Unavailable("lines.failing", "the sandbox plays at being away")
        serial = hashlib.sha256(f"{asked.kind} {asked.number} {key}".encode()).hexdigest()[:12].upper()
        if address.endswith("/nothing"):
            return Found(serial, (), "yes")
        label, value = LABELS[asked.object]
        masked = f"{asked.number[:4]}{'*' * max(len(asked.number) - 8, 0)}{asked.number[-4:]}"
        return Found(serial, (("号码", masked), (label, value), ("说明", SAYS)), "yes")
