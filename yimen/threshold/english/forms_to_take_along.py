"""English of forms to take along: blank, as a filled sample, and typed in on the net."""

WORDS: dict[str, str | tuple[str, str]] = {
    "空白表": "Blank form",
    "填好的样表": "Filled sample",
    "在网上填": "Fill in online",
    "这张表的三种样子": "The three ways of this form",
}
