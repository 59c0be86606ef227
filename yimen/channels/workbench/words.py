"""Words of the desk: what acts, journal lines, advice and grounds are called. Chinese; the English is in `english`."""

from collections.abc import Mapping
from dataclasses import dataclass

from yimen.kernel.authority import Act


@dataclass(frozen=True, slots=True)
class ActWords:
    """How an act is named, what its button says, and what is said when it is done."""

    title: str
    button: str
    done: str


ACTS: Mapping[Act, ActWords] = {
    Act.ACCEPT: ActWords("受理", "受理，开始计时", "已受理，受理通知书正在制作。"),
    Act.ACCEPT_TOLERATING: ActWords("容缺受理", "容缺受理", "已容缺受理，缺的材料按约定日期补来。"),
    Act.ACCEPT_ON_COMMITMENT: ActWords("告知承诺受理", "按承诺受理", "已按告知承诺受理。"),
    Act.OPEN_CORRECTION: ActWords("一次性告知补正", "发出补正通知", "补正通知已发出，等申请人补来。"),
    Act.OPEN_FURTHER_CORRECTION: ActWords("再次告知补正", "再次发出补正通知", "再次补正通知已发出。"),
    Act.ANSWER_CORRECTION: ActWords("收下补正材料", "补正材料已收齐", "补正材料已收下，从今天起重新计收件日。"),
    Act.PROPOSE_REFUSAL: ActWords("提议不予受理", "提交审批人确认", "提议已交审批人，确认前申请人看不到。"),
    Act.CONFIRM_REFUSAL: ActWords("确认不予受理", "确认不予受理", "已确认不予受理，决定书正在制作。"),
    Act.REJECT_REFUSAL: ActWords("退回不予受理的提议", "退回窗口", "提议已退回窗口。"),
    Act.WITHDRAW_REFUSAL: ActWords("收回不予受理的提议", "收回提议", "提议已收回，办件回到窗口。"),
    Act.FIND_NOT_NEEDED: ActWords("告知不需要办理", "告知不需要办理", "已告知申请人不需要办理。"),
    Act.HAND_OVER: ActWords("转交部门", "转交部门办理", "已转交部门。"),
    Act.REVIEW: ActWords("审查意见", "提交审查意见", "审查意见已提交。"),
    Act.DECIDE: ActWords("作出决定", "作出决定", "决定已作出，决定书正在制作。"),
    Act.DECIDE_AT_ONCE: ActWords("即审即办", "当场作出决定", "决定已当场作出，决定书正在制作。"),
    Act.OPEN_SPECIAL: ActWords("启动特别程序", "启动并暂停计时", "特别程序已启动，法定时限暂停。"),
    Act.CLOSE_SPECIAL: ActWords("结束特别程序", "结束并恢复计时", "特别程序已结束，时限恢复计算。"),
    Act.EXTEND: ActWords("延长期限", "批准延长", "期限已延长，理由会告知申请人。"),
    Act.SUPPLY: ActWords("容缺材料已补齐", "确认补齐", "容缺材料已补齐，证照已生效。"),
    Act.DELIVER: ActWords("送达", "登记送达", "已登记送达。"),
    Act.REVOKE: ActWords("撤销许可", "撤销许可", "许可已撤销，证照同时失效。"),
    Act.WITHDRAW: ActWords("撤回申请", "撤回申请", "申请已撤回。"),
    Act.ARCHIVE: ActWords("归档", "归档", "已归档。"),
    Act.REMARK: ActWords("写备注", "写下备注", "备注已写下。"),
    Act.REASSIGN: ActWords("转交他岗", "转交", "已转交。"),
    Act.SEND_BACK: ActWords("退回上一环节", "退回上一环节", "已退回上一环节，时限继续计算。"),
    Act.RAISE_DECISION: ActWords("提级决定", "提级", "已提级，理由已记录。"),
    Act.RECUSE: ActWords("申请回避", "回避", "已登记回避，请由同岗其他人员或负责人另行安排。"),
}

