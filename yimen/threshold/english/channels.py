"""English of the channels of a case, of personal codes and of a life on one page."""

WORDS: dict[str, str | tuple[str, str]] = {
    "邮寄": "By post",
    "从哪儿办的": "By which ways it came",
    "换了地方办，填过的、交过的都还在，不用再填一遍。": "Wherever you went on, what you filled in and handed in is still there; nothing is filled in twice.",
}
