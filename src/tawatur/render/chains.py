"""The chains of an event as a graph: pages, what they took it from, and the origins; a shared upstream is one node."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import msgspec

from tawatur.model import Article, Statement
from tawatur.render.view import View

WIDTH, BOX, ROW, GAP = 960, 250, 30, 12  # pixels of the drawing: whole, a box, a row's box, between rows
_LETTERS = 30  # of a name that fit a box
_LANE = "direct:"  # a way past the carriers, drawn as a line without a box


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A box of the graph."""

    name: str
    x: float
    y: float
    kind: str

    @property
    def short(self) -> str:
        """The name, cut to fit."""
        return self.name if len(self.name) <= _LETTERS else self.name[: _LETTERS - 1] + "…"


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A line from one box to the next, with the number of statements that came this way."""

    path: str
    weight: int
    title: str


class Graph(msgspec.Struct, frozen=True, kw_only=True):
    """A drawing, and the same in words."""

    width: int
    height: int
    nodes: list[Node]
    links: list[Link]
    lines: list[tuple[list[str], int]]


def draw_chains(view: View) -> Graph | None:
    """The graph of an event's claims that rest on another's word; pages of one outlet are one box. Null when empty."""
    used = {i for c in view.dossier.claims for i in c.statements}
    paths = Counter(
        _path(view.articles[s.article], s)
        for i in sorted(used)
        if (s := view.statements[i]).voice != "narrated" and s.origin not in (None, view.articles[s.article].outlet)
    )
    if not paths:
        return None
    keys = sorted({(_column(p, i), key) for p in paths for i, key in enumerate(p)})
    columns = [[k for c, k in keys if c == column] for column in range(3)]
    height = max(len(c) for c in columns) * (ROW + GAP) + GAP
    spots = _place(view, columns, height)
    nodes = [
        Node(name=_name(view, key), x=x, y=y, kind=("page", "carrier", "origin")[column])
        for (column, key), (x, y) in spots.items()
        if not key.startswith(_LANE)
    ]
    lines = [
        ([_name(view, key) for key in path if not key.startswith(_LANE)], n)
        for path, n in sorted(paths.items(), key=_by_weight)
    ]
    return Graph(width=WIDTH, height=height, nodes=nodes, links=_links(view, paths, spots), lines=lines)


def _by_weight(item: tuple[tuple[str, ...], int]) -> tuple[int, tuple[str, ...]]:
    return -item[1], item[0]


def _path(article: Article, statement: Statement) -> tuple[str, ...]:
    hops = [hop.authority for hop in statement.chain] or [statement.origin or ""]
    ways = tuple(dict.fromkeys(h for h in hops if h != article.outlet)) or (hops[-1],)
    return ("page:" + (article.outlet or article.id), *(ways if len(ways) > 1 else (_LANE + ways[0], ways[0])))


def _column(path: tuple[str, ...], index: int) -> int:
    return 0 if index == 0 else 2 if index == len(path) - 1 else 1


def _name(view: View, key: str) -> str:
    if key.startswith("page:"):
        page = key.removeprefix("page:")
        return view.page_name(view.articles[page]) if page in view.articles else view.name(page)
    return view.name(key.removeprefix(_LANE))


def _place(view: View, columns: list[list[str]], height: int) -> dict[tuple[int, str], tuple[float, float]]:
    spots = {}
    for column, keys in enumerate(columns):
        x = column * (WIDTH - BOX) / 2
        x = WIDTH - BOX - x if view.m.direction == "rtl" else x
        free = (height - len(keys) * (ROW + GAP)) / 2
        for row, key in enumerate(keys):
            spots[column, key] = (round(x, 1), round(free + row * (ROW + GAP) + GAP / 2, 1))
    return spots


def _links(
    view: View, paths: Counter[tuple[str, ...]], spots: dict[tuple[int, str], tuple[float, float]]
) -> list[Link]:
    weights: Counter[tuple[tuple[int, str], tuple[int, str]]] = Counter()
    for path, n in paths.items():
        steps = [(_column(path, i), key) for i, key in enumerate(path)]
        for a, b in pairwise(steps):
            weights[a, b] += n
    links = []
    for (a, b), n in sorted(weights.items()):
        title = f"{_name(view, a[1])} ← {_name(view, b[1])} ({n})"
        through = BOX if b[1].startswith(_LANE) else 0
        links.append(Link(path=_curve(spots[a], spots[b], through), weight=n, title=title))
    return links


def _curve(a: tuple[float, float], b: tuple[float, float], through: int) -> str:
    """From the edge of a box to the edge of the next, and on across it where the next is a lane."""
    right = b[0] > a[0]
    x1, x2 = a[0] + (BOX if right else 0), b[0] + (0 if right else BOX)
    y1, y2, middle = a[1] + ROW / 2, b[1] + ROW / 2, (x1 + x2) / 2
    return f"M{x1:g} {y1:g}C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}h{through if right else -through}"
