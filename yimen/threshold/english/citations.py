"""English: what names the article it rests on."""

WORDS = {
    "依据引用": "Citations",
    "现行事项的依据、材料、环节、收费都要写明条款；没有写明的列在这里，由所在部门补上。": (
        "The bases, materials, steps and fees of items in force name their article; what does not stands here for its "
        "office to mend."
    ),
    "写明条款的": "Naming their article",
    "{part} / {whole} 条发布规则有依据": "{part} of {whole} rules of publication have a basis",
    "写明条款": "Named",
    "一共": "In all",
    "没有写明条款就不能发布的": "Not published without an article",
    "还没有写明条款的": "Without an article so far",
    "什么没有写明": "What names none",
    "没有。现行事项都写明了条款。": "None. All items in force name their articles.",
}
