"""Query parameters of request models; see ``metadata``."""

from __future__ import annotations

from typing import Any

from .._http.parameters import form_pairs
from .forms import values_by_name
from .metadata import QueryParamMetadata
from .values import annotated_values, noted_parameter


def get_query_params(query_params: Any, gbls: Any = None) -> dict[str, list[str]]:
    """The values of each query parameter, ready for httpx.

    Args:
        query_params: A model with notes.
        gbls: Another, whose values stand in for those that are missing.
    """
    return values_by_name(
        pair
        for name, value, note in annotated_values(query_params, QueryParamMetadata, gbls)
        for pair in form_pairs(noted_parameter(name, note), value)
    )
