"""Who says what, when, on whose word: an article in, a reading out."""

from tawatur.annotate.annotator import Annotator

__all__ = ["Annotator"]
