"""The fields of forms in templates, with their labels, hints and mistakes."""

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from typing import Any

from django.template import Context, Library
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from yimen.kernel.terms import FieldKind, FieldTerm
from yimen.registries.catalogue.themes import Theme
from yimen.threshold.language import told
from yimen.threshold.templatetags.forms import AT, FORM, Filled
from yimen.threshold.templatetags.values import name_of, worded

register = Library()


_INPUTS: Mapping[str, Mapping[str, str]] = {
    FieldKind.NUMBER: {"inputmode": "decimal", "short": "yes"},
    "count": {"inputmode": "numeric", "short": "yes"},
    FieldKind.DATE: {"type": "date", "short": "yes"},
    FieldKind.PHONE: {"type": "tel", "inputmode": "tel", "autocomplete": "tel"},
    FieldKind.IDENTITY: {"autocomplete": "off"},
    FieldKind.USCC: {"autocomplete": "off"},
    "password": {"type": "password", "autocomplete": "current-password"},
    "email": {"type": "email", "autocomplete": "email"},
    "search": {"type": "search", "autocomplete": "off"},
    "time": {"type": "time", "short": "yes"},
    "month": {"type": "month", "short": "yes"},
    "file": {"type": "file"},
    "datetime": {"type": "datetime-local", "short": "yes"},
}


SECRET = ("one-time-code", "current-password", "new-password")
"""What is typed here goes back onto no page."""
Option = object
"""A word that is its own name, a pair of code and name, or something with a ref and a name."""


@register.inclusion_tag("components/field.html", takes_context=True)
def field(
    context: Context,
    name: str,
    label: str,
    kind: str = "text",
    value: object = "",
    error: str = "",
    hint: str = "",
    options: Iterable[Option] = (),
    names: str = "",
    blank: str = "",
    required: str = "yes",
    max_length: int = 0,
    rows: int = 4,
    wide: str = "",
    **attributes: object,
) -> dict[str, object]:
    """{% field "phone" "联系电话" kind="phone" hint="白天打得通的" %}: label, hint, control, error.

    In a {% form %} it holds what was typed and says what is to be mended by itself. `names` is the table of names by
    which the codes in `options` are called; a select begins with `blank` when nothing is chosen yet.
    """
    at, held, mistake = (context.get(FORM) or Filled(AT)).control(name, value)
    to_mend = error or mistake
    looks = {**_INPUTS.get(kind, {}), **attributes}
    if looks.get("type") == "password" or looks.get("autocomplete") in SECRET:
        held = ""
    described = (f"{at}-hint" if hint else "", f"{at}-error" if to_mend else "")
    return {
        "name": name,
        "id": at,
        "label": told(label),
        "kind": kind,
        "value": _written(held),
        "error": to_mend,
        "hint": told(hint),
        "choices": [_choice(one, names) for one in options],
        "blank": told(blank),
        "required": required != "no",
        "at_once": required == "at_once",
        "max_length": max_length,
        "rows": rows,
        "wide": wide == "yes" or (not wide and kind in ("long_text", "choice")),
        "short": looks.pop("short", ""),
        "type": looks.pop("type", "text"),
        "attributes": _attributes(looks),
        "described": " ".join(filter(None, described)),
    }


def _written(value: object) -> object:
    """As a control wants it: days in figures, nothing as nothing."""
    return "" if value is None else value.isoformat() if isinstance(value, date) else value


def _choice(one: Any, names: str) -> tuple[str, str]:
    if isinstance(one, tuple):
        return str(one[0]), one[1]
    if isinstance(one, str):
        return str(one), name_of(one, names) if names else told(one)
    return one.ref, one.name


@register.inclusion_tag("components/field.html", takes_context=True)
def field_of(
    context: Context, term: FieldTerm, value: str = "", error: str = "", **attributes: Any
) -> dict[str, object]:
    """A field of the one form, as its term says."""
    return field(
        context,
        f"field-{term.code}",
        term.label,
        kind=str(term.kind),
        value=value,
        error=error,
        hint=term.hint,
        options=term.options,
        required=term.required,
        max_length=term.max_length,
        **attributes,
    )


def _attributes(pairs: Mapping[str, object]) -> SafeString:
    """`yes` sets an attribute that takes no value."""
    told_of = (
        (conditional_escape(name.replace("_", "-")), said) for name, said in pairs.items() if said not in ("", None)
    )
    words = (f" {name}" if said == "yes" else f' {name}="{conditional_escape(str(said))}"' for name, said in told_of)
    return mark_safe("".join(words))


@register.simple_tag
def shelf_options(shelves: Iterable[Theme], chosen: str) -> SafeString:
    """{% shelf_options themes narrowed.theme %}: themes or life events as the options of a select."""
    return mark_safe(
        "".join(
            f'<option value="{escape(one.code)}"{" selected" * (one.code == chosen)}>{escape(worded(one))}</option>'
            for one in shelves
        )
    )
