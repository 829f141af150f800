"""An example as a server would send it: what has a default is there, whether a page shows it or not."""

from __future__ import annotations

from collections.abc import Mapping

from specloom.ir import (
    Declaration,
    Identity,
    Json,
    ListValue,
    MapValue,
    Model,
    ModelValue,
    RawValue,
    ScalarValue,
    Value,
    VariantValue,
)


def completed(value: Value, declarations: Mapping[Identity, Declaration]) -> Json:
    """The value as JSON, each model with the defaults of the properties that it lacks.

    A property that the document requires is optional in the IR when it has a default, and examples leave it out.
    """
    match value:
        case ModelValue(identity, fields, additional):
            shown = {key: completed(item, declarations) for key, item in (*fields, *additional)}
            return shown | _missing(declarations[identity], shown)
        case MapValue(entries):
            return {key: completed(item, declarations) for key, item in entries}
        case ListValue(items):
            return [completed(item, declarations) for item in items]
        case VariantValue(_, inner):
            return completed(inner, declarations)
        case ScalarValue(scalar):
            return scalar
        case RawValue(json):
            return json


def _missing(declaration: Declaration, shown: Mapping[str, Json]) -> dict[str, Json]:
    fields = declaration.fields if isinstance(declaration, Model) else ()
    return {
        field.name.wire: field.default.value
        for field in fields
        if field.default is not None and not field.write_only and field.name.wire not in shown
    }
