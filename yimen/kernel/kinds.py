"""Kinds of items as others number them. The national table A.1 is the house's own; provinces number differently.

A number alone means nothing: 20 is a public service nationally and another power in Guangdong. Each source has its
table; what a source does not say falls back on the national one.
"""

from collections.abc import Mapping

from yimen.kernel.terms import ItemKind

#: Kinds that table A.1 leaves to be extended: outward they are what the table calls other powers.
EXTENSIONS: Mapping[ItemKind, ItemKind] = {
    ItemKind.FILING: ItemKind.OTHER,
    ItemKind.DAILY_MANAGEMENT: ItemKind.OTHER,
    ItemKind.NON_LICENCE_APPROVAL: ItemKind.OTHER,
}
NATIONAL: Mapping[str, ItemKind] = {kind.value: kind for kind in ItemKind if kind not in EXTENSIONS}
SICHUAN: Mapping[str, ItemKind] = NATIONAL
GUANGDONG: Mapping[str, ItemKind] = {
    **{code: kind for code, kind in NATIONAL.items() if kind not in (ItemKind.OTHER, ItemKind.PUBLIC_SERVICE)},
    "10": ItemKind.OTHER,
    "20": ItemKind.OTHER,
    "21": ItemKind.PUBLIC_SERVICE,
}
#: Catalogues of the years of the great clean-up knew three classes by their names.
NAMES: Mapping[str, ItemKind] = {
    "行政许可": ItemKind.LICENCE,
    "行政处罚": ItemKind.PENALTY,
    "行政强制": ItemKind.COMPULSION,
    "行政征收": ItemKind.LEVY,
    "行政给付": ItemKind.BENEFIT,
    "行政检查": ItemKind.INSPECTION,
    "行政确认": ItemKind.CONFIRMATION,
    "行政奖励": ItemKind.REWARD,
    "行政裁决": ItemKind.RULING,
    "其他类别": ItemKind.OTHER,
    "其他行政权力": ItemKind.OTHER,
    "公共服务": ItemKind.PUBLIC_SERVICE,
    "社会服务": ItemKind.PUBLIC_SERVICE,
    "便民服务": ItemKind.PUBLIC_SERVICE,
    "备案": ItemKind.FILING,
    "行政备案": ItemKind.FILING,
    "日常管理": ItemKind.DAILY_MANAGEMENT,
    "非行政许可审批": ItemKind.NON_LICENCE_APPROVAL,
    "非许可审批": ItemKind.NON_LICENCE_APPROVAL,
}
#: Tables by the first two digits of the region that a source comes from.
TABLES: Mapping[str, Mapping[str, ItemKind]] = {"51": SICHUAN, "44": GUANGDONG}


def kind_of(told: str, source_region: str = "") -> ItemKind | None:
    """The kind that a source means, given the code of its region; by number or by name. None: it means none we know."""
    said = told.strip()
    if said in NAMES:
        return NAMES[said]
    if not said.isascii() or not said.isdigit():
        return None
    return TABLES.get(source_region[:2], NATIONAL).get(said.zfill(2))


def national_code(kind: str) -> str:
    """The number of a kind in table A.1, for whoever reads that table and no other."""
    known = {member.value: member for member in ItemKind}
    return EXTENSIONS.get(known[kind], known[kind]).value if kind in known else kind
