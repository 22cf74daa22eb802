"""What does the page say: pages in, articles out."""

from tawatur.ingest.inputs import INPUTS, find_pages
from tawatur.ingest.page import Given, InputOptions, Page
from tawatur.ingest.pages import PageReader
from tawatur.ingest.versions import canonical_url, changes, link_versions

__all__ = [
    "INPUTS",
    "Given",
    "InputOptions",
    "Page",
    "PageReader",
    "canonical_url",
    "changes",
    "find_pages",
    "link_versions",
]
