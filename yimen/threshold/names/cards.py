"""Names of supervision's cards: rules and what each means, colours, states, levels, and what came of them."""

from collections.abc import Mapping

CARD_RULES: Mapping[str, str] = {
    "early_warning": "临期预警",
    "promise_missed": "超过承诺时限",
    "statute_missed": "超过法定时限",
    "check_missed": "后置核查逾期",
    "step_skipped": "跳过环节",
    "without_letter": "无有效授权书作出决定",
    "wrong_seal": "用印不符",
    "notice_missing": "该告知没有告知",
    "second_notice": "二次补正告知",
    "wrong_fee": "收费与公布标准不符",
    "penalty_out_of_range": "处罚超出裁量基准",
    "ping_pong": "反复退回",
    "not_connected": "事项没有接入监察",
    "record_altered": "台账与留痕不符",
}

CARD_RULE_MEANINGS: Mapping[str, str] = {
    "early_warning": "办件进入提醒区间，还没有超期。按时办结后自动消除。",
    "promise_missed": "超过了收件时承诺的时限。按这件办件固定下来的承诺和日历计算，之后改版不影响。",
    "statute_missed": "超过了法律规定的时限。暂停和延长都已按留痕扣除。",
    "check_missed": "告知承诺办件过了后置核查的日期还没有核查。",
    "step_skipped": "作出决定之前，留痕里没有这一类事项必须有的环节。",
    "without_letter": "决定留痕写明的授权书不存在、不在有效期、不含这个事项，或者不是经办人本人的。",
    "wrong_seal": "文书盖的章和决定所依据的授权书不属于同一部门，或授权书当时无效。",
    "notice_missing": "收件后五个工作日没有告知，依法视为受理；或者暂停计时没有书面告知。",
    "second_notice": "补正应当一次告知全部内容，这件办件又告知了一次。",
    "wrong_fee": "缴费单和收件时固定下来的收费项目、金额不一致。",
    "penalty_out_of_range": "处罚登记时和当天的裁量基准比对，超出种类或幅度，或者没有基准。",
    "ping_pong": "同一件办件被退回两次以上。",
    "not_connected": "事项已经公布，但没有时限可以监察，或者所在地没有监察岗。",
    "record_altered": "办件表里的状态或时间和留痕推算出来的不一致，或者留痕的哈希链断开。",
}

CARD_COLOURS: Mapping[str, str] = {"warning": "预警提示", "yellow": "黄牌", "red": "红牌"}

CARD_STATES: Mapping[str, str] = {
    "open": "待说明",
    "passed": "已消除",
    "answered": "已说明，待认定",
    "upheld": "已认定",
    "lifted": "已撤销",
    "objected": "申辩中",
    "ordered": "整改中",
    "reported": "已报整改，待确认",
    "done": "已办结",
}

CARD_FILTERS: Mapping[str, str] = {"open": "未了结", "waiting": "等部门", "overdue": "已逾期", "closed": "已了结"}
CARD_LEVELS: Mapping[str, str] = {"village": "村居监察", "town": "镇街监察", "county": "县区监察", "city": "市级监察"}
CARD_AGES: Mapping[str, str] = {
    "days_3": "三天以内",
    "days_7": "四到七天",
    "days_30": "八到三十天",
    "older": "三十天以上",
}

ACCOUNTABILITIES: Mapping[str, str] = {
    "none": "不予问责",
    "talked_to": "约谈提醒",
    "criticised": "通报批评",
    "referred": "移送问责",
}

CARD_FACTS: Mapping[str, str] = {
    "due": "到期",
    "step": "环节",
    "side": "时限",
    "steps": "缺少的环节",
    "complexity": "程序类别",
    "why": "不符之处",
    "notice": "没有告知的事",
    "notices": "补正告知次数",
    "returns": "退回次数",
    "asked_fen": "缴费单金额",
    "allowed_fen": "公布标准金额",
    "finding": "比对结果",
    "fen": "罚款金额",
    "number": "处罚决定书文号",
    "gaps": "缺什么",
    "agent": "代办交接",
    "what": "不一致的内容",
}
"""The parameters that decided, by name."""

CARD_WHYS: Mapping[str, str] = {
    "none": "没有授权书",
    "early": "授权书还没有生效",
    "over": "授权书已过期",
    "revoked": "授权书已撤销",
    "item": "授权书不含这个事项",
    "holder": "授权书不是经办人的",
    "office": "印章不属于授权书的部门",
    "acceptance": "是否受理",
    "special": "特别程序所需时间",
    "handed_over": "代办员已交接",
    "not_handed_over": "代办员还没有把材料交到镇街",
    "limit": "没有时限",
    "supervisor": "没有监察岗",
    "accept": "受理",
    "review": "审查",
    "chain": "哈希链断开",
    "head": "最后一条留痕缺失",
    "order": "留痕顺序不成立",
    "state": "办件状态",
    "accepted_at": "受理时间",
    "decided_at": "办结时间",
    "delivered_at": "送达时间",
    "stopped_at": "停表时间",
}
"""The values of such parameters."""

PAUSE_GROUNDS: Mapping[str, str] = {
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
"""On what ground a clock stood still."""

CARD_LINES: Mapping[str, str] = {
    "receive": "收件",
    "accept": "受理",
    "accept_tolerating": "容缺受理",
    "accept_on_commitment": "告知承诺受理",
    "deem_accepted": "逾期未告知，视为受理",
    "open_correction": "一次性告知补正",
    "open_further_correction": "再次告知补正",
    "close_correction": "补正材料收下",
    "hand_over": "转交部门",
    "review": "审查",
    "send_back": "退回上一环节",
    "open_special": "启动特别程序",
    "close_special": "结束特别程序",
    "grant": "准予许可",
    "grant_tolerated": "准予许可，待补材料",
    "deny": "不予许可",
    "withdraw": "撤回申请",
    "deliver": "送达",
    "archive": "归档",
    "fall_overdue": "超期，已列入责任事项并致歉",
    "miss_check": "后置核查超期，已列入责任事项",
    "miss_subtask": "协办超期，由协办单位说明",
    "miss_opinion": "部门答复超期，由该部门说明",
    "open_bill": "开具缴费单",
    "use_stamp": "用印",
    "record_penalty": "登记处罚",
    "item_version_published": "公布事项版本",
    "raise_card": "自动发出",
    "escalate_card": "逾期未说明，上报一级",
    "answer_card": "部门说明",
    "object_to_card": "部门申辩",
    "report_rectification": "报告整改",
    "annotate_card": "批注",
    "uphold_card": "认定",
    "lift_card": "撤销这张卡",
    "order_rectification": "责令整改",
    "return_rectification": "退回整改",
    "confirm_rectification": "确认整改",
    "settle_card": "随预警处理完毕",
    "pass_card": "自动消除",
}
"""What a journal line tells, on which a card rests or by which it goes on."""
