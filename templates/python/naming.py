"""Names in Python: which are legal, and which are free."""

from __future__ import annotations

import builtins
import keyword
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from specloom.ir import Api, Enum, Identity, Model, Operation, Resource, SchemeKind, SecurityScheme
from specloom.target import Ident, PackageInfo, Scope, name_declarations
from specloom.target.casing import constant, pascal, snake
from specloom.target.credentials import credential_names
from specloom.target.modules import modules
from specloom.target.operations import listing_identity
from specloom.target.scopes import DEVICES, claim_all

KEYWORDS: Final = frozenset({*keyword.kwlist, *keyword.softkwlist} - {"type", "match", "case", "_"})
SHADOWED: Final = frozenset(
    [
        "Any",
        "Annotated",
        "AsyncIterable",
        "AsyncIterator",
        "BaseModel",
        "BinaryFile",
        "Callable",
        "Decimal",
        "Dict",
        "Enum",
        "Field",
        "Generic",
        "IO",
        "Iterable",
        "Iterator",
        "List",
        "Literal",
        "Mapping",
        "NotRequired",
        "Nullable",
        "Optional",
        "OptionalNullable",
        "Sequence",
        "Tuple",
        "Type",
        "TypeAlias",
        "TypeAliasType",
        "TypedDict",
        "UNSET",
        "Union",
        "UnknownVariant",
        "Unset",
        "None",
        "True",
        "False",
    ]
)
"""Names that generated modules import and use bare."""

_RESOURCE_SHADOWED: Final = (
    "Arguments", "AsyncHttpClient", "Awaitable", "BaseSDK", "CallOptions", "Client", "Credentials", "HookContext", "HttpClient", "Logger",
    "RetryConfig", "SDKConfiguration",
)  # fmt: skip


_CONSTANTS: Final = ("RETRIES", "SERVERS")
"""What modules that use security schemes take from the configuration."""

_MODEL_MEMBERS: Final = frozenset(
    [
        "construct",
        "copy",
        "dict",
        "fields_set",
        "from_orm",
        "json",
        "model_computed_fields",
        "model_config",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_json_schema",
        "model_parametrized_name",
        "model_post_init",
        "model_rebuild",
        "model_validate",
        "model_validate_json",
        "model_validate_strings",
        "mro",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "register",
        "schema",
        "schema_json",
        "serialize_model",
        "update_forward_refs",
        "validate",
    ]
)
"""Members of pydantic's BaseModel, of its metaclass and of ours, which a field must not hide."""

_FIELD_SHADOWED: Final = frozenset(("bool", "bytes", "dt", "float", "int", "str"))
"""Types that annotations beside a field name in lower case."""

_METHOD_SHADOWED: Final = _FIELD_SHADOWED | {"models", "utils"}
"""What annotations beside a method name in lower case."""

_ARGUMENT_SHADOWED: Final = ("models", "dt")
"""Modules that the body of a method asks for types."""

_BUILTINS: Final = frozenset(name for name in dir(builtins) if name.islower()) - {"id"}
CALL_OPTIONS: Final = ("retries", "server_url", "timeout_ms", "http_headers")
CLIENT_ARGUMENTS: Final = (
    "self", "server", "server_idx", "server_url", "url_params", "client", "async_client", "retry_config", "timeout_ms", "debug_logger", "strict",
)  # fmt: skip
CLIENT_MEMBERS: Final = ("sdk_configuration", "close", "aclose", "do_request", "do_request_async")
RUNTIME_MODULES: Final = (
    "models",
    "types",
    "utils",
    "basesdk",
    "errors",
    "httpclient",
    "sdk",
    "sdkconfiguration",
    "sse",
)
"""Modules at the root of the package that no resource may take the place of."""


