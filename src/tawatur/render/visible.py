"""Letters that would change how the rest of a line is read, as marks that a reader sees."""

from __future__ import annotations

import re

# Embeddings, overrides and isolates of the bidirectional algorithm (UAX 9): a page that holds one could turn our own
# words around, or show a name or a number backwards. And what is no letter at all: it is not allowed in HTML.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def visible(value: object) -> object:
    """What is filled into a document: text with its controls named («‹U+202E›»), anything else as it is."""
    if type(value) is not str or not _CONTROLS.search(value):
        return value  # markup that is ours has passed here already, part by part
    return _CONTROLS.sub(lambda found: f"\u2039U+{ord(found[0]):04X}\u203a", value)
