"""How a desk is named: the path of a file, `:memory:`, or the address of a database on a server."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

MEMORY = ":memory:"  # the path that names no file
SCHEMES = ("postgresql://", "postgres://")
_SECRET = "password"


def is_address(place: str | Path) -> bool:
    """Whether a desk is on a server."""
    return str(place).startswith(SCHEMES)


def shown(place: str | Path) -> str:
    """A place as it may be shown: an address without its password."""
    if not is_address(place):
        return Path(place).as_posix()
    parts = urlsplit(str(place))
    user, at, host = parts.netloc.rpartition("@")
    told = urlencode([(n, v) for n, v in parse_qsl(parts.query) if _SECRET not in n], safe="/,:")
    return f"{parts.scheme}://{user.partition(':')[0]}{at}{host}{parts.path}{'?' * bool(told)}{told}"
