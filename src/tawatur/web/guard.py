"""Who may ask what: hosts, the token, how often, how much, and what a browser may do with an answer."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tawatur.settings import WebSettings

TOKEN_COOKIE = "tawatur_token"
FORM_COOKIE = "tawatur_form"
TOO_LONG = "tawatur_too_long"  # of a scope: its body was longer than may be
ENTER = "/enter"
_LOOPBACK = frozenset(("127.0.0.1", "localhost", "::1"))
_CHANGES = frozenset(("POST", "PUT", "PATCH", "DELETE"))
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with none at all a browser does not say of our own forms that they are ours
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


Tell = Callable[[Request, Exception], Response]


class Refusal(NamedTuple):
    """Why a request is not answered."""

    status: int
    why: str


class Rates:
    """How often each address may still ask: a bucket that fills evenly. Keeps no more addresses than `most`."""

    def __init__(self, per_minute: int, most: int = 4096) -> None:
        self._per_minute = per_minute
        self._most = most
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, address: str) -> bool:
        """Whether the address may ask now; if so, that counts."""
        now = time.monotonic()
        left, at = self._left.pop(address, (float(self._per_minute), now))
        left = min(self._per_minute, left + (now - at) * self._per_minute / 60)
        self._left[address] = (max(left - 1, 0.0), now)
        if len(self._left) > self._most:  # the one that has been quiet longest
            del self._left[next(iter(self._left))]
        return left >= 1


class Guard:
    """Answers only who may ask, and tells the browser to run and load nothing that is not ours."""

    def __init__(self, app: ASGIApp, settings: WebSettings, token: str | None = None, tell: Tell | None = None) -> None:
        """`token`: the SHA-256 of the word that who comes from another machine must give; null: nobody else may.

        `tell`: makes the page that says why a form was refused.
        """
        self._app = app
        self._tell = tell
        self._settings = settings
        self._token = token
        self._asked = Rates(settings.requests_per_minute)
        self._changed = Rates(settings.changes_per_minute)
        self._tried = Rates(settings.tries_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refuse(scope, headers)
        fresh = _form_key(headers)
        scope[FORM_COOKIE] = fresh or _cookies(headers)[FORM_COOKIE]
        answer: ASGIApp = self._app if refusal is None else PlainTextResponse(refusal.why, refusal.status)
        if refusal and refusal.status in (403, 413, 414) and self._tell:
            answer = self._tell(Request(scope, receive), HTTPException(refusal.status))
        if refusal and refusal.status == 401 and scope["method"] in ("GET", "HEAD"):
            answer = Response(status_code=303, headers={"location": ENTER})
        if scope["method"] in _CHANGES and refusal is None:
            receive = _limited(receive, self._settings.max_upload, scope)
        await answer(scope, receive, _sealing(send, fresh))

    def _refuse(self, scope: Scope, headers: Headers) -> Refusal | None:
        address = (scope.get("client") or ("", 0))[0]
        host = _host_of(headers.get("host", ""))
        if self._token is None and host not in _LOOPBACK:  # a page elsewhere that points its own name at us
            return Refusal(421, "this desk answers only on this machine")
        if not self._asked.take(address):
            return Refusal(429, "too many requests: wait a moment")
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > self._settings.max_address:
            return Refusal(414, f"an address of more than {self._settings.max_address} bytes")
        if scope["method"] in _CHANGES:
            return self._refuse_change(scope, headers, address)
        return self._refuse_stranger(scope, headers, address)

    def _refuse_change(self, scope: Scope, headers: Headers, address: str) -> Refusal | None:
        if not (self._tried if scope["path"] == ENTER else self._changed).take(address):
            return Refusal(429, "too many changes: wait a moment")
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
        elsewhere = origin is not None and origin.partition("://")[2].lower() != headers.get("host", "").lower()
        if site not in ("same-origin", "none") or elsewhere:
            return Refusal(403, "a change must be asked for from a page of this desk")
        length = headers.get("content-length") or "0"
        if not length.isdecimal() or int(length) > self._settings.max_upload:
            return Refusal(413, f"more than {self._settings.max_upload} bytes")
        return self._refuse_stranger(scope, headers, address)

    def _refuse_stranger(self, scope: Scope, headers: Headers, address: str) -> Refusal | None:
        open_to_all = scope["path"] == ENTER or scope["path"].startswith("/static/")
        if self._token is None or open_to_all:
            return None
        given = headers.get("authorization", "").removeprefix("Bearer ") or _cookies(headers).get(TOKEN_COOKIE, "")
        if knows(given, self._token):
            return None
        if given and not self._tried.take(address):  # a guess is a guess, wherever it stands
            return Refusal(429, "too many tries: wait a moment")
        return Refusal(401, "the token of this desk is needed")


def knows(given: str, token: str) -> bool:
    """Whether a word is the one of a token (its SHA-256 in hex); takes as long whatever is given."""
    return hmac.compare_digest(hashlib.sha256(given.encode("utf-8", "replace")).hexdigest(), token)


def form_word(scope: Scope) -> str:
    """What a form must carry, so that only our own pages can send it: made from the cookie of who looks at it."""
    return hashlib.sha256(f"form {scope[FORM_COOKIE]}".encode()).hexdigest()


def _form_key(headers: Headers) -> str | None:
    """The cookie that forms are bound to, where the browser has none yet."""
    held = _cookies(headers).get(FORM_COOKIE, "")
    return None if re.fullmatch("[0-9a-f]{64}", held) else secrets.token_hex(32)


def _cookies(headers: Headers) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _host_of(host: str) -> str:
    """A Host header or the rest of an origin, without the port."""
    return host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0].lower()


def _limited(receive: Receive, most: int, scope: Scope) -> Receive:
    """The body of a request as far as it may go: then it is none, and the scope says so."""
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            scope[TOO_LONG] = True
            raise MultiPartException("too long")  # the one error at which the parser closes its files
        return message

    return bounded


def _sealing(send: Send, form_key: str | None) -> Send:
    async def sealed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
            if form_key:
                headers.append("set-cookie", f"{FORM_COOKIE}={form_key}; Path=/; HttpOnly; SameSite=Strict")
        await send(message)

    return sealed
