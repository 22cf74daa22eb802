"""The version of the program, which every analysis names."""

__version__ = "0.1.0"
