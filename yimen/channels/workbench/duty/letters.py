"""Authorisation letters on three pages: those in force with the forms, one letter item by item, and technical items."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from yimen.channels.workbench.duty.forms import Form, posted, status_of
from yimen.channels.workbench.duty.pages import offices_of, people_of
from yimen.channels.workbench.duty.words import COMPLEXITIES, MANNERS, RANKS
from yimen.engine.records.prints.operations import print_letter
from yimen.kernel.actor import Role
from yimen.kernel.offices.letters import Manner, Matter
from yimen.kernel.papers.prints import Door
from yimen.kernel.terms import Complexity
from yimen.kernel.writing import NoSuchThing, NotInList
from yimen.registries.catalogue import operations as catalogue_desk
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.grants import operations, queries
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.posted import takes
from yimen.threshold.printing import printed
from yimen.threshold.security import as_preview

SHOWN_AT_FIRST = 50
ROWS = range(3)
_MATTER = ("item", "manner", "procedure", "technical", "opinion")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes(
    "act basis complexity graded_basis graded_item graded_rank holder item* letter manner* office opinion* "
    "procedure* rank seal technical* valid_from valid_to"
)
def letters(request: HttpRequest) -> HttpResponse:
    """The letters in force for everybody at a desk; the head of an office issues and revokes its own here."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _LETTERS if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    may = me.has_role(Role.OFFICE_HEAD, Role.ADMINISTRATOR)
    rows = queries.faces(now)
    words = request.GET.get("words", "").strip()[:50]
    if words:
        rows = tuple(one for one in rows if words in one.office_name + one.holder_name + one.number)
    all_of_them = words or request.method == "POST" or request.GET.get("all") == "yes"
    shown = rows if all_of_them else rows[:SHOWN_AT_FIRST]
    facts = {
        "here": "duty",
        "tab": "letters",
        "rows": shown,
        "count": len(rows),
        "more": len(rows) - len(shown),
        "words": words,
        "may": may,
        "waiting": queries.to_acknowledge(me, now),
        "people": people_of(me) if may else (),
        "offices": offices_of(me) if may else (),
        "rank_words": {int(rank): told(name) for rank, name in RANKS.items()},
        "ranks": [(str(int(rank)), told(name)) for rank, name in RANKS.items()],
        "manners": [(str(manner), told(name)) for manner, name in MANNERS.items()],
        "matter_rows": [(n, {field: request.POST.get(f"{field}{n}", "") for field in _MATTER}) for n in ROWS],
        "classes": [(str(one), told(name)) for one, name in COMPLEXITIES.items()],
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "today": now,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/duty/letters.html", facts, status=status_of(mend))


@require_safe
@needs_staff()
def letter(request: HttpRequest, ref: str) -> HttpResponse:
    """One letter: what it says of its items, and which units have acknowledged it."""
    now = clock.now()
    row = queries.letter(ref)
    if row is None:
        raise Http404(ref)
    facts = {
        "here": "duty",
        "tab": "letters",
        "row": row,
        "in_force": row.in_force(now),
        "rank": told(RANKS[row.rank]),
        "matters": queries.matters(ref, now),
        "notices": queries.notices_of(ref, now),
        "manner_words": {str(manner): told(name) for manner, name in MANNERS.items()},
    }
    return render(request, "workbench/duty/letter.html", facts)


@require_GET
@needs_staff()
def letter_paper(request: HttpRequest, ref: str) -> HttpResponse:
    """The letter as its sealed paper, to look at and to print; who opened it is on record."""
    found = printed(request, print_letter, ref, door=Door.WORKBENCH)
    if found is None:
        raise Http404(ref)
    return as_preview(found.content, found.name, "application/pdf")


@require_safe
@needs_staff()
def technical(request: HttpRequest) -> HttpResponse:
    """Technical items that letters give for direct or consultative decision, and how that changed over a year."""
    now = clock.now()
    facts = {
        "here": "duty",
        "tab": "letters",
        "rows": queries.technical(now),
        "counts": queries.technical_over_time(now),
        "manner_words": {str(manner): told(name) for manner, name in MANNERS.items()},
    }
    return render(request, "workbench/duty/technical.html", facts)


def _issue(form: Form) -> None:
    ends = form.morning("valid_to") if form.text("valid_to") else None
    form.run(
        operations.issue_letter, form.text("holder"), form.text("office"), form.number("rank", 9, 0), (),
        form.text("seal"), max(form.morning("valid_from"), form.now), ends, tuple(_matters(form)),
    )  # fmt: skip


def _matters(form: Form) -> list[Matter]:
    """What was said of single items; a row without the code of an item says nothing."""
    return [_matter(form, n) for n in ROWS if form.text(f"item{n}").strip()]


def _matter(form: Form, n: int) -> Matter:
    item = catalogue.in_force(form.text(f"item{n}").strip(), form.now)
    if item is None:
        raise NoSuchThing(what="item")
    manner = Manner.CONSULTATIVE if form.text(f"manner{n}") == Manner.CONSULTATIVE else Manner.DIRECT
    technical = "yes" if form.text(f"technical{n}") == "yes" else "no"
    return Matter(item.ref, manner, form.text(f"procedure{n}"), technical, form.text(f"opinion{n}"))


def _revoke(form: Form) -> None:
    form.run(operations.revoke_letter, form.text("letter"), form.text("basis"))


def _acknowledge(form: Form) -> None:
    form.run(operations.acknowledge_letter, form.text("letter"))


def _grade(form: Form) -> None:
    item = catalogue.in_force(form.text("graded_item").strip(), form.now)
    if item is None:
        raise NoSuchThing(what="item")
    complexity = form.text("complexity")
    if complexity not in list(Complexity):
        raise NotInList(field="complexity")
    rank, basis = form.number("graded_rank", 9, 0), form.text("graded_basis")
    form.run(catalogue_desk.grade_item, item.ref, Complexity(complexity), rank, basis)


_LETTERS: Mapping[str, Callable[[Form], None]] = {
    "issue": _issue,
    "revoke": _revoke,
    "acknowledge": _acknowledge,
    "grade": _grade,
}
