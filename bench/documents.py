"""documents: how many papers two processes draw a second, and how many they draw, seal and put into the store.

The press is kept: fonts are read and the compiler is made once in a process, as a worker does. Counted in CPU time, so
that a machine that is busy with something else does not count against us: papers for each second of two cores. The limit
is Typst alone, asked for the same papers with everything already prepared.
"""

import json
import tempfile
import time
from dataclasses import replace
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from bench.scratch import Figure, tell
from tests.gateways import specimens
from yimen.assembly.home import PROJECT
from yimen.gateways.rendering.papers import CHINA, TEMPLATES, Papers
from yimen.gateways.signing.authority import DemoAuthority
from yimen.gateways.storage.folder import Folder
from yimen.kernel.papers import Paper

FONTS = PROJECT / "web" / "vendor" / "fonts"
WORKERS, ROUNDS = 2, 6


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory(prefix="yimen-bench-") as folder:
        drawn, typst, count = _measured("drawn", folder), _measured("typst", folder), len(_papers(0)) * ROUNDS * WORKERS
        sealed = _measured("sealed", folder)
    per = "per second of two cores"
    tell(Figure("documents_unsealed", drawn, per, "higher", typst, None, round(drawn / typst, 2), None, count))
    tell(Figure("documents_sealed", sealed, per, "higher", typst, None, round(sealed / typst, 2), None, count))


def _measured(what: str, folder: str) -> float:
    """Papers for each second of CPU time on all the workers' cores; they run at once, and share what they share."""
    context = get_context("spawn")
    gate = context.Barrier(WORKERS)
    spans = context.SimpleQueue()
    workers = [context.Process(target=_work, args=(what, folder, n, gate, spans)) for n in range(WORKERS)]
    for one in workers:
        one.start()
    seconds = sum(spans.get() for _ in workers) / WORKERS
    for one in workers:
        one.join()
    return round(len(_papers(0)) * ROUNDS * WORKERS / seconds, 1)


def _papers(number: int) -> list[Paper]:
    return [replace(one, verification_code=f"{number:04d} 0000 0000") for one in specimens.ALL]


def _work(what: str, folder: str, number: int, gate, spans) -> None:  # type: ignore[no-untyped-def]
    make = {"drawn": _draw, "sealed": _seal, "typst": _bare}[what](folder)
    for paper in _papers(9000):
        make(paper)
    gate.wait()
    begin = time.process_time()
    for round_ in range(ROUNDS):
        for paper in _papers(number * 1000 + round_):
            make(paper)
    spans.put(time.process_time() - begin)


def _draw(folder: str):  # type: ignore[no-untyped-def]
    return Papers(FONTS).render


def _seal(folder: str):  # type: ignore[no-untyped-def]
    press, authority, store = Papers(FONTS), DemoAuthority(Path(folder) / "keys"), Folder(Path(folder) / "files")
    at = datetime(2026, 11, 20, 9, tzinfo=CHINA) + timedelta(minutes=1)
    return lambda paper: store.put(authority.seal(press.render(paper).pdf, "0123456789ABCDEF", paper.office, at))


def _bare(folder: str):  # type: ignore[no-untyped-def]
    press = Papers(FONTS)
    compiler = press._compiler
    facts = {one.kind: press.inputs(one) for one in specimens.ALL}
    return lambda paper: compiler.compile(
        input=str(TEMPLATES / f"{paper.kind}.typ"),
        format="pdf",
        sys_inputs={**facts[paper.kind], "nonce": json.dumps(paper.verification_code)},
        timestamp=datetime(2026, 11, 20, tzinfo=CHINA),
        pdf_standards="a-2a",
    )


if __name__ == "__main__":
    main()
