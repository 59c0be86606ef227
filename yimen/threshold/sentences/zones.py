"""Sentences of zones: what four levels decide at one station, each under its own seal."""

SENTENCES = {
    "zones.unknown": ("没有找到这个园区事项或模板。", "There is no such zone matter or template here."),
    "zones.template_stands": (
        "这个站点已经有这个事项的模板，先终止再重新设。",
        "The station has a template for this item already; end that first.",
    ),
    "zones.no_levels": (
        "除事项自己的部门外，至少还要有一级决定。",
        "At least one level decides beside the item's own office.",
    ),
    "zones.level_twice": (
        "每一级只决定一次；事项自己的部门所在的那一级不用再设。",
        "Each level decides once; the item's own office decides at its level.",
    ),
    "zones.level_of_another": (
        "“{office}”不是这一级的，或者管不到这个园区所在的地方。",
        "“{office}” stands at another level, or is not in charge of the place of this zone.",
    ),
    "zones.seal_of_another": (
        "授权书上的印章“{seal}”是另一个单位的，本级决定只能盖本单位的印章。",
        "The letter names the seal “{seal}”, which is another office's; a level decides under its own seal alone.",
    ),
    "subtask.level_decides": (
        "这一级的决定由园区模板定在您单位，不能退回或取消；请作出准予或不予的决定。",
        "The zone's template lays this decision at this level: it is decided, neither sent back nor called off.",
    ),
}
