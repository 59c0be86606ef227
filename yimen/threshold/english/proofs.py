"""English of the register of proofs."""

WORDS: dict[str, str | tuple[str, str]] = {
    "证明清理": "Proofs",
    "符合“六个一律取消”哪几条": "Which of the six criteria it meets",
    "符合哪几条": "Criteria met",
    "建议：{decision}": "Suggested: {decision}",
    "没有法律法规依据": "No law or regulation asks for it",
    "现有证照能够证明": "A certificate that is held shows it",
    "书面承诺可以解决": "A written promise is enough",
    "其他材料已经涵盖": "Another material says the same",
    "能够网络核验": "It can be checked over the net",
    "没有单位能够开具": "Nobody is named who can attest it",
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
