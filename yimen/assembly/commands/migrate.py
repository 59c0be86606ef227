"""`yimen migrate`: make the database ready for this version. Asked twice, it does the work once."""

import argparse

from yimen.assembly.database import address, prepare_database
from yimen.assembly.home import here
from yimen.assembly.installation import note_prepared, server_of
from yimen.channels.cli.watching import watcher


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("migrate", help="make the database ready for this version")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Roles, tables, rights."""
    home = here()
    with server_of(home):
        prepare_database(address(home), watcher())
        note_prepared(home)
    print("数据库已就绪。 / the database is ready.")
    return 0
