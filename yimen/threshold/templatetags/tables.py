"""Tables in templates: a column says once what it is called and what stands in it.

{% table "审批专用章" for one in page.rows look="quiet folds mt-3" %}
  {% column "印章编号" %}<a href="{% url 'workbench:stamp' one.ref %}">{{ one.code }}</a>{% endcolumn %}
  {% column "用印次数" look="num" %}{{ one.uses }}{% endcolumn %}
  {% column "操作" when=may hidden %}…{% endcolumn %}
{% endtable %}

Where there is no room a row folds into a card: the first cell is its title, each other one bears its heading beside it.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.template import Context, Library, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, TextNode, Token, token_kwargs
from django.template.defaulttags import ForNode
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from yimen.threshold.language import told

register = Library()

LOOK = "quiet folds"
"""How a table looks that does not say otherwise."""
OF_A_TABLE = ("walked",)
"""What is said of a table in one word: keys go from row to row."""
OF_A_COLUMN = ("hidden", "bare", "row")
"""And of a column: its heading is only heard; its cells bear no heading on a narrow page; they head their rows."""
TO_THE_RIGHT = ("num", "right")
"""Cells that look so stand under a heading that stands on the right too."""
SHOWN = "_columns"
"""Where the columns that are shown stand in the context; no template can name it."""


class Column(Node):
    """One column: its heading, and what stands in its cell of each row."""

    child_nodelists = ("content",)

    def __init__(
        self, content: NodeList, words: FilterExpression, told_of: Mapping[str, FilterExpression], flags: Iterable[str]
    ) -> None:
        self.content, self.words, self.flags = content, words, frozenset(flags)
        self.facts = dict(told_of)
        self.look, self.when = self.facts.pop("look", None), self.facts.pop("when", None)

    def is_shown(self, context: Context) -> bool:
        return self.when is None or bool(self.when.resolve(context))

    def heading(self, context: Context) -> SafeString:
        facts = {name: fact.resolve(context) for name, fact in self.facts.items()}
        return conditional_escape(told(self.words.resolve(context), **facts))

    def head(self, context: Context) -> SafeString:
        heading = self.heading(context)
        if "hidden" in self.flags:
            heading = format_html('<span class="visually-hidden">{}</span>', heading)
        look = self._look(context)
        right = "right" if any(word in look.split() for word in TO_THE_RIGHT) and "hidden" not in self.flags else ""
        return format_html('<th scope="col"{}>{}</th>', _pairs({"class": right}), heading)

    def begin(self, context: Context, place: int) -> tuple[SafeString, SafeString]:
        """How each of its cells begins and ends."""
        bare = place == 0 or not self.flags.isdisjoint(OF_A_COLUMN)
        about = _pairs({"class": self._look(context), "data-label": "" if bare else self.heading(context)})
        if "row" in self.flags:
            return format_html('<th scope="row"{}>', about), mark_safe("</th>")
        return format_html("<td{}>", about), mark_safe("</td>")

    def _look(self, context: Context) -> str:
        return str(self.look.resolve(context)) if self.look else ""

    def render(self, context: Context) -> SafeString:
        """A cell; the blanks that lay out its template are none of it, so one with nothing in it is empty."""
        return mark_safe(self.content.render(context).strip())


class Row(Node):
    """One row: a cell of each column that is shown."""

    child_nodelists = ("columns",)

    def __init__(self, columns: NodeList, walked: bool) -> None:
        self.columns = columns
        self.begins = "<tr data-row>" if walked else "<tr>"

    def render(self, context: Context) -> SafeString:
        cells = [f"{begins}{column.render_annotated(context)}{ends}" for column, begins, ends in context[SHOWN]]
        return mark_safe(f"{self.begins}{''.join(cells)}</tr>")


class Table(Node):
    """A table of rows that are alike."""

    child_nodelists = ("rows",)

    def __init__(self, caption: FilterExpression | None, columns: Sequence[Column], rows: ForNode) -> None:
        self.caption, self.columns, self.rows = caption, columns, NodeList([rows])
        self.look: FilterExpression | None = None
        self.facts: dict[str, FilterExpression] = {}

    def render(self, context: Context) -> SafeString:
        shown = [column for column in self.columns if column.is_shown(context)]
        cells = [(column, *column.begin(context, place)) for place, column in enumerate(shown)]
        with context.push(**{SHOWN: cells}):
            rows = self.rows.render(context)
        return format_html(
            '<table class="table {}">{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
            self.look.resolve(context) if self.look else LOOK,
            self._caption(context),
            format_html_join("", "{}", ((column.head(context),) for column in shown)),
            rows,
        )

    def _caption(self, context: Context) -> SafeString:
        if self.caption is None:
            return mark_safe("")
        facts = {name: fact.resolve(context) for name, fact in self.facts.items()}
        words = told(self.caption.resolve(context), **facts)
        return format_html('<caption class="visually-hidden">{}</caption>', words)


def _pairs(said: Mapping[str, str]) -> SafeString:
    return format_html_join("", ' {}="{}"', ((name, value) for name, value in said.items() if value))


@register.tag("column")
def column_tag(parser: Parser, token: Token) -> Column:
    """{% column "第 {n} 季度" n=quarter look="num" when=may bare %}…{% endcolumn %}, in a table only."""
    if [command for command, _ in parser.command_stack[-2:]] != ["table", "column"]:
        raise TemplateSyntaxError("a column stands in a table, and in nothing else")
    bits = token.split_contents()[1:]
    words = parser.compile_filter(bits.pop(0))
    flags = _taken(bits, OF_A_COLUMN)
    told_of = _told_of(bits, parser)
    content = parser.parse(("endcolumn",))
    parser.delete_first_token()
    return Column(content, words, told_of, flags)


@register.tag("table")
def table_tag(parser: Parser, token: Token) -> Table:
    """{% table "谁看过" for one in rows look="folds mt-3" walked %}{% column … %}…{% endtable %}"""
    bits = token.split_contents()[1:]
    caption = None if bits[:1] == ["for"] else parser.compile_filter(bits.pop(0))
    if bits[:1] != ["for"] or "in" not in bits:
        raise TemplateSyntaxError("a table says for which rows: {% table for one in rows %}")
    names = " ".join(bits[1 : bits.index("in")]).replace(",", " ").split()
    del bits[: bits.index("in") + 1]
    rows = parser.compile_filter(bits.pop(0))
    flags = _taken(bits, OF_A_TABLE)
    facts = _told_of(bits, parser)
    columns = _columns(parser)
    loop = ForNode(names, rows, False, NodeList([Row(NodeList(columns), "walked" in flags)]))
    table = Table(caption, columns, loop)
    table.look, table.facts = facts.pop("look", None), facts
    return table


def _columns(parser: Parser) -> list[Column]:
    content = parser.parse(("endtable",))
    parser.delete_first_token()
    columns = [node for node in content if isinstance(node, Column)]
    if strange := [node for node in content if not _is_blank(node) and not isinstance(node, Column)]:
        raise TemplateSyntaxError(f"a table holds columns, not {strange[0]!r}")
    return columns


def _is_blank(node: Node) -> bool:
    return isinstance(node, TextNode) and not node.s.strip()


def _taken(bits: list[str], words: Iterable[str]) -> list[str]:
    """Those of the words that are said; they are taken out of what is said."""
    said = [word for word in words if word in bits]
    for word in said:
        bits.remove(word)
    return said


def _told_of(bits: list[str], parser: Parser) -> dict[str, FilterExpression]:
    told_of: dict[str, FilterExpression] = token_kwargs(bits, parser)
    if bits:
        raise TemplateSyntaxError(f"what is {bits[0]!r} here?")
    return told_of