@dataclass(frozen=True)
class Names:
    """Every name of one SDK, claimed in document order.

    Attributes:
        types: Name of each declaration, unique without regard to case.
        given: Names of an earlier generation.
    """

    api: Api
    package: PackageInfo
    types: Mapping[Identity, Ident]
    given: Mapping[Identity, str]

    @staticmethod
    def of(api: Api, package: PackageInfo, given: Mapping[Identity, str]) -> Names:
        """Names for an API; ``given`` names of an earlier generation stay."""
        return Names(api, package, name_declarations(api.declarations, given=given, reserved=SHADOWED), given)

    @cached_property
    def import_name(self) -> Ident:
        """What programs import: ``atoma_sdk``."""
        folded = "".join(
            letter if letter.isalnum() and letter.isascii() else "_" for letter in self.package.name.lower()
        )
        return Scope(KEYWORDS).claim(folded.strip("_") or "sdk")

    def type_name(self, identity: Identity) -> Ident:
        """The bare name of a declaration."""
        return self.types[identity]

    @cached_property
    def _companions(self) -> Mapping[Identity, Ident]:
        scope = Scope(self.types.values())
        return {identity: scope.claim(f"{name}TypedDict") for identity, name in self.types.items()}

    def companion(self, identity: Identity) -> Ident:
        """The TypedDict that may be passed where the model may."""
        return self._companions[identity]

    @cached_property
    def _modules(self) -> Mapping[Identity, Ident]:
        scope = Scope({*KEYWORDS, *DEVICES, "apierror"}, fold=str.lower)
        return modules(self.api, self.api.declarations, self.types, scope)

    def module(self, identity: Identity) -> Ident:
        """The module below ``models`` that defines a declaration."""
        return self._modules[identity]

    @cached_property
    def _fields(self) -> Mapping[tuple[Identity, str], Ident]:
        """A wire name that is a good name stays; no other field gets it, for a model is made by either."""
        found: dict[tuple[Identity, str], Ident] = {}
        reserved = KEYWORDS | _MODEL_MEMBERS | _FIELD_SHADOWED
        for declaration in self.api.declarations:
            if isinstance(declaration, Model):
                wires = {field.name.wire: _public(snake(field.name)) for field in declaration.fields}
                scope = Scope(reserved | wires.keys())
                for wire, wanted in wires.items():
                    stays = wanted == wire and wanted not in reserved
                    found[declaration.identity, wire] = Ident(wanted) if stays else scope.claim(wanted)
        return found

    def field(self, identity: Identity, wire: str) -> Ident:
        """A field's name as callers write it."""
        return self._fields[identity, wire]

    @cached_property
    def _members(self) -> Mapping[Identity, tuple[Ident, ...]]:
        found: dict[Identity, tuple[Ident, ...]] = {}
        for declaration in self.api.declarations:
            if isinstance(declaration, Enum):
                scope = Scope((*KEYWORDS, "name", "value", "mro"))
                found[declaration.identity] = tuple(scope.claim(constant(each.name)) for each in declaration.members)
        return found

    def members(self, enum: Enum) -> tuple[Ident, ...]:
        """Keys of an enum's values."""
        return self._members[enum.identity]

    @cached_property
    def _resources(self) -> Mapping[str, tuple[Ident, Ident]]:
        classes, attributes = (
            Scope((*SHADOWED, *_RESOURCE_SHADOWED, *DEVICES, self.package.client), fold=str.lower),
            Scope((*KEYWORDS, *RUNTIME_MODULES, *CLIENT_MEMBERS, *DEVICES)),
        )
        return {
            resource.name.wire: (classes.claim(pascal(resource.name)), attributes.claim(_public(snake(resource.name))))
            for resource in self.api.resources
        }

    def resource_class(self, resource: Resource) -> Ident:
        """The class of a resource: ``ConfidentialChat``."""
        return self._resources[resource.name.wire][0]

    def attribute(self, resource: Resource) -> Ident:
        """The client's attribute that holds a resource, and its module: ``confidential_chat``."""
        return self._resources[resource.name.wire][1]

    @cached_property
    def _methods(self) -> Mapping[Identity, Ident]:
        found: dict[Identity, Ident] = {}
        for resource in self.api.resources:
            scope = Scope((*KEYWORDS, *CLIENT_MEMBERS, *_METHOD_SHADOWED, "overload"), forms=("{}", "{}_async"))
            wanted = {operation.identity: _public(snake(operation.name)) for operation in resource.operations}
            listings = {
                listing_identity(operation): f"{wanted[operation.identity]}_all"
                for operation in resource.operations
                if operation.pagination is not None
            }
            found |= claim_all(scope, wanted | listings, self.given)
        return found

    def listing(self, operation: Operation) -> Ident:
        """The method that gives the items of all pages of a paginated operation: ``list_all``."""
        return self._methods[listing_identity(operation)]

    @property
    def to_keep(self) -> Mapping[Identity, str]:
        """Names that a later generation keeps: of types by their identity, of methods by their operation's."""
        return {**self.types, **self._methods}

    def method(self, operation: Operation) -> Ident:
        """The method of an operation: ``create_stream``; its asynchronous twin has ``_async`` behind it."""
        return self._methods[operation.identity]

    def argument_scope(self) -> Scope:
        """Names that a method's keyword arguments may not have."""
        return Scope((*KEYWORDS, *_BUILTINS, *_ARGUMENT_SHADOWED, "self", *CALL_OPTIONS))

    @cached_property
    def _credentials(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        scope = Scope((*KEYWORDS, *CLIENT_ARGUMENTS))
        found = {}
        for scheme in self.api.schemes:
            parts = credential_names(scheme, self.api.schemes)
            found[scheme.name.wire] = tuple(
                (str(scope.claim(_public(snake(part)))), f"{self.package.environment}_{constant(part)}")
                for part in parts
            )
        return found

    def globals(self) -> tuple[Ident, ...]:
        """Arguments of the client for the parameters that are set once, in the order of ``Api.globals``."""
        taken = [name for name, _ in self.credentials()]
        scope = Scope((*KEYWORDS, *CLIENT_ARGUMENTS, *taken))
        return tuple(scope.claim(_public(snake(parameter.name))) for parameter in self.api.globals)

    def credentials_of(self, scheme: SecurityScheme) -> tuple[tuple[Ident, Ident], ...]:
        """Arguments of the client and environment variables for one scheme.

        Two pairs for basic, three for client credentials (a token, or what fetches one), one for any other.
        """
        return tuple((Ident(name), Ident(variable)) for name, variable in self._credentials[scheme.name.wire])

    def credentials(self) -> tuple[tuple[Ident, Ident], ...]:
        """Every credential: ``bearer_auth`` and ``ATOMASDK_BEARER_AUTH``.

        Schemes that no header, query or cookie carries, such as mutual TLS, are the business of the caller's HTTP client.
        """
        sent = (scheme for scheme in self.api.schemes if scheme.kind is not SchemeKind.OTHER)
        return tuple(pair for scheme in sent for pair in self.credentials_of(scheme))

    @cached_property
    def _scheme_constants(self) -> Mapping[str, Ident]:
        scope = Scope((*SHADOWED, *_CONSTANTS))
        return {scheme.name.wire: scope.claim(constant(scheme.name)) for scheme in self.api.schemes}

    def scheme_constant(self, key: str) -> Ident:
        """The constant of a security scheme: ``BEARER_AUTH``."""
        return self._scheme_constants[key]

    @property
    def client_variable(self) -> Ident:
        """What examples call the client."""
        return (
            Ident("client")
            if self.import_name == "client"
            else Ident("sdk")
            if self.import_name != "sdk"
            else Ident("client")
        )


def _public(name: str) -> str:
    """Names that begin with an underscore are private in Python, and no name begins with a digit."""
    bare = name.lstrip("_") or "field"
    return f"field_{bare}" if bare[0].isdigit() else bare
