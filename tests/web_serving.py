"""A web desk that really answers, on a free port of this machine, and a client that can ask what no browser would."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import uvicorn

from tawatur.desk import Desk
from tawatur.ingest import pages_of
from tawatur.pipeline.stages import Setup
from tawatur.settings import WebSettings
from tawatur.web import make_app

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SETUP = Setup(data=(EXAMPLES,))
FREE = WebSettings(requests_per_minute=10**6, changes_per_minute=10**6)  # a test asks faster than a person
_BOUNDARY = "a-boundary-that-stands-in-no-text"
MULTIPART = f"multipart/form-data; boundary={_BOUNDARY}"


def make_examples(path: Path) -> Path:
    """A desk with the example pages."""
    with Desk(path, setup=SETUP) as desk:
        desk.add(
            page for file in sorted((EXAMPLES / "pages").iterdir()) for page in pages_of(file.name, file.read_bytes())
        )
    return path


@contextmanager
def serving(
    path: Path, *, token: str | None = None, settings: WebSettings = FREE, setup: Setup = SETUP
) -> Iterator[tuple[Desk, int]]:
    """(the desk of a file, the port it answers on) for as long as it is needed."""
    with Desk(path, setup=setup) as desk, socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        server = uvicorn.Server(
            uvicorn.Config(make_app(desk, token=token, settings=settings), log_level="critical", server_header=False)
        )
        thread = threading.Thread(target=server.run, args=([held],))
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        try:
            yield desk, held.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def location(self) -> str:
        return self.headers.get("location", "")


class Client:
    """Asks a desk over a connection of its own; keeps cookies as a browser does, and follows nothing."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, target: str, body: bytes | None = None, **headers: str) -> Answer:
        """The answer to a request as it stands; `headers` with _ for -, over those a browser would send."""
        sent = {"host": f"127.0.0.1:{self.port}"}
        if self.cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent |= {name.replace("_", "-").lower(): value for name, value in headers.items()}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                connection.putheader(name, value.encode("utf-8"))
            if body is not None and "content-length" not in sent and "transfer-encoding" not in sent:
                connection.putheader("content-length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            for cookie in answer.headers.get_all("set-cookie") or ():
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def get(self, target: str, **headers: str) -> Answer:
        """A page."""
        return self.ask("GET", target, **headers)

    def word(self, page: str = "/add") -> str:
        """The word that the forms of a page carry."""
        found = re.search(r'name="form" value="([0-9a-f]+)"', self.get(page).text)
        assert found
        return found[1]

    def post(self, target: str, fields: Iterable[tuple[str, str]], **headers: str) -> Answer:
        """Send a form."""
        kind = "application/x-www-form-urlencoded"
        return self.ask("POST", target, urlencode(list(fields)).encode(), **{"content_type": kind, **headers})

    def upload(self, files: Iterable[tuple[str, bytes]], **fields: str) -> Answer:
        """Send files from the page on which pages are added."""
        body = multipart({"form": self.word(), **fields}, files)
        return self.ask("POST", "/add", body, content_type=MULTIPART)

    def added(self, files: Iterable[tuple[str, bytes]], **fields: str) -> str:
        """Send files and wait until they are read: the page that says what became of them."""
        sent = self.upload(files, **fields)
        assert sent.status == 303, (sent.status, sent.text)
        return self.wait(sent.location)

    def wait(self, job: str) -> str:
        """The page of what is read, once it is read."""
        for _ in range(6000):
            shown = self.get(job).text
            if "hx-trigger" not in shown:
                return shown
            time.sleep(0.02)
        raise AssertionError(f"{job} does not end")


def multipart(fields: dict[str, str], files: Iterable[tuple[str, bytes]]) -> bytes:
    """The body of a form with files."""
    parts = [f'name="{name}"\r\n\r\n'.encode() + value.encode() for name, value in fields.items()]
    parts += [f'name="files"; filename="{name}"\r\n\r\n'.encode() + data for name, data in files]
    cut = _BOUNDARY.encode()
    body = b"".join(b"--%s\r\nContent-Disposition: form-data; %s\r\n" % (cut, part) for part in parts)
    return body + b"--%s--\r\n" % cut
