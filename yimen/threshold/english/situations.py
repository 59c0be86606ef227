"""Texts about situations, decision tables and the notices that are made from them."""

WORDS: dict[str, str | tuple[str, str]] = {
    "办理时限": "Time limit",
    "一般当场办结，您的情形不同": "usually done at once; your situation differs",
    "一般是 {limit}，您的情形不同": "usually {limit}; your situation differs",
    "按您的情形；一般是 {limit}": "in your situation; usually {limit}",
    "按您的情形": "In your situation",
    "按这个情形": "In this situation",
    "经过环节": "Steps",
    "{n} 份": ("{n} document", "{n} documents"),
    "第 {n} 问": "Question {n}",
    "一次一问，只问和您有关的；后面只要用得着的材料。": (
        "One question at a time, and only those that concern you. After that, only the documents that are needed."
    ),
    "保存，继续": "Save and continue",
    "改答案": "Change answers",
}
