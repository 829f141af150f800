"""The version of this package."""

__title__ = "example"
__version__ = "0.1.0"
