"""English of the pages about steps and ranks: returns, raised decisions, recusal."""

WORDS: dict[str, str | tuple[str, str]] = {
    "退回上一环节": "Send back a step",
    "已退回上一环节，时限继续计算。": "Sent back to the step before; the clock runs on.",
    "提级决定": "Raise the decision",
    "提级": "Raise",
    "已提级，理由已记录。": "Raised; the reason is on record.",
    "申请回避": "Stand aside",
    "回避": "Stand aside",
    "已登记回避，请由同岗其他人员或负责人另行安排。": "You have stood aside; another holder of the desk or the head takes it from here.",
    "办理人员回避": "An officer stood aside",
    "退回的理由": "Reason for sending it back",
    "写明缺什么、要对方做什么；没有理由不能退回，次数会统计": "Say what is lacking and what is to be done; nothing goes back without a reason, and returns are counted",
    "由哪个岗位决定": "Which desk decides",
    "提级的理由": "Why it is raised",
    "与申请人有利害关系的，应当回避。回避后您不能再办这件；以您本人为申请人、代办人或代理人的，系统自行拦下。": "If you have an interest in this applicant, stand aside. You then have no hand in the case; where you yourself are the applicant or act for it, the system stops you by itself.",
    "回避的理由": "Why you stand aside",
    "退回记录": "Returns",
    "退回 {n} 次": ("Sent back once", "Sent back {n} times"),
    "已多次往返，请负责人协调": "It has gone to and fro; the head should step in",
}
