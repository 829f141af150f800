"""Keys that a map may have, where the document does not admit all: what an example needs to show one."""

from __future__ import annotations

from specloom.resolver.examples.patterns import matching_text
from specloom.resolver.nodes import Shape


def keys(names: Shape) -> tuple[str, ...]:
    """Some keys that the shape of ``propertyNames`` admits; none where it admits any, or we know of none."""
    listed = [value for value in (*names.const, *(names.enum or ())) if isinstance(value, str)]
    if listed:
        return tuple(listed)
    if names.types and names.types <= {"integer", "number"}:
        return ("1", "2", "3")
    bounds = names.constraints
    made = matching_text(bounds.pattern, bounds.min_length or 0, bounds.max_length) if bounds.pattern else None
    return (made,) if made else ()
