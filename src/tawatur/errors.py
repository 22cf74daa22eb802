"""What can go wrong, as a caller sees it. A bad page never raises: it becomes Rejected."""

from __future__ import annotations


class TawaturError(Exception):
    """The root of all errors this package raises on purpose; its message is meant for a person."""


class InputError(TawaturError):
    """The call names no usable input (no path at all, a field map that names no column)."""


class LexiconError(TawaturError):
    """A table of words or facts is broken; the message names file and line."""


class OutletError(TawaturError):
    """An outlet card is broken; the message names the file."""


class StoreError(TawaturError):
    """A desk's file cannot be read or written."""


class SettingsError(TawaturError):
    """A setting is unknown or out of its range."""
