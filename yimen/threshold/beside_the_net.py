"""Beside the net 不上网也能办: every form that people send in the hall, and at which desk the same is done for them.

What has no desk is said with who has to mend it, and so is a form that nobody has placed here yet. What is about the
online account or the terminal itself needs no desk.
"""

from collections.abc import Iterable

from yimen.kernel.snapshot import snapshot


@snapshot
class Offline:
    """Something that people do online: its forms in the hall, the pages of the desks at which it is done for them."""

    words: str
    forms: tuple[str, ...]
    desks: tuple[str, ...]
    where: tuple[str, ...]
    """At a window, with an agent, at a machine of the hall: said in words to people."""
    mends: str = ""
    """Who has to open a desk for it, when there is none."""


WINDOW, AGENT, CASHIER, STAFF, MACHINE = "综合窗口", "村镇代办员", "收费窗口", "大厅任何工作人员", "大厅自助机"
PHONE = "窗口或拨打 12345"
CENTRE, REFORM, WATCH = "政务服务中心", "审改办", "监督机构"


def _done(words: str, forms: str, desks: str, *where: str) -> Offline:
    return Offline(words, _hall(forms), tuple(desks.split()), where)


def _missing(words: str, forms: str, mends: str) -> Offline:
    return Offline(words, _hall(forms), (), (), mends)


def _hall(forms: str) -> tuple[str, ...]:
    return tuple(f"hall:{one}" for one in forms.split())


OFFLINE = (
    _done(
        "申请办一件事",
        "start situation classes form add_file use_certificate use_paper remove_file check",
        "workbench:receive workbench:agency_fill",
        WINDOW,
        AGENT,
    ),
    _done(
        "几件事一起办",
        "bundle_start matter_form matter_file matter_remove_file matter_check",
        "workbench:window_bundle",
        WINDOW,
    ),
    _done("投资项目", "projects project", "workbench:projects", WINDOW, AGENT),
    _done("交补正和后补的材料", "mend_file mended supplement", "workbench:hand_in workbench:supplement", WINDOW),
    _done("签告知承诺", "promised", "workbench:commitment", WINDOW),
    _done("说明换发哪一本证", "renews", "workbench:name_renewed", WINDOW),
    _done("申报不动产税费", "conveyance", "workbench:declare_conveyance", WINDOW),
    _done("缴费", "pay open_bill", "workbench:cashier", CASHIER),
    _done("领取或邮寄结果", "post", "workbench:hand_out workbench:agency_case", WINDOW, AGENT),
    _done("查办理进度和文书", "progress progress_paper old_number", "workbench:window workbench:search", WINDOW),
    _done("取号、报到", "tickets leave_queue arrive", "workbench:service_today kiosk:tickets", WINDOW, MACHINE),
    _done("开通账号、找回密码", "register way_in", "workbench:register workbench:let_in", WINDOW),
    _done("申请上门服务", "home_visits cancel_home_visit", "workbench:at_home workbench:service_home", PHONE),
    _done("改联系方式", "contact", "workbench:reached", WINDOW),
    _done("委托别人办", "mandates entrusted", "workbench:agency_villager", AGENT),
    _done("打印查询凭证", "vouchers voucher_paper", "workbench:vouchers", WINDOW),
    _done("材料存入个人材料库", "papers", "workbench:case_bank", STAFF),
    _done("提问和在线交谈", "ask enquiry_solved talk_ask talk", "workbench:service_enquiries", PHONE),
    _done("投诉举报", "complain complaints complaint", "workbench:complaints", PHONE),
    _done("反映诉求", "voice_raise voice_find voice_own", "workbench:civic_record", PHONE),
    _done("评价服务", "rate_find rate", "kiosk:rate_find", MACHINE),
    _done("认领失物", "lost_claim", "workbench:found_thing", STAFF),
    _done("报设施损坏", "centre", "workbench:places", STAFF),
    _missing("撤回自己的申请", "withdraw", CENTRE),
    _missing("预约、改约、取消", "appointment_plan change_appointment cancel_appointment appeal_pause", CENTRE),
    _missing("查别的系统里自己的数据、跳转去办", "data jump", REFORM),
    _missing("查验凭证和文件的真假", "voucher_check verified_file", CENTRE),
    _missing("开具经营范围证明", "certify_scope", CENTRE),
    _missing("专属网页的资料和账单", "page_profile page_bills", REFORM),
    _missing("对事项变更提意见、对许可决定提异议", "notice decision", REFORM),
    _missing("对信用记录申诉", "integrity", REFORM),
    _missing("评价窗口、议论公开的诉求、访谈提问", "rated_window voice interview", WATCH),
    _missing("评议组打分", "my_juries my_jury", WATCH),
)
"""Everything that people do online; what is missing stands last."""

OF_THE_NET = frozenset(
    _hall(
        "login logout demo act_for password leave keep discard wechat matter_discard messages confirm_guidance"
        " portal_enter portal_bind portal_unbind"
        " terminal_activate terminal_enter terminal_finish terminal_alone terminal_take"
    )
)
"""Forms about the online account, the draft or the terminal itself: without the net there is nothing to be done."""


def missing(offline: Iterable[Offline] = OFFLINE) -> tuple[Offline, ...]:
    """What is done online alone."""
    return tuple(one for one in offline if not one.desks)


def unplaced(forms: Iterable[str]) -> tuple[str, ...]:
    """Of the forms of the hall those that stand nowhere here: online alone until somebody says otherwise."""
    placed = {form for one in OFFLINE for form in one.forms} | OF_THE_NET
    return tuple(sorted(set(forms) - placed))


def offered(offline: Iterable[Offline] = OFFLINE) -> tuple[Offline, ...]:
    """What is done at a desk, too."""
    return tuple(one for one in offline if one.desks)
