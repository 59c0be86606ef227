"""Sentences of the bundles 一件事 and of the applications for them."""

SENTENCES = {
    "bundles.name_taken": (
        "已经有一个“一件事”叫这个名字，请换一个。",
        "Another matter bears this name. Choose another.",
    ),
    "bundles.wrong_number_of_items": (
        "一件事要由 {least} 到 {most} 个不同的事项组成。",
        "A matter is made of {least} to {most} different items.",
    ),
    "bundles.item_not_bundled": (
        "“{item}”不能放进这件事：还不能在线申报，或办理对象不一致。",
        "{item} cannot be part of it: it takes no applications, or is for somebody else.",
    ),
    "bundles.over": (
        "这件事在那一天还没有开始，或已经停办。",
        "The matter has not begun on that day, or is offered no more.",
    ),
    "matters.unknown": (
        "没有找到这份申请，或已经全部提交。请回到“我的办件”。",
        "This application was not found, or all of it has been handed in. Go back to your cases.",
    ),
    "matters.changed_elsewhere": (
        "另一页刚刚保存过（第 {now_at} 次）。请刷新，再保存一次。",
        "Another page has just saved it (save {now_at}). Open the page again and save once more.",
    ),
    "matters.nothing_chosen": (
        "选的事项不属于这件事，或这件事已经停办。请重新选择。",
        "The items chosen do not belong to it, or it is offered no more. Choose again.",
    ),
    "matters.not_asked_for": (
        "这件事不需要这份材料，或文件已经移走。",
        "Nothing in it asks for this material, or the file is gone already.",
    ),
    "matters.still_waiting": (
        "“{item}”要等“{before}”办结后才能提交，内容都已保存。",
        "{item} can be handed in once {before} has been granted. Everything is saved.",
    ),
    "matters.not_all_decided": (
        "“{item}”还没有办结，整件事的结果一次交付。",
        "{item} is not decided yet; the results go out together.",
    ),
    "delivery.nobody_reads": (
        "申请人在网上办事大厅没有能登录的账号，不能电子送达，请当面或者邮寄送达。",
        "Nobody can sign in at the hall for the applicant: hand the result out at a window or by post.",
    ),
    "draft.no_account": (
        "申请人还没有网上账户，请先帮助注册，或在窗口直接收件。",
        "The applicant has no account on the web. Help them register, or take the application in here.",
    ),
}
