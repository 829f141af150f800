"""Names in TypeScript: which are legal, and which are free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from specloom.ir import (
    Api,
    Declaration,
    Enum,
    Identity,
    Model,
    Name,
    Operation,
    Package,
    Parameter,
    Requirement,
    Resource,
    SchemeKind,
    SecurityScheme,
)
from specloom.target import Ident, PackageInfo, Scope, name_declarations
from specloom.target.casing import camel, constant, pascal
from specloom.target.credentials import credential_names, fetches_tokens
from specloom.target.modules import modules
from specloom.target.operations import listing_identity
from specloom.target.scopes import DEVICES, claim_all

from .failures import typed_errors
from .reserved import (
    CLIENT_MEMBERS,
    ERRORS,
    FILES,
    FUNCTION_MODULE,
    INHERITED,
    KEYWORDS,
    LONGEST_NAME,
    OPTIONS,
    SERVICES,
    SHADOWED,
)


class _FileScope(Scope):
    """A scope of names of files, which may not be as long as those of types."""

    def claim(self, wanted: str) -> Ident:
        return super().claim(wanted[:LONGEST_NAME])


def _short_pascal(name: Name) -> str:
    return pascal(name)[:LONGEST_NAME]


@dataclass(frozen=True)
class Names:
    """Every name of one SDK, claimed in document order.

    Attributes:
        types: Name of each declaration, unique within its package without regard to case.
    """

    api: Api
    package: PackageInfo
    types: Mapping[Identity, Ident]
    given: Mapping[Identity, str]

    @staticmethod
    def of(api: Api, package: PackageInfo, given: Mapping[Identity, str]) -> Names:
        """Names for an API; ``given`` names of an earlier generation stay."""
        types: dict[Identity, Ident] = {}
        for family in Package:
            members = [declaration for declaration in api.declarations if declaration.origin.package is family]
            types |= name_declarations(members, given=given, reserved=SHADOWED, spell=_short_pascal)
        return Names(api, package, types, given)

    @cached_property
    def _modules(self) -> Mapping[Identity, str]:
        found: dict[Identity, str] = {}
        for family in Package:
            members = [declaration for declaration in self.api.declarations if declaration.origin.package is family]
            found |= modules(self.api, members, self.types, _FileScope(FILES, fold=str.lower))
        return found

    def module(self, identity: Identity) -> str:
        """The file of a declaration, without folder and suffix."""
        return self._modules[identity]

    @property
    def core(self) -> Ident:
        """The class of the client without resources: ``AtomaSDKCore``."""
        return Ident(f"{self.package.client}Core")

    def type_name(self, identity: Identity) -> Ident:
        """The bare name of a declaration."""
        return self.types[identity]

    def variable(self, declaration: Declaration) -> Ident:
        """The declaration's name as a value: ``chatCompletionChoice``."""
        name = self.types[declaration.identity]
        small = name[:1].lower() + name[1:]
        return Ident(f"{small}_" if small in KEYWORDS or small == "toJSON" else small)

    def conversion(self, declaration: Declaration, suffix: str) -> Ident:
        """A function that converts a declaration: ``usageToJSON``."""
        name = self.types[declaration.identity]
        return Ident(f"{name[:1].lower()}{name[1:]}{suffix}")

    @cached_property
    def _fields(self) -> Mapping[Identity, Mapping[str, Ident]]:
        found = {}
        for declaration in self.api.declarations:
            if isinstance(declaration, Model):
                scope = Scope(("__proto__", "additionalProperties", *INHERITED))
                names = {field.name.wire: scope.claim(camel(field.name)) for field in declaration.fields}
                found[declaration.identity] = names
        return found

    def fields(self, model: Model) -> Mapping[str, Ident]:
        """The names of a model's fields as callers write them, by their wire names."""
        return self._fields[model.identity]

    def field(self, identity: Identity, wire: str) -> Ident:
        """A field's name as callers write it."""
        return self._fields[identity][wire]

    @cached_property
    def _members(self) -> Mapping[Identity, tuple[Ident, ...]]:
        found: dict[Identity, tuple[Ident, ...]] = {}
        for declaration in self.api.declarations:
            if isinstance(declaration, Enum):
                scope = Scope(("__proto__", "prototype"))
                found[declaration.identity] = tuple(scope.claim(pascal(each.name)) for each in declaration.members)
        return found

    def members(self, enum: Enum) -> tuple[Ident, ...]:
        """Keys of an enum's values."""
        return self._members[enum.identity]

    @cached_property
    def _errors(self) -> Mapping[Identity, Ident]:
        scope = _FileScope(ERRORS, fold=str.lower)
        found: dict[Identity, Ident] = {}
        for operation in self.api.operations:
            for _, _, identity in typed_errors(operation, self.api):
                if identity not in found:
                    found[identity] = scope.claim(f"{self.types[identity].removesuffix('Error')}Error")
        return found

    @property
    def errors(self) -> tuple[tuple[Identity, Ident], ...]:
        """Bodies of described failures, each with the class of errors that brings it."""
        return tuple(self._errors.items())

    def error(self, identity: Identity) -> Ident:
        """The class of errors that brings a body."""
        return self._errors[identity]

    @cached_property
    def _resources(self) -> Mapping[str, Ident]:
        scope = Scope((self.package.client, self.core, *SHADOWED, *SERVICES, *DEVICES), fold=str.lower)
        return {resource.name.wire: scope.claim(_short_pascal(resource.name)) for resource in self.api.resources}

    def resource_class(self, resource: Resource) -> Ident:
        """The class of a resource: ``ConfidentialChat``."""
        return self._resources[resource.name.wire]

    @cached_property
    def _attributes(self) -> Mapping[str, Ident]:
        scope = Scope(CLIENT_MEMBERS)
        return {resource.name.wire: scope.claim(camel(resource.name)) for resource in self.api.resources}

    @cached_property
    def _resource_files(self) -> Mapping[str, str]:
        scope = Scope((*FILES, "sdk"), fold=str.lower)
        return {
            resource.name.wire: scope.claim(self.resource_class(resource).lower()) for resource in self.api.resources
        }

    def resource_file(self, resource: Resource) -> str:
        """The file of a resource below ``sdk``, without its suffix."""
        return self._resource_files[resource.name.wire]

    def attribute(self, resource: Resource) -> Ident:
        """The client's property that holds a resource: ``confidentialChat``."""
        return self._attributes[resource.name.wire]

    @cached_property
    def _methods(self) -> Mapping[Identity, Ident]:
        found: dict[Identity, Ident] = {}
        for resource in self.api.resources:
            wanted = {operation.identity: camel(operation.name) for operation in resource.operations}
            listings = {
                listing_identity(operation): f"{wanted[operation.identity]}All"
                for operation in resource.operations
                if operation.pagination is not None
            }
            found |= claim_all(Scope(CLIENT_MEMBERS), wanted | listings, self.given)
        return found

    @cached_property
    def _functions(self) -> Mapping[Identity, Ident]:
        scope = Scope((*KEYWORDS, *FILES, *FUNCTION_MODULE), fold=str.lower)
        offered = [(resource, each) for resource in self.api.resources for each in resource.operations]
        listed = [(resource, listing_identity(each)) for resource, each in offered if each.pagination is not None]
        wanted = {
            identity: (camel(resource.name) + method[:1].upper() + method[1:])[:LONGEST_NAME]
            for resource, identity in (*((resource, each.identity) for resource, each in offered), *listed)
            for method in (self._methods[identity],)
        }
        return claim_all(scope, wanted, {})

    @property
    def to_keep(self) -> Mapping[Identity, str]:
        """Names that a later generation keeps: of types by their identity, of methods by their operation's."""
        return {**self.types, **self._methods}

    def method(self, operation: Operation) -> Ident:
        """The method of an operation: ``createStream``."""
        return self._methods[operation.identity]

    def listing(self, operation: Operation) -> Ident:
        """The method that gives the items of all pages of a paginated operation: ``listAll``."""
        return self._methods[listing_identity(operation)]

    def function(self, operation: Operation) -> Ident:
        """The standalone function of an operation, and its file: ``chatCreateStream``."""
        return self._functions[operation.identity]

    def listing_function(self, operation: Operation) -> Ident:
        """The standalone function of :meth:`listing`, in the operation's file: ``thingsListAll``."""
        return self._functions[listing_identity(operation)]

    def credentials(self) -> tuple[tuple[Ident, Ident], ...]:
        """Option and environment variable of each scheme that is sent: ``bearerAuth``, ``ATOMASDK_BEARER_AUTH``.

        Several schemes share one option, ``security``, and are properties of it.
        """
        model = self.api.security_model
        options = (
            [self.field(model, scheme.name.wire) for scheme in self.sent_schemes]
            if self.shares_credentials and model is not None
            else [Scope(OPTIONS).claim(camel(scheme.name)) for scheme in self.sent_schemes]
        )
        variables = (self.variables(scheme)[0] for scheme in self.sent_schemes)
        return tuple(zip(options, variables, strict=True))

    @cached_property
    def shared(self) -> tuple[tuple[Parameter, Ident], ...]:
        """The parameters that are set once for the client, each with the option that sets it."""
        scope = Scope((*OPTIONS, *(option for option, _ in self.credentials())))
        return tuple((each, scope.claim(camel(each.name))) for each in self.api.globals)

    @property
    def sent_schemes(self) -> tuple[SecurityScheme, ...]:
        """Those that requests carry. Mutual TLS, say, is the business of the caller's HTTP client."""
        return tuple(scheme for scheme in self.api.schemes if scheme.kind is not SchemeKind.OTHER)

    @property
    def shares_credentials(self) -> bool:
        """Whether the schemes are properties of one option."""
        return len(self.api.schemes) > 1

    @cached_property
    def _variables(self) -> Mapping[str, tuple[Ident, ...]]:
        scope = Scope((f"{self.package.environment}_DEBUG",))
        wanted = {
            scheme.name.wire: credential_names(scheme, self.api.schemes) if fetches_tokens(scheme) else (scheme.name,)
            for scheme in self.sent_schemes
        }
        return {
            scheme: tuple(scope.claim(f"{self.package.environment}_{constant(name)}") for name in names)
            for scheme, names in wanted.items()
        }

    def variables(self, scheme: SecurityScheme) -> tuple[Ident, ...]:
        """Environment variables of a scheme: of its credential; then of the identifier and secret that fetch one."""
        return self._variables[scheme.name.wire]

    @cached_property
    def security(self) -> tuple[Requirement, ...]:
        """What holds where an operation does not say; what any of them asks for, where the document does not say either."""
        if self.api.security:
            return self.api.security
        asked = (each for operation in self.api.operations for each in operation.security)
        return tuple(dict.fromkeys(each for each in asked if each.schemes))

    @property
    def client_variable(self) -> Ident:
        """What examples call the client: ``atomaSDK``."""
        name = self.package.client
        capitals = len(name) - len(name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        head = name[:1] if capitals <= 1 or capitals < len(name) else name
        return Ident(head.lower() + name[len(head) :])
