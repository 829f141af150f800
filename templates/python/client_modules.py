"""The client, its servers and its security schemes."""

from __future__ import annotations

from typing import Final

from specloom.ir import SchemeKind, SecurityScheme
from specloom.target import Code, Ident

from .imports import Imports
from .literals import scalar_text
from .naming import Names
from .operation_constants import retry_rules
from .views import (
    ArgumentView,
    ClientModule,
    ConfigurationModule,
    ResourceAttribute,
    SchemeView,
    SecurityModule,
)


def _argument(name: str, annotation: str, default: str, about: str) -> ArgumentView:
    return ArgumentView(Ident(name), Code(annotation), Code(default), Code(about))


_POSITIONAL: Final = (
    _argument("server_idx", "Optional[int]", "None", "Which of ``SERVERS``, counting from 0."),
    _argument("server_url", "Optional[str]", "None", "A server, instead."),
    _argument("url_params", "Optional[Mapping[str, str]]", "None", "Values of the server's variables."),
    _argument("client", "Optional[HttpClient]", "None", "Your own ``httpx.Client``; you close it."),
    _argument("async_client", "Optional[AsyncHttpClient]", "None", "Your own ``httpx.AsyncClient``; you close it."),
    _argument("retry_config", "OptionalNullable[RetryConfig]", "UNSET", "A retry policy; ``None`` for no retries."),
    _argument("timeout_ms", "Optional[int]", "None", "Deadline of a call, in milliseconds; 600,000 by default."),
    _argument("debug_logger", "Optional[Logger]", "None", "Told of every request and response."),
)
_STRICT: Final = _argument("strict", "bool", "False", "Refuse responses that do not fit their types.")


def client_module(names: Names) -> ClientModule:
    """The class that callers make; one credential may be passed by position, as its first argument."""
    credentials = [
        _argument(
            name,
            "Union[str, None, Callable[[], Optional[str]]]",
            "None",
            f"A credential, or a callable that returns one; else ``{variable}`` in the environment.",
        )
        for name, variable in names.credentials()
    ]
    imports = Imports()
    imports.take(".utils", "Logger", "RetryConfig")
    for resource in names.api.resources:
        imports.take(f".{names.attribute(resource)}", names.resource_class(resource))
    return ClientModule(
        name=Ident(names.package.client),
        imports=imports.lines(),
        positional=(*credentials[:1], *_POSITIONAL),
        keyword=(*credentials[1:], _STRICT),
        credentials=tuple(credential.name for credential in credentials),
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
