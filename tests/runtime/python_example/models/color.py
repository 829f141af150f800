"""Color."""

from enum import Enum


class Color(str, Enum):
    """A colour."""

    RED = "red"
    BLUE = "blue"
