"""A sentence set apart above the text that tells the article in short: the outlet's summary without a label."""

from __future__ import annotations

from tawatur.ingest.datelines import dateline_of
from tawatur.ingest.scene import Mark, Scene, is_paragraph

_KIN = 0.2  # share of a summary's telling words that the headline and the paragraph below say too
_WORDS = range(8, 60)  # words of such a sentence


def mark_summary(scene: Scene) -> None:
    """The one paragraph below the headline above another that a dateline with a place opens and that tells the same."""
    paragraphs = [line for line in scene.open() if is_paragraph(line)]
    if scene.headline is None or len(paragraphs) < 3:
        return
    above, below = paragraphs[:2]
    if not scene.headline < above.index < below.index or len(above.words) not in _WORDS:
        return
    between = [scene.role(index) for index in range(above.index + 1, below.index)]
    if any(role != "dateline" for role in between) or scene.known.words.goes_on(above):
        return
    stems = scene.stems(above.index)
    told = scene.stems(below.index) | scene.stems(scene.headline)
    kin = len(stems & told) / len(stems) if stems else 0.0
    start, end = dateline_of(scene, below)
    placed = end > start and bool(scene.known.names.places_in(below.plain[start:end]))
    if placed and kin >= _KIN and dateline_of(scene, above) == (0, 0):
        scene.mark(above.index, Mark("summary", "above-the-dateline"))
