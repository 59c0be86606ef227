"""Filling in: answers to the situation and form values that look like an application and are nobody's."""

from datetime import date, timedelta
from random import Random

from yimen.assembly.sample.city import Applicant
from yimen.assembly.sample.numbers import company_number, identity_number, phone_number
from yimen.kernel.product_classes import class_answers
from yimen.kernel.situations import counting, resolve
from yimen.kernel.terms import FieldKind, FieldTerm, Situation, Terms

_STREETS = ("和平路", "书院街", "滨河街", "云岭大道", "青禾路", "湖口街", "茶山路", "临江路")
_TEXTS = (
    (
        ("姓名", "负责人", "管理人员", "联系人", "法定代表人", "经营者", "子女", "死者", "医师", "教师", "监护人"),
        "示例某",
    ),
    (("地址", "住所", "场所", "地点", "位置", "坐落", "户籍", "路段", "小区"), ""),
    (("网", "平台"), "示范外卖平台 · 示范小店"),
    (("名称", "店", "单位", "机构", "学校", "字号"), "示范小店"),
    (("车牌", "号牌"), "示A12345"),
    (("账号", "卡号", "银行"), "示范银行（示范账号）"),
    (("许可证编号",), "JY19901010000012"),
    (("证号", "学籍号", "编号"), "示范编号2026-0001"),
)
_NUMBERS = (
    (("面积",), (30, 300)),
    (("金额", "元", "收入", "费", "投资", "工资"), (1000, 50000)),
    (("年龄",), (20, 70)),
    (("人数", "人员", "从业", "就餐"), (2, 60)),
    (("月",), (1, 12)),
    (("年",), (1, 10)),
)  # fmt: skip


def answers(terms: Terms, dice: Random, wanted: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The classes that are `wanted`, and an option for each question that matters: a wanted one, else mostly the usual.

    A life of the deck is planned for the usual class of its item: answers that lead to another give way to the usual.
    """
    classes = tuple(sorted(class_answers(terms.classes) & set(wanted)))
    chosen = (*classes, *(_answer(one, wanted, dice) for one in terms.situations))
    if resolve(terms, chosen).complexity is not terms.complexity:
        chosen = (*classes, *(_answer(one, wanted, None) for one in terms.situations))
    return counting(terms, chosen)


def _answer(situation: Situation, wanted: tuple[str, ...], dice: Random | None) -> str:
    options = [f"{situation.code}:{option.code}" for option in situation.options]
    usual = options[0] if dice is None or dice.random() < 0.7 else dice.choice(options)
    return next((option for option in options if option in wanted), usual)


def form(terms: Terms, chosen: tuple[str, ...], who: Applicant, today: date, dice: Random) -> dict[str, str]:
    """A value for every field that applies; optional ones are left empty now and then."""
    fields = resolve(terms, chosen).fields
    return {field.code: _value(field, who, today, dice) for field in fields if _filled(field, dice)}


def _filled(field: FieldTerm, dice: Random) -> bool:
    return field.required == "yes" or dice.random() < 0.6


def _value(field: FieldTerm, who: Applicant, today: date, dice: Random) -> str:
    match field.kind:
        case FieldKind.CHOICE:
            return dice.choice(field.options)
        case FieldKind.NUMBER:
            low, high = next((span for words, span in _NUMBERS if _says(field, words)), (1, 20))
            return str(dice.randint(low, high))[: field.max_length]
        case FieldKind.DATE:
            born = _says(field, ("出生",))
            day = date(1960, 1, 1) if born else today
            return (day + timedelta(days=dice.randint(0, 14000) if born else dice.randint(-200, 60))).isoformat()
        case FieldKind.PHONE:
            return who.phone
        case FieldKind.IDENTITY:
            own = who.kind == "person" and _says(field, ("本人", "申请人"))
            return who.number if own else identity_number(dice.randint(900, 999), "19850612")
        case FieldKind.USCC:
            return who.number if who.kind == "organisation" else company_number(900)
        case FieldKind.LONG_TEXT:
            return f"示范数据：{field.label}，按实际情况填写。"[: field.max_length]
        case _:
            return _text(field, who, dice)[: field.max_length]


def _text(field: FieldTerm, who: Applicant, dice: Random) -> str:
    if _says(field, ("电话", "手机")):
        return phone_number(dice.randint(800, 899))
    for words, said in _TEXTS:
        if _says(field, words):
            return said or f"示范市滨河区{dice.choice(_STREETS)}{dice.randint(1, 200)}号"
    return f"{who.name}（示范）"


def _says(field: FieldTerm, words: tuple[str, ...]) -> bool:
    return any(word in field.label for word in words)
