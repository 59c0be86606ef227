"""English of the base catalogue at the desk."""

WORDS: dict[str, str | tuple[str, str]] = {
    "法律上有哪些事项；各部门的实施事项都从这里来": "What exists in law; the items of all offices carry it out",
    "企业要做什么": "For enterprises",
    "全部答案": "All answers",
    "统一规程和偏离": "Standard ways and deviations",
    "加一个基本事项": "Enter a base item",
    "12 位；末三位是 000 的是主项": "12 digits; it is a main item when the last three are 000",
    "写一个现行事项的编码，它现在的内容就是全市统一规程；空着：各部门自定": (
        "The code of an item in force whose text becomes the city's standard way; empty: every office has its own"
    ),
    "写一个现行事项的编码，它现在的内容就是全市统一规程；写 - 取消；空着不变": (
        "The code of an item in force whose text becomes the standard way; - for none; empty: as it is"
    ),
    "加入基本目录": "Enter into the base catalogue",
    "承接未落地": "Not landed yet",
    "上级下放来的事项，有人办、有指南、有窗口，才能生效": "An item from above goes live when it has people, a guide and a window",
    "还没有落地的事项，等得最久的在前": "Items not landed yet, those longest on their way first",
    "从哪里承接": "Taken over from",
    "还缺什么": "Still needs",
    "不缺，等着生效": "Nothing; it may take effect",
    "没有未落地的事项": "Everything has landed",
    "承接的事项提交审查以后，落地以前，会列在这里。": "Items that are taken over stand here until they have landed.",
    "本部门还没有人审查和决定": "Nobody of the office reviews and decides",
    "指南还没有写环节和承诺时限": "The guide lacks steps and the promised limit",
    "还没有窗口收件": "No window takes it in",
    "为什么不再要“{material}”": "Why “{material}” is no more asked for",
    "这一版比现行少了材料，每一份都要说明原因": "This version asks for less than the one in force; say why, material by material",
    "统一规程": "Standard way",
    "基本事项，按编码": "Base items by code",
    "现行实施事项": "Items in force",
    "没有符合条件的基本事项": "No base item fits",
    "与统一规程不一致的": "Where items leave the standard way",
    "地点、电话、时间可以不同，其他要一样": "Places, phones and hours may differ, nothing else",
    "这个事项没有全市统一规程，各部门自定。": "There is no standard way of it; every office has its own.",
    "还没有现行的实施事项。": "No item in force carries it out yet.",
    "各部门与统一规程的差异": "How the offices differ from the standard way",
    "比统一规程严": "Stricter",
    "只是不同": "Only different",
    "从某天起改": "Change it from a day on",
    "改以前的内容照样查得到。": "What it said before stays readable.",
    "停用这个基本事项": "End this base item",
    "同一个事项，全市一个办法；谁不一样，这里列出来": "One way for one matter in the whole city; who differs stands here",
    "基本事项": "Base item",
    "还没有统一规程": "No standard way yet",
    "在基本目录里打开一个事项，选一个现行事项作样板，就成了全市的统一规程。": (
        "Open a base item and choose an item in force as its model: that is the city's standard way."
    ),
}
