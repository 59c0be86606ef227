"""What was found in a decision table, in plain words: “当…时，没有规则适用”."""

from collections.abc import Iterator

from yimen.kernel.decision_table import Analysis, Room
from yimen.kernel.product_classes import class_answers
from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import Terms
from yimen.threshold.language import told


@snapshot
class Finding:
    """One thing that was found: how bad, what, and the button that mends it."""

    tone: str
    sentence: str
    button: str = ""


def findings(terms: Terms, found: Analysis) -> tuple[Finding, ...]:
    """Everything that was found, what keeps the table from publication first."""
    return (*_faults(terms, found), *_hints(terms, found))


def _faults(terms: Terms, found: Analysis) -> Iterator[Finding]:
    numbers = {rule.code: number for number, rule in enumerate(terms.rules, start=1)}
    if found.too_wide:
        yield Finding("late", told("规则太复杂，无法逐一核对。请减少同时出现的问题，或者合并规则。"))
    for at, room in enumerate(found.gaps):
        yield Finding("late", told("当{where}时，没有规则适用。", where=spelled(terms, room)), f"fill:{at}")
    for clash in found.clashes:
        yield Finding(
            "late",
            told(
                "当{where}时，规则 {first} 和规则 {second} 同时适用，{element}说得不一样。",
                where=spelled(terms, clash.where),
                first=numbers[clash.first],
                second=numbers[clash.second],
                element=told(_ELEMENTS[clash.element]),
            ),
        )
    for one in found.faulty:
        yield Finding("late", told("规则 {n} 引用了已经不存在的内容（{code}）。", n=numbers[one.rule], code=one.code))
    for bad in found.badly:
        where, wrong = spelled(terms, bad.where), told(_WRONG[bad.rule])
        yield Finding("late", told("当{where}时，{wrong}", where=where, wrong=wrong))
    yield from _unfinished(terms)


def _unfinished(terms: Terms) -> Iterator[Finding]:
    for asked in terms.situations:
        if not asked.question or any(not option.label for option in asked.options):
            question = asked.question or told("（没写问题）")
            yield Finding("late", told("问题和选项都要有文字：{question}", question=question))
        if len(asked.options) < 2:
            yield Finding("late", told("“{question}”至少要有两个选项。", question=asked.question))
    known = {f"{asked.code}:{option.code}" for asked in terms.situations for option in asked.options}
    known |= class_answers(terms.classes)
    named = [(one.name, one.when) for one in terms.materials] + [(one.label, one.when) for one in terms.fields]
    for name, when in named:
        if set(when) - known:
            yield Finding("late", told("“{name}”的适用情形里有已经不存在的选项，请到要素里改。", name=name))


def _hints(terms: Terms, found: Analysis) -> Iterator[Finding]:
    numbers = {rule.code: number for number, rule in enumerate(terms.rules, start=1)}
    questions = {one.code: one.question for one in terms.situations}
    for code in found.silent:
        yield Finding("soon", told("“{question}”怎么答都一样，不会问。", question=questions[code]))
    for code in found.idle:
        yield Finding("soon", told("去掉规则 {n} 也完全一样。", n=numbers[code]))
    for alike in found.alike:
        first, second = label_of(terms, alike.first), label_of(terms, alike.second)
        words = told("“{first}”和“{second}”的效果完全相同，可以合成一个选项。", first=first, second=second)
        yield Finding("info", words)


def spelled(terms: Terms, room: Room) -> str:
    """A part of the space of answers: “卖什么？”选“散装”或“预包装”，且…"""
    said = [
        told(
            "“{question}”选{options}",
            question=one.question,
            options=told("或").join(
                f"“{option.label}”" for option in one.options if f"{one.code}:{option.code}" in room[one.code]
            ),
        )
        for one in terms.situations
        if one.code in room
    ]
    if not said:
        return told("任何情形")
    return told("，且").join(said)


def label_of(terms: Terms, answer: str) -> str:
    """The words of an option."""
    return next((o.label for one in terms.situations for o in one.options if f"{one.code}:{o.code}" == answer), answer)


_ELEMENTS = {"promised": "承诺时限", "statutory": "法定时限", "complexity": "程序类别"}
_WRONG = {
    "longer_than_statutory": "承诺时限比法定时限长。",
    "instant_within_a_day": "即办件的承诺时限超过一天。",
    "missing": "没有任何环节。",
}
