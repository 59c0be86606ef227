"""Sentences of the concentration of powers: what keeps a division from being set up and an office from entering."""

SENTENCES = {
    "concentration.too_few_seats": (
        "中心没有足够的空位：还空前台 {front} 个、后台 {back} 个。请减少座席，或先增加中心的座席总数。",
        "The centre has too few free seats: {front} in front and {back} behind. Plan fewer, or raise its stock first.",
    ),
    "concentration.seat_code_taken": ("座席编号 {seat} 已经有了。", "The centre has a seat {seat} already."),
    "concentration.seat_taken": (
        "座席 {seat} 已经分给别的部门，或者有人在坐。",
        "Seat {seat} is another department's, or somebody sits there.",
    ),
    "concentration.seat_in_use": (
        "座席 {seat} 还在用，先腾出、再收回。",
        "Seat {seat} is in use: it is vacated first, then given back.",
    ),
    "concentration.seat_of_another_office": (
        "这个座席没有分给他所在的部门。",
        "The seat was not allotted to their department.",
    ),
    "concentration.seated_already": (
        "这个人那时已经有别的座席，先腾出原来的。",
        "They sit at another seat then; that one is vacated first.",
    ),
    "concentration.post_of_another_office": (
        "成建制进驻的是本部门收件、审查、审批的岗位，这个岗位不是。",
        "What enters with a section are its own posts that take in, review and decide; this one is not.",
    ),
    "concentration.sections_missing": (
        "“撤一建一”“并一设一”要写明撤并哪些处室；其他设立方式不撤并处室。",
        "Replacing or merging names the sections that end; the other ways of setting up end none.",
    ),
    "concentration.not_the_reform_office": (
        "只有改革牵头部门和系统管理员可以办理；中心主任可以安排本中心的进驻，部门负责人可以办理本部门的审批处。",
        "Only the reform office and administrators may do this; a centre's manager for that centre, "
        "and the head of an office for its own division.",
    ),
    "concentration.number_taken": (
        "文号 {number} 的三定方案已经登记。",
        "A determination numbered {number} is on record already.",
    ),
    "concentration.not_a_section": (
        "撤并的处室要属于本部门，并且在那一天还没有撤销。",
        "Sections that end belong to this office and still stand on that day.",
    ),
    "concentration.approved_already": (
        "这份三定方案已经批准公布。要改，请提出新的方案。",
        "This determination has been approved and published. To change it, propose another.",
    ),
    "concentration.own_proposal": (
        "自己提出的三定方案不能自己批准，请由另一位管理员批准。",
        "Nobody approves what they proposed themselves. Ask another administrator.",
    ),
    "concentration.no_division": (
        "这个部门在那一天还没有行政审批处（科）。请先批准它的三定方案。",
        "The office has no approval division on that day. Have its determination approved first.",
    ),
    "concentration.of_another_office": (
        "选择的人员或事项不属于这个部门。",
        "The chosen person or item belongs to another office.",
    ),
    "concentration.duty_twice": (
        "这位工作人员在审批处已有职务。请先免去原来的职务。",
        "This person has a duty in the division already. End that one first.",
    ),
    "concentration.planned_already": (
        "这个部门已经进驻或正在准备进驻这个中心。",
        "The office is in this centre, or about to enter it, already.",
    ),
    "concentration.not_open": (
        "这条进驻记录现在不能这样办理：它已经进驻、迁出或取消。",
        "This cannot be done now: the entry was completed, ended or called off.",
    ),
    "concentration.windows_missing": (
        "部门在中心只开了 {open} 个窗口，计划是 {planned} 个，还不算进驻。请先开设窗口。",
        "The office has {open} of {planned} planned windows open in the centre: it has not entered yet. "
        "Open them first.",
    ),
    "concentration.no_written_authority": (
        "中心的综合窗口没有人持有这个部门的授权书，不能授权办理。请先签发授权书。",
        "Nobody at the centre's common windows holds a letter of this office. Issue an authorisation letter first.",
    ),
    "concentration.ground_missing": (
        "就地办理要写明理由（涉密、场地、法律规定）和批准文件。",
        "An item stays in place on a ground (secret, site, law) and a document.",
    ),
    "concentration.not_placed": (
        "有的事项没有进驻，也没有批准就地办理，不用撤出。",
        "Some of these items are handled in no centre and were not approved to stay in place.",
    ),
}
