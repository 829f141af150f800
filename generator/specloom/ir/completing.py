"""A value as it crosses HTTP: what an SDK fills in is there, whether a page shows it or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from specloom.ir.declarations import Declaration, Field, Model
from specloom.ir.types import Identity, Json
from specloom.ir.values import ListValue, MapValue, ModelValue, RawValue, ScalarValue, Value, VariantValue

Left = Callable[[Field], bool]
"""Whether a property is left out although it has a default."""


def completed(value: Value, declarations: Mapping[Identity, Declaration], left: Left = lambda field: False) -> Json:
    """The value as JSON, each model with the defaults that are sent for the properties that it lacks.

    A property that the document requires is optional in the IR when it has a default, and examples leave it out.
    """
    match value:
        case ModelValue(identity, fields, additional):
            shown = {key: completed(item, declarations, left) for key, item in (*fields, *additional)}
            return shown | _missing(declarations[identity], shown, left)
        case MapValue(entries):
            return {key: completed(item, declarations, left) for key, item in entries}
        case ListValue(items):
            return [completed(item, declarations, left) for item in items]
        case VariantValue(_, inner):
            return completed(inner, declarations, left)
        case ScalarValue(scalar):
            return scalar
        case RawValue(json):
            return json


def _missing(declaration: Declaration, shown: Mapping[str, Json], left: Left) -> dict[str, Json]:
    fields = declaration.fields if isinstance(declaration, Model) else ()
    return {
        field.name.wire: field.default.value
        for field in fields
        if field.default is not None and field.default.is_sent and field.name.wire not in shown and not left(field)
    }
