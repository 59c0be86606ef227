"""Forms in templates: what is sent once, remembers what was typed, and unfolds itself where something is to be mended.

{% fold "大厅并入中心" %}
  {% form "merge" hall=one.ref %}
    {% field "day" "从哪天起" kind="date" value=today %}
    <button class="button primary">{% t "并入" %}</button>
  {% endform %}
{% endfold %}

After a refusal the page is drawn again with its `mistakes`. The form that was sent is the one whose act and hidden
fields came back, or one of whose buttons asks for the act that did: its fields hold what was typed, the wrong one says
what to do, and what it is folded in stands open. No view hands any of this to a template.
"""

import re
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.http import HttpRequest, QueryDict
from django.template import Context, Library, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, TextNode, Token, token_kwargs
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from yimen.threshold.language import told
from yimen.threshold.pieces import Mistake
from yimen.threshold.posted import ALWAYS
from yimen.threshold.templatetags.texts import icon

register = Library()

AT = "f-"
"""How the id of a control begins; a mistake names one."""
LOOKS = ("look", "to", "files", "mark")
"""What `form` is told of itself: its classes, its address, whether files are sent with it, and its id. All else that it
is told are hidden fields."""
AS_IT_STOOD = ("seen", "revision")
"""Hidden fields that say what was read: after a refusal because of that they are others, and the form is the same."""
FORM, FOLDS = "_form", "_folds"
"""Where a form and what it is folded in stand in the context; no template can name them."""
_WORD = re.compile(r"[\w-]{1,20}")
_BUTTON, _ATTRIBUTE = re.compile(r"<button\b([^>]*)>"), re.compile(r'\b(name|value|type)="([^"]*)"')
_INPUT = re.compile(r'<input\b[^>]* name="(act|then)"')
OF_BUTTONS = ("act", "then")
"""What only buttons and hidden fields say: a form with neither was not sent where one of these came."""
OPEN = "\0"
"""What stands where a template puts a value in."""


class Filled:
    """A form of the page; of the one that was sent and refused also what was typed and what is to be mended.

    `place` is what the ids of its controls begin with. The form that was sent has the plain ids: mistakes lead there.
    """

    def __init__(self, place: str, typed: QueryDict | None = None, errors: Mapping[str, str] | None = None) -> None:
        self.place, self.typed, self.errors = place, typed, errors or {}
        self.drawn: Counter[str] = Counter()

    def control(self, name: str, usual: object) -> tuple[str, object, str]:
        """The id of the next control of this name, what it holds, and what is to be mended in it.

        It holds what was typed, or what it usually begins with where nothing was. Of several with one name each has its
        own.
        """
        number = self.drawn[name]
        self.drawn[name] += 1
        at = f"{self.place}{name}-{number + 1}" if number else f"{self.place}{name}"
        if self.typed is None:
            return at, usual, ""
        typed = self.typed.getlist(name)[number:] or (usual,)
        return at, typed[0], "" if number else self.errors.get(name, "")


class Buttons:
    """The buttons of a form, as its template draws them: by which names and values it can have been sent."""

    def __init__(self, content: NodeList) -> None:
        drawn = OPEN.join(node.s for node in content.get_nodes_by_type(TextNode) if isinstance(node, TextNode))
        found = [dict(_ATTRIBUTE.findall(about)) for about in _BUTTON.findall(drawn)]
        sending = [one for one in found if one.get("type") != "button"]
        self.nameless = not all("name" in one for one in sending)
        self.values: dict[str, set[str]] = {}
        for one in sending:
            if "name" in one:
                self.values.setdefault(one["name"], set()).add(one.get("value", ""))
        for name in _INPUT.findall(drawn):
            self.values.setdefault(name, set()).add(OPEN)

    def may_have_sent(self, sent: QueryDict, hidden: Mapping[str, str]) -> bool:
        """Whether what was sent came by one of these buttons."""
        if any(name in sent for name in OF_BUTTONS if name not in self.values and name not in hidden):
            return False
        return all(
            sent[name] in values or any(OPEN in value for value in values) if name in sent else self.nameless
            for name, values in self.values.items()
        )


def filled(context: Context, to: str, buttons: Buttons, hidden: Mapping[str, str]) -> Filled:
    """The form with this address, these buttons and hidden fields, as it is or as it was sent."""
    request: HttpRequest | None = getattr(context, "request", None)
    mistakes: Sequence[Mistake] = context.get("mistakes") or ()
    if mistakes and request is not None and _was_sent(request, to) and _is(request.POST, buttons, hidden):
        return Filled(AT, request.POST, {one.at.removeprefix(AT): one.sentence for one in mistakes if one.at})
    place = AT + "".join(f"{said}-" for said in hidden.values() if _WORD.fullmatch(said))
    return Filled(_alone(f"{AT}-" if place == AT and mistakes else place, request))


