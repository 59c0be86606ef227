"""Names of money: the states of bills and refunds, how one pays, and where two books differ."""

from collections.abc import Mapping

from yimen.kernel.money.bill_life import BillState, RefundState

BILL_STATES: Mapping[BillState, str] = {
    BillState.OPEN: "待缴费",
    BillState.PAID: "已缴费",
    BillState.REFUNDED_IN_PART: "部分退费",
    BillState.REFUNDED: "已全部退费",
    BillState.WAIVED: "已免收",
    BillState.CANCELLED: "已取消",
}

REFUND_STATES: Mapping[RefundState, str] = {
    RefundState.PROPOSED: "等审批",
    RefundState.APPROVED: "已批准，退款中",
    RefundState.REJECTED: "没有批准",
    RefundState.DONE: "已退",
}

PAY_WAYS: Mapping[str, str] = {"online": "网上支付", "cash": "现金", "card": "刷卡"}
FLOWS: Mapping[str, str] = {"paid": "收款", "refunded": "退费"}

GAPS: Mapping[str, str] = {
    "missing_here": "支付平台已收，我方没有入账",
    "missing_there": "我方已入账，支付平台没有",
    "amount_differs": "金额不一致",
}