VERBS: Mapping[str, str] = {
    "receive": "收件",
    "accept": "受理",
    "accept_tolerating": "容缺受理",
    "accept_on_commitment": "告知承诺受理",
    "sign_commitment": "申请人签下承诺",
    "deem_accepted": "逾期未告知，视为受理",
    "open_correction": "一次性告知补正",
    "open_further_correction": "再次告知补正",
    "hand_in": "交来材料",
    "close_correction": "补正材料收下",
    "lapse_correction": "逾期未补正，退件",
    "find_not_needed": "告知不需要办理",
    "propose_refusal": "提议不予受理",
    "refuse": "不予受理",
    "reject_refusal": "退回不予受理的提议",
    "withdraw_refusal": "收回不予受理的提议",
    "see_original": "核对原件",
    "hand_over": "转交部门",
    "recall": "收回办件，由主管部门决定",
    "review": "审查",
    "open_special": "启动特别程序",
    "close_special": "结束特别程序",
    "extend": "延长期限",
    "parcel": "寄递",
    "set_out": "随批次送往镇街中心",
    "sign_over": "镇街中心逐件签收",
    "extend_joint": "延长期限（经本级政府批准）",
    "grant": "准予许可",
    "grant_tolerated": "准予许可，待补材料",
    "deny": "不予许可",
    "supply": "容缺材料补齐",
    "withdraw": "撤回申请",
    "revoke": "撤销许可",
    "lapse_promise": "容缺材料逾期未补，准予收回",
    "suspend_certificate": "暂扣证照",
    "restore_certificate": "恢复证照",
    "lose_certificate": "用到的证照失效",
    "pull_certificate": "调取证照",
    "cancel_certificate": "注销证照",
    "deliver": "送达",
    "fall_overdue": "超期，已列入责任事项并致歉",
    "run_on": "特别程序超过告知的时间，恢复计时",
    "ask_supplement": "请申请人补件，承诺时限暂停",
    "answer_supplement": "补件已齐，承诺时限继续",
    "end_supplement": "不再等补件，承诺时限继续",
    "outwait_supplement": "补件时间已过，承诺时限继续",
    "answer_overdue": "说明超期原因",
    "instruct": "审批处领导批示",
    "name_renewed": "写明续办哪一张证照",
    "deem_renewed": "届满前未决定，视为准予延续",
    "reproject": "工作日历有变，到期日重新计算",
    "archive": "归档",
    "archive_anew": "补充归档",
    "erratum_proposed": "提出更正",
    "erratum": "更正书写错误",
    "erratum_rejected": "更正不成立",
    "hearing_called": "通知听证或评审",
    "hearing_recorded": "听证笔录或评审意见",
    "hearing_called_off": "取消听证或评审",
    "check_assigned": "安排后置核查",
    "check_passed": "后置核查通过",
    "miss_check": "后置核查超期，已列入责任事项",
    "check_mending": "后置核查，限期整改",
    "check_false": "后置核查发现承诺不实，证照暂扣",
    "check_cleared": "核查报告不成立，证照恢复",
    "record_false_materials": "虚假材料记入诚信档案",
    "remark": "内部备注",
    "reassign": "转交他岗",
    "book_appointment": "预约到窗口",
    "keep_appointment": "按预约到窗口",
    "home_visit": "上门服务",
    "assign_guide": "指定帮办人员",
    "accompany": "帮办陪同一步",
    "finish_guidance": "帮办陪同结束",
    "confirm_guidance": "申请人确认帮办完成",
    "start_tracking": "列为跟踪服务",
    "track": "跟踪联系",
    "miss_contact": "到期没有联系",
    "end_tracking": "跟踪结束",
    "file_with_help": "协助申报",
    "file_at_terminal": "在自助申报区提交",
    "answer_enquiry": "答复咨询",
    "send_back": "退回上一环节",
    "fall_back": "当场没有办完，转普通程序",
    "raise_decision": "提级决定",
    "reclassify": "改变程序类别",
    "prioritise": "批准优先办理",
    "audit_drawn": "抽中内部抽查",
    "audit_recorded": "登记内部抽查结果",
    "audit_set_aside": "抽查人回避",
    "recuse": "办理人员回避",
    "consult": "征求意见",
    "answer_consultation": "科室意见",
    "propose_against": "提议科室不同意，等批准",
    "send_against_back": "退回科室不同意的提议",
    "withdraw_against": "科室收回不同意的提议",
    "report_consultation": "意见汇总",
    "send_subtask": "转其他单位协办",
    "take_up_subtask": "协办单位签收",
    "return_subtask": "协办结果回复",
    "decline_subtask": "协办单位退回",
    "call_off_subtask": "取消协办",
    "share_case": "开放给其他区的中心",
    "end_share": "收回开放",
    "miss_subtask": "协办超期，由协办单位说明",
    "begin_joint": "并联审批开始，抄告各参与部门",
    "note_receipt": "参与部门签收抄告",
    "give_opinion": "参与部门答复",
    "deal_with_disagreement": "牵头部门处理不同意见",
    "add_opinion": "增加一个参与部门",
    "withdraw_opinion": "一个部门不再需要答复",
    "reopen_opinions": "共享材料有变，用过它的部门重新答复",
    "join_opinions": "各部门意见已汇合",
    "miss_opinion": "部门答复超期，由该部门说明",
    "lapse_opinion": "超期未答复，按细则视为同意",
    "call_off_joint": "并联审批随办件结束",
    "arrange_inspection": "安排现场踏勘",
    "photograph": "现场照片",
    "conclude_inspection": "踏勘结论",
    "sign_inspection": "踏勘会签",
    "call_off_inspection": "取消踏勘",
}

