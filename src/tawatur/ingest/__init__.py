"""What does the page say: pages in, articles out."""

from tawatur.ingest.inputs import INPUTS, find_pages, pages_of
from tawatur.ingest.page import Given, InputOptions, Page
from tawatur.ingest.pages import PageReader
from tawatur.ingest.rows import FIELDS
from tawatur.ingest.versions import canonical_url, changes, link_versions

__all__ = [
    "FIELDS",
    "INPUTS",
    "Given",
    "InputOptions",
    "Page",
    "PageReader",
    "canonical_url",
    "changes",
    "find_pages",
    "link_versions",
    "pages_of",
]
