"""Words of a life on one page: why a rule suggests what comes next."""

from collections.abc import Mapping

WHY: Mapping[str, str] = {
    "R1": "证照 90 天内到期",
    "A1": "3 到 6 岁：入园入学",
    "A2": "16 到 24 岁：开始工作",
    "A3": "55 到 65 岁：临近退休",
    "B1": "结婚登记后三年内：安家",
    "B2": "孩子出生后一年内：参保就医",
    "B3": "孩子出生后三到六年：入园入学",
    "B4": "办过残疾人事项：可以申请的救助",
    "C1": "企业开办后两年内：招用员工",
    "C2": "开餐馆后两年内：招用员工",
    "C3": "开店后两年内：招用员工",
}
"""By the code of the rule (kernel.lives); a test proves that every rule has its words."""
