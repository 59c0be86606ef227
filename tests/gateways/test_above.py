"""The platforms above over HTTP: what is no answer is nobody answering, and nothing else."""

import json
import socketserver
import threading
import time
from collections.abc import Iterator

import pytest

from yimen.gateways.superior.web import MOST, WebAbove
from yimen.kernel.refusal import Unavailable

OK = b"HTTP/1.0 200 OK\r\n"
ANSWERS = {
    "good": OK + b"\r\n" + json.dumps({"taken": 7}).encode(),
    "moved": b"HTTP/1.0 307 Elsewhere\r\nLocation: /good/words\r\n\r\n",
    "no-status": b"HELLO THERE\r\n\r\n",
    "half": OK + b"Transfer-Encoding: chunked\r\n\r\nFFF\r\n{",
    "long": OK + b"\r\n" + b" " * (MOST + 1) + b'{"taken": 7}',
    "deep": OK + b"\r\n" + b"[" * 50_000,
    "list": OK + b"\r\n[]",
}


class _Stub(socketserver.StreamRequestHandler):
    """Answers as its path says, and drips for who asks for it."""

    def handle(self) -> None:
        path = self.rfile.readline().decode().split("/")[1]
        while self.rfile.readline().strip():
            pass
        self.wfile.write(ANSWERS.get(path, OK + b"\r\n"))
        for _ in range(20 if path == "drips" else 0):
            time.sleep(0.02)
            self.wfile.write(b" ")


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Who hung up on a drip is no trouble of the test."""


@pytest.fixture
def house() -> Iterator[str]:
    with _Server(("127.0.0.1", 0), _Stub) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_what_is_no_answer_is_nobody_answering(house: str) -> None:
    above = WebAbove(0.1)

    assert above.hear(f"{house}/good", b"{}", "signed") == 7
    for wrong in ("moved", "no-status", "half", "long", "deep", "list", "drips", "with a space"):
        with pytest.raises(Unavailable):
            above.hear(f"{house}/{wrong}", b"{}", "signed")
    with pytest.raises(Unavailable):
        above.hear("http://127.0.0.1:port", b"{}", "signed")
