"""Sentences of the approval seals: what keeps one from being handed over, signed for or set."""

SENTENCES = {
    "stamps.none_usable": (
        "这个部门现在没有可以使用的审批专用章：没有人签领，或授权书已到期、已撤销。文书等到有章可用时自动盖章。",
        "No approval seal of this office may be set now: none has been signed for, or its letter has ended. "
        "The paper is sealed by itself as soon as one may.",
    ),
    "stamps.code_taken": ("编号 {value} 的印章已经登记。", "A seal numbered {value} is on the register already."),
    "stamps.not_in_store": (
        "这枚章现在在别人手里，或已停用。请先收回，再交给下一位。",
        "The seal is in somebody's hands, or out of use. Take it back before it is handed on.",
    ),
    "stamps.letter_names_another": (
        "印章要随写明章号“{value}”的有效授权书一起授予。请先签发这样的授权书。",
        "A seal goes with a letter in force that names “{value}”. Issue such a letter first.",
    ),
    "stamps.not_the_receiver": (
        "只有授权书上的承办人可以签领这枚章。",
        "Only the officer named in the letter signs for this seal.",
    ),
    "stamps.not_handed_over": (
        "这次交接已经签领或已经收回。",
        "This hand-over has been signed for, or taken back.",
    ),
    "stamps.ended": (
        "这枚章已挂失或销毁，不能再用。",
        "The seal has been reported lost or destroyed and is out of use.",
    ),
    "stamps.giver_unknown": (
        "授印要由部门负责人或中心主任本人签字，并且不能授给自己。",
        "The head of the office or the manager of the centre hands a seal over in person, and never to themselves.",
    ),
}
