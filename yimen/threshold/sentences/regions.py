"""Sentences about regions."""

SENTENCES = {
    "regions.bad_code": (
        "区划代码不对：应为 12 位数字，并且与所选层级相符，低于该层级的位数应为 0。",
        "The region code has twelve digits; those below its level are zeros.",
    ),
    "regions.bad_level": (
        "层级不对：下级区划的层级要低于它的上级。",
        "A region lies under one of a higher level. Check the level and the region above.",
    ),
    "regions.code_in_use": (
        "代码 {number} 在这段时间已被另一个区划使用。",
        "Another region bears the code {number} at that time.",
    ),
    "regions.has_children": (
        "它下面还有 {count} 个区划没有撤销，请先撤销或改划下级区划。",
        "{count} regions below it are still in force. Close those first.",
    ),
}
