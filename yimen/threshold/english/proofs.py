"""English of the register of proofs."""

WORDS: dict[str, str | tuple[str, str]] = {
    "证明清理": "Proofs",
    "谁要的、凭什么要、决定怎么办；没有保留的，新版本不能再要": (
        "Who asks, on what basis, and what was decided; what was not kept no new version may ask for"
    ),
    "证明名称": "Proof",
    "还没有决定": "Not decided",
    "按部门统计": "By office",
    "证明，按名称": "Proofs by name",
    "谁开具": "Given by",
    "几个事项在要": "Items that ask",
    "还在要": "Still asked for",
    "决定怎么办": "Decide",
    "这样决定": "Decide so",
    "没有符合条件的证明": "No proof fits",
    "各部门的证明": "Proofs by office",
    "现行事项里谁还在要": "Items in force that still ask for it",
    "每个部门要几种证明，各是什么决定": "How many proofs each office asks for, and what was decided",
    "没有现行事项要这份证明": "No item in force asks for it",
    "要几种": "Asked for",
    "改为部门自己核验": "Checked by the office",
    "保留": "Kept",
}
