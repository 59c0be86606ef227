"""Telling: how a case is told to its applicant: acts as a timeline, clocks as days, refusals as what to mend."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.urls import reverse

from yimen.engine.case.cases.rows import CaseView, Progress, TimelineRow
from yimen.kernel.case_life import OPEN_STATES, CaseState
from yimen.kernel.refusal import Refusal
from yimen.threshold.language import language, told
from yimen.threshold.meetings import where
from yimen.threshold.names.visits import PARCEL_DIRECTIONS, PARCEL_STATES
from yimen.threshold.pieces import Happening, Link
from yimen.threshold.sentences import sentence
from yimen.threshold.words.clocks import due_moved, promise_lapsed, supplement_asked

ACTS: Mapping[str, str] = {
    "receive": "收到您的申请",
    "accept": "受理",
    "accept_tolerating": "容缺受理，部分材料后补",
    "accept_on_commitment": "按告知承诺受理",
    "sign_commitment": "您签下了承诺",
    "sign_application": "申请已签名",
    "see_original": "工作人员核对了原件",
    "deem_accepted": "逾期未告知，视为受理",
    "open_correction": "一次性告知补正",
    "open_further_correction": "再次告知补正",
    "hand_in": "您补交了一份材料",
    "close_correction": "您已补好，重新收件",
    "lapse_correction": "逾期未补正，视为撤回",
    "refuse": "不予受理",
    "find_not_needed": "不需要办理",
    "hand_over": "转到部门办理",
    "review": "审查完毕",
    "send_subtask": "转其他单位协办，您不用做什么",
    "return_subtask": "其他单位已回复",
    "open_zone_matter": "各级决定一站办结",
    "seal_in_village": "村（居）核验盖章，上传镇街",
    "pass_in_town": "镇街审核通过",
    "return_to_village": "镇街退回村（居）重新核验，您不用做什么",
    "withdraw_from_town": "村（居）收回了核验",
    "set_check_aside": "不再等村（居）核验，继续办理",
    "begin_joint": "同时转各有关部门审查，您不用做什么",
    "join_opinions": "各有关部门都已答复",
    "declare_conveyance": "已登记您的房屋转移情况，登记和核税用同一套材料",
    "correct_conveyance": "申报内容已更正，税款重新核定",
    "levy_taxes": "税款已核定，每一笔怎么算的可以查看",
    "draw_plan": "房屋平面图已完成",
    "name_payer": "已登记代缴人",
    "stop_conveyance": "登记和核税都已停止",
    "share_case": "其他区的中心也可以为您办",
    "end_share": "不再由其他区的中心办",
    "grant": "准予，已办结",
    "grant_tolerated": "准予，待补材料",
    "deny": "不予许可",
    "open_special": "进入特别程序，暂停计时",
    "close_special": "特别程序结束，继续计时",
    "extend": "延长期限",
    "parcel": "寄递",
    "set_out": "代办员把材料送往镇街中心",
    "sign_over": "镇街中心逐件签收",
    "extend_joint": "延长期限",
    "supply": "后补材料已齐",
    "withdraw": "申请已撤回",
    "revoke": "许可被撤销",
    "lapse_promise": "材料没有按期补来，准予已收回",
    "suspend_certificate": "证照被暂扣",
    "restore_certificate": "证照已恢复",
    "cancel_certificate": "证照已注销",
    "lose_certificate": "用到的证照失效了",
    "pull_certificate": "窗口调取了您的证照",
    "keep_paper": "证件存进了您的材料库",
    "jump": "转到部门系统继续办理",
    "take_in_paper": "窗口收下了您的纸质件",
    "return_paper": "纸质件退还给您",
    "lose_paper": "您的纸质件遗失，请与窗口联系",
    "hearing_called": "通知听证或评审",
    "hearing_called_off": "取消听证或评审",
    "check_mending": "后置核查，限期整改",
    "check_false": "后置核查发现承诺不实，证照暂扣",
    "check_cleared": "核查报告不成立，证照恢复",
    "record_false_materials": "虚假材料记入诚信档案",
    "jump_back": "部门系统告知了进展",
    "filed_above": "在上级平台提交",
    "pull_paper": "窗口用了您材料库里的证件",
    "deliver": "已送达",
    "fall_overdue": "没有按期办结，已向您致歉",
    "run_on": "特别程序超过告知的时间，恢复计时",
    "name_renewed": "写明续办哪一张证照",
    "deem_renewed": "届满前未决定，视为准予延续",
    "reproject": "工作日历有变，到期日重新计算",
    "book_appointment": "预约到窗口",
    "keep_appointment": "按预约到窗口",
    "home_visit": "上门服务",
    "assign_guide": "指定帮办人员",
    "accompany": "帮办陪同一步",
    "finish_guidance": "帮办陪同结束",
    "confirm_guidance": "您确认帮办完成",
    "start_tracking": "列为跟踪服务",
    "track": "跟踪联系",
    "end_tracking": "跟踪结束",
    "file_with_help": "在工作人员协助下申报",
    "file_at_terminal": "在大厅自助申报区提交",
    "pass_on": "转给工作人员办理",
    "answer_enquiry": "答复您的咨询",
    "attach_talk": "在线交谈的记录附在这里",
    "ask_supplement": "请您补件，承诺时限暂停",
    "answer_supplement": "补件已齐，承诺时限继续",
    "end_supplement": "不再等补件，承诺时限继续",
    "outwait_supplement": "补件时间已过，承诺时限继续",
}
"""A verb of the journal as the applicant reads it. A verb that is not here is not told."""

_NEXT: Mapping[CaseState, tuple[str, ...]] = {
    CaseState.RECEIVED: ("受理", "审查和决定"),
    CaseState.CORRECTION_OPEN: ("您补正", "受理"),
    CaseState.CORRECTION_CLOSED: ("受理", "审查和决定"),
    CaseState.ACCEPTED: ("审查和决定",),
    CaseState.IN_DEPARTMENT: ("决定和送达",),
    CaseState.SPECIAL_OPEN: ("继续办理", "决定和送达"),
    CaseState.SPECIAL_CLOSED: ("决定和送达",),
}


def happenings(view: CaseView, papers: Mapping[str, Sequence[Link]]) -> tuple[Happening, ...]:
    """The timeline of a case, newest first, with what is still to come on top."""
    ahead = [Happening(told(title), tone="next") for title in reversed(_NEXT.get(view.state, ()))]
    past = [_happening(row, papers) for row in view.timeline if row.public == "yes" and row.verb in ACTS]
    if past and view.state in OPEN_STATES:
        first = past[0]
        past[0] = replace(first, tone="now")
    return (*ahead, *past)


def told_steps(progress: Progress) -> tuple[Happening, ...]:
    """What anybody with the query code may read of a case: acts and moments, no names."""
    return tuple(Happening(told(ACTS[verb]), at) for verb, at in progress.steps if verb in ACTS)


def _happening(row: TimelineRow, papers: Mapping[str, Sequence[Link]]) -> Happening:
    late = row.verb in ("refuse", "deny", "revoke", "lapse_correction", "lapse_promise", "fall_overdue", "check_false")
    return Happening(
        title=told(ACTS[row.verb]),
        at=row.effective_at,
        text=_text(row),
        quote=row.facts.get("note", ""),
        tone="late" if late else "done",
        who=_agent(row),
        links=tuple(papers.get(row.verb, ())),
        where=where(row.verb, row.facts),
    )


def _text(row: TimelineRow) -> str:
    if row.verb == "reproject":
        return due_moved(row.facts)
    if row.verb == "parcel":
        direction, state = (row.facts.get(name, "") for name in ("direction", "state"))
        return f"{told(PARCEL_DIRECTIONS[direction])} · {told(PARCEL_STATES[state])}"
    if "follows_by" in row.facts:
        return supplement_asked(row.facts) if "supplement" in row.facts else promise_lapsed(row.facts)
    return row.facts.get("told", "") or row.facts.get("unit_name", "")


def _agent(row: TimelineRow) -> str:
    """Who acted as an agent, and for whom; nothing when nobody did."""
    if not row.principal_name:
        return ""
    return told("{agent}代{person}办理", agent=row.actor_name, person=row.principal_name)


def said(refusal: Refusal) -> str:
    """The sentence of a refusal in the reader's language."""
    return sentence(refusal, language())


_PLACES = {
    "situation": ("situation", "s-"),
    "classes": ("classes", "s-"),
    "field": ("form", "f-field-"),
    "material": ("materials", "m-"),
}


def missing_place(draft_ref: str, kind: str, code: str) -> str:
    """Where in the steps something missing is to be filled in."""
    step, prefix = _PLACES[kind]
    return f"{reverse(f'hall:{step}', args=[draft_ref])}#{prefix}{code}"
