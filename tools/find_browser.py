"""Have a Chromium for the journeys: the machine's own, or one that playwright fetches."""

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# The first has no window of its own to draw and costs a journey less than half; it is the same engine.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NONE = (
    "没有可用的 Chromium,且无法下载:请安装 chromium(如 apt install chromium)后再运行 make test。\n"
    "There is no Chromium and none could be fetched: install one (apt install chromium), then run `make test` again."
)


def main() -> int:
    """Find one or fetch one."""
    if any(shutil.which(name) for name in NAMES) or installed():
        return 0
    print("正在下载测试用浏览器… / fetching a browser for the journeys ...", flush=True)
    # Somebody who watches sees how much of it is there; a log keeps the one line above.
    heard = None if sys.stdout.isatty() else subprocess.DEVNULL
    fetched = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=heard)
    if fetched.returncode != 0:
        print(NONE, file=sys.stderr)
    return fetched.returncode


def installed() -> bool:
    """Whether playwright has fetched one before."""
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


if __name__ == "__main__":
    sys.exit(main())
