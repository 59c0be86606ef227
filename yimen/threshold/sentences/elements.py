"""Sentences of the elements: what to type instead."""

SENTENCES = {
    "elements.malformed": (
        "“{element}”的内容不对，没有保存，请改正。",
        "The value of {element} is not sound and was not kept. Mend it.",
    ),
    "elements.not_a_number": ("“{element}”请写整数，例如 3。", "{element} wants a whole number, such as 3."),
    "elements.not_money": (
        "“{element}”请写金额，最多两位小数，例如 12.50。",
        "{element} wants an amount with at most two decimals, such as 12.50.",
    ),
    "elements.not_a_limit": (
        "“{element}”请写数字并选单位，最多一位小数，例如 5 个工作日；没有的两处都空着。",
        "{element} wants an amount with at most one decimal and a unit, such as 5 working days, or nothing.",
    ),
    "elements.not_in_list": ("“{element}”请从列出的里面选。", "Choose {element} from its list."),
    "elements.too_long": ("“{element}”最多 {most} 个字，请写短一点。", "{element} has room for {most} characters."),
    "elements.defect_without_remedy": (
        "“{line}”还没有写改法，请在竖线“|”后面写明怎么改。",
        "{line} does not say how to mend it: write that behind the bar |.",
    ),
}
