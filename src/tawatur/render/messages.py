"""The labels of documents, from one file a language: `data/messages/<lang>.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import Any

from tawatur.language import SHIPPED
from tawatur.model import Published, When

FOLDER = SHIPPED / "messages"


class Messages:
    """Labels in one language."""

    def __init__(self, lang: str, table: dict[str, Any]) -> None:
        self.lang = lang
        self.table = table
        self.direction: str = table["direction"]

    def __call__(self, group: str, key: str | None) -> str:
        """A label; the key itself where the language has none for it."""
        return str(self.table[group].get(key or "", key or ""))

    def count(self, noun: str, n: int) -> str:
        """A number with its noun."""
        group = self.table["count"]
        many = n > 10 and not 3 <= n % 100 <= 10  # Arabic counts 3 to 10 of each hundred otherwise (CLDR: few)
        form = group.get(f"{noun}_{n}") or (group.get(f"{noun}_many") if many else None) or group[noun]
        return str(form).format(n=n)

    def text(self, key: str, **values: object) -> str:
        """A fixed line of a document, filled with values."""
        return str(self.table["text"][key]).format(**values)

    def in_group(self, group: str, key: str, **values: object) -> str:
        """A line of a group, filled with values."""
        return self(group, key).format(**values)

    def day(self, iso: str) -> str:
        """An ISO date or date-time in words: day, month, year and, where it is known, the clock."""
        found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d))?", iso)
        if not found:
            return iso
        year, month, day, clock = found.groups()
        parts = [day.lstrip("0") if day else "", self.table["months"][int(month) - 1] if month else "", year]
        return " ".join(p for p in (*parts, clock or "") if p)

    def when(self, when: When | Published | None) -> str:
        """An interval in words, never more exact than it is."""
        if when is None or (when.earliest is None and when.latest is None):
            return self("label", "undated")
        first, last = when.earliest or "", when.latest or ""
        if first[:10] == last[:10]:
            return self.day(first)
        if first[8:10] == "01" and first[:7] == last[:7] and last[8:10] in ("28", "29", "30", "31"):
            return self.day(first[:7])
        if first[5:10] == "01-01" and last[5:10] == "12-31" and first[:4] == last[:4]:
            return first[:4]
        return " – ".join(self.day(d[:10]) if d else "…" for d in (first, last))

    def joined(self, parts: list[str]) -> str:
        """Parts of a list, with the language's comma."""
        return str(self.table["comma"]).join(parts)


@lru_cache
def messages(lang: str) -> Messages:
    """The labels of a language. Raises ValueError when there is no file for it."""
    path = FOLDER / f"{lang}.toml"
    if not re.fullmatch(r"[a-z]{2,3}", lang) or not path.exists():
        raise ValueError(f"no labels in {lang}")
    return Messages(lang, tomllib.loads(path.read_text("utf-8")))
