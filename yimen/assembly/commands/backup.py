"""`yimen backup FILE`: the database, the files and the keys in one file, also while everything runs."""

import argparse
import json
from pathlib import Path

from yimen.assembly.archive import save
from yimen.assembly.database import address
from yimen.assembly.home import here
from yimen.assembly.installation import server_of
from yimen.assembly.trouble import Trouble
from yimen.channels.cli.watching import watcher
from yimen.threshold import clock


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("backup", help="database, files and keys in one file")
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="备份文件，不得已存在 · the file to write; it must not exist"
    )
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the backup."""
    home, target = here(), arguments.file.resolve()
    if target.exists():
        raise Trouble(f"{target} is there already; name another file.", f"{target} 已存在,请另选文件名。")
    if not target.parent.is_dir():
        raise Trouble(f"There is no folder {target.parent}.", f"目录 {target.parent} 不存在。")
    with server_of(home):
        tell, made_at = watcher(as_json=arguments.as_json), clock.now().isoformat(timespec="seconds")
        content = save(home, address(home), target, made_at, tell)
    if arguments.as_json:
        print(json.dumps({"file": str(target), "files": content.files, "keys": content.keys, "bytes": content.bytes}))
    else:
        counted = f"{content.files} 个文件 · files, {content.keys} 个密钥 · keys, {content.bytes / 1e6:.1f} MB"
        print(f"已备份 · saved: {target}, {counted}")
        print("备份内含全部密钥,请妥善保管。 / It holds every key: keep it as safe as the city itself.")
    return 0
