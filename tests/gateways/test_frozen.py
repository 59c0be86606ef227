"""What was frozen with a paper is still enough to draw it: older ones lack what was added to their kind since."""

import json
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any

from yimen.engine.papers.documents.kinds import SHAPE

FROZEN: dict[str, dict[str, list[str]]] = json.loads(Path(__file__).with_name("frozen.json").read_text())


def must_be_given(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def test_no_kind_of_paper_asks_for_more_than_was_frozen_with_the_first_of_it() -> None:
    # A field that is added has a default and goes into "may" of the file; what stands in the file is never changed.
    now = {str(kind): [one.name for one in fields(shape) if must_be_given(one)] for kind, shape in SHAPE.items()}

    assert now == {kind: told["must"] for kind, told in FROZEN.items()}


def test_no_kind_of_paper_forgot_what_older_ones_say() -> None:
    now = {str(kind): {one.name for one in fields(shape)} for kind, shape in SHAPE.items()}

    assert [(kind, name) for kind, told in FROZEN.items() for name in told["may"] if name not in now[kind]] == []


def test_what_a_paper_must_not_lack_was_there_from_the_first() -> None:
    """An empty default that the law demands would refuse the papers of before."""
    for kind, shape in SHAPE.items():
        by_name = {one.name: one for one in fields(shape)}
        assert [name for name in shape.needs if not must_be_given(by_name[name]) and not by_name[name].default] == [], (
            kind
        )
