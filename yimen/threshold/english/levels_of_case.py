"""English of the levels of a case: every decision that it needs, of whatever level, in one view."""

WORDS: dict[str, str | tuple[str, str]] = {
    "各级决定": "Decisions of every level",
    "决定单位": "Decided by",
    "还没轮到": "not its turn yet",
    "一处收件、一套材料；每一级在自己的印章下决定": "One intake, one set of papers; every level decides under its own seal",
    "您只在一处办理，下面是每一级决定的进展；盖章的决定书在“文书”里。": "You deal with one place; this is how every level stands. The sealed decisions are among the papers.",
}
