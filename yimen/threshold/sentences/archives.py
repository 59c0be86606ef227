"""Sentences of what comes after the decision: archives, post-checks, integrity, disclosures."""

SENTENCES = {
    "erratum.unknown": (
        "没有找到这份文书、证照，或者等待答复的更正。",
        "There is no such paper or open correction here.",
    ),
    "erratum.nothing_wrong_there": (
        "“{place}”这一处不是这样写的，请照原文填写；改成的也不能和原来一样。",
        "{place} does not say that. Write what it says, and something else that it must say.",
    ),
    "erratum.own": ("更正要由提出的人以外的人确认。", "Somebody else than who found it confirms a correction."),
    "erratum.open": ("这一份已经有更正在等待确认。", "A correction of this paper waits for its answer."),
    "hearing.called_too_late": (
        "听证要提前七个工作日通知，最早可以在 {earliest} 举行。",
        "A hearing is told seven working days before; the earliest day is {earliest}.",
    ),
    "hearing.presider_not_apart": (
        "主持人不能是审查这件申请的人。",
        "Whoever reviews the application does not lead its hearing.",
    ),
    "hearing.too_few_experts": (
        "专家评审至少要有 {least} 名专家。",
        "An expert review has at least {least} experts.",
    ),
    "hearing.open": (
        "听证或评审已经通知，还没有笔录；写下笔录或取消后才能继续。",
        "A hearing was called and has no record yet; record it or call it off first.",
    ),
    "hearing.unknown": ("没有找到这次听证或评审。", "There is no such hearing here."),
    "hearing.not_held_yet": (
        "还没有到举行的时间，不能写笔录。",
        "It has not been held yet; there is nothing to record.",
    ),
    "check.unknown": (
        "这件不是告知承诺办理的，没有后置核查。",
        "This case was not granted on a promise; there is nothing to check.",
    ),
    "check.inspectors_not_two": (
        "核查要由本机关的两个人完成，而且都没有参与审查和决定。",
        "A check is made by two officers of this office who neither reviewed nor decided the case.",
    ),
    "check.own_decision": (
        "审查、决定这件事的人不安排核查，也不认定核查报告：请由本机关没有经手本件的负责人办理。",
        "Whoever reviewed or decided the case neither names who checks it nor judges their report: another of the "
        "office who answers for it does.",
    ),
    "check.report_stands": (
        "核查人员报告承诺不实，证照不能直接恢复：报告不成立的，由没有经手本件的负责人认定；属实的，撤销许可。",
        "The inspectors reported the promise false: the certificate goes on only when somebody who had no hand in the "
        "decision finds the report wrong. If it is right, revoke the licence.",
    ),
    "check.mending_too_long": (
        "整改的期限要在今天之后，最长 {most} 天。",
        "Mending ends after today and within {most} days.",
    ),
    "integrity.unknown": ("没有找到这条记录。", "There is no such record here."),
    "integrity.appealed_before": (
        "这条记录已经提过异议。对答复不服的，可以依法复议、诉讼。",
        "This record was contested before. Reconsideration and the courts are open to you.",
    ),
    "integrity.nothing_to_repair": (
        "这条记录已经不限制了，不用修复。",
        "This record bars nothing any more; there is nothing to repair.",
    ),
    "integrity.repair_asked": ("修复申请已经提交，等部门答复。", "A request for repair waits for its answer."),
    "integrity.no_repair_asked": ("没有等待答复的修复申请。", "No request for repair waits for an answer."),
    "integrity.too_early_to_repair": (
        "失信记录至少公示三个月，从 {since} 起才能申请修复。",
        "A breach is shown for three months at least; it may be repaired from {since} on.",
    ),
    "integrity.no_appeal": ("没有等待答复的异议。", "No appeal waits for an answer."),
    "integrity.own_record": (
        "异议要由没有记录这条的人答复。",
        "Somebody else than who wrote the record down answers the appeal.",
    ),
    "acceptance.barred_by_record": (
        "申请人有失信记录，{until}前不能容缺受理、不能告知承诺，请按一般方式办理。",
        "A breach stands against the applicant: until {until} nothing is accepted on their promise.",
    ),
    "disclosure.unknown": ("公示中没有这项决定。", "This decision is not on the public list."),
    "disclosure.taken_down_before": ("这项公示已经撤下。", "It was taken down before."),
    "disclosure.objection_unknown": ("没有找到等待答复的异议。", "There is no such open objection."),
    "archive.not_over_yet": (
        "案卷 {number} 的保管期还没有满（补充归档后重新计算），或者已经在鉴定。",
        "The time of volume {number} is not over (it runs anew when something is added), or it is being appraised "
        "already.",
    ),
    "archive.still_rested_on": (
        "案卷 {number} 的证照还有效，不能销毁。",
        "A certificate still stands on volume {number}: it is not destroyed.",
    ),
    "archive.still_disputed": (
        "案卷 {number} 的办件还有没办结的投诉，或者没答复的超期责任事项，不能销毁。",
        "A complaint about the case of volume {number} is open, or a missed limit is not answered for: it is not "
        "destroyed.",
    ),
    "archive.same_hand": (
        "鉴定要由提出的人以外的负责人审批。",
        "Somebody else than who proposed it answers an appraisal.",
    ),
    "archive.parts_missing": (
        "案卷不齐，不能归档。还缺：{parts}。",
        "The volume is not whole and cannot go on file. Missing: {parts}.",
    ),
}
