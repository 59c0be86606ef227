"""`yimen archive verify FILE`: was an archive file altered? It asks no database: the file proves itself.

Whoever doubts the key that lies in the file gives the city's own with `--key` (printed by `yimen journal key`).
"""

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils

from yimen.kernel.papers.archive_file import Fault, Report, check

WHAT = {
    Fault.UNREADABLE: ("读不出", "cannot be read"),
    Fault.ALTERED: ("内容被改动", "was altered"),
    Fault.MISSING: ("缺少", "is missing"),
    Fault.ADDED: ("是后来放进去的", "was slipped in"),
    Fault.SIGNATURE: ("签名不符", "the signature does not fit"),
    Fault.CHAIN: ("留痕的哈希链在此断开", "the chain of the record breaks here"),
    Fault.WRAPPING: ("封装被改动", "the wrapping was altered"),
}


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    archive = subparsers.add_parser("archive", help="归档卷 · files of closed cases")
    acts = archive.add_subparsers(dest="act", metavar="verify", required=True)
    parser = acts.add_parser("verify", help="离线核验归档卷 · was it altered? needs nothing but the file")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="归档卷 · the ZIP of a case")
    parser.add_argument("--key", type=Path, help="本市公钥（PEM）· the city's own key instead of the one in the file")
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Say what was found of each file; status 1 when one is red, 2 when one cannot be opened."""
    verify = _against(arguments.key.read_bytes()) if arguments.key else signed
    worst = 0
    for path in arguments.files:
        try:
            report = check(path.read_bytes(), verify)
        except OSError as trouble:
            print(f"✗ {path}: {trouble.strerror}")
            worst = 2
            continue
        print(_as_json(path, report) if arguments.as_json else _said(path, report))
        worst = max(worst, 0 if report.sound else 1)
    return worst


def _against(own: bytes) -> Callable[[bytes, bytes, bytes], bool]:
    return lambda digest, signature, key: key.strip() == own.strip() and signed(digest, signature, own)


def signed(digest: bytes, signature: bytes, key: bytes) -> bool:
    """Whether this key signed this digest."""
    try:
        public = serialization.load_pem_public_key(key)
        if not isinstance(public, ec.EllipticCurvePublicKey):
            return False
        public.verify(signature, digest, ec.ECDSA(utils.Prehashed(hashes.SHA256())))
    except (ValueError, InvalidSignature):
        return False
    return True


def _as_json(path: Path, report: Report) -> str:
    return json.dumps({"file": str(path), "sound": report.sound, **asdict(report)}, ensure_ascii=False)


def _said(path: Path, report: Report) -> str:
    cover = report.cover
    named = f"{cover.archive_number}  {cover.item}  {cover.case_number}" if cover else ""
    counted = f"  {report.parts} 件、{report.lines} 条过程记录 · {report.parts} parts, {report.lines} lines of record"
    key = f"  签名公钥指纹 · key {report.key[:16]}"
    if report.sound:
        return f"✓ 绿 未被改动 · green, nothing was altered: {path}\n  {named}\n{counted}\n{key}"
    faults = "\n".join(f"  {one.where} — {WHAT[one.what][0]} · {WHAT[one.what][1]}" for one in report.faults)
    return f"✗ 红 · red: {path}\n  {named}\n{faults}"
