"""Messages in words: what a party is told of an act. One table for hall, SMS and mail; a message holds only facts."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.utils.timezone import get_current_timezone

from yimen.engine.public.evaluations.codes import code_of
from yimen.threshold import spelling
from yimen.threshold.language import told
from yimen.threshold.names.cases import HEARING_KINDS

MESSAGES: Mapping[str, tuple[str, str]] = {
    "receive": ("收到您的申请", "{item}（{number}）已收件，最晚 5 个工作日内答复是否受理。"),
    "accept": ("已受理", "{item}（{number}）已受理，承诺最晚{promised}办结。"),
    "accept_tolerating": ("容缺受理，部分材料后补", "{item}（{number}）已受理，请按时补交还缺的材料。"),
    "accept_on_commitment": ("按告知承诺受理", "{item}（{number}）已按您的承诺受理，承诺最晚{promised}办结。"),
    "deem_accepted": ("逾期未告知，视为受理", "{item}（{number}）已视为受理，开始计时。"),
    "open_correction": ("请您补正材料", "{item}（{number}）有材料要补正，请在{until}前补好，等您期间不计时。"),
    "open_further_correction": ("请您再次补正材料", "{item}（{number}）还有材料要补正，请在{until}前补好。"),
    "lapse_correction": ("逾期未补正，视为撤回", "{item}（{number}）到期没有补正，视为撤回，您可以重新申请。"),
    "find_not_needed": ("不需要办理", "{item}（{number}）依法不需要办理，说明见不受理通知书。"),
    "refuse": ("不予受理", "{item}（{number}）不予受理，理由和您可以怎么办见决定书。"),
    "open_special": ("进入特别程序，暂停计时", "{item}（{number}）进入特别程序，所需时间已书面告知，期间暂停计时。"),
    "close_special": ("特别程序结束，继续计时", "{item}（{number}）特别程序已结束，继续计时。"),
    "extend": ("延长期限", "{item}（{number}）的期限依法延长 {days} 个工作日，理由见延期通知书。"),
    "extend_joint": ("延长期限", "{item}（{number}）的期限依法延长 {days} 个工作日，理由见延期通知书。"),
    "grant": (
        "准予，已办结",
        "{item}（{number}）已准予。有证照的，在“我的证照”里查看和下载；没有账号的，带身份证到窗口领取。",
    ),
    "grant_tolerated": ("准予，待补材料", "{item}（{number}）已准予，补齐材料后证照生效。"),
    "supply": ("后补材料已齐", "{item}（{number}）的后补材料已齐，证照已生效。"),
    "deny": ("不予许可", "{item}（{number}）不予许可，理由和救济途径见决定书。"),
    "withdraw": ("申请已撤回", "{item}（{number}）已撤回，您可以随时重新申请。"),
    "revoke": ("许可被撤销", "{item}（{number}）的许可已被撤销，理由和救济途径见决定书。"),
    "lapse_promise": (
        "材料没有按期补来，准予已收回",
        "{item}（{number}）承诺在{until}前补交的材料没有交齐，准予已收回，证照不再生效，并记入诚信档案。"
        "理由和救济途径见决定书；备齐材料可以重新申请。",
    ),
    "suspend_certificate": (
        "证照被暂扣",
        "{item}（{number}）的证照已被暂扣，期间不能使用；有异议可向发证机关陈述申辩。",
    ),
    "restore_certificate": ("证照已恢复", "{item}（{number}）的证照已恢复，可以继续使用。"),
    "cancel_certificate": ("证照已注销", "{item}（{number}）的证照已注销，不再有效；有异议可依法申请复议或提起诉讼。"),
    "lose_certificate": (
        "用到的证照失效了",
        "{item}（{number}）里用来代替材料的证照失效了：还没有受理的，请换一张有效的证照，或者把材料补来；已经受理的，部门会作审查。",
    ),
    "fall_overdue": (
        "没有按期办结，向您致歉",
        "{item}（{number}）没有按期办结，向您致歉。原因正在追究，情况见致歉告知书。",
    ),
    "run_on": (
        "恢复计时",
        "{item}（{number}）的特别程序超过了告知的时间，办理期限恢复计算，到期日见“我的办件”。",
    ),
    "ask_supplement": (
        "请您补件",
        "{item}（{number}）在审查中还需要您补材料，请在{until}前补来。等您期间承诺时限暂停，法定时限照常计算。",
    ),
    "end_supplement": ("不再等补件", "{item}（{number}）按现有材料继续办理，承诺时限接着计算，理由见“我的办件”。"),
    "outwait_supplement": (
        "补件时间已过，承诺时限接着计算",
        "{item}（{number}）请您补的材料没有按时补来，承诺时限接着计算；还可以补交，直到部门作出决定。",
    ),
    "deem_renewed": ("到期未决定，视为准予延续", "{item}（{number}）在原证照届满前没有作出决定，依法视为准予延续。"),
    "reproject": ("工作日历有变，到期日重算", "{item}（{number}）的到期日因放假安排有变，重新算为{due}。"),
    "hearing_called": (
        "通知听证或评审",
        "{item}（{number}）的{hearing}定于{at}在{place}举行，事由：{topic}。通知书在这个办件的“文书”里。",
    ),
    "hearing_called_off": ("取消听证或评审", "{item}（{number}）原定{at}的{hearing}取消了，原因：{reason}"),
    "check_mending": (
        "后置核查，限期整改",
        "{item}（{number}）的后置核查发现与承诺不符，请在{until}前改好，要改什么见限期整改通知书。",
    ),
    "check_false": (
        "后置核查发现承诺不实，证照暂扣",
        "{item}（{number}）的后置核查报告承诺不实，证照已被暂扣，期间不能使用；有异议可向发证机关陈述申辩。",
    ),
    "check_cleared": (
        "核查报告不成立，证照恢复",
        "{item}（{number}）承诺不实的报告经核实不成立，后置核查已通过，因为它被暂扣的证照恢复使用。",
    ),
    "record_false_materials": (
        "虚假材料记入诚信档案",
        "{item}（{number}）提交的材料被认定虚假，已记入诚信档案；不认可的，可以在“我的诚信档案”里提出异议。",
    ),
    "lose_paper": (
        "您的纸质件遗失，请与窗口联系",
        "您为{item}（{number}）交来的纸质件（标签 {label}）遗失了，向您致歉，请与窗口联系。",
    ),
    "integrity_answered": (
        "您对诚信记录的异议有答复了",
        "您对{item}（{number}）诚信记录的异议，{office}已经答复，结果和理由见“我的诚信档案”。",
    ),
    "integrity_repair_answered": (
        "您的信用修复申请有答复了",
        "您对{item}（{number}）诚信记录的修复申请，{office}已经答复，结果和理由见“我的诚信档案”。",
    ),
    "ask_mandate": (
        "请您确认委托",
        "村（社区）代办员请您委托他代办 {n} 项事，委托到{until}为止。同意不同意，请登录后在“村里代办员的请求”里答复；"
        "没有账号的，可以到便民服务站签纸质委托书。您没有答复前，委托不生效。",
    ),
    "decline_home_visit": ("这次不能上门", "{item}：工作人员这次不能上门。原因和您可以怎么办：{reason}"),
    "pause_booking": (
        "预约暂停",
        "近期有 {n} 次预约没来，预约暂停到{until}。暂停期间可以直接到大厅现场办理；"
        "有特殊原因的，可以在“预约到窗口办”里申诉。",
    ),
    "deliver": ("已送达", "{item}（{number}）的结果已送达。"),
    "book_appointment": ("约好了", "{at}，{centre}，{item}。预约码 {number}，到了凭码取号；来不了请提前取消。"),
    "remind_appointment": ("明天有预约", "{at}，{centre}，{item}。到窗口报预约码 {number}；来不了请提前取消。"),
    "turn_comes": ("快到您了", "{centre}：您的号 {number}（{item}）前面还有 {n} 人，请到大厅等候叫号。"),
    "dispatch_home_visit": ("上门服务已安排", "{item}：工作人员{officer}将在{at}上门，请备好材料原件。"),
    "invite_evaluation": (
        "请您评一评这次服务",
        "{item}办完了，办得怎么样，请您评一评：{address}（{until}前有效，不用登录，评价人对被评的人保密）",
    ),
    "answer_follow_up": ("您的评价有回音了", "您对{item}的评价已经核实处理，结果见：{address}，还可以再评一次。"),
    "acknowledge_complaint": ("您的投诉已受理", "投诉 {number} 已受理，由没有经手的人核查，最晚{until}答复您。"),
    "answer_complaint": (
        "您的投诉有答复了",
        "投诉 {number} 已经答复，请在“我的投诉”里查看；不认可的，30 天内可以请上一级复核一次。",
    ),
    "claim_fits": ("您认领的物品核对相符", "{item}（{number}）请带身份证到{centre}领取，{until}前有效。"),
    "claim_does_not_fit": (
        "您认领的物品核对不符",
        "{item}（{number}）您说的与实物不符，理由见“失物招领”；可以再说一次，或者带凭证到{centre}。",
    ),
    "assign_voice": ("您的诉求已交办", "民声诉求 {number} 已交{office}办理，最晚{until}答复。"),
    "close_voice": ("您的诉求有答复了", "“{title}”（{number}）已经答复，请在“民声”里查看，并说一说满意不满意。"),
    "withhold_question": (
        "您在访谈里的提问没有显示",
        "“{title}”里您的一个提问没有显示，理由：{reason}。要办的事可以在“民声”里直接说。",
    ),
    "remind_permits": (
        "还有许可没有办",
        "企业 {number} 的经营还要办：{item}。没有许可前不能开始；在“商事主体信息公示”里看办到哪一步。",
    ),
    "invite_citizen": (
        "窗口给了您登录口令",
        "政务服务窗口核验证件后给了重设登录的口令，30 分钟内有效。如果不是您本人去办的，请马上联系窗口。",
    ),
    "take_up_own": ("登录名和密码已重新设置", "您的登录名和密码已用窗口给的口令重新设置，其他设备上的登录都已退出。"),
    "change_password": ("登录密码已修改", "您的登录密码已修改。如果不是您本人改的，请带身份证到窗口重新设置。"),
    "bind_official_account": (
        "账号绑定了微信公众号",
        "您的账号刚绑定了微信公众号，消息会推送到那个微信。如果不是您本人绑的，请马上登录解除绑定，并修改密码。",
    ),
    "close_own_account": (
        "账号已注销",
        "您的登录账号已经注销，正在办的事照常办。如果不是您本人操作的，请马上带身份证到窗口；重新注册后还能看到办件和证照。",
    ),
    "change_contact": ("联系方式已修改", "您登记的电话、邮箱或地址已修改。如果不是您本人改的，请联系窗口。"),
    "close_talk": ("在线交谈已结束", "“{item}”的在线交谈已结束，记录和小结在“我的交谈”里，不再改动。"),
    "lapse_talk": (
        "没能接通在线交谈",
        "“{item}”：到下班时间还没有人接通，很抱歉。请下次开放时再来，或者留言“问工作人员”。",
    ),
    "book_video": ("视频已约好", "“{item}”的视频约在{at}，到时请从“我的交谈”进入。"),
    "call_off_video": ("视频已取消", "“{item}”约在{at}的视频已取消，可以在交谈里另约。"),
    "answer_enquiry": ("您的咨询有答复了", "“{item}”已由{office}答复，请在“我的咨询”里查看。"),
}
"""Verb of the act -> title and text; {fact} names a fact of the message."""

_FACTS = (
    *(
        "item",
        "number",
        "promised",
        "until",
        "due",
        "days",
        "at",
        "centre",
        "officer",
        "office",
        "address",
        "n",
        "place",
    ),
    *("hearing", "topic", "reason", "label"),
)
_UNSAID = dict.fromkeys(_FACTS, "…")
_MOMENTS = ("promised", "until", "due", "at")


def in_words(kind: str, facts: Mapping[str, str]) -> tuple[str, str]:
    """Title and text of a message in the reader's language."""
    title, text = MESSAGES[kind]
    spelled = {name: _spelled(facts[name]) for name in _MOMENTS if name in facts}
    if "hearing" in facts:
        spelled["hearing"] = told(HEARING_KINDS[facts["hearing"]])
    if "evaluation" in facts:
        spelled["address"] = f"{settings.YIMEN_ADDRESS}/rate/{code_of(facts['evaluation'])}"
    return told(title), told(text, **{**_UNSAID, **facts, **spelled})


def _spelled(moment: str) -> str:
    """A day, or a day and a time on the city's own clock, as facts hold it, written as on every page."""
    found = datetime.fromisoformat(moment).replace(tzinfo=get_current_timezone())
    return spelling.moment_long(found) if ":" in moment else spelling.day(found)
