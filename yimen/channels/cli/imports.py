"""`yimen import KIND FILE`: bring in what lies in files. Each kind is a module with `register_import(acts)`."""

import argparse
from importlib import import_module
from importlib.util import find_spec

KINDS = ("yimen.channels.cli.people", "yimen.channels.cli.items", "yimen.channels.cli.certificates")


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command with the kinds that there are."""
    parser = subparsers.add_parser("import", help="导入 · bring in files, with a report by line")
    acts = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
    for kind in KINDS:
        if find_spec(kind) is not None:
            import_module(kind).register_import(acts)
