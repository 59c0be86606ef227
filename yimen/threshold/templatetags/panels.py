"""Panels in templates: a part of a page under its heading.

{% panel "用印记录" look="list" mark="uses" aside="共 {n} 次" n=page.count %}…{% endpanel %}

The heading is the panel's name too, by which whoever does not see it goes from part to part.
"""

from collections.abc import Mapping

from django.template import Context, Library, Node, NodeList
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from yimen.threshold.language import told

register = Library()

LOOKS = ("look", "mark", "aside")
"""What a panel is told of itself: its classes, its id, and the small words beside its heading."""


class Panel(Node):
    """A part of a page under its heading; all else that it is told are facts of its words."""

    child_nodelists = ("content",)

    def __init__(self, content: NodeList, words: FilterExpression, told_of: Mapping[str, FilterExpression]) -> None:
        self.content, self.words = content, words
        self.looks = {name: told_of[name] for name in LOOKS if name in told_of}
        self.facts = {name: fact for name, fact in told_of.items() if name not in LOOKS}

    def render(self, context: Context) -> SafeString:
        facts = {name: fact.resolve(context) for name, fact in self.facts.items()}
        looks = {name: said.resolve(context) for name, said in self.looks.items()}
        heading = conditional_escape(told(self.words.resolve(context), **facts))
        aside = conditional_escape(told(looks["aside"], **facts)) if looks.get("aside") else ""
        return format_html(
            '<section class="panel{}"{} aria-label="{}"><div class="panel-head"><h2>{}</h2>{}</div>{}</section>',
            f" {looks['look']}" if looks.get("look") else "",
            format_html(' id="{}"', looks["mark"]) if looks.get("mark") else "",
            heading,
            heading,
            format_html('<span class="small second">{}</span>', aside) if aside else "",
            self.content.render(context),
        )


@register.tag("panel")
def panel_tag(parser: Parser, token: Token) -> Panel:
    """{% panel "交接记录" look="list" %}…{% endpanel %}"""
    bits = token.split_contents()[1:]
    words = parser.compile_filter(bits.pop(0))
    told_of = token_kwargs(bits, parser)
    content = parser.parse(("endpanel",))
    parser.delete_first_token()
    return Panel(content, words, told_of)
