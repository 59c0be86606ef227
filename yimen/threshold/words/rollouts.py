"""Words of the rollouts: channels, the checklist, and how far a plan has come."""

from collections.abc import Mapping

from yimen.kernel.readiness import Channel, Confirmation

CHANNELS: Mapping[str, str] = {Channel.WINDOW: "窗口", Channel.WEB: "网上", Channel.MOBILE: "手机"}
CHECKS: Mapping[str, str] = {
    "form": "有网上填写的表单",
    "materials": "材料都能网上交，或能快递",
    "samples": "每张表格都有样表",
    "payment": "不收费，或能网上缴费",
    "result": "结果能送达，或最多跑一次",
    "flow": "写明网上办理流程",
    "help": "有咨询电话",
    Confirmation.TRAINED: "收件人员已培训",
    Confirmation.TRIAL: "全流程试办通过",
    "in_force": "事项现行有效",
}
STANDINGS: Mapping[str, tuple[str, str, str]] = {
    "open": ("已开通", "done", "ok"),
    "ready": ("可以开通", "trust", "check"),
    "preparing": ("准备中", "soon", "clock"),
    "late": ("逾期未开通", "late", "warn"),
}
"""Standing -> what it is called, and tone and icon of its tag."""
