"""The list of items with its tree: by region, office and main item; narrowed by what the desk looks for."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yimen.channels.workbench.catalogue.pages import GAPS, STANDINGS, for_the_desk, page
from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.registries.catalogue import desk, queries
from yimen.registries.catalogue.desk import OfficeBranch, RegionBranch, Sieve
from yimen.registries.catalogue.themes import THEMES
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.names.items import ITEM_KINDS

LONGEST = 60


@snapshot
class Branch:
    """A branch of the tree as it stands on the page: how deep, where it leads, and what it holds."""

    depth: int
    name: str
    address: str
    mains: int
    items: int
    here: str


@require_safe
@for_the_desk
def listed(request: HttpRequest) -> HttpResponse:
    """The items of the desk, forty a page, with the tree beside them."""
    now = clock.now()
    sieve = _sieve(request)
    office = desk.office_branch(sieve.office) if sieve.office else None
    found = desk.listed(sieve, now, request.GET.get("after", ""))
    facts = {
        "lines": found.lines,
        "after": found.after,
        "sieve": sieve,
        "tree": tuple(_tree(request.GET.get("region", ""), office, sieve)),
        "mains": desk.main_branches(sieve.office, now) if office else (),
        "office": office,
        "totals": desk.totals(now),
        "kinds": [(str(kind), words) for kind, words in ITEM_KINDS.items()],
        "themes": THEMES,
        "standing_words": [(name, words) for name, (words, _) in STANDINGS.items()],
        "gap": GAPS.get(sieve.gap),
        "narrowed": any(value for name, value in _said(sieve).items() if name not in ("office", "main")),
    }
    return page(request, "listed", "items", facts)


@require_safe
@for_the_desk
def drafts(request: HttpRequest) -> HttpResponse:
    """The drafts that the reader's desk works on, the newest first."""
    rows = queries.drafts(_offices(actor_of_request(request)), request.GET.get("after", ""))
    own = [row for row in rows if row.imported == "no"]
    facts = {"rows": own, "after": rows[-1].version_ref if len(rows) == 50 else None}
    return page(request, "drafts", "elements", facts)


@require_safe
@for_the_desk
def gaps(request: HttpRequest) -> HttpResponse:
    """What somebody will miss although no rule refuses it, counted; each opens its list."""
    me, now = actor_of_request(request), clock.now()
    own = sorted(_offices(me) or ())
    counted = desk.gap_counts("", now)
    rows = [(gap, *GAPS[gap], count) for gap, count in counted.items()]
    return page(request, "gaps", "items", {"rows": rows, "own": own, "most": 1000})


def _offices(me: Actor) -> frozenset[int] | None:
    """The offices whose drafts are shown; None: those of all."""
    posts = [post for post in me.posts if post.role is Role.CATALOGUE_EDITOR]
    if not posts or any(post.office_id is None for post in posts):
        return None
    return frozenset(post.office_id for post in posts if post.office_id is not None)


def _sieve(request: HttpRequest) -> Sieve:
    return Sieve(**{field.name: request.GET.get(field.name, "").strip()[:LONGEST] for field in fields(Sieve)})


def _said(sieve: Sieve) -> Mapping[str, str]:
    return {field.name: value for field in fields(Sieve) if (value := getattr(sieve, field.name))}


def _tree(region: str, office: OfficeBranch | None, sieve: Sieve) -> Iterator[Branch]:
    """The way down: all regions of the upper levels, and those below the one that is open with its offices."""
    branches = desk.region_branches()
    by_ref = {branch.ref: branch for branch in branches}
    opened = office.region if office else region or (branches[0].ref if branches else "")
    line = set(_line(opened, by_ref))
    top = min((branch.level for branch in branches), default=0)
    for branch in branches:
        if branch.level > top + 1 and branch.parent not in line:
            continue
        depth = branch.level - top
        yield _branch(depth, branch, {"region": branch.ref}, "yes" if branch.ref == opened and not office else "")
        if branch.ref == opened:
            for one in desk.office_branches(opened):
                said = {**_said(replace(sieve, office=one.ref, main=""))}
                yield _branch(depth + 1, one, said, "yes" if office and one.ref == office.ref else "")


def _branch(depth: int, branch: RegionBranch | OfficeBranch, query: Mapping[str, str], here: str) -> Branch:
    return Branch(depth, branch.name, f"?{urlencode(query)}", branch.mains, branch.items, here)


def _line(ref: str, by_ref: Mapping[str, RegionBranch]) -> Iterator[str]:
    while ref in by_ref:
        yield ref
        ref = by_ref[ref].parent
