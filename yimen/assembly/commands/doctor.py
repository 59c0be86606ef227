"""`yimen doctor`: what is in order, and for the rest what to do. It looks and mends nothing."""

import argparse
import json
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from yimen.assembly.database import APPEND_ONLY, NEVER_DELETED, OLDEST_SERVER, Address, Role, address
from yimen.assembly.home import PROJECT, Home, here
from yimen.assembly.installation import server_of
from yimen.assembly.trouble import Trouble
from yimen.kernel.snapshot import snapshot
from yimen.threshold import clock

SCRIPTS: Mapping[str, frozenset[str]] = {
    "藏文 Tibetan": frozenset({"NotoSerifTibetan", "NotoSansTibetan", "TibetanMachineUni", "Jomolhari"}),
    "蒙古文 Mongolian": frozenset({"NotoSansMongolian", "MongolianBaiti"}),
}
"""Scripts of the guides beside Chinese, and fonts that have them, by how their files begin."""
FONTS = ("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf")
ROOM_WANTED = 2_000_000_000
CLOCK_TOLERANCE = 2.0


@snapshot
class Finding:
    """One thing looked at: in order, or what to do."""

    name: str
    ok: bool
    say: str


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("doctor", help="what is in order and what to do")
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Look at everything; 0 when all is in order, 1 otherwise."""
    findings = list(examine(here()))
    ok = all(finding.ok for finding in findings)
    if arguments.as_json:
        print(json.dumps({"ok": ok, "checks": [asdict(finding) for finding in findings]}, ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            print(f"{'✓' if finding.ok else '✗'} {finding.name:<9} {finding.say}")
    return 0 if ok else 1


def examine(home: Home) -> Iterator[Finding]:
    """Every finding; those about the database share one look at it."""
    fresh = not os.environ.get("YIMEN_DATABASE_URL") and not (home.run / "prepared").is_file()
    where = address(home)
    yield from (_LOCAL[name](home) for name in ("settings", "files", "fonts", "keys", "seals", "messages", "disk"))
    if fresh:
        for name in _IN_DATABASE:
            yield Finding(
                name, False, "尚未建立：请运行 make run 或 yimen migrate · not set up yet: run one of the two"
            )
        return
    try:
        with server_of(home):
            yield from [_asked(name, where) for name in _IN_DATABASE]
    except Trouble as away:
        yield from (_away(name, away) for name in _IN_DATABASE)


def _asked(name: str, where: Address) -> Finding:
    try:
        return _IN_DATABASE[name](where)
    except psycopg.Error as away:
        return _away(name, away)


def _away(name: str, away: Exception) -> Finding:
    lines = str(away).strip().splitlines() or ["no reason given"]
    return Finding(name, False, f"数据库没有答复 · the database does not answer: {lines[0]}")


def _settings(home: Home) -> Finding:
    if not settings.YIMEN_DEMO and settings.ALLOWED_HOSTS == ["*"]:
        return Finding("settings", False, "正式运行须设置 YIMEN_HOSTS · a real city names its hosts in YIMEN_HOSTS")
    if not settings.YIMEN_DEMO and os.environ.get("YIMEN_NOW"):
        return Finding("settings", False, "正式运行不得设置 YIMEN_NOW · YIMEN_NOW is for demonstrations; unset it")
    if not settings.YIMEN_DEMO and "//127.0.0.1" in settings.YIMEN_ADDRESS:
        return Finding(
            "settings", False, "二维码指向本机：请设置 YIMEN_ADDRESS · QR codes lead here: set YIMEN_ADDRESS"
        )
    kind = "演示 · demonstration" if settings.YIMEN_DEMO else "正式 · real city"
    return Finding("settings", True, f"{kind}, {home.path}")


def _files(home: Home) -> Finding:
    if not os.access(home.files, os.W_OK | os.X_OK):
        return Finding("files", False, f"无法写入 {home.files} · cannot be written: make it and give it to this user")
    if home.files.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
        return Finding("files", False, f"其他用户可读:请运行 chmod 700 {home.files} · others can read it: chmod 700")
    return Finding("files", True, f"可写且不对外 · {home.files} is writable and private")


def _fonts(home: Home) -> Finding:
    folder = PROJECT / "web" / "vendor" / "fonts"
    missing = [name for name in FONTS if not (folder / name).is_file()]
    if missing:
        return Finding("fonts", False, f"缺少 {', '.join(missing)}:请运行 make run · missing: make run fetches them")
    lacking = [script for script, names in SCRIPTS.items() if not names & families_in(home.fonts)]
    if lacking:
        # No fault: a city without such guides needs none, and a paper says where it could not print.
        said = "、".join(lacking)
        return Finding(
            "fonts",
            True,
            f"中文字体齐全；{said}不能印在 PDF 上，纸上注明：把 fonts-noto-core 的字体放进 {home.fonts}"
            f" · Chinese is there; papers say where {said} cannot be printed: put fonts into that folder",
        )
    return Finding("fonts", True, "中文、藏文、蒙古文字体齐全 · fonts for Chinese, Tibetan and Mongolian are there")


def families_in(folder: Path) -> frozenset[str]:
    """How the font files in a folder begin: NotoSerifTibetan-Regular.ttf is of NotoSerifTibetan."""
    files = folder.glob("*.[ot]t[fc]") if folder.is_dir() else ()
    return frozenset(re.split(r"[-_.]", file.name)[0] for file in files)


def _keys(home: Home) -> Finding:
    if home.secrets() is None:
        return Finding("keys", False, f"{home.secrets_file} 不存在 · missing: restore it from a backup")
    opened = [path.name for path in home.keys.rglob("*") if path.is_file() and path.stat().st_mode & 0o077]
    if opened:
        return Finding("keys", False, f"他人可读:请运行 chmod 600 · others can read them: chmod 600 {' '.join(opened)}")
    return Finding("keys", True, "仅本用户可读 · only this user can read them")


def _seals(home: Home) -> Finding:
    said = "印章和留痕用本机自建的根证书，别处不认 · seals are made under a root of this machine, trusted nowhere else"
    return Finding("seals", True, f"{said}: {home.keys / 'authority' / 'root.pem'}")


def _messages(home: Home) -> Finding:
    programs = {"YIMEN_SMS_COMMAND": settings.YIMEN_SMS_COMMAND, "YIMEN_MAIL_COMMAND": settings.YIMEN_MAIL_COMMAND}
    if settings.YIMEN_WECHAT_TOKEN:
        programs["YIMEN_WECHAT_COMMAND"] = settings.YIMEN_WECHAT_COMMAND
    if broken := [name for name, program in programs.items() if program and not os.access(program, os.X_OK)]:
        return Finding("messages", False, f"{broken[0]} 不能运行 · cannot be run: {programs[broken[0]]}")
    if settings.YIMEN_DEMO or all(programs.values()):
        return Finding("messages", True, "短信和邮件有处可发 · SMS and mail have a way")
    missing = "、".join(name for name, program in programs.items() if not program)
    # No fault: what the law calls served is the message in the hall, and it is there.
    return Finding("messages", True, f"只在大厅里告知；{missing} 未设置 · told in the hall alone; not set: {missing}")


def _disk(home: Home) -> Finding:
    free = shutil.disk_usage(home.path).free
    words = f"剩余 {free // 1_000_000} MB · {free // 1_000_000} MB free"
    if free < ROOM_WANTED:
        return Finding("disk", False, f"{words};请清理磁盘 · make room, 2 GB are wanted")
    return Finding("disk", True, words)


def _database(where: Address) -> Finding:
    with psycopg.connect(where.conninfo(Role.APP)) as server:
        version = server.info.server_version
    if version < OLDEST_SERVER:
        return Finding("database", False, f"PostgreSQL {version // 10000} 过旧 · too old: 15 or newer is needed")
    executor = MigrationExecutor(connections["owner"])
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if waiting:
        return Finding("database", False, f"{waiting} 个迁移未执行:请运行 yimen migrate · run yimen migrate")
    return Finding("database", True, f"PostgreSQL {version // 10000}.{version % 10000}, {where.name}")


def _roles(where: Address) -> Finding:
    with psycopg.connect(where.conninfo(Role.APP)) as server:
        owned = server.execute(_OWNED, [Role.APP.value]).fetchall()
        rights = server.execute(_RIGHTS, [Role.APP.value, list(APPEND_ONLY), list(NEVER_DELETED)]).fetchall()
        ((powerful,),) = server.execute(_POWERFUL, [[Role.APP.value, Role.READ.value]]).fetchall()
    if owned:
        return Finding("roles", False, f"yimen_app 拥有表 · owns {owned[0][0]}: ALTER TABLE … OWNER TO yimen_owner")
    if rights:
        return Finding("roles", False, f"yimen_app 可改写 {rights[0][0]}:请运行 yimen migrate · can rewrite it: run it")
    if powerful:
        return Finding(
            "roles", False, "应用角色权限过大 · yimen_app or yimen_read is a superuser or owner: take it away"
        )
    return Finding(
        "roles", True, "应用不能改写留痕,不能删除办件 · the application cannot rewrite the journal or delete a case"
    )


def _clock(where: Address) -> Finding:
    with psycopg.connect(where.conninfo(Role.APP)) as server:
        ((theirs,),) = server.execute("SELECT clock_timestamp()").fetchall()
    if settings.YIMEN_DEMO and os.environ.get("YIMEN_NOW"):
        return Finding("clock", True, f"演示时钟 · moved by YIMEN_NOW: {clock.now().isoformat(timespec='seconds')}")
    assert isinstance(theirs, datetime)
    apart = abs((clock.now() - theirs).total_seconds())
    if apart > CLOCK_TOLERANCE:
        return Finding("clock", False, f"与数据库相差 {apart:.0f} 秒,请校时 · apart from the database's: set the time")
    return Finding("clock", True, f"与数据库相差 {apart * 1000:.0f} 毫秒 · in step with the database's")


def _work(where: Address) -> Finding:
    with psycopg.connect(where.conninfo(Role.APP)) as server:
        ((failed, late, heard),) = server.execute(_JOBS).fetchall()
    if failed:
        return Finding("work", False, f"{failed} 个任务失败，请重试 · {failed} jobs failed; try again: /desk/jobs")
    if late:
        return Finding("work", False, f"{late} 个任务等了十分钟以上：见 logs/worker.log · jobs wait: see that log")
    words = "后台在运行 · the worker is running" if heard else "后台未启动 · the worker is not started"
    return Finding("work", True, f"没有失败的任务 · no job failed; {words}")


_OWNED = "SELECT tablename FROM pg_tables WHERE tableowner = %s AND schemaname = 'public'"
_RIGHTS = """
    SELECT c.relname FROM pg_roles r, pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
    LEFT JOIN pg_class parent ON parent.oid = i.inhparent
    WHERE r.rolname = %s AND c.relkind IN ('r', 'p') AND (
      coalesce(parent.relname, c.relname) = ANY(%s) AND has_table_privilege(r.oid, c.oid, 'UPDATE, DELETE, TRUNCATE')
      OR c.relname = ANY(%s) AND has_table_privilege(r.oid, c.oid, 'DELETE, TRUNCATE'))
"""
_POWERFUL = """
    SELECT bool_or(rolsuper OR rolcreaterole OR rolbypassrls OR pg_has_role(rolname, 'yimen_owner', 'MEMBER'))
    FROM pg_roles WHERE rolname = ANY(%s)
"""
_JOBS = """
    SELECT count(*) FILTER (WHERE status = 'failed'),
      count(*) FILTER (WHERE status = 'todo' AND scheduled_at < now() - interval '10 minutes'),
      EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - interval '90 s')
    FROM procrastinate_jobs WHERE status IN ('failed', 'todo')
"""
_LOCAL: Mapping[str, Callable[[Home], Finding]] = {
    "settings": _settings,
    "files": _files,
    "fonts": _fonts,
    "keys": _keys,
    "seals": _seals,
    "messages": _messages,
    "disk": _disk,
}
_IN_DATABASE: Mapping[str, Callable[[Address], Finding]] = {
    "database": _database,
    "roles": _roles,
    "clock": _clock,
    "work": _work,
}
