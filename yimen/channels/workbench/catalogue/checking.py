"""The live rule check beside the editor: each rule with its words, its basis and the way to what breaks it."""

from collections.abc import Mapping

from django.urls import reverse

from yimen.channels.workbench.catalogue.looks import Mark, is_about, mark
from yimen.kernel.publication import WAIVABLE, Check, Level, Outcome
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue import queries
from yimen.registries.catalogue.rows import ItemView
from yimen.registries.dated import day_of
from yimen.threshold import clock
from yimen.threshold.elements.document import Document, document_of, value_at
from yimen.threshold.elements.kinds import Group
from yimen.threshold.elements.reading import PREFIX
from yimen.threshold.elements.table import GROUPS, group_holding
from yimen.threshold.language import language
from yimen.threshold.words.rules import element_called, rule_said


@snapshot
class Finding:
    """One rule as it was found on one element."""

    element: str
    called: str
    words: str
    basis: str
    rule: str
    address: str
    """Where the element is mended."""
    waiver: str = ""
    """Where the rule can be waived, when it can be."""


@snapshot
class Checked:
    """What the rules say of a draft: what refuses publication, what warns, what is kept, and a mark for each group."""

    failed: tuple[Finding, ...]
    warned: tuple[Finding, ...]
    passed: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    """What is broken and need not be kept for a while."""
    marks: tuple[Mark, ...]

    @property
    def words(self) -> Mapping[str, str]:
        """The first sentence on each element that breaks a rule."""
        return {one.element: one.words for one in reversed(self.failed)}


def check(view: ItemView) -> Checked:
    """Hold a draft against the rules as its publication will be, with all that the catalogue knows beside it."""
    document = document_of(view)
    checks = queries.checks_of(view, day_of(clock.now()))
    found = [(one, _finding(view, document, one)) for one in checks]
    failed = tuple(said for one, said in found if _broken(one) and one.level is not Level.WARNS)
    warned = tuple(said for one, said in found if _broken(one) and one.level is Level.WARNS)
    passed = tuple(said for one, said in found if one.outcome is Outcome.PASSED)
    waived = tuple(said for one, said in found if one.outcome is Outcome.WAIVED)
    return Checked(failed, warned, passed, waived, tuple(mark(group, document, _of(group, failed)) for group in GROUPS))


def _broken(one: Check) -> bool:
    return one.outcome is Outcome.FAILED


def _finding(view: ItemView, document: Document, one: Check) -> Finding:
    said = language()
    address = way_to(view.version_ref, document, one.element) if _broken(one) else ""
    return Finding(
        one.element,
        element_called(one.element, view.terms, said),
        rule_said(one.rule, said),
        one.basis,
        one.rule,
        address,
        f"{reverse('workbench:catalogue_waivers', args=[view.ref])}?rule={one.rule}" if one.rule in WAIVABLE else "",
    )


def _of(group: Group, found: tuple[Finding, ...]) -> list[str]:
    return [one.element for one in found if group_holding(one.element) is group]


def way_to(ref: str, document: Document, element: str) -> str:
    """The page on which an element is mended, at its control; the decision table has an editor of its own."""
    group = group_holding(element)
    if group is None:
        return reverse("workbench:catalogue_table", args=[ref])
    for listed in group.lists:
        for number, record in enumerate(value_at(document, listed.path) or ()):
            if is_about(element, listed, number, record):
                return reverse("workbench:catalogue_record", args=[ref, group.code, listed.path, number])
    address = reverse("workbench:catalogue_edit", args=[ref, group.code])
    bare = element.removeprefix("service.")
    path = next((one.path for one in group.elements if one.path.removeprefix("service.") == bare), "")
    return f"{address}#f-{PREFIX}{path.replace('.', '-')}" if path else address
