"""Forms in templates: fields with their labels and mistakes, and the key by which a form is sent once."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from django.template import Context, Library
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from yimen.kernel.terms import FieldKind, FieldTerm
from yimen.registries.catalogue.themes import Theme
from yimen.threshold.pieces import Mistake
from yimen.threshold.templatetags.values import worded

register = Library()


@register.simple_tag
def once() -> SafeString:
    """The idempotency key of a form: the same form sent twice does the work once."""
    return format_html('<input type="hidden" name="key" value="{}">', secrets.token_urlsafe(18))


@register.inclusion_tag("components/error_summary.html", takes_context=True)
def error_summary(context: Context, mistakes: Sequence[Mistake], lead: str = "") -> dict[str, object]:
    """What is to be mended, on top of the page, each with a link to its place."""
    return {"mistakes": mistakes, "lead": lead}


_INPUTS: Mapping[str, Mapping[str, str]] = {
    FieldKind.NUMBER: {"inputmode": "decimal", "short": "yes"},
    FieldKind.DATE: {"type": "date", "short": "yes"},
    FieldKind.PHONE: {"type": "tel", "inputmode": "tel", "autocomplete": "tel"},
    FieldKind.IDENTITY: {"autocomplete": "off"},
    FieldKind.USCC: {"autocomplete": "off"},
    "password": {"type": "password", "autocomplete": "current-password"},
    "email": {"type": "email", "autocomplete": "email"},
    "search": {"type": "search", "autocomplete": "off"},
    "datetime": {"type": "datetime-local", "short": "yes"},
}


@register.inclusion_tag("components/field.html", takes_context=True)
def field(
    context: Context,
    name: str,
    label: str,
    kind: str = "text",
    value: object = "",
    error: str = "",
    hint: str = "",
    options: Iterable[str | tuple[str, str]] = (),
    required: str = "yes",
    max_length: int = 0,
    wide: str = "",
    **attributes: str,
) -> dict[str, object]:
    """{% field "phone" "联系电话" kind="phone" value=… error=… %}: label, hint, control, error, in this order."""
    looks = {**_INPUTS.get(kind, {}), **attributes}
    return {
        "name": name,
        "id": f"f-{name}",
        "label": label,
        "kind": kind,
        "value": "" if value is None else value,
        "error": error,
        "hint": hint,
        "choices": [(o, o) if isinstance(o, str) else o for o in options],
        "required": required == "yes",
        "max_length": max_length,
        "wide": wide or kind in ("long_text", "choice"),
        "short": looks.pop("short", ""),
        "type": looks.pop("type", "text"),
        "attributes": _attributes(looks),
        "described": " ".join(x for x in (f"f-{name}-hint" if hint else "", f"f-{name}-error" if error else "") if x),
    }


@register.inclusion_tag("components/field.html", takes_context=True)
def field_of(
    context: Context, term: FieldTerm, value: str = "", error: str = "", **attributes: str
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


def _attributes(pairs: Mapping[str, str]) -> SafeString:
    words = (f' {conditional_escape(name.replace("_", "-"))}="{conditional_escape(v)}"' for name, v in pairs.items())
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
