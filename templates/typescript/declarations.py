"""Declarations as statements: a type, its wire form, the schemas that read and write it, conversions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from specloom.ir import Alias, Anything, Declaration, Enum, Field, Identity, Model, Named, Union, without_null
from specloom.target import Code, Symbol
from specloom.target.constraints import asked_of_declaration, asked_of_field
from specloom.target.layout import HARD, Doc, flat
from specloom.target.literals import json_text

from .forms import (
    PURE,
    alias,
    arrow,
    arrow_array,
    arrow_object,
    assigned,
    block,
    call,
    chained,
    constant,
    entry,
    function,
    generic,
    key,
    lazy,
    map_type,
    object_type,
    signature,
    statement,
    string,
    union,
)
from .imports import Imports
from .jsdoc import jsdoc
from .naming import Names
from .references import References
from .schemas import Direction, Schemas, is_text
from .tags import tag_of
from .types import Types, distinct, enum_wire_type, is_anything, variants_of
from .views import DeclarationView

Members: TypeAlias = tuple[tuple[Code, Doc], ...]
"""The members of a type, each behind its comment."""


class Declarations:
    """Spells the declarations of one module.

    Args:
        events: Models that are events of a stream: their data is read from text.
    """

    def __init__(self, references: References, imports: Imports, events: frozenset[Identity]) -> None:
        self._references = references
        self._names: Names = references.names
        self._imports = imports
        self._events = events
        self._types = Types(references, imports)
        self._wire = Types(references, imports, is_wire=True)
        self._schemas = {direction: Schemas(references, imports, direction) for direction in Direction}

    def view(self, declaration: Declaration) -> DeclarationView:
        """Every statement of a declaration."""
        name = self._names.type_name(declaration.identity)
        members = self._members(declaration) if isinstance(declaration, Model) else ()
        type_ = self._type(declaration, members)
        return DeclarationView(
            comment=jsdoc(
                declaration.prose, asked=asked_of_declaration(declaration), deprecated=declaration.deprecated
            ),
            values=self._values(declaration) if isinstance(declaration, Enum) else None,
            type=statement(alias(name, type_, is_union=isinstance(declaration, Union))),
            names=self._renamed(declaration),
            inbound=self._constant(declaration, Direction.INBOUND),
            wire_type=None if isinstance(declaration, Enum) else self._wire_alias(declaration),
            outbound=self._constant(declaration, Direction.OUTBOUND),
            functions=() if isinstance(declaration, Enum) else self._conversions(declaration),
            symbols=tuple(self._symbols(declaration, type_, members)),
        )

    def _symbols(self, declaration: Declaration, type_: Doc, members: Members) -> Iterator[Symbol]:
        """The type with its conversions, and its members."""
        path = f"#{self._names.type_name(declaration.identity)}"
        if isinstance(declaration, Model):
            yield Symbol(path, f": type{self._converted(declaration)}")
            yield from (_member_symbol(path, member) for _, member in members)
            return
        yield Symbol(path, f": {flat(type_)}{self._converted(declaration)}")
        if isinstance(declaration, Enum):
            for name, member in zip(self._names.members(declaration), declaration.members, strict=True):
                yield Symbol(f"{path}.{name}", f" = {json_text(member.value)}")

    def _converted(self, declaration: Declaration) -> str:
        if isinstance(declaration, Enum):
            return ""
        names = (self._names.conversion(declaration, suffix) for suffix in ("ToJSON", "FromJSON"))
        return f"; {', '.join(names)}"

    def _wire_alias(self, declaration: Declaration) -> Code:
        name = f"{self._names.type_name(declaration.identity)}$Outbound"
        return statement(alias(name, self._wire_type(declaration), is_union=isinstance(declaration, Union)))

    # Types.

    def _values(self, enum: Enum) -> Code:
        members = zip(self._names.members(enum), enum.members, strict=True)
        entries = [
            entry(name, string(member.value) if isinstance(member.value, str) else json_text(member.value))
            for name, member in members
        ]
        left = f"export const {self._names.type_name(enum.identity)} ="
        return statement(assigned(left, (block(entries), " as const")), ";")

    def _type(self, declaration: Declaration, members: Members) -> Doc:
        match declaration:
            case Enum():
                kind = "ClosedEnum" if _is_tag(declaration) else "OpenEnum"
                self._imports.take("../../types/enums.js", kind)
                return generic(kind, [f"typeof {self._names.type_name(declaration.identity)}"])
            case Model():
                return object_type(_commented(about, member) for about, member in members)
            case Union():
                return self._union(declaration, self._types)
            case Alias():
                return self._types.spell(declaration.type)

    def _wire_type(self, declaration: Declaration) -> Doc:
        match declaration:
            case Model():
                rest: list[Doc] = ["[additionalProperties: string]: unknown;"] if declaration.additional else []
                return object_type([*(self._wire_member(field) for field in declaration.fields), *rest])
            case Union():
                return self._union(declaration, self._wire)
            case Alias():
                return self._wire.spell(declaration.type)
            case Enum():
                raise AssertionError("the wire form of an enum has no name")

    def _union(self, declaration: Union, types: Types) -> Doc:
        listed = [each.type for each in variants_of(declaration, self._names.api)]
        # One that takes any value is the whole type; to spell the others would import what nobody uses.
        open_ = [type_ for type_ in listed if isinstance(without_null(type_), Anything)]
        found = distinct([types.spell(type_) for type_ in open_ or listed])
        return union(found) if found else "never"

    def _members(self, model: Model) -> Members:
        """Fields, and the member that holds what the document allows under other keys."""
        fields = [
            (
                jsdoc(field.prose, asked=asked_of_field(field), indent=2, deprecated=field.deprecated),
                self._caller_property(model, field),
            )
            for field in model.fields
        ]
        return (*fields, *((Code(""), member) for member in self._rest(model)))

    def _caller_property(self, model: Model, field: Field) -> Doc:
        name = self._names.field(model.identity, field.name.wire)
        optional = not field.required or is_anything(field.type, self._names.api)
        return self._property(self._types, name, field, optional)

    def _wire_member(self, field: Field) -> Doc:
        is_filled = self._schemas[Direction.OUTBOUND].fills_in(field)
        optional = not (field.required or is_filled) or is_anything(field.type, self._names.api)
        return self._property(self._wire, key(field.name.wire), field, optional)

    @staticmethod
    def _property(types: Types, name: str, field: Field, optional: bool) -> Doc:
        return (f"{name}{'?' if optional else ''}: ", union(types.parts(field.type, optional=optional)), ";")

    def _rest(self, model: Model) -> list[Doc]:
        """The member that holds what the document allows under other keys."""
        if model.additional is None:
            return []
        value = map_type(self._types.spell(model.additional))
        return [("additionalProperties?: ", union([value, "undefined"]), ";")]

    # Schemas.

    def _constant(self, declaration: Declaration, direction: Direction) -> Code:
        name = self._names.type_name(declaration.identity)
        if direction is Direction.INBOUND:
            type_ = generic(self._runtime("schemas", "InboundSchema"), [name], hugs=True)
        else:
            type_ = generic(self._runtime("schemas", "OutboundSchema"), [self._sent(declaration), name])
        return statement(constant(f"{name}{direction.value}", type_, self._schema(declaration, direction)))

    def _renamed(self, declaration: Declaration) -> Code | None:
        """The constant with a model's wire names whose fields have another: both of its schemas read it."""
        if not isinstance(declaration, Model):
            return None
        names = [entry(wire, string(name)) for wire, name in self._names.fields(declaration).items() if wire != name]
        name = f"{self._names.type_name(declaration.identity)}$names"
        return statement(assigned(f"const {name} =", (block(names), " as const")), ";") if names else None

    def _sent(self, declaration: Declaration) -> str:
        """The type of a declaration's wire form."""
        if isinstance(declaration, Enum):
            return enum_wire_type(declaration)
        return f"{self._names.type_name(declaration.identity)}$Outbound"

    def _schema(self, declaration: Declaration, direction: Direction) -> Doc:
        match declaration:
            case Enum():
                reads = "tagEnum" if _is_tag(declaration) else "openEnum"
                callee = self._runtime("scalars", reads if direction is Direction.INBOUND else "outboundEnum")
                return call(PURE + callee, self._names.type_name(declaration.identity))
            case Model():
                return self._model(declaration, direction)
            case Union():
                return self._variants(declaration, direction)
            case Alias():
                self._imports.take_all("zod", "z")
                return lazy(f"{PURE}z.lazy", self._schemas[direction].spell(declaration.type))

    def _model(self, model: Model, direction: Direction) -> Doc:
        is_inbound = direction is Direction.INBOUND
        is_event = model.identity in self._events
        names = self._names.fields(model)
        entries = [
            entry(field.name.wire if is_inbound else names[field.name.wire], self._field(field, direction, is_event))
            for field in model.fields
        ]
        arguments = [arrow_object(entries)]
        if any(wire != name for wire, name in names.items()):
            arguments.append(f"{self._names.type_name(model.identity)}$names")
        elif model.additional is not None:
            arguments.append("{}")
        if model.additional is not None:
            arguments.append(arrow(self._schemas[direction].spell(model.additional)))
        way = direction.name.lower()
        if model.additional is not None:
            return call(PURE + self._runtime("open-models", f"{way}OpenModel"), *arguments, hugs_last=True)
        kind = "Event" if is_event and is_inbound else "Model"
        return call(PURE + self._runtime("models", f"{way}{kind}"), *arguments, hugs_last=True)

    def _field(self, field: Field, direction: Direction, is_event: bool) -> Doc:
        schemas = self._schemas[direction]
        if direction is Direction.OUTBOUND or not is_event or field.name.wire != "data" or is_text(field.type):
            return schemas.field(field)
        if isinstance(field.type, Anything):
            content = call(self._runtime("scalars", "anyText"))
        else:
            content = call(self._runtime("scalars", "jsonText"), schemas.spell(field.type))
        return content if field.required else chained(content, ".optional()")

    def _variants(self, declaration: Union, direction: Direction) -> Doc:
        union = self._union_schema(declaration, direction)
        if direction is Direction.OUTBOUND or declaration.identity not in self._events:
            return union
        return call(PURE + self._runtime("event-data", "eventUnion"), union)

    def _union_schema(self, declaration: Union, direction: Direction) -> Doc:
        variants = variants_of(declaration, self._names.api)
        schemas = self._schemas[direction]
        if not variants:
            self._imports.take_all("zod", "z")
            return "z.never()"
        tag = tag_of(declaration, self._names, direction is Direction.INBOUND)
        if tag is None:
            callee = self._runtime("unions", f"{direction.name.lower()}Union")
            spelled = distinct([schemas.spell(each.type) for each in variants])
            return call(PURE + callee, arrow_array(spelled), hugs_last=True)
        callee = self._runtime("unions", f"{direction.name.lower()}TaggedUnion")
        entries = [entry(value, schemas.spell(Named(identity))) for value, identity in tag.mapping]
        arguments = [string(tag.property), arrow_object(entries)]
        if tag.default is None:
            return call(PURE + callee, *arguments, hugs_last=True)
        return call(PURE + callee, *arguments, arrow(schemas.spell(Named(tag.default))), is_broken=True)

    def _runtime(self, module: str, name: str) -> str:
        self._imports.take(f"../../lib/{module}.js", name)
        return name

    # Conversions.

    def _conversions(self, declaration: Declaration) -> tuple[Code, ...]:
        name, variable = self._names.type_name(declaration.identity), self._names.variable(declaration)
        self._imports.take("../../types/fp.js", "Result as SafeParseResult")
        self._imports.take("../errors/sdkvalidationerror.js", "SDKValidationError")
        sends = call(self._runtime("schemas", "toJSON"), f"{name}$outboundSchema", variable)
        reads = call(self._runtime("schemas", "fromJSON"), f"{name}$inboundSchema", "jsonString", f'"{name}"')
        to_json = f"export function {self._names.conversion(declaration, 'ToJSON')}"
        from_json = f"export function {self._names.conversion(declaration, 'FromJSON')}"
        result = generic("SafeParseResult", [name, "SDKValidationError"])
        return (
            statement(function(signature(to_json, [f"{variable}: {name}"], "string"), sends)),
            statement(function(signature(from_json, ["jsonString: string"], result), reads)),
        )


def _is_tag(enum: Enum) -> bool:
    """An enum of one value tells variants apart; a type that admits others could not."""
    return len(enum.members) == 1


def _member_symbol(path: str, member: Doc) -> Symbol:
    """A member of a type, as it is declared."""
    text = flat(member) or ""
    name = text.partition(":")[0].removesuffix("?")
    return Symbol(f"{path}.{name}", text.removeprefix(name).removesuffix(";"))


def _commented(about: Code, rest: Doc) -> Doc:
    """Something with a comment, which brings its own indentation, above it."""
    return (about.strip(), HARD, rest) if about else rest
