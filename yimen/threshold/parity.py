"""Parity 同一功能各处都有: every function of the hall with its page for web and phone, its kiosk, its JSON address.

The pages of the hall are one for computer and telephone; an official account (公众号) and a mini program open the same
pages or ask the same JSON door, so that a function added here is there too. What a kiosk leaves out is said.
"""

from yimen.kernel.snapshot import snapshot


@snapshot
class Function:
    """One function: what it is called, and by which name each door has it."""

    words: str
    page: str
    """The page of the hall, on a computer and on a telephone; empty: there is none."""
    kiosk: str
    """The page of a kiosk; a name of the hall means the terminal's own filing."""
    api: str
    """The operation of the JSON door, for an app, an official account or a mini program."""
    why: str = ""
    """Why a door leaves it out."""


OWN_PHONE = "要在自己的手机或电脑上看"

FUNCTIONS = (
    Function("查办事指南", "hall:search", "kiosk:search", "catalogue_search"),
    Function("网上申报、拍照上传", "hall:search", "hall:terminal", "drafts_start"),
    Function("查办理进度", "hall:progress", "kiosk:papers", "progress"),
    Function("预约窗口", "hall:appointments", "hall:appointments", "appointments_book"),
    Function("取号", "hall:tickets", "kiosk:tickets", "tickets_take"),
    Function("看排队", "hall:queues", "kiosk:tickets", "queues_board"),
    Function("问工作人员", "hall:ask", "hall:ask", "enquiries_ask"),
    Function("缴费", "hall:pay_find", "hall:pay_find", "pay_bill"),
    Function("我的证照", "hall:certificates", "hall:certificates", "certificates_mine"),
    Function("消息提醒", "hall:messages", "", "messages_list", OWN_PHONE),
    Function("评价", "hall:rate_find", "kiosk:rate_find", "evaluations_rate"),
    Function("投诉举报", "hall:complain", "hall:complain", "complaints_lodge"),
    Function("失物招领", "hall:lost", "hall:lost", "lost_property"),
)
"""What people do in the hall, the six functions of a telephone among it."""
