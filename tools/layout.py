"""python -m tools.layout [--check]"""

import sys
from collections.abc import Iterator
from pathlib import Path

from tools import stylesheets
from yimen.threshold import layout

PACKAGE = Path(__file__).resolve().parents[1] / "yimen"


def main() -> int:
    """Lay out every template and style sheet, or tell which are not; the exit status is 1 when one is told."""
    told = 0
    for path, text, new in _files():
        if new == text:
            continue
        if "--check" in sys.argv:
            print(f"{path.relative_to(PACKAGE)} is not laid out: run python -m tools.layout", file=sys.stderr)
            told = 1
        else:
            path.write_text(new, encoding="utf-8")
    return told


def _files() -> Iterator[tuple[Path, str, str]]:
    """Each file as it stands and as it is when it is laid out."""
    for path in sorted(PACKAGE.rglob("templates/**/*.html")):
        text = path.read_text(encoding="utf-8")
        yield path, text, layout.laid_out(text)
    for path in sorted(PACKAGE.rglob("static/**/*.css")):
        text = path.read_text(encoding="utf-8")
        if path.name not in stylesheets.BY_HAND:
            yield path, text, stylesheets.laid_out(text)


if __name__ == "__main__":
    sys.exit(main())
