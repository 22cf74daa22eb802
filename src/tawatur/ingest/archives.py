"""Packed files, opened within limits: a truncated or swollen one is refused and nothing else is affected."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from tawatur.model import Rejected
from tawatur.settings import IngestSettings

_CHUNK = 1 << 16


class Member(NamedTuple):
    """A file, or a file inside another: its name, its bytes, by which ending it is read, how deep it lies."""

    name: str
    data: bytes
    kind: str = ""
    depth: int = 0


class Broken(ValueError):
    """A packed file that cannot be used: `reason` is the contract's."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def gunzip(member: Member, limits: IngestSettings) -> bytes:
    """The bytes of a gzip file. Raises Broken when it is cut short, is none, or swells over the limits."""
    out = bytearray()
    data = member.data
    try:
        while data:
            packed = zlib.decompressobj(wbits=31)
            out += packed.decompress(data, limits.max_archive_bytes - len(out) + 1)
            _refuse_swollen(len(out), len(member.data), limits)
            if not packed.eof:
                raise Broken("truncated", "the gzip file ends too early")
            data = packed.unused_data.lstrip(b"\x00")
    except zlib.error as error:
        raise Broken("unreadable", f"not a gzip file: {error}") from error
    return bytes(out)


def unzip(member: Member, limits: IngestSettings) -> Iterator[Member | Rejected]:
    """The files of a zip, by name; Rejected for one that is broken or swells. Raises Broken when it is no zip."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(member.data))
    except (zipfile.BadZipFile, ValueError) as error:
        whole = member.data.startswith(b"PK\x03\x04")
        raise Broken("truncated" if whole else "unreadable", f"not a whole zip file: {error}") from error
    entries = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.filename)
    if len(entries) > limits.max_members:
        raise Broken("too-large", f"more than {limits.max_members} files in the archive")
    total = 0
    for entry in entries:
        if entry.filename.startswith("__MACOSX/") or "/." in f"/{entry.filename}":
            continue
        try:
            data = _inflate(archive, entry, limits, total)
        except Broken as error:
            yield _refused(member, entry, error.reason, str(error))
            continue
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
            yield _refused(member, entry, "truncated", str(error) or "cannot be unpacked")
            continue
        total += len(data)
        yield Member(f"{member.name}/{entry.filename}", data, depth=member.depth + 1)


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: IngestSettings, total: int) -> bytes:
    out = bytearray()
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            out += chunk
            if total + len(out) > limits.max_archive_bytes:
                raise Broken("too-large", f"the archive unpacks to more than {limits.max_archive_bytes} bytes")
            _refuse_swollen(len(out), entry.compress_size, limits)
    return bytes(out)


def _refuse_swollen(size: int, packed: int, limits: IngestSettings) -> None:
    """Sizes a packed file claims are not believed; what has come out so far is counted."""
    if size > limits.max_archive_bytes:
        raise Broken("too-large", f"unpacks to more than {limits.max_archive_bytes} bytes")
    if size > 1_000_000 and size > limits.max_ratio * packed:
        raise Broken("too-large", f"unpacks to more than {limits.max_ratio} times its size")


def _refused(member: Member, entry: zipfile.ZipInfo, reason: str, detail: str) -> Rejected:
    row = {"input": f"{member.name}/{entry.filename}", "stage": "ingest", "reason": reason, "detail": detail}
    return msgspec.convert(row, Rejected)
