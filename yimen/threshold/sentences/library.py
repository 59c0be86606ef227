"""Sentences of the libraries and of the languages of the guides."""

SENTENCES = {
    "translation.language_unknown": (
        "办事指南没有“{language}”这种语言，可选英文、藏文、蒙古文。",
        "Guides are not told in {language}; there are English, Tibetan and Mongolian.",
    ),
    "translation.moved": (
        "别人刚改了这份译文，您填的还在；看过最新的再保存一次。",
        "Somebody else has just changed this translation. What you typed is kept: look, then save once more.",
    ),
    "translation.passage_unknown": (
        "“{text}”已不在这个版本里，译文没有保存。",
        "{text} is not in this version any more; the translation was not kept.",
    ),
    "translation.nothing": ("还没有译文，先译一段再公布。", "There is no translation yet: write one passage first."),
    "library.code_taken": ("编码 {value} 已被库里另一条使用。", "Another entry of the library has the code {value}."),
    "library.ended": ("{value} 已停用或已合并，不能再改。", "{value} has ended or was merged; it cannot be changed."),
    "library.moved": (
        "别人刚改了这一条，您填的还在；看过最新的再保存一次。",
        "Somebody else has just changed this entry. What you typed is kept: look, then save once more.",
    ),
    "library.into_itself": ("不能把一条合并到它自己。", "An entry cannot be merged into itself."),
    "library.codes_unsound": (
        "代码表要么不写，要么每个可选项各有一个不重复的代码：现有 {options} 个可选项、{codes} 个代码。",
        "A code list gives each option its own code, or there is none: {options} options, {codes} codes.",
    ),
}
