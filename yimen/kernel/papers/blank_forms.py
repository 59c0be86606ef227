"""Blank forms and filled samples 空白表格和样表: made of the same fields as the online form, never drawn beside it.

One definition, three ways: typed in on the net, filled in by hand, and read as an example. What a sample says would be
taken by the online form, word for word; names and numbers in it are nobody's.
"""

from collections.abc import Callable, Iterable, Iterator

from stdnum.cn import ric, uscc

from yimen.kernel.papers.leaflets import About, Leaflet, Section
from yimen.kernel.terms import Audience, FieldKind, FieldTerm, MaterialTerm, Necessity

SAMPLE_NAME, SAMPLE_OFFICE = "张样例", "样例（示范）有限公司"
SAMPLE_PHONE = "13800000000"
_PERSON = "99010119800101001"
_ORGANISATION = "91990101MA0000000"
BLANK = "　" * 12
Filling = Callable[[FieldTerm], str]
"""What stands beside a field."""
EMPTY, TICKED = "□", "☑"
HOW = {
    FieldKind.TEXT: "",
    FieldKind.LONG_TEXT: "可以另附页",
    FieldKind.NUMBER: "填数字",
    FieldKind.DATE: "年月日，例如 2026年11月22日",
    FieldKind.CHOICE: "选一项打钩",
    FieldKind.PHONE: "填手机号，或带区号的固定电话",
    FieldKind.IDENTITY: "18位公民身份号码",
    FieldKind.USCC: "18位统一社会信用代码",
}


def to_fill_in(about: About) -> Leaflet:
    """The blank form, to be printed and filled in by hand."""
    return _form("申请表（空白）", about, lambda field: "　".join(f"{EMPTY}{one}" for one in field.options) or BLANK)


def filled_in(about: About) -> Leaflet:
    """The filled sample: how the form looks when it has been filled in rightly."""
    return _form("申请表（样表）", about, _sampled, sample="yes")


def example(field: FieldTerm) -> str:
    """A value that the online form takes for this field, and that is nobody's."""
    match field.kind:
        case FieldKind.NUMBER:
            return "86"
        case FieldKind.DATE:
            return "2026-11-22"
        case FieldKind.CHOICE:
            return field.options[0] if field.options else ""
        case FieldKind.PHONE:
            return SAMPLE_PHONE
        case FieldKind.IDENTITY:
            return _PERSON + ric.calc_check_digit(_PERSON + "0")
        case FieldKind.USCC:
            return _ORGANISATION + uscc.calc_check_digit(_ORGANISATION)
        case _:
            return _said(field)


USUAL: tuple[tuple[tuple[str, ...], str], ...] = (
    (("场所", "地址", "住所", "地点"), "示范市滨河区样例路1号"),
    (("面积",), "86"),
    (("电话", "手机"), SAMPLE_PHONE),
    (("姓名", "负责人", "联系人", "法定代表人", "经办人", "申请人"), SAMPLE_NAME),
    (("单位", "公司", "企业", "名称", "字号"), SAMPLE_OFFICE),
    (("数", "人员"), "3"),
    (("用途", "事由", "原因", "理由"), "开办经营需要"),
)
"""What stands in a sample for free text, by what its label speaks of."""


def _said(field: FieldTerm) -> str:
    """An example of free text, as long as the field takes."""
    label = field.label.strip()
    usual = next((said for words, said in USUAL if any(word in label for word in words)), f"（按实际情况写{label}）")
    return usual[: field.max_length] or "例"


def _sampled(field: FieldTerm) -> str:
    if field.kind is FieldKind.CHOICE:
        return "　".join(f"{TICKED if one == example(field) else EMPTY}{one}" for one in field.options)
    return example(field)


def _form(title: str, about: About, said: Filling, sample: str = "") -> Leaflet:
    terms = about.terms
    head = ("序号", "填什么", "填写" if not sample else "这样填", "说明")
    rows = tuple((str(n), *_row(field, said)) for n, field in enumerate(terms.fields, start=1))
    sections = (
        Section("您的情形", pairs=about.answers),
        Section("申请人", head=head, rows=tuple(_applicant(terms.audience, sample))),
        Section("申请内容", head=head, rows=rows, sentences=() if rows else ("这个事项没有其他要填的内容。",)),
        Section("随表交的材料", sentences=tuple(_materials(terms.materials))),
        Section("声明", sentences=(terms.commitment or "以上内容真实、完整，本人（本单位）承担相应责任。",)),
        Section("签名", pairs=(("申请人签名或盖章", SAMPLE_NAME if sample else BLANK), ("日期", _day(sample)))),
        Section(
            "说明",
            sentences=(
                "网上办理和本表填的是同一份内容，网上填过的不用再填本表。",
                *(("样表中的姓名、号码都是虚构的。",) if sample else ()),
            ),
        ),
    )
    number = f"事项编码 {about.code}　第 {about.version} 版" if about.code else f"第 {about.version} 版"
    said_sections = tuple(one for one in sections if one.pairs or one.rows or one.sentences)
    return Leaflet(title, about.office, about.name, number, about.on, about.url, said_sections)


def _row(field: FieldTerm, said: Filling) -> tuple[str, str, str]:
    needed = "" if field.required == "yes" else "选填。"
    notes = "；".join(part for part in (field.hint, HOW[field.kind]) if part)
    return field.label, said(field), f"{needed}{notes}"


def _applicant(audience: Audience, sample: str) -> Iterator[tuple[str, str, str, str]]:
    """Who applies, as an account of the hall says it by itself."""
    person = (("姓名", SAMPLE_NAME), ("公民身份号码", _PERSON + ric.calc_check_digit(_PERSON + "0")))
    body = (("单位名称", SAMPLE_OFFICE), ("统一社会信用代码", _ORGANISATION + uscc.calc_check_digit(_ORGANISATION)))
    who = {Audience.PERSON: person, Audience.ORGANISATION: body}.get(audience, (*person, *body))
    either = "个人填" if audience is Audience.BOTH else ""
    for n, (name, value) in enumerate((*who, ("联系电话", SAMPLE_PHONE)), start=1):
        note = "单位填" if either and (name, value) in body else either if (name, value) in person else ""
        yield str(n), name, value if sample else BLANK, note


def _materials(materials: Iterable[MaterialTerm]) -> Iterator[str]:
    for one in materials:
        note = {Necessity.OPTIONAL: "（选交）", Necessity.TOLERABLE: "（可容缺后补）"}.get(one.necessity, "")
        yield f"{one.name}{note}"


def _day(sample: str) -> str:
    return "2026年11月22日" if sample else f"{BLANK[:4]}年{BLANK[:2]}月{BLANK[:2]}日"
