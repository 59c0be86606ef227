"""Sentences of the cases: what is said when an act on a case, a draft or a form is refused."""

SENTENCES = {
    "case.unknown": (
        "没有找到这个办件。请核对编号，或从“我的办件”进入。",
        "There is no such case here. Check the number, or start from My cases.",
    ),
    "case.changed_meanwhile": (
        "这个办件刚刚有了新进展，您填写的内容还在。请看看变化，再决定是否继续。",
        "This case has moved on since you opened it. What you typed is kept; look at what changed before you go on.",
    ),
    "case.no_desk": (
        "{office}还没有为这个事项设置岗位（{role}），暂时不能受理。请联系中心管理员。",
        "{office} has no post ({role}) for this item yet, so nothing can be taken in. Please tell the centre.",
    ),
    "case.proposal_open": (
        "已有一份不予受理建议在等待审批，批复之前不能再办理。",
        "A proposed refusal is waiting for its answer; nothing else can be done until then.",
    ),
    "case.no_proposal": ("现在没有等待批复的不予受理建议。", "There is no proposed refusal waiting for an answer."),
    "case.own_proposal": (
        "提出建议的人不能自己批复，请由另一位负责人批复；批复之前可以自己收回。",
        "Whoever proposed a refusal cannot answer it; somebody else must. Until then it can be taken back.",
    ),
    "case.not_your_proposal": (
        "这份不予受理建议是别人提出的，只有提出的人可以收回。",
        "Somebody else proposed this refusal; only they can take it back.",
    ),
    "case.not_yet": ("现在还不到办理这一步的时候。", "It is too early for this step."),
    "case.already_done": ("这一步已经办过了，不需要再办。", "This has been done already."),
    "case.nothing_outstanding": ("没有需要补交的材料。", "Nothing is outstanding on this case."),
    "case.desk_unfit": ("所选岗位不能承担这个环节，请换一个岗位。", "That post cannot take this step; choose another."),
    "draft.unknown": (
        "没有找到这份草稿，可能已经提交或删除。",
        "There is no such draft; it may have been submitted or deleted.",
    ),
    "draft.changed_elsewhere": (
        "这份草稿在另一个页面保存过。您填写的内容还在，请核对后再保存。",
        "This draft was saved from another page meanwhile. What you typed here is kept; check it and save again.",
    ),
    "draft.prerequisite_missing": (
        "办这一项之前，要先有“{item}”的有效结果。请先办理“{item}”，办好后再提交，已填的都还在。",
        "This needs a valid result of “{item}” first. Apply for that, then hand this in; what you filled in is kept.",
    ),
    "draft.item_not_applicable": (
        "这个事项目前只提供办事指南，还不能在线申请。",
        "This item is a guide only; it cannot be applied for yet.",
    ),
    "draft.wrong_audience": (
        "这个事项不面向当前办事身份，请切换个人或企业身份。",
        "This item is not for this kind of applicant; switch between person and organisation.",
    ),
    "draft.agency_not_offered": (
        "“{item}”不能由代办人办理，请本人（单位请由法定代表人或经办人）办理。",
        "“{item}” cannot be handled by an agent: the applicant, or a handler of the organisation, must apply.",
    ),
    "draft.not_for_this_party": ("您没有代表该办事人办理的授权。", "You have no mandate to act for this party."),
    "draft.too_many": (
        "草稿最多保留 {most} 份，请先提交或删除一些。",
        "You can keep at most {most} drafts; submit or delete some first.",
    ),
    "draft.version_changed": (
        "“{item}”的办理要求刚刚更新，已为您保留填写内容，请按新要求再核对一遍。",
        "The requirements of “{item}” have just changed. What you typed is kept; please go through it once more.",
    ),
    "draft.incomplete": (
        "还差一项：{lacks}。补上后就能提交。",
        "One thing is still missing: {lacks}. Add it and you can submit.",
    ),
    "form.field_unknown": ("表单里没有“{field}”这一项。", "The form has no field “{field}”."),
    "form.field_malformed": (
        "“{field}”的格式不对，请按示例填写。",
        "“{field}” is not in the right form; follow the example.",
    ),
    "form.situation_unknown": (
        "所选情形不在选项里，请重新选择。",
        "That answer is not one of the options; choose again.",
    ),
    "text.too_long": ("“{field}”太长了，最多 {most} 个字。", "“{field}” is too long; {most} characters at most."),
    "text.unclean": (
        "“{field}”里有看不见的特殊字符，请删掉后重试。",
        "“{field}” holds invisible special characters; remove them and try again.",
    ),
    "text.missing": ("请填写“{field}”。", "Please fill in “{field}”."),
    "authority.not_your_desk": ("这个办件现在不在您的岗位上。", "This case is not at your desk now."),
    "authority.not_your_role": ("您的岗位没有这项职责。", "This is not a duty of your post."),
    "authority.post_ended": ("您的岗位任期已经结束，不能再办理。", "Your posting has ended; you can no longer act."),
    "authority.no_letter": (
        "没有有效的授权书覆盖这个事项和决定级别（要由{needed}这一级决定）。",
        "No authorisation letter in force covers this item and rank ({needed} has to decide).",
    ),
    "authority.not_formal": ("只有在编人员可以作出决定。", "Only formal staff may decide."),
    "authority.same_officer": ("审查人和决定人不能是同一人。", "Reviewer and decider must be different people."),
    "authority.own_matter": (
        "这是您本人或您代办的事，应当回避。",
        "This is your own matter, or one you handed in; you must stand aside.",
    ),
    "acceptance.material_missing": ("缺少材料：{material}。", "A material is missing: {material}."),
    "acceptance.not_tolerable": ("“{material}”不能容缺后补。", "“{material}” cannot follow later."),
    "acceptance.follows_too_late": (
        "“{material}”最晚须在 {latest} 前补交，请改日期。",
        "“{material}” must follow by {latest}; choose an earlier day.",
    ),
    "acceptance.promise_over": (
        "这份材料约定在 {day} 前补交，日期已过而没有交齐，不能再补交，也不能再准予。备齐材料后请重新申请。",
        "What was to follow was promised by {day}; that day has passed without it. Nothing more is taken in or granted"
        " on this promise: apply again when the materials are ready.",
    ),
    "acceptance.nothing_to_tolerate": ("材料已经齐全，直接受理即可。", "Nothing is missing; accept it."),
    "acceptance.no_defect_named": (
        "补正通知至少要写明一处需要改正的地方。",
        "A correction notice names at least one defect.",
    ),
    "acceptance.unknown_defect": (
        "“{material}”没有这个补正原因，请从清单里选择。",
        "That defect is not in the list of “{material}”.",
    ),
    "acceptance.proof_not_listed": (
        "“{proof}”不在这个事项的证明清单里，不能要求申请人提供。",
        "“{proof}” is not on the list of proofs of this item; the applicant cannot be asked for it.",
    ),
    "acceptance.seen_the_first_time": (
        "“{material}”在第一次告知时就能看出，不能再次要求补正。",
        "“{material}” could be seen the first time; it cannot be asked for again.",
    ),
    "acceptance.deemed_accepted": (
        "五个工作日已过而没有告知，本件自 {since} 起依法视为受理：不能再要求补正、附条件或不予受理，请直接受理。",
        "The five working days passed without a word: the case counts as accepted since {since}. It can no longer be"
        " corrected, refused or accepted on conditions; accept it.",
    ),
    "acceptance.no_commitment": (
        "这个事项不适用告知承诺，或承诺内容与规定不一致。",
        "This item is not handled on commitment, or the signed words differ from the prescribed ones.",
    ),
    "acceptance.correction_not_answered": (
        "“{material}”还没有上传改正后的文件。",
        "Nothing new has been uploaded for “{material}” yet.",
    ),
    "ruling.incomplete": (
        "不予许可必须写明理由、依据和救济途径（缺：{lacks}）。",
        "A denial must state reasons, law and remedies (missing: {lacks}).",
    ),
    "ruling.criterion_missing": (
        "请在这个事项公布的标准里，选定不符合的一条，再说明理由。",
        "Choose which of the item's published criteria is not met, then give the reasons.",
    ),
    "ruling.filing_not_denied": (
        "备案事项只登记，不作不予备案的决定；材料不合形式的，一次告知补正。",
        "A filing is registered, never denied. If its form is wrong, one notice tells what to correct.",
    ),
    "ruling.review_outstanding": (
        "审查意见还没有提交，不能决定。",
        "The review has not been given yet; it cannot be decided.",
    ),
    "ruling.not_at_once": ("只有简单事项可以即审即办。", "Only simple items may be decided at once."),
    "files.too_many": ("每份材料最多上传 {most} 个文件。", "At most {most} files for one material."),
    "files.unknown": ("没有找到这个文件。", "There is no such file."),
}
