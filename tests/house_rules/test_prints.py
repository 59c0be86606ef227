"""No door has a way to the bytes of a paper but the one that puts the print on record."""

import ast
from collections.abc import Iterator

from tests.house_rules.sources import Source, house, of, walked

BYTES = {
    "yimen.engine.papers.documents.queries": {"paper", "paper_to_holder", "paper_of_entry"},
    "yimen.engine.papers.certificates.queries": {"paper"},
    "yimen.engine.papers.documents.letters": {"pdf"},
    "yimen.engine.case.cases.by_code": {"paper"},
    "yimen.engine.parallel.subtasks.queries": {"paper"},
    "yimen.engine.public.village_checks.queries": {"paper"},
    "yimen.engine.records.archives.queries": {"file"},
    "yimen.engine.exchange.shares.operations": {"open_shared_paper"},
}


def ways_round(source: Source) -> Iterator[str]:
    """Where a module takes the bytes of a paper by itself."""
    called: dict[str, str] = {}
    for node in walked(source.tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            called |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
    for name, whole in called.items():
        module, _, function = whole.rpartition(".")
        if function in BYTES.get(module, ()):
            yield f"{source.path}: {name}"
    for node in walked(source.tree):
        if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
            continue
        if node.attr in BYTES.get(called.get(node.value.id, ""), ()):
            yield f"{source.path}: {ast.unparse(node)}"


def test_every_door_prints_on_record() -> None:
    doors = [source for source in house() if source.is_in("channels", "threshold")]

    assert len(doors) > 50
    assert [way for source in doors for way in ways_round(source)] == []


def test_a_way_round_the_record_would_be_found() -> None:
    by_module = "from yimen.engine.papers.documents import queries as papers\npapers.paper(ref, me)\n"
    by_name = "from yimen.engine.exchange.shares.operations import open_shared_paper\n"

    assert list(ways_round(of("channels/hall/mine/cases.py", by_module)))
    assert list(ways_round(of("channels/hall/mine/cases.py", by_name)))
    assert not list(ways_round(of("channels/hall/mine/cases.py", by_module.replace(".paper(", ".of_case("))))
