"""The client, its servers and its security schemes."""

from __future__ import annotations

from specloom.ir import SchemeKind, SecurityScheme
from specloom.target import Code, Ident

from .imports import Imports
from .literals import scalar_text
from .naming import Names
from .operation_constants import retry_rules
from .views import (
    ClientModule,
    ConfigurationModule,
    CredentialView,
    ResourceAttribute,
    SchemeView,
    SecurityModule,
)


def client_module(names: Names) -> ClientModule:
    """The class that callers make."""
    credentials = [
        CredentialView(name, variable)
        for scheme in names.api.schemes
        for name, variable in names.credentials_of(scheme)
    ]
    imports = Imports()
    imports.take(".utils", "Logger", "RetryConfig")
    for resource in names.api.resources:
        imports.take(f".{names.attribute(resource)}", names.resource_class(resource))
    return ClientModule(
        name=Ident(names.package.client),
        imports=imports.lines(),
        first=credentials[0] if credentials else None,
        others=tuple(credentials[1:]),
        resources=tuple(
            ResourceAttribute(names.attribute(resource), names.resource_class(resource), resource.prose)
            for resource in names.api.resources
        ),
    )


def security_module(names: Names) -> SecurityModule:
    """A constant a scheme; schemes that no runtime of ours sends are left to the caller's headers."""
    imports = Imports()
    views = []
    for scheme in names.api.schemes:
        if scheme.kind is not SchemeKind.OTHER:
            views.append(SchemeView(names.scheme_constant(scheme.name.wire), _scheme(scheme, names, imports)))
    return SecurityModule(imports.lines(), tuple(views))


def _scheme(scheme: SecurityScheme, names: Names, imports: Imports) -> Code:
    pairs = names.credentials_of(scheme)
    (name, variable), *others = pairs
    match scheme.kind:
        case SchemeKind.BASIC:
            imports.take("._http.operation", "BasicAuth")
            ((password, password_variable),) = others
            return _call("BasicAuth", name, password, variable, password_variable)
        case SchemeKind.API_KEY:
            imports.take("._http.operation", "ApiKey")
            return _call("ApiKey", name, scheme.place.value, scheme.wire, variable)
        case _:
            imports.take("._http.operation", "BearerAuth")
            return _call("BearerAuth", name, variable)


def configuration_module(names: Names) -> ConfigurationModule:
    """Servers and what holds for every call."""
    servers = names.api.servers
    defaults = [
        "{"
        + ", ".join(
            f"{scalar_text(variable.name.wire)}: {scalar_text(variable.default)}" for variable in server.variables
        )
        + "}"
        for server in servers
    ]
    return ConfigurationModule(
        servers=_tuple([scalar_text(server.url.rstrip("/")) for server in servers]),
        defaults=_tuple([Code(each) for each in defaults]),
        retries=retry_rules(names.api.retries) if names.api.retries is not None else None,
    )


def _tuple(items: list[Code]) -> Code:
    return Code(f"({', '.join(items)}{',' if len(items) == 1 else ''})")


def _call(function: str, *texts: str) -> Code:
    return Code(f"{function}({', '.join(scalar_text(text) for text in texts)})")
