"""English of the review sheet: formal and technical points, and what was found of each."""

WORDS: dict[str, str | tuple[str, str]] = {
    "形式审查": "Formal check",
    "技术审查": "Technical check",
    "符合": "Met",
    "不符合": "Not met",
    "不适用": "Not applicable",
    "审查表": "Review sheet",
    "审查要点": "Review point",
    "审查类别": "Kind of check",
    "审查结果": "Finding",
    "发证后核查": "Checked after the issue",
    "还没有回答": "Not answered yet",
    "逐条回答；没有答完不能建议准予。不符合、不适用的写明原因。": (
        "Answer each point; until all are answered nothing is granted. Say why one is not met or not applicable."
    ),
    "“{point}”的说明": "Note on “{point}”",
    "加一个审查要点": "Add a review point",
    "要点代码": "Point code",
    "审查人逐条回答，没有答完不能建议准予。形式审查看齐不齐，技术审查看对不对；告知承诺件发证前只做形式审查，技术审查转为发证后核查。": (
        "The reviewer answers each point before advising a grant. Formal checks ask whether all is there, technical ones"
        " whether it is right; on commitment only the formal ones come before the issue, the others after it."
    ),
    "按告知承诺办的，签了字的承诺代替它，发证后核查。": (
        "On commitment your signed words stand for it; it is checked after the issue."
    ),
    "怎么审、怎么定": "How it is reviewed and decided",
    "决定的标准": "Criteria of the decision",
    "审查时看什么": "What the review looks at",
    "告知承诺件发证后核查": "on commitment checked after the issue",
    "承诺替代": "Promised instead",
    "按告知承诺办时，签了字的承诺代替这份材料，发证后核查。": (
        "On commitment the signed words stand for this material; it is checked after the issue."
    ),
}
