"""Sentences of the projects and their models."""

SENTENCES = {
    "projects.code_wrong": (
        "投资项目代码的样子是 2505-330354-04-01-274607：年月、区划、两段分类和序号。",
        "A national project code reads 2505-330354-04-01-274607: year and month, region, two kinds and a number.",
    ),
    "projects.unknown": ("没有找到这个项目。", "No such project."),
    "projects.set_up": ("这个代码的项目已经登记过。", "A project with this code is set up already."),
    "projects.stopped": ("项目已经终止。", "The project was stopped."),
    "projects.stage_unknown": (
        "项目的审批流程没有这个阶段，或者阶段还没有开始。",
        "The model of the project has no such stage, or it is not open.",
    ),
    "projects.stage_opened": ("这个阶段已经开始。", "The stage is open already."),
    "projects.stage_waits": ("“{before}”完成以后才能开始下一阶段。", "A stage is opened when “{before}” is done."),
    "projects.group_not_whole": (
        "同一组的事项要一起开始，“{item}”还没有提交或者正在补正。",
        "A group begins together; “{item}” is not handed in, or is being put right.",
    ),
    "projects.nothing_to_start": ("这个阶段没有等着开始的并联组。", "No group of the stage waits to begin."),
    "projects.indicator_deviates": (
        "控制性指标前期已经明确为 {fixed}，这里填的是 {said}。要改，请先由部门按文件调整。",
        "The control indicator was fixed at {fixed}; you say {said}. To change it, the office fixes it anew.",
    ),
    "projects.sitting_unknown": ("没有找到这次会审。", "No such joint sitting."),
    "projects.sitting_asked": ("这项会审正在进行，或者已经通过。", "This sitting is under way or has passed."),
    "projects.not_asked": (
        "这一轮没有请这个部门，或者这个部门已经说过意见。",
        "The office is not asked in this round, or has spoken.",
    ),
    "projects.views_missing": (
        "{office}还没有意见。期限 {until} 以前，要等全部部门说完才能汇总。",
        "{office} has not spoken. Until {until} everybody is waited for.",
    ),
    "projects.defects_missing": (
        "不通过或需要整改的，要逐条写明问题，最多 {most} 条；通过的不写问题。",
        "Name what is wrong, line by line, {most} at most; who lets it pass names nothing.",
    ),
    "projects.not_lead": ("您不在这个部门的审批岗位上。", "You hold no post of this office that speaks for it."),
    "staging.without_stages": ("审批流程要有 1 到 {most} 个阶段。", "A model has one to {most} stages."),
    "staging.groups_uneven": (
        "“{stage}”的并联组要从 1 连续编号。",
        "The groups of “{stage}” are counted from one without a gap.",
    ),
    "staging.item_twice": ("同一个事项只能放在一个阶段。", "An item stands in one stage only."),
    "staging.sitting_of_one": (
        "联合会审至少两个部门，同一阶段每种只有一次。",
        "A joint sitting is of two offices or more, each kind once in a stage.",
    ),
    "staging.not_later": ("新版本的生效日期要晚于上一版。", "A new version holds from a later day."),
    "staging.simplified_entered": ("清单上已经有了。", "It is on the list already."),
    "sites.land_unreadable": (
        "地块写成“x,y x,y x,y”，单位米，最多两位小数；一行一圈，内圈是扣除的部分，合计最多 {most} 个点。",
        "Write the land as “x,y x,y x,y” in metres, two decimals at most, a ring to a line, {most} points in all.",
    ),
    "sites.unknown": ("没有找到这个选址。", "No such site."),
    "sites.open": ("这个项目还有一个选址没有结论。", "Another site of this project has no result yet."),
    "sites.concluded": ("这个选址已经有结论。", "This site has its result."),
    "sites.found_unfit": (
        "这块地已于 {when} 检测为不宜选址：{why}。控制线没有变化，不用再选。",
        "This land was found unfit on {when}: {why}. The lines are what they were; choose another.",
    ),
    "sites.not_fit": (
        "要先选址、通过五线检测和部门会商，才能开始第一阶段。",
        "The first stage begins on a site that was checked and found fit.",
    ),
    "sites.answers_missing": (
        "还没有征求部门意见，或者部门还在期限内没有答复。",
        "Nobody was asked yet, or departments have time to answer still.",
    ),
    "sites.no_conflict": ("没有和这条线的冲突，或者已经处理。", "It does not touch this line, or that is resolved."),
    "lines.not_later": ("新版本的生效日期要晚于上一版。", "A new version holds from a later day."),
}
