"""Every address says for whom it is, and none stands in the way of another."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from inspect import unwrap
from typing import Any, get_args

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from pydantic import BaseModel

from tests.house_rules.sources import HOUSE, house, walked
from yimen.channels.api.door import door, operations
from yimen.kernel.actor import Role
from yimen.threshold.templatetags.forms import LOOKS

WORDS = {"all", "signed in", "citizen", "staff"}
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}


def routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address with its pattern, in the order in which they are tried."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from routes(one, before + str(one.pattern))
        else:
            yield before + str(one.pattern), one


def is_declared(authority: object) -> bool:
    """Whether an authority is one that the doors know: `staff:window`, or one for each method."""
    if not isinstance(authority, str) or not authority:
        return False
    if authority.partition(" ")[0] in METHODS:
        by_method = [said.partition(" ") for said in authority.split("; ")]
        return all(method in METHODS and is_declared(who) for method, _, who in by_method)
    who, *roles = authority.split(":")
    return who in WORDS and (not roles or who == "staff") and set(roles) <= set(Role)


def test_every_address_says_for_whom_it_is() -> None:
    found = {address: getattr(one.callback, "authority", None) for address, one in routes(get_resolver())}

    assert len(found) > 50
    assert {address: said for address, said in found.items() if not is_declared(said)} == {}


@pytest.mark.parametrize("said", [None, "", "everybody", "staff:king", "citizen:window", "GET everybody", "LOOK all"])
def test_an_address_for_nobody_knows_whom_would_be_found(said: str | None) -> None:
    assert not is_declared(said)


@pytest.mark.parametrize("said", ["all", "staff:window:office_head", "GET all; POST citizen"])
def test_an_address_with_its_readers_passes(said: str) -> None:
    assert is_declared(said)


def test_no_two_addresses_bear_one_name() -> None:
    named: dict[str, set[str]] = {}
    for room, one in named_routes(get_resolver()):
        if room == "api":  # its addresses are described in one document and never looked up by name
            continue
        named.setdefault(f"{room}:{one.name}", set()).add(str(one.pattern))

    assert {name: addresses for name, addresses in named.items() if len(addresses) > 1} == {}


def named_routes(resolver: URLResolver, room: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address that has a name, with the room in which the name is looked up."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from named_routes(one, one.namespace or room)
        elif one.name:
            yield room, one


def test_no_address_stands_in_the_way_of_another() -> None:
    # The JSON door hangs one address in once for every method of it.
    addresses = Counter(address for address, _ in routes(get_resolver()) if not address.startswith("api/"))

    assert [address for address, times in addresses.items() if times > 1] == []


def test_every_address_of_the_json_door_is_found_by_its_first_word() -> None:
    ways = {way for way, _ in routes(get_resolver()) if way.startswith("api/v1/") and "^" not in way}

    found = {way: resolve("/" + re.sub("<[^>]+>", "1", way)).route for way in ways}

    assert len(found) > 900
    assert {way: other for way, other in found.items() if other != way} == {}
    for none in ("cases/1/no-such-act", "nothing", "nothing/1"):
        assert resolve(f"/api/v1/{none}").url_name == "nothing_here"


def test_doors_declare_it_by_the_words_of_the_threshold() -> None:
    setters = {
        source.path
        for source in house()
        for node in walked(source.tree)
        if isinstance(node, ast.Attribute) and node.attr == "authority" and isinstance(node.ctx, ast.Store)
        if ast.unparse(node.value) != "self"
    }

    assert setters == {"threshold/actors.py", "channels/api/doorstep.py"}


def _shapes_of(kind: object, seen: set[type[BaseModel]]) -> None:
    """Every shape that a shape is made of."""
    if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
        seen.add(kind)
        for field in kind.model_fields.values():
            _shapes_of(field.annotation, seen)
    for inner in get_args(kind):
        _shapes_of(inner, seen)


def test_no_two_shapes_of_the_json_door_are_called_alike() -> None:
    """In the description of the door they would overwrite each other."""
    seen: set[type[BaseModel]] = set()
    for operation in operations(door):
        for kind in (*operation.models, *(operation.response_models or {}).values()):
            _shapes_of(kind, seen)
    # What ninja makes for each operation is taken apart again before it is described.
    ours = Counter(kind.__name__ for kind in seen if kind.__module__.startswith("yimen."))

    assert [name for name, times in ours.items() if times > 1] == []


def test_the_description_of_the_json_door_can_be_made() -> None:
    # It is refused when two shapes of whatever kind are called alike and are not.
    assert len(door.get_openapi_schema()["components"]["schemas"]) > 500


def is_posted_to(view: Callable[..., Any]) -> bool:
    """Whether a page takes forms: it says so where it names its methods. Doors without a form secret are no pages."""
    if getattr(view, "csrf_exempt", False):
        return False
    bare = unwrap(view)
    return f"{bare.__module__}.{bare.__qualname__}" in _posted()


def _posted() -> set[str]:
    """The functions that let POST in, by their decorators."""
    if not _POSTED:
        for source in house():
            for node in source.tree.body:
                if isinstance(node, ast.FunctionDef) and any("POST" in ast.unparse(one) for one in node.decorator_list):
                    _POSTED.add(f"yimen.{source.path.removesuffix('.py').replace('/', '.')}.{node.name}")
    return _POSTED


_POSTED: set[str] = set()


def test_every_page_that_takes_a_form_says_what_the_form_may_hold() -> None:
    """`@takes("reason seen")` above the view: a field it does not name is refused before the view runs."""
    pages = [(address, one.callback) for address, one in routes(get_resolver()) if is_posted_to(one.callback)]

    assert len(pages) > 150
    assert [address for address, view in pages if not hasattr(view, "takes")] == []


_HIDDEN = re.compile(r"\s(\w+)=")
_CONTROL = re.compile(r"<(?:input|select|textarea|button)\b[^>]*? name=\"([\w-]+)\"|\{% field \"([\w-]+)\"")


@pytest.mark.parametrize("room", ["hall", "kiosk", "oversight", "workbench"])
def test_every_control_of_a_form_is_taken_by_a_page_of_its_room(room: str) -> None:
    taken = {name for _, one in routes(get_resolver()) if room in one.callback.__module__ for name in _taken(one)}
    drawn = {
        (file.name, next(filter(None, found)))
        for file in (HOUSE / "channels" / room / "templates").rglob("*.html")
        for form in _posted_forms(file.read_text(encoding="utf-8"))
        for found in _CONTROL.findall(form)
    }

    assert drawn
    assert [one for one in sorted(drawn) if not any(fnmatchcase(one[1], name) for name in taken)] == []


def _posted_forms(template: str) -> Iterator[str]:
    """What stands in each form that is posted, and what its tag hides in it."""
    for after in template.split("<form ")[1:]:
        form = after.partition("</form>")[0]
        if 'method="post"' in form:
            yield form
    for after in template.split("{% form ")[1:]:
        tag, _, rest = after.partition("%}")
        yield "".join(f'<input name="{name}"' for name in _HIDDEN.findall(tag) if name not in LOOKS)
        yield rest.partition("{% endform %}")[0]


def _taken(one: URLPattern) -> tuple[str, ...]:
    names: tuple[str, ...] = getattr(one.callback, "takes", ((), None))[0]
    return (*names, "key", "*-text")  # the forms of acts on a case are named by their act
