"""Names of conveyances: how a home passes on, both sides, the taxes, the steps of an account, and the child tasks."""

from collections.abc import Mapping

from yimen.kernel.conveyance import rules

CONVEYANCE_KINDS: Mapping[str, str] = {
    "first_hand": "一手房（向开发商购买）",
    "second_hand": "二手房（存量房买卖）",
    "spouses": "夫妻间变更",
    "inheritance": "法定继承",
}
HOLDER_SIDES: Mapping[str, str] = {"buyer": "买方", "seller": "卖方"}
HOMES: Mapping[str, str] = {"only": "家庭唯一住房", "second": "家庭第二套住房", "more": "其他，或不申报"}
TAXES: Mapping[str, str] = {str(tax): name for tax, name in rules.CALLED.items()}
TAX_RULE_KINDS: Mapping[str, str] = {"rate": "税率", "exempt": "免征", "reduced": "减按"}
TAX_STEPS: Mapping[str, str] = {
    "price": "成交价",
    "vat_base": "缴纳的增值税",
    "without_vat": "减：价内增值税",
    "original": "减：房屋原值",
    "costs": "减：合理费用",
    "taxes_paid": "减：转让时缴的附加税费",
    "share": "按份额",
    "rate": "乘税率",
    "rate_within": "含税价里的税",
    "reduced": "减按征收",
    "exempt": "免征",
}
CONVEYANCE_TASKS: Mapping[str, str] = {
    "estate-review": "登记审核",
    "estate-tax": "核定税费",
    "estate-plan": "制图",
}
CONVEYANCE_STEPS: Mapping[str, str] = {
    "review": "登记审核",
    "tax": "核定税费",
    "plan": "制图",
    "pay": "缴纳税费",
    "certificate": "登簿发证",
    "overall": "从受理到发证",
}
REVIEW_STANDINGS: Mapping[str, str] = {
    "ahead": "还没有开始",
    "reviewing": "登记审核中",
    "passed": "登记审核通过",
    "refused": "登记审核不予通过",
    "stopped": "已停止",
    "registered": "已登记发证",
}
TAX_STANDINGS: Mapping[str, str] = {
    "ahead": "还没有开始",
    "assessing": "核税中",
    "to_pay": "已核定，待缴",
    "paid": "税款已缴",
    "exempt": "不用缴税",
    "stopped": "已停止",
}
LEVY_STATES: Mapping[str, str] = {"standing": "有效", "superseded": "已重新核定", "void": "已作废"}
STOPPED_BY: Mapping[str, str] = {
    "refusal": "有部门不同意，牵头部门采纳",
    "withdrawal": "申请人撤回",
    "denial": "决定不予登记",
    "ending": "办件已经结束",
}
