"""Sentences of the powers between levels: why a unit may not take in or decide, and what keeps it from being given."""

SENTENCES = {
    "powers.centralised": (
        "这个事项实行集中办理，只在政务服务中心收件，部门自己的柜台不收。请引导申请人到中心窗口或网上办理。",
        "This item is handled in the service centre only; an office's own counter does not take it in. "
        "Send the applicant to the centre or to the online hall.",
    ),
    "powers.not_taken_in_here": (
        "这个事项没有下放到这里，这个窗口不能收件。办事指南上列有可以办理的地点。",
        "This item has not been handed down to this place, so this window cannot take it in. "
        "The guide lists the places that can.",
    ),
    "powers.class_too_low": (
        "这个事项只下放到{needed}级镇街中心，本中心不是{needed}级，不能收件。办事指南上列有可以办理的地点。",
        "This item is handed down to {needed}-class centres only, and this centre is not of that class. "
        "The guide lists the places that can take it in.",
    ),
    "powers.office_not_offered": (
        "选择的部门不能在这里办理这个事项，请重新选择办理部门。",
        "The chosen office cannot decide this item here. Choose another one.",
    ),
    "powers.choose_office": (
        "有几个部门都可以在这里办理这个事项，效力相同。请选择由哪个部门办理。",
        "Several offices may decide this item here, with equal effect. Choose one of them.",
    ),
    "powers.may_not_decide": (
        "这里只代为收件，没有这个事项的决定权。办件已转到上级部门，由上级部门决定。",
        "This place only takes the item in and may not decide it. The case has gone up to the office that decides.",
    ),
    "powers.right_ended": (
        "本单位对这个事项的决定权已经终止或还没有开始。请由事项主管部门收回办件后决定。",
        "This unit's right to decide the item has ended or has not begun. The item's own office recalls the case.",
    ),
    "powers.right_stands": (
        "这个办件仍由有决定权的单位办理，不能收回。",
        "The unit still has the right to decide this case; it cannot be recalled.",
    ),
    "powers.taken_over": (
        "这个事项已由行政审批处（科）接管，其他处室从接管之日起不再审批。",
        "An approval division has taken this item over; no other office decides it since that day.",
    ),
    "delegations.not_reform_office": (
        "只有改革牵头部门、系统管理员或市级事项管理岗可以下放事权。",
        "Only the reform office, an administrator or the city's catalogue desk may hand powers down.",
    ),
    "delegations.number_in_use": (
        "文号 {number} 已经公布过。",
        "A document numbered {number} has been announced already.",
    ),
    "delegations.nothing_announced": (
        "文件里一个事项也没有。请至少选择一个事项。",
        "The document names no item. Choose at least one.",
    ),
    "delegations.equal_means_devolved": (
        "“市区同权”只用于“下放”的事项。",
        "Equal authority of city and district applies to devolved items only.",
    ),
    "delegations.not_announced": (
        "“{item}”没有在那一天之前公布的文件上以这种方式列出，不能下放。",
        "{item} stands on no document published by that day with this mode, so it cannot be handed down.",
    ),
    "delegations.already_delegated": (
        "这个单位在这段时间里已经有“{item}”。请先终止原来的记录。",
        "The unit has {item} during those days already. End that record first.",
    ),
    "delegations.wrong_unit": (
        "下放和委托要指定承接的部门；延伸、代办和服务前移要指定中心或服务点。",
        "Devolved and entrusted items go to an office; extension, agency and service-forward name a centre or point.",
    ),
    "delegations.own_office": (
        "事项本来就由这个部门办理，不需要下放。",
        "The item is this office's own; nothing has to be handed down.",
    ),
    "delegations.already_ended": ("这条下放记录已经终止。", "This delegation has ended already."),
    "delegations.no_division": (
        "这个部门在那一天没有行政审批处（科），不能接管事项。",
        "The office has no approval division on that day that could take the item over.",
    ),
    "delegations.not_their_item": (
        "行政审批处（科）只接管本部门和下属处室的事项。",
        "An approval division takes over items of its own office and of the sections under it.",
    ),
    "towns.centre_incomplete": (
        "这个中心还不具备公布启用的条件，还差 {missing} 项，逐项列在中心页面上。",
        "This centre cannot be opened yet: {missing} things are missing, listed on the centre's page.",
    ),
    "towns.name_not_uniform": (
        "这类中心使用统一名称，应当叫“{expected}”。",
        "Centres of this kind bear a uniform name: {expected}.",
    ),
    "towns.not_a_town_centre": (
        "等级、窗口类别和站所只用于镇街中心。",
        "Class, window families and stations apply to town centres only.",
    ),
    "towns.hosts_already": (
        "这个单位在这段时间里已经在本中心合署办公。",
        "The authority shares this centre during those days already.",
    ),
    "towns.open_already": ("这个中心已经公布启用。", "This centre has been opened already."),
    "towns.tries_already": (
        "这个中心的试运行日期已经登记。",
        "The day from which this centre runs on trial is on record.",
    ),
    "towns.window_elsewhere": (
        "选择的窗口不在这个中心，或已经属于另一个窗口类别。",
        "The chosen window is in another centre or serves another family.",
    ),
}
