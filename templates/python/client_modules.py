"""The client, its servers and its security schemes."""

from __future__ import annotations

from typing import Final

from specloom.ir import Parameter, Place, SchemeKind, SecurityScheme, Server, without_null
from specloom.target import Code, Ident

from .annotations import Annotations
from .imports import Imports
from .literals import scalar_text
from .naming import Names
from .operation_constants import ARGUMENT_PLACES, retry_rules
from .views import (
    ArgumentView,
    ClientModule,
    ConfigurationModule,
    ResourceAttribute,
    SchemeView,
    SecurityModule,
)

_PLACES: Final = {
    Place.PATH: "a part of its path",
    Place.QUERY: "a query parameter",
    Place.HEADER: "a header",
    Place.COOKIE: "a cookie",
}


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


_SERVER: Final = _argument("server", "Optional[str]", "None", "A server by the name that the document gives it.")


def client_module(names: Names) -> ClientModule:
    """The class that callers make; one credential may be passed by position, as its first argument."""
    credentials = [
        _argument(
            name,
            "Union[str, None, Callable[[], Union[str, None, Awaitable[Optional[str]]]]]",
            "None",
            f"A credential, or a callable that returns one; else ``{variable}`` in the environment.",
        )
        for name, variable in names.credentials()
    ]
    imports = Imports()
    imports.take(".utils", "Logger", "RetryConfig")
    for resource in names.api.resources:
        imports.take(f".{names.attribute(resource)}", names.resource_class(resource))
    shared = _shared(names, imports)
    settings = [Code("server=server")] if has_names(names) else []
    if shared:
        settings.append(_globals_setting(shared))
    imports.leave_out("typing", "Optional", *(["Union"] if credentials else []))
    return ClientModule(
        settings=tuple(settings),
        name=Ident(names.package.client),
        imports=imports.lines(),
        positional=(*credentials[:1], *_POSITIONAL),
        keyword=(
            *credentials[1:],
            *([_SERVER] if has_names(names) else []),
            *(argument for _, argument in shared),
            _STRICT,
        ),
        credentials=tuple(credential.name for credential in credentials),
        resources=tuple(
            ResourceAttribute(names.attribute(resource), names.resource_class(resource), resource.prose)
            for resource in names.api.resources
        ),
    )


def _shared(names: Names, imports: Imports) -> tuple[tuple[Parameter, ArgumentView], ...]:
    """Parameters that are set once, each with the argument that sets it."""
    annotations = Annotations(names, imports)
    taken = zip(names.api.globals, names.globals(), strict=True)
    return tuple(
        (
            parameter,
            ArgumentView(
                name,
                annotations.accepted(without_null(parameter.type), required=False),
                Code("None"),
                Code(
                    f"Sent with every call that takes it as {_PLACES[parameter.place]} and is not given one of its own."
                ),
            ),
        )
        for parameter, name in taken
    )


def _globals_setting(shared: tuple[tuple[Parameter, ArgumentView], ...]) -> Code:
    """``globals={"query": {"tenant": tenant}}``."""
    by_place: dict[Place, list[str]] = {}
    for parameter, argument in shared:
        pair = f"{scalar_text(parameter.name.wire)}: {argument.name}"
        by_place.setdefault(parameter.place, []).append(pair)
    places = ", ".join(
        f"{scalar_text(ARGUMENT_PLACES[place])}: {{{', '.join(pairs)}}}" for place, pairs in by_place.items()
    )
    return Code(f"globals={{{places}}}")


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
    match scheme.kind, others:
        case SchemeKind.BASIC, ((password, password_variable),):
            imports.take("._http.operation", "BasicAuth")
            return _call("BasicAuth", name, password, variable, password_variable)
        case SchemeKind.API_KEY, _:
            imports.take("._http.operation", "ApiKey")
            return _call("ApiKey", name, scheme.place.value, scheme.wire, variable)
        case SchemeKind.OAUTH2, ((client_id, id_variable), (client_secret, secret_variable)):
            imports.take("._http.operation", "ClientCredentials")
            url = scheme.token_url or ""
            texts = (name, client_id, client_secret, url, variable, id_variable, secret_variable)
            return _call("ClientCredentials", *texts, posted=scheme.is_posted)
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
    choices = [_choices(server) for server in servers]
    return ConfigurationModule(
        servers=_list([scalar_text(server.url.rstrip("/")) for server in servers]),
        defaults=_list([Code(each) for each in defaults]),
        choices=_list(choices) if has_choices(names) else None,
        names=_list([scalar_text(server.identifier) for server in servers]) if has_names(names) else None,
        retries=retry_rules(names.api.retries) if names.api.retries is not None else None,
    )


def has_choices(names: Names) -> bool:
    """Whether a variable of a server has but some values."""
    return any(variable.choices for server in names.api.servers for variable in server.variables)


def has_names(names: Names) -> bool:
    """Whether the document names a server, so that callers may choose by name."""
    return any(server.identifier for server in names.api.servers)


def _choices(server: Server) -> Code:
    listed = [
        f"{scalar_text(variable.name.wire)}: {_tuple([scalar_text(each) for each in variable.choices])}"
        for variable in server.variables
        if variable.choices
    ]
    return Code("{" + ", ".join(listed) + "}")


def _tuple(items: list[Code]) -> Code:
    return Code(f"({', '.join(items)}{',' if len(items) == 1 else ''})")


def _list(items: list[Code]) -> Code:
    return Code(f"[{', '.join(items)}]")


def _call(function: str, *texts: str, posted: bool = False) -> Code:
    options = [*(scalar_text(text) for text in texts), *(["is_posted=True"] if posted else [])]
    return Code(f"{function}({', '.join(options)})")
