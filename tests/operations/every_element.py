"""Terms in which every element is filled with something of its own, so that nothing can be lost unseen."""

from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from yimen.kernel.terms import Terms

#: Elements that are text and say one of a few words.
WORDS = {
    "unit": "natural_day", "exercise_level": "4", "body_kind": "2", "power_source": "2", "ground": "hearing",
    "kind": "reconsideration", "served": ("1", "2"), "ways": ("1", "2"), "phone": "0990-1234567",
    "complaint_phone": "0990-7654321", "code": "code-1",
}  # fmt: skip
YES_NO = (
    "instant", "required", "presence", "appointment", "online_payment", "express_materials", "express_result",
    "self_service", "agency", "signature",
)  # fmt: skip


def every_element() -> Terms:
    """Terms with every element filled, each with another value than the usual one."""
    terms: Terms = _filled(Terms)
    return terms


def _filled(kind: type) -> Any:
    hints = get_type_hints(kind)
    return kind(**{one.name: _value(one.name, hints[one.name], one.default) for one in fields(kind)})


def _value(name: str, hint: Any, usual: Any) -> Any:
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    if get_origin(hint) is tuple:
        if name in WORDS:
            return WORDS[name]
        return (_value(name, kinds[0], None),) if kinds[0] is not str else (f"{name}一", f"{name}二")
    kind = kinds[0] if NoneType in get_args(hint) else hint
    if is_dataclass(kind) and isinstance(kind, type):
        return _filled(kind)
    if kind is str:
        return ("no" if usual == "yes" else "yes") if name in YES_NO else WORDS.get(name, f"{name}的内容")
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return next(one for one in kind if one != usual and one.value not in ("", "0"))
    return kind(7) if kind in (int, Decimal) else kind()
