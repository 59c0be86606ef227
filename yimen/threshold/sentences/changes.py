"""Sentences of the review and publication of changes 审查公示."""

SENTENCES = {
    "catalogue.lies_fast": (
        "这一版本已提交审查，审查期间不能修改。退回或撤回后可以再改。",
        "This version is under review and lies fast. It can be changed after it is sent back or withdrawn.",
    ),
    "catalogue.only_by_system": (
        "事项不能跳过审查直接发布或取消。请提交变更，经部门、法制、审改审查并公示后生效。",
        "Nothing is published or cancelled past the review. Propose a change; it takes effect after review and notice.",
    ),
    "catalogue.change_unknown": ("没有找到这项变更。", "There is no such change."),
    "catalogue.change_open": (
        "这个事项已有一项变更在办理中，请等它办结、或先撤回它。",
        "Another change of this item is on its way. Wait until it is decided, or withdraw it first.",
    ),
    "catalogue.change_moved": (
        "有人刚刚处理了这项变更。请看最新情况，再决定怎么办；您填写的内容已保留。",
        "Somebody has just acted on this change. Look at what is new, then decide; what you typed is kept.",
    ),
    "catalogue.kind_does_not_fit": (
        "这一类变更不适合这个事项：{why}。请换一类变更，或先核对事项现在的情况。",
        "This kind of change does not fit the item: {why}. Choose another kind, or look first how the item stands.",
    ),
    "catalogue.not_clerical": (
        "“{element}”的改动会影响办事人，不属于文字更正。请按“变更”提交。",
        "What is changed in {element} binds people: it is no correction of a slip of the pen. Propose it as a change.",
    ),
    "catalogue.item_kind_changes": (
        "新版本改变了事项类型，这属于“转变管理方式”，请按这一类提交。",
        "The new version makes the item one of another kind. That is a conversion: propose it as one.",
    ),
    "catalogue.item_kind_stays": (
        "“转变管理方式”要改变事项类型（例如许可改为备案），新版本没有改。只改内容的，请按“变更”提交。",
        "A conversion changes the kind of the item, say from a licence to a filing; the new version leaves it. "
        "Propose it as a change.",
    ),
    "catalogue.nobody_to_name": (
        "只有下放、转移给社会和承接才写对方单位，这一类变更不写“{counterpart}”。请核对变更类型。",
        "Only what is devolved, handed to society or taken over names somebody else; this kind does not name "
        "{counterpart}. Check the kind of change.",
    ),
    "catalogue.counterpart_unfit": (
        "对方不能是“{counterpart}”：不能是本部门自己；转移给社会的，也不能是政府部门。",
        "It cannot be {counterpart}: not the office itself, and what goes to society goes to no office.",
    ),
    "catalogue.nothing_changed": (
        "新版本与正在实施的版本内容相同，没有可以审查的改动。",
        "The new version says what the version in force says. There is nothing to review.",
    ),
    "catalogue.duplicate_item": (
        "本部门已有同名事项正在实施或审查，不能重复设立。",
        "The office already has an item of this name in force or under review; it is not set up twice.",
    ),
    "catalogue.not_reviewer": (
        "这一步由其他岗位审查（{level}）。您可以查看，不能处理。",
        "Another post reviews at this level ({level}). You may look, but not act.",
    ),
    "catalogue.own_proposal": (
        "起草或提交的人不能审查自己的变更，请由其他人审查。",
        "Who drafted or proposed a change does not review it. Somebody else has to.",
    ),
    "catalogue.reviewed_before": (
        "您已在前一级审查过这项变更，下一级须由另一人审查。",
        "You reviewed this change at an earlier level. Somebody else reviews at the next.",
    ),
    "catalogue.notice_needed": (
        "只有文字更正可以免予公示，这项变更必须公示。",
        "Only corrections of slips of the pen may do without the public notice; this change may not.",
    ),
    "catalogue.notice_days_unfit": (
        "公示期最短 {least} 个工作日（按规定），最长 {most} 个工作日。请在这个范围内填写。",
        "The rules ask for a notice of at least {least} working days, and it may last {most} at most. "
        "Give a number between the two.",
    ),
    "catalogue.notice_not_over": (
        "公示还没有结束（到 {until:%Y-%m-%d %H:%M}），结束后才能生效。",
        "The public notice still runs (until {until:%Y-%m-%d %H:%M}). The change can take effect afterwards.",
    ),
    "catalogue.not_on_notice": (
        "这项变更不在公示期内，不能提意见。",
        "This change is not on public notice now; comments are taken only while it is.",
    ),
    "catalogue.comments_unanswered": (
        "还有 {count} 条公示意见没有答复，全部答复后才能生效。",
        "{count} comments still wait for an answer. The change can take effect when all are answered.",
    ),
    "catalogue.comment_answered": (
        "这条意见已经答复过，答复不能改写。",
        "This comment has been answered already; an answer is not rewritten.",
    ),
    "catalogue.not_landed": (
        "承接的事项还没有落地（缺 {lacks}）。明确承办岗位、办事指南和受理窗口后才能生效。",
        "The item taken over has not landed yet (it lacks {lacks}). It needs an owner, a guide and a window first.",
    ),
    "catalogue.has_been_in_force": (
        "这个事项已有实施过的版本，不能再按初始目录采用。请提交变更。",
        "This item has been in force before and cannot be adopted as initial catalogue. Propose a change.",
    ),
    "catalogue.round_exists": ("已有名为“{name}”的改革批次。", "There is a reform round called {name} already."),
    "catalogue.baseline_exists": ("已有名为“{name}”的精简基数。", "There is a baseline called {name} already."),
    "catalogue.from_the_future": (
        "基数只能取已经过去的时点。",
        "A baseline is taken of a moment that has passed.",
    ),
    "catalogue.petition_answered": (
        "上级的答复已登记，不能改写。",
        "The answer to this petition has been recorded; it is not rewritten.",
    ),
    "catalogue.rectification_closed": ("这项整改已经办结。", "This task has been closed already."),
    "catalogue.not_by_the_office_itself": (
        "整改是否到位不由事项所属部门自己认定。",
        "Whether something was put right is not said by the office whose item it is.",
    ),
    "catalogue.suspended": (
        "这个事项自 {since:%Y-%m-%d} 起暂停受理：{reason}。已受理的办件不受影响，恢复受理的时间将在本页公布。",
        "This item takes no applications since {since:%Y-%m-%d}: {reason}. Cases already accepted go on; this page will"
        " tell when it is resumed.",
    ),
}
