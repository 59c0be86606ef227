"""Words of the policies for enterprises: industries, sizes, and how a policy fits who asks."""

from collections.abc import Mapping

from yimen.kernel.policies import Fit, Size, Whom
from yimen.threshold.language import told

INDUSTRIES: Mapping[str, str] = {
    "A": "农、林、牧、渔业",
    "B": "采矿业",
    "C": "制造业",
    "D": "电力、热力、燃气及水生产和供应业",
    "E": "建筑业",
    "F": "批发和零售业",
    "G": "交通运输、仓储和邮政业",
    "H": "住宿和餐饮业",
    "I": "信息传输、软件和信息技术服务业",
    "J": "金融业",
    "K": "房地产业",
    "L": "租赁和商务服务业",
    "M": "科学研究和技术服务业",
    "N": "水利、环境和公共设施管理业",
    "O": "居民服务、修理和其他服务业",
    "P": "教育",
    "Q": "卫生和社会工作",
    "R": "文化、体育和娱乐业",
    "S": "公共管理、社会保障和社会组织",
    "T": "国际组织",
}
SIZES: Mapping[str, str] = {Size.LARGE: "大型", Size.MEDIUM: "中型", Size.SMALL: "小型", Size.MICRO: "微型"}
FITS: Mapping[str, tuple[str, str, str]] = {
    Fit.MAY: ("可以申请", "done", "ok"),
    Fit.OPEN: ("还要看", "soon", "help"),
}
"""Fit -> what it is called, and tone and icon of its tag."""
CRITERIA: Mapping[str, str] = {"industry": "行业", "size": "规模", "years": "成立年限"}


def whom_said(whom: Whom) -> str:
    """Whom a policy is for, in one sentence."""
    parts = [told("、").join(told(INDUSTRIES[one]) for one in whom.industries)] if whom.industries else []
    if whom.sizes:
        parts.append(told("{sizes}企业", sizes=told("、").join(told(SIZES[one]) for one in whom.sizes)))
    if whom.years:
        parts.append(told("成立不超过 {n} 年", n=whom.years))
    return told("；").join(parts) or told("所有企业")
