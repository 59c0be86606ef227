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
    # The editor of decision tables
    "正在写的草稿：问什么，按回答适用什么": "Drafts in work: what is asked, and what applies to each answer",
    "核对结果": "What was found",
    "补一条规则": "Add a rule for it",
    "每种情形都有规则适用，没有互相矛盾的规则。": "Some rule applies in every situation, and no rules contradict each other.",
    "不写就按一般时限": "empty: the usual limit",
    "单位": "unit",
    "像办事人一样看": "See it as an applicant",
    "回到事项": "Back to the item",
    "这个版本不能改，只能看。要改，请在事项页起草下一个版本。": (
        "This version can only be read. To change it, draft the next version on the item's page."
    ),
    "核对": "Check",
    "一、问什么": "1. What is asked",
    "按这个顺序问；和前面的回答无关的问题不会问": "In this order; questions that no longer matter are not asked",
    "问题 {n}": "Question no. {n}",
    "问题": "Question",
    "选项 {n}": "Option {n}",
    "删除选项：{label}": "Delete option: {label}",
    "加一个选项": "Add an option",
    "删除问题": "Delete question",
    "还没有问题：所有材料、环节、收费对每个人都一样。": (
        "No questions yet: documents, steps and fees are the same for everybody."
    ),
    "加一个问题": "Add a question",
    "二、规则": "2. Rules",
    "同一问题勾几个，选其中一个就算；不勾的问题怎么答都行": (
        "Several ticks at a question: any of them will do; a question without ticks may have any answer"
    ),
    "规则表": "Table of rules",
    "规则": "Rule",
    "勾上的，只在有规则勾了它的情形下才要；都不勾的，一直要。": (
        "What is ticked applies only where some rule ticks it; what no rule ticks always applies."
    ),
    "规则 {n}：{question} {option}": "Rule {n}: {question} {option}",
    "上移规则 {n}": "Move rule {n} up",
    "删除规则 {n}": "Delete rule {n}",
    "规则 {n} 适用时": "When rule {n} applies",
    "材料 {n} 份": ("{n} document added", "{n} documents added"),
    "环节 {n} 个": ("{n} step", "{n} steps"),
    "收费 {n} 项": ("{n} fee", "{n} fees"),
    "加上{kind}": "Adds: {kind}",
    "承诺时限改为": "Promise becomes",
    "法定时限改为": "Statutory limit becomes",
    "程序类别改为": "Class becomes",
    "不变": "Unchanged",
    "还没有规则：时限、环节、收费不随回答变化。": "No rules yet: limits, steps and fees do not depend on the answers.",
    "加一条规则": "Add a rule",
    "回到规则": "Back to the rules",
    "从头再来": "Start again",
    "到目前为止": "So far",
    "按这些回答": "With these answers",
    "时限要写数字": "A limit is a number",
    "表单项": "form fields",
    "半个工作日": "half working days",
    "自然日": "calendar days",
    "规则太复杂，无法逐一核对。请减少同时出现的问题，或者合并规则。": (
        "The rules are too many to be looked over. Ask fewer questions at once, or merge rules."
    ),
    "当{where}时，没有规则适用。": "When {where}: no rule applies.",
    "当{where}时，规则 {first} 和规则 {second} 同时适用，{element}说得不一样。": (
        "When {where}: rules {first} and {second} both apply and disagree on the {element}."
    ),
    "规则 {n} 引用了已经不存在的内容（{code}）。": "Rule {n} names what is no longer there ({code}).",
    "当{where}时，{wrong}": "When {where}: {wrong}",
    "问题和选项都要有文字：{question}": "Questions and options need words: {question}",
    "（没写问题）": "(no question yet)",
    "“{question}”至少要有两个选项。": "“{question}” needs at least two options.",
    "“{name}”的适用情形里有已经不存在的选项，请到要素里改。": (
        "“{name}” applies for an option that is no longer there; change it among the elements."
    ),
    "“{question}”怎么答都一样，不会问。": "“{question}” changes nothing and is never asked.",
    "去掉规则 {n} 也完全一样。": "Without rule {n} everything would be the same.",
    "“{first}”和“{second}”的效果完全相同，可以合成一个选项。": (
        "“{first}” and “{second}” lead to the same everywhere and could be one option."
    ),
    "“{question}”选{options}": "“{question}” is {options}",
    "或": " or ",
    "，且": " and ",
    "任何情形": "anything is answered",
    "程序类别": "Class of procedure",
    "承诺时限比法定时限长。": "the promise is longer than the statute.",
    "即办件的承诺时限超过一天。": "an instant item promises more than a day.",
    "没有任何环节。": "there is no step at all.",
    "已保存。": "Saved.",
    "继续": "Continue",
    "工作日": "working days",
    "小时": "hours",
    "分钟": "minutes",
    # Notices and prerequisites
    "一次性告知单（可打印）": "Notice list, all at once (to print)",
    "怎么办这一项": "How this is handled",
    "下载 PDF": "Download PDF",
    "先要办好": "To be done first",
    "（上一项要先有它）": "(needed for the one above)",
    "填写项": "Field",
    "不再要": "no longer needed",
    "有变化": "changed",
    "和您有关的": "What concerns you",
}
