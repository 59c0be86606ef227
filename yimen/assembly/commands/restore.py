"""`yimen restore FILE`: a backup into an empty home. It never overwrites anything."""

import argparse
import json
import os
import shutil
import tempfile
from pathlib import Path

import django
import psycopg

from yimen.assembly.archive import Content, begin_new_era, emptiness, load, unpack
from yimen.assembly.database import Address, address, make_roles, prepare_database
from yimen.assembly.home import Home, here
from yimen.assembly.installation import note_prepared, server_of
from yimen.assembly.trouble import Trouble
from yimen.channels.cli.watching import Tell, watcher


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("restore", help="a backup into an empty home")
    parser.add_argument("file", type=Path, metavar="FILE", help="备份文件 · the file that yimen backup wrote")
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Restore, or leave the home as empty as it was."""
    home = here()
    if (occupied := next(emptiness(home), None)) is not None:
        raise Trouble(
            f"{occupied} is in use: restore into an empty home (YIMEN_HOME=/new/folder yimen restore FILE).",
            f"{occupied} 已有内容:请恢复到空目录(YIMEN_HOME=/新目录 yimen restore 文件)。",
        )
    try:
        content, era = _restore(home, arguments.file, watcher(as_json=arguments.as_json))
    except BaseException:
        for folder in (home.keys, home.files, home.postgres):
            shutil.rmtree(folder, ignore_errors=True)
        raise
    if arguments.as_json:
        print(json.dumps({"home": str(home.path), "files": content.files, "keys": content.keys, "era": era}))
    else:
        print(f"已恢复到 · restored into {home.path}: {content.files} 个文件 · files, 第 {era} 期 · era {era}")
        print("请运行 yimen doctor 与 yimen journal verify 核对。 / Check with yimen doctor and yimen journal verify.")
    return 0


def _restore(home: Home, source: Path, tell: Tell) -> tuple[Content, int]:
    with tempfile.TemporaryDirectory(prefix="yimen-restore-") as scratch:
        dump = Path(scratch) / "dump"
        tell("正在取出文件和密钥并逐一核对", "taking out files and keys, each held against its digest")
        content = unpack(source, home, dump)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.assembly.settings")
        django.setup()  # only now: the settings are made of the restored secrets
        with server_of(home):
            where = address(home)
            make_roles(where)
            _must_be_empty(where)
            tell("正在恢复数据库", "restoring the database")
            load(where, dump)
            era = begin_new_era(where)
            prepare_database(where, tell)
            note_prepared(home)
    return content, era


def _must_be_empty(where: Address) -> None:
    with psycopg.connect(where.administrator) as server:
        ((tables,),) = server.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchall()
    if tables:
        raise Trouble(f"The database {where.name} is not empty.", f"数据库 {where.name} 不是空的。")
