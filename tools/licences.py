"""The licences of everything the running system needs, read from what is installed; written to docs/licences.md.

`python -m tools.licences` writes the list anew, `--check` fails when it is out of date. It decides nothing: what may
not be used at run time is said in tests/house_rules/test_licences.py.
"""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from yimen.kernel.snapshot import snapshot

PROJECT = Path(__file__).resolve().parents[1]
LOCK = PROJECT / "requirements" / "run.lock"
LIST = PROJECT / "docs" / "licences.md"
HEAD = """# Licences

What the running system stands on, with the licence each package states. Written by `python -m tools.licences` from
`requirements/run.lock`; do not write here. Yimen itself is under Apache-2.0 (`LICENSE`). Nothing under the AGPL runs.

| package | version | licence |
|---|---|---|
"""
_NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==(\S+?)(?:\s*;.*)?(?:\s*\\)?$", re.MULTILINE)
_CLASSIFIER = "License :: "
#: Texts that stand for a licence without naming it.
_TEXTS = {
    "MIT": "Permission is hereby granted, free of charge",
    "BSD": "Redistribution and use in source and binary forms",
}


@snapshot
class Licensed:
    """One package of the lock file; the licence is empty when the package states none."""

    name: str
    version: str
    licence: str


def main(arguments: list[str]) -> int:
    """Write the list, or say that it is out of date."""
    written = listed()
    if "--check" not in arguments:
        LIST.write_text(written, encoding="utf-8")
        return 0
    if LIST.is_file() and LIST.read_text(encoding="utf-8") == written:
        return 0
    print("docs/licences.md is out of date: run python -m tools.licences", file=sys.stderr)
    return 1


def listed() -> str:
    """The whole list."""
    rows = sorted(packages(), key=lambda one: one.name.lower())
    return HEAD + "".join(f"| {one.name} | {one.version} | {one.licence} |\n" for one in rows)


def packages() -> Iterator[Licensed]:
    """Every package of the lock file."""
    for name, version in _NAME.findall(LOCK.read_text(encoding="utf-8")):
        try:
            yield Licensed(name, version, licence_of(distribution(name)))
        except PackageNotFoundError:
            yield Licensed(name, version, "")  # only on other systems


def licence_of(package: Distribution) -> str:
    """What a package says of its licence: the expression, else the classifiers, else what its text is known by."""
    told = package.metadata.json
    if expression := told.get("license_expression"):
        return str(expression)
    classified = {one.rpartition(" :: ")[2] for one in told.get("classifier", ()) if one.startswith(_CLASSIFIER)}
    if classified:
        return ", ".join(sorted(classified))
    text = str(told.get("license", "")).strip()
    return next((name for name, words in _TEXTS.items() if words in " ".join(text.split())), text.partition("\n")[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
