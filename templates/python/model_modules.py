"""Declarations become modules below ``models``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from specloom.ir import (
    Alias,
    Anything,
    Constant,
    Declaration,
    Enum,
    Field,
    Identity,
    Model,
    Named,
    Nullable,
    ScalarKind,
    Type,
    Union,
    without_null,
)
from specloom.ir.graph import circles
from specloom.target import Code, Ident, recursive, references
from specloom.target.constraints import asked_of_declaration, asked_of_field, explained
from specloom.target.tags import Tags, tags_of

from .defaults import default_text, is_plain
from .imports import Imports
from .literals import json_value, scalar_text
from .naming import Names
from .prose import docstring_of
from .spelling import SCALARS, Spelling, enum_base, one_of, spelled
from .views import AliasView, ClassView, EnumView, FieldView, MemberView, ModelModule


@dataclass(frozen=True)
class ModelModules:
    """Which module needs which, and the view of each."""

    names: Names

    @cached_property
    def _members(self) -> Mapping[str, list[Declaration]]:
        found: dict[str, list[Declaration]] = {}
        for declaration in self.names.api.declarations:
            found.setdefault(self.names.module(declaration.identity), []).append(declaration)
        return found

    @cached_property
    def _circles(self) -> Mapping[str, int]:
        """Modules that import each other have one number."""
        edges = {
            module: tuple(
                dict.fromkeys(str(self.names.module(identity)) for member in members for identity in references(member))
            )
            for module, members in self._members.items()
        }
        return {module: number for number, group in enumerate(circles(edges)) for module in group}

    @cached_property
    def _recursive(self) -> frozenset[Identity]:
        return recursive(self.names.api)

    def views(self) -> Iterator[tuple[str, ModelModule]]:
        """Every module by name, in document order."""
        for module, members in self._members.items():
            yield module, _Builder(self.names, module, self._circles, self._recursive).view(_in_order(members))


def _in_order(members: list[Declaration]) -> list[Declaration]:
    """What a declaration names comes before it, unless they name each other."""
    by_identity = {member.identity: member for member in members}
    done: dict[Identity, Declaration] = {}
    open_: set[Identity] = set()

    def visit(member: Declaration) -> None:
        if member.identity in done or member.identity in open_:
            return
        open_.add(member.identity)
        for identity in references(member):
            if identity in by_identity:
                visit(by_identity[identity])
        done[member.identity] = member

    for member in members:
        visit(member)
    return list(done.values())


class _Builder:
    """Builds one module."""

    def __init__(self, names: Names, module: str, circles: Mapping[str, int], recursive_: frozenset[Identity]) -> None:
        self._names = names
        self._module = module
        self._circles = circles
        self._recursive = recursive_
        self._imports = Imports()
        self._late = Imports()
        self._defined: set[Identity] = set()

    def view(self, members: list[Declaration]) -> ModelModule:
        self._imports.take("__future__", "annotations")
        views = []
        for member in members:
            views.append(self._declaration(member))
            self._defined.add(member.identity)
        return ModelModule(self._imports.lines(), tuple(views), self._late.lines())

    def _declaration(self, declaration: Declaration) -> ClassView | EnumView | AliasView:
        match declaration:
            case Model():
                return self._class(declaration)
            case Enum():
                return self._enum(declaration)
            case Union():
                tags = tags_of(declaration, self._names.api)
                open_type = self._tagged(tags) if tags else self._union(declaration, companion=False)
                return self._alias(declaration, open_type, self._union(declaration, companion=True))
            case Alias(type=type_):
                return self._alias(declaration, self._spell(type_, companion=False), self._spell(type_, companion=True))

    def _class(self, model: Model) -> ClassView:
        self._imports.take("..types", "BaseModel")
        self._imports.take("typing_extensions", "TypedDict")
        extra = None
        if model.additional is not None and not isinstance(model.additional, Anything):
            self._imports.take("typing", "TYPE_CHECKING", "Dict")
            extra = self._spell(model.additional, companion=False)
            self._imports.take("pydantic", "Field")
        return ClassView(
            name=self._names.type_name(model.identity),
            companion=self._names.companion(model.identity),
            docstring=_about(model, "A model of this API."),
            companion_docstring=_about(model, "A dict that may be passed where the model may."),
            fields=tuple(self._field(model, field) for field in model.fields),
            extra=extra,
        )

    def _field(self, model: Model, field: Field) -> FieldView:
        name = self._names.field(model.identity, field.name.wire)
        annotation, default = self._given_by(field, *self._wrapped(field))
        if name != field.name.wire and model.identity != self._names.api.security_model:  # no JSON form
            self._imports.take("typing", "Annotated")
            self._imports.take("pydantic", "Field")
            annotation = Code(f"Annotated[{annotation}, Field(alias={scalar_text(field.name.wire)})]")
        return FieldView(name, annotation, default, self._factory(field), self._companion(field), _about_field(field))

    def _wrapped(self, field: Field) -> tuple[Code, Code | None]:
        """The annotation that says whether a key may be absent and a value null, and the default.

        No response has what is write-only, so a model may lack it although a request may not.
        """
        inner = self._spell(without_null(field.type), companion=False)
        is_nullable = isinstance(field.type, Nullable)
        if field.required and not field.write_only:
            return (self._runtime_type("Nullable", inner) if is_nullable else inner), None
        default = self._default(field)
        if is_nullable:
            if default is None:
                self._imports.take("..types", "UNSET")
                self._imports.offer("..types", "UNSET_SENTINEL")
            return self._runtime_type("OptionalNullable", inner), default or Code("UNSET")
        self._imports.take("typing", "Optional")
        return Code(f"Optional[{inner}]"), default or Code("None")

    def _given_by(self, field: Field, annotation: Code, default: Code | None) -> tuple[Code, Code | None]:
        """What the server gives is marked, and nobody has to pass it."""
        if not field.read_only:
            return annotation, default
        self._imports.take("typing", "Annotated")
        self._imports.take("..types", "READ_ONLY", *(["SERVER_SET"] if default is None else []))
        return Code(f"Annotated[{annotation}, READ_ONLY]"), default or Code("SERVER_SET")

    def _default(self, field: Field) -> Code | None:
        """The default: a word, or what a factory makes."""
        return json_value(field.default.value) if field.default and self._is_made(field) else self._word(field)

    def _is_made(self, field: Field) -> bool:
        """Whether the document requires what has a default that no word is, so that each model makes its own and sends it."""
        default = field.default
        return default is not None and default.stands_in and (default.value is None or self._word(field) is None)

    def _factory(self, field: Field) -> Code | None:
        if field.default is None or not self._is_made(field):
            return None
        self._imports.take("pydantic", "Field")
        value, type_ = field.default.value, without_null(field.type)
        if value in ([], {}):
            return Code(type(value).__name__)
        if value is None or is_plain(type_):
            return Code(f"lambda: {json_value(value)}")
        self._imports.take("..types.decoding", "convert")
        return Code(f"lambda: convert({self._spell(type_, companion=False)}, {json_value(value)})")

    def _word(self, field: Field) -> Code | None:
        """The default where it is a scalar; that of a closed enum is its member, unless that does not exist yet."""
        type_ = without_null(field.type)
        enum = self._names.api.by_identity[type_.identity] if isinstance(type_, Named) else None
        if field.default is None or field.default.value is None or not isinstance(enum, Enum) or len(enum.members) > 1:
            return default_text(field.default, field.type, self._names)
        if self._is_unborn(enum.identity):
            return None
        return Code(f"{self._names.type_name(enum.identity)}.{self._names.members(enum)[0]}")

    def _runtime_type(self, wrapper: str, inner: Code) -> Code:
        self._imports.take("..types", wrapper)
        return Code(f"{wrapper}[{inner}]")

    def _companion(self, field: Field) -> Code:
        inner = self._spell(without_null(field.type), companion=True)
        if isinstance(field.type, Nullable):
            inner = self._runtime_type("Nullable", inner)
        if field.required and not field.read_only:
            return inner
        self._imports.take("typing_extensions", "NotRequired")
        return Code(f"NotRequired[{inner}]")

    def _enum(self, enum: Enum) -> EnumView:
        self._imports.take("enum", "Enum")
        members = zip(self._names.members(enum), enum.members, strict=True)
        return EnumView(
            name=self._names.type_name(enum.identity),
            base=enum_base(enum),
            docstring=_about(enum, "Values that the document knows; others arrive as they are."),
            members=tuple(MemberView(name, scalar_text(member.value), member.prose) for name, member in members),
        )

    def _alias(self, declaration: Union | Alias, type_: Code, companion_type: Code) -> AliasView:
        is_lazy = any(self._is_unborn(identity) for identity in references(declaration))
        if is_lazy:
            self._imports.take("typing_extensions", "TypeAliasType")
        else:
            self._imports.take("typing", "TypeAlias")
        return AliasView(
            self._names.type_name(declaration.identity),
            self._names.companion(declaration.identity),
            _about(declaration),
            type_,
            companion_type,
            is_lazy,
        )

    def _is_unborn(self, identity: Identity) -> bool:
        """Whether a declaration does not exist yet when this module's statements run."""
        module = self._names.module(identity)
        if module == self._module:
            return identity not in self._defined
        return self._circles[module] == self._circles[self._module]

    # Types.

    def _spell(self, type_: Type, *, companion: bool) -> Code:
        return spelled(type_, self._spelling(companion=companion))

    def _spelling(self, *, companion: bool) -> Spelling:
        return Spelling(
            typing=self._typing,
            scalar=partial(self._scalar, companion=companion),
            named=partial(self._named, companion=companion),
            nullable=partial(self._runtime_type, "Nullable"),
        )

    def _typing(self, name: str) -> Code:
        self._imports.take("typing", name)
        return Code(name)

    def _scalar(self, kind: ScalarKind, *, companion: bool) -> Code:
        if kind in (ScalarKind.DATE, ScalarKind.DATE_TIME):
            self._imports.take_module("datetime as dt")
            if not companion:
                self._imports.take("typing", "Annotated")
                self._imports.take("..types", "AS_SENT")
                return Code(f"Annotated[{SCALARS[kind]}, AS_SENT]")
        if kind is ScalarKind.DECIMAL:
            self._imports.take("decimal", "Decimal")
        if kind is ScalarKind.BINARY:
            self._imports.take("..types", "File as BinaryFile")  # many a document has a schema called File
            self._imports.take("typing", "Union")
            return Code("Union[bytes, BinaryFile]")
        return Code(SCALARS[kind])

    def _named(self, identity: Identity, *, companion: bool) -> Code:
        declaration = self._names.api.by_identity[identity]
        name = (
            self._names.companion(identity)
            if companion and not isinstance(declaration, Enum)
            else self._names.type_name(identity)
        )
        self._take(identity, name)
        return self._opened(declaration, name, companion=companion) if isinstance(declaration, Enum) else name

    def _opened(self, enum: Enum, name: Ident, *, companion: bool) -> Code:
        """An enum in a field: a value that the document does not know arrives as it is.

        An enum of one value stays closed, since it is how the variants of a union are told apart.
        """
        if len(enum.members) == 1:
            if not companion:
                return name
            self._imports.take("typing", "Literal", "Union")
            return Code(f"Union[{name}, Literal[{scalar_text(enum.members[0].value)}]]")
        self._imports.take("typing", "Union")
        base = enum_base(enum)
        if companion:
            return Code(f"Union[{name}, {base}]")
        self._imports.take("typing", "Annotated")
        self._imports.take("..types", "OPEN_ENUM")
        return Code(f"Annotated[Union[{name}, {base}], OPEN_ENUM]")

    def _take(self, identity: Identity, name: str) -> None:
        module = self._names.module(identity)
        if module == self._module:
            return
        circular = self._circles[module] == self._circles[self._module]
        (self._late if circular else self._imports).take(f".{module}", name)

    def _union(self, union: Union, *, companion: bool) -> Code:
        types = [variant.type for variant in union.variants]
        constants = [type_.value for type_ in types if isinstance(type_, Constant)]
        if len(constants) == len(types):
            return self._constants(constants)
        return one_of(types, self._spelling(companion=companion))

    def _constants(self, values: Sequence[None | bool | float | str]) -> Code:
        """An open enum of several types: it takes whatever is of one of them.

        One literal tells ``True`` and ``1`` apart, but takes ``1.0`` for either, so numbers with a point come before it.
        """
        self._imports.take("typing", "Literal", "Union")
        known = ", ".join(scalar_text(value) for value in values if not isinstance(value, float))
        types = dict.fromkeys(type(value).__name__ for value in values if value is not None)
        first = ["float"] if types.pop("float", "") is None else []
        return Code(f"Union[{', '.join([*first, f'Literal[{known}]', *types])}]")

    def _tagged(self, tags: Tags) -> Code:
        """An open union whose variants a property tells apart: an object with a value that nobody knows stays as it is."""
        self._imports.take("typing", "Annotated", "Union")
        self._imports.take("..types", "discriminated_by", "tagged")
        classes = {model.identity: self._names.type_name(model.identity) for model in tags.models}
        variants = [
            f"Annotated[{self._named(identity, companion=False)}, tagged({scalar_text(name)})]"
            for identity, name in classes.items()
        ]
        default = [scalar_text(classes[tags.default])] if tags.default else []
        if not default:
            self._imports.take("..types", "UNKNOWN_TAG", "UnknownVariant")
            variants.append("Annotated[UnknownVariant, UNKNOWN_TAG]")
        first = tags.models[0]
        is_field = any(field.name.wire == tags.wire for field in first.fields)
        attribute = self._names.field(first.identity, tags.wire) if is_field else tags.wire
        values = ", ".join(f"{scalar_text(value)}: {scalar_text(classes[identity])}" for value, identity in tags.values)
        arguments = [scalar_text(tags.wire), scalar_text(attribute), f"{{{values}}}", *default]
        return Code(f"Annotated[Union[{', '.join(variants)}], discriminated_by({', '.join(arguments)})]")


def _about(declaration: Declaration, otherwise: str = "") -> Code:
    """What the document says of a declaration and asks of its values, or text of ours where it is silent."""
    asked = (*asked_of_declaration(declaration), *_deprecated(declaration))
    indent = 0 if isinstance(declaration, Union | Alias) else 4
    return docstring_of(explained(declaration.prose, asked) or filter(None, [otherwise]), indent)


def _about_field(field: Field) -> Code:
    return docstring_of(explained(field.prose, (*asked_of_field(field), *_deprecated(field))), 4)


def _deprecated(thing: Declaration | Field) -> tuple[str, ...]:
    return ("Deprecated.",) if thing.deprecated else ()
