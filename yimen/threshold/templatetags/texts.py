"""Texts, links and pictures in templates: what a page says in the language of its reader."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.template import Context, Library, Node, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from yimen.kernel.translation import GuidePart
from yimen.threshold import icons
from yimen.threshold.actors import actor_of_request, lets_in
from yimen.threshold.addresses import address, readers
from yimen.threshold.guide_languages import Telling
from yimen.threshold.language import language, told, told_html

register = Library()

_QUOTES = ('"', "'")


class Text(Node):
    """A text of the interface in the reader's language."""

    def __init__(self, chinese: str, facts: Mapping[str, FilterExpression], name: str) -> None:
        self.chinese, self.facts, self.name = chinese, facts, name

    def render(self, context: Context) -> SafeString:
        text = told_html(self.chinese, **{name: fact.resolve(context) for name, fact in self.facts.items()})
        if not self.name:
            return text
        context[self.name] = text
        return mark_safe("")


@register.tag("t")
def text(parser: Parser, token: Token) -> Text:
    """{% t "还剩 {n} 件" n=count %}: written out, so that every text can be found and has its English."""
    bits = token.split_contents()[1:]
    if not bits or bits[0][0] not in _QUOTES:
        raise TemplateSyntaxError("t wants a quoted Chinese text first")
    name = ""
    if len(bits) > 2 and bits[-2] == "as":
        name, bits = bits[-1], bits[:-2]
    rest = bits[1:]
    facts = token_kwargs(rest, parser)
    if rest:
        raise TemplateSyntaxError(f"t does not understand {rest[0]!r}")
    return Text(bits[0][1:-1].replace('\\"', '"'), facts, name)


class Address(URLNode):
    """Django's own, for the plain addresses of which a page has dozens: the pattern is worked out once."""

    def render(self, context: Context) -> str:
        if self.kwargs or self.asvar:
            return str(super().render(context))
        found = address(str(self.view_name.resolve(context)), [arg.resolve(context) for arg in self.args])
        return conditional_escape(found)


@register.tag("url")
def url_tag(parser: Parser, token: Token) -> Address:
    """{% url "workbench:case" row.ref %}"""
    plain = django_url(parser, token)
    return Address(plain.view_name, plain.args, plain.kwargs, plain.asvar)


@register.filter(name="told")
def told_filter(chinese: object) -> str:
    """A name from the tables, in the reader's language: {{ name|told }}."""
    return told(str(chinese))


def _used(request: HttpRequest | None) -> set[str] | None:
    if request is None or "HX-Request" in request.headers:
        return None
    used: set[str] = request.__dict__.setdefault("_icons_used", set())
    return used


@register.simple_tag(takes_context=True)
def icon(context: Context, name: str) -> SafeString:
    """{% icon "clock" %}: drawn once a page by {% icon_sheet %}; in a piece of a page, drawn in place."""
    used = _used(getattr(context, "request", None))
    if used is None:
        return icons.drawn(name)
    used.add(name)
    return icons.use(name)


@register.simple_tag(takes_context=True)
def icon_sheet(context: Context) -> SafeString:
    """The symbols this page used; at the end of the body."""
    return icons.sheet(_used(getattr(context, "request", None)) or ())


@register.simple_block_tag(takes_context=True)
def if_open(context: Context, content: str, name: str) -> str:
    """{% if_open "oversight:board" %}a link{% endif_open %}: for those whom that page lets in, else nothing."""
    return content if lets_in(readers(name), actor_of_request(context["request"])) else ""


@register.simple_block_tag(takes_context=True)
def part(context: Context, content: str, name: str, title: str) -> SafeString:
    """{% part "c3" title %}…{% endpart %}: a section of a long page; in large print it starts folded."""
    if context.get("print_mode"):
        return format_html(
            '<details class="fold part" id="{}"><summary><h2>{}</h2>{}</summary><div>{}</div></details>',
            name,
            title,
            icon(context, "down"),
            content,
        )
    return format_html('<section class="part" id="{}"><h2>{}</h2>{}</section>', name, title, content)


@register.simple_tag
def page_language() -> str:
    """For <html lang>: zh-Hans or en."""
    return "en" if language() == "en" else "zh-Hans"


@register.simple_tag(takes_context=True)
def say(context: Context, chinese: str) -> SafeString:
    """{% say item.name %}: a passage of a guide in the language in which it is told, or in Chinese."""
    told_as = context.get("telling") or Telling()
    return told_as.marked(str(chinese))


@register.inclusion_tag("components/untold.html", takes_context=True)
def untold(context: Context, part: str) -> dict[str, object]:
    """{% untold "materials" %}: says that passages of this part have no translation and stand in Chinese."""
    told_as = context.get("telling") or Telling()
    return {"name": told_as.name, "lacking": told_as.lacking.get(GuidePart(part), 0)}