def _alone(place: str, request: HttpRequest | None) -> str:
    """No two forms of a page have one place."""
    places = Counter[str]() if request is None else request.__dict__.setdefault("_form_places", Counter())
    places[place] += 1
    return place if places[place] == 1 else f"{place}{places[place]}-"


def _was_sent(request: HttpRequest, to: str) -> bool:
    return request.method == "POST" and to.partition("?")[0] in ("", request.path)


def _is(sent: QueryDict, buttons: Buttons, hidden: Mapping[str, str]) -> bool:
    told = {name: said for name, said in hidden.items() if name not in AS_IT_STOOD}
    return all(sent.get(name, "") == said for name, said in told.items()) and buttons.may_have_sent(sent, hidden)


@register.simple_tag
def once() -> SafeString:
    """The idempotency key of a form: the same form sent twice does the work once."""
    return format_html('<input type="hidden" name="key" value="{}">', secrets.token_urlsafe(18))


class Form(Node):
    """A form that is posted."""

    def __init__(
        self, content: NodeList, act: FilterExpression | None, told_of: Mapping[str, FilterExpression]
    ) -> None:
        self.content, self.act, self.told_of = content, act, told_of
        self.buttons = Buttons(content)

    def render(self, context: Context) -> SafeString:
        told_of = {name: one.resolve(context) for name, one in self.told_of.items()}
        looks = {name: told_of.pop(name) for name in LOOKS if name in told_of}
        hidden = {"act": self.act.resolve(context)} if self.act else {}
        hidden |= {name: "" if value is None else str(value) for name, value in told_of.items()}
        form = filled(context, str(looks.get("to", "")), self.buttons, hidden)
        if form.typed is not None:
            for fold in context.get(FOLDS) or ():
                fold.append(form)
        with context.push(**{FORM: form}):
            content = self.content.render(context)
        inputs = format_html_join("", '<input type="hidden" name="{}" value="{}">', hidden.items())
        begins = f"<form{_about(looks)}>{CsrfTokenNode().render(context)}{once()}{inputs}"
        return mark_safe(f"{begins}{content}</form>")


def _about(looks: Mapping[str, object]) -> SafeString:
    pairs = {
        "method": "post",
        "action": looks.get("to"),
        "enctype": "multipart/form-data" if looks.get("files") else "",
        "class": looks.get("look"),
        "id": looks.get("mark"),
    }
    return format_html_join("", ' {}="{}"', ((name, said) for name, said in pairs.items() if said))


@register.tag("form")
def form_tag(parser: Parser, token: Token) -> Form:
    """{% form "accept" case=row.ref look="panel-body" %}…{% endform %}: posts its act with its hidden fields, once."""
    bits = token.split_contents()[1:]
    act = parser.compile_filter(bits.pop(0)) if bits and bits[0][0] in "\"'" else None
    told_of = token_kwargs(bits, parser)
    if own := [name for name in told_of if name in ALWAYS]:
        raise TemplateSyntaxError(f"every form has {own[0]!r} of its own already")
    content = parser.parse(("endform",))
    parser.delete_first_token()
    return Form(content, act, told_of)


class Fold(Node):
    """A part of a page that stands folded until somebody wants it, or until a form in it is to be mended."""

    def __init__(self, content: NodeList, words: FilterExpression, looks: Mapping[str, FilterExpression]) -> None:
        self.content, self.words, self.looks = content, words, looks

    def render(self, context: Context) -> SafeString:
        looks = {name: one.resolve(context) for name, one in self.looks.items()}
        to_mend: list[Filled] = []
        with context.push(**{FOLDS: [*(context.get(FOLDS) or ()), to_mend]}):
            content = self.content.render(context)
        return format_html(
            '<details class="fold{}"{}><summary{}><span>{}</span>{}</summary>{}</details>',
            f" {looks['look']}" if looks.get("look") else "",
            mark_safe(" open" if to_mend or looks.get("open") else ""),
            mark_safe(f' class="{conditional_escape(looks["head"])}"' if looks.get("head") else ""),
            told(str(self.words.resolve(context))),
            icon(context, "down"),
            content,
        )


@register.tag("fold")
def fold_tag(parser: Parser, token: Token) -> Fold:
    """{% fold "记一次检查" look="mt-3" %}…{% endfold %}; `open=` says when it stands open anyway."""
    bits = token.split_contents()[1:]
    words = parser.compile_filter(bits.pop(0))
    looks = token_kwargs(bits, parser)
    content = parser.parse(("endfold",))
    parser.delete_first_token()
    return Fold(content, words, looks)


@register.inclusion_tag("components/error_summary.html", takes_context=True)
def error_summary(context: Context, mistakes: Iterable[Mistake], lead: str = "") -> dict[str, object]:
    """What is to be mended, on top of the page, each with a link to its place."""
    return {"mistakes": mistakes, "lead": lead}
