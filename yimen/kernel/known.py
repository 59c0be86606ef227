"""Known 已知的不再问: which fields of a form ask for what the applicant's own record says already. Pure.

A field asks for it when its words are those of the applicant's own datum, or when a data element stands behind it: a
data element is one datum of the applicant, asked once for all items. What somebody wrote is never written over.
"""

from collections.abc import Iterable, Mapping

from yimen.kernel.snapshot import snapshot
from yimen.kernel.terms import FieldKind, FieldTerm

_NAMES = frozenset({"姓名", "本人姓名", "申请人姓名"})
_OWN: Mapping[str, frozenset[str]] = {
    FieldKind.PHONE: frozenset({"联系电话", "电话", "手机号", "手机号码", "本人电话", "申请人电话"}),
    FieldKind.IDENTITY: frozenset({
        "身份证号", "身份证号码", "居民身份号码", "公民身份号码", "本人身份证号", "申请人身份证号"
    }),
    FieldKind.USCC: frozenset({"统一社会信用代码", "本单位统一社会信用代码"}),
}  # fmt: skip


@snapshot
class OnRecord:
    """What the register of parties says of an applicant; a phone may be missing."""

    kind: str
    name: str
    number: str
    phone: str


def known(fields: Iterable[FieldTerm], who: OnRecord) -> dict[str, str]:
    """By code, what need not be asked of this applicant."""
    found = {field.code: _said(field, who) for field in fields}
    return {code: text for code, text in found.items() if text}


def completed(fields: Iterable[FieldTerm], form: Mapping[str, str], who: OnRecord) -> dict[str, str]:
    """The form with what is known in the fields that were left empty.

    Where somebody else is named in the place of the applicant, their number is not the applicant's either.
    """
    asked = tuple(fields)
    names = [form.get(field.code, "").strip() for field in asked if _asks_the_name(field)]
    another = any(name and name != who.name for name in names)
    left = [
        field
        for field in asked
        if not form.get(field.code, "").strip() and not (another and field.kind is FieldKind.IDENTITY)
    ]
    return {**form, **known(left, who)}


def _asks_the_name(field: FieldTerm) -> bool:
    return field.kind is FieldKind.TEXT and field.label in _NAMES


def _said(field: FieldTerm, who: OnRecord) -> str:
    text = ""
    if _asks_the_name(field):
        text = who.name if who.kind == "person" else ""
    elif field.element or field.label in _OWN.get(field.kind, ()):
        text = _of_kind(field.kind, who)
    return text if len(text) <= field.max_length else ""


def _of_kind(kind: FieldKind, who: OnRecord) -> str:
    match kind:
        case FieldKind.PHONE:
            return who.phone
        case FieldKind.IDENTITY if who.kind == "person":
            return who.number
        case FieldKind.USCC if who.kind == "organisation":
            return who.number
        case _:
            return ""
