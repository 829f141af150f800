from __future__ import annotations

from enum import Enum


class ToolChoiceLiteral(str, Enum):
    """A tool choice in one word.

    `none` forbids every call; `auto` leaves the decision to the model.
    """

    NONE = "none"
    AUTO = "auto"