ADVICE: Mapping[str, str] = {"grant": "建议准予许可", "deny": "建议不予许可"}
OUTCOMES: Mapping[str, str] = {
    "grant": "准予许可",
    "grant_tolerated": "准予许可，待补材料",
    "deny": "不予许可",
}
REVOKE_GROUNDS: Mapping[str, str] = {
    "fraud": "以欺骗、贿赂等不正当手段取得（第二款）",
    "unqualified": "对不具备资格或者不符合条件的申请人准予（第四项）",
    "abuse": "滥用职权、玩忽职守作出（第一项）",
    "beyond_power": "超越法定职权作出（第二项）",
    "procedure": "违反法定程序作出（第三项）",
    "other_law": "依法可以撤销的其他情形（第五项）",
}

GROUNDS: Mapping[str, str] = {
    "hearing": "听证",
    "tender": "招标",
    "auction": "拍卖",
    "inspection": "检验",
    "testing": "检测",
    "quarantine": "检疫",
    "appraisal": "鉴定",
    "expert_review": "专家评审",
    "supplement": "补充材料",
}
WAYS: Mapping[str, str] = {"window": "窗口领取，当面签收", "electronic": "电子送达", "post": "邮寄送达"}
CHANNELS: Mapping[str, str] = {"hall": "网上办事大厅", "window": "窗口", "api": "接口", "kiosk": "自助终端"}
SIGHTS: Mapping[str, str] = {"desk": "我的岗位", "office": "本部门", "centre": "本大厅", "region": "本辖区"}

FIELDS: Mapping[str, str] = {
    "basis": "法律依据",
    "explanation": "说明",
    "guidance": "给申请人的指引",
    "reason": "理由",
    "reasons": "理由",
    "opinion": "意见",
    "law": "法律依据",
    "remedies": "救济途径",
    "signature": "签收人姓名",
    "result": "结果",
    "note": "补充说明",
    "text": "备注",
}
"""What the fields that an operation names in a refusal are called on the page."""

TABLES: tuple[Mapping[str, str], ...] = (
    VERBS,
    ADVICE,
    OUTCOMES,
    REVOKE_GROUNDS,
    GROUNDS,
    WAYS,
    CHANNELS,
    SIGHTS,
    FIELDS,
)
"""Every table of this door: a test proves that each has its English, and that every act has its words."""

PHRASES: tuple[str, ...] = ("材料齐全，符合法定形式。", "符合法定条件和标准。", "与核查情况一致。")
"""What reviewers write most: put into the opinion by a press, to be gone on with or mended. The opinion is Chinese, in
whatever language the page is read."""
