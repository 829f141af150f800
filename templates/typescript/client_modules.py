"""The client, its options, its environment and its credentials."""

from __future__ import annotations

from typing import Final

from specloom.ir import RetryPolicy, SchemeKind, SecurityScheme, without_null
from specloom.target import Code, Ident
from specloom.target.credentials import fetches_tokens
from specloom.target.layout import HARD, LINE, Doc, choice, group, indent
from specloom.target.text import comment_lines

from .forms import (
    array,
    assigned,
    block,
    call,
    either,
    entry,
    entry_below,
    generic,
    small_object,
    statement,
    string,
    union,
)
from .imports import Imports
from .jsdoc import comment, jsdoc, jsdoc_lines
from .naming import Names
from .operation_constants import requirements_text, retry_policy
from .references import References
from .servers import addressed, credential_field, is_described, requirements, server_options, spelled
from .types import Types
from .views import (
    ClientModule,
    ConfigModule,
    CoreModule,
    EnvModule,
    OptionView,
    ResourceAttribute,
    RetryModule,
    SecurityModule,
    VariableView,
)

FORM: Final = "1.0.0"
"""Version of the form that the generated code has."""

_KINDS: Final = {SchemeKind.BEARER: "http:bearer", SchemeKind.OAUTH2: "oauth2", SchemeKind.OPENID: "openIdConnect"}


def client_module(names: Names) -> ClientModule:
    """The class that callers make."""
    imports = Imports()
    imports.take("../core.js", names.core)
    for resource in names.api.resources:
        imports.take(f"./{names.resource_file(resource)}.js", names.resource_class(resource))
    return ClientModule(
        imports=imports.lines(),
        comment=comment(jsdoc_lines(comment_lines(names.api.prose))),
        name=Ident(names.package.client),
        core=names.core,
        resources=tuple(
            ResourceAttribute(
                jsdoc(resource.prose, indent=2),
                names.attribute(resource),
                names.resource_class(resource),
                _made(names.attribute(resource), names.resource_class(resource)),
            )
            for resource in names.api.resources
        ),
    )


def _made(attribute: Ident, class_name: Ident) -> Code:
    """``return (this.#chat ??= new Chat(this._options));``."""
    value = call(f"new {class_name}", ("this._options",))
    return statement("return (", assigned(f"this.#{attribute} ??=", value), ");", indentation=4)


def core_module(names: Names) -> CoreModule:
    """The client of standalone functions."""
    debugging = ("() =>", group(indent(LINE, f"env().{_debug(names)} ?? false")))
    return CoreModule(names.core, statement(entry("isDebugging", debugging), ",", indentation=2))


def config_module(names: Names) -> ConfigModule:
    """Options, servers, and the one file that holds the package's version."""
    package, imports = names.package, Imports()
    imports.take("./sdks.js", "ClientOptions")
    if names.sent_schemes and names.shares_credentials:
        imports.take_all("../models/components/index.js", "components")
        imports.take("./primitives.js", "ExactPartial")
    listed = addressed(names.api.servers)
    servers: Doc = ("export const ServerList = ", array([string(server.url) for server in listed]), " as const;")
    if _clients(names):
        several = names.shares_credentials
        imports.take(
            *(("./tokens.js", "WithClientCredentials") if several else ("./credentials.js", "ClientCredentials"))
        )
    if not listed:
        servers = "export const ServerList: readonly string[] = [];"
    is_plain = not any(map(is_described, listed))
    own = (server for operation in names.api.operations for server in operation.servers)
    chooser = "serverURL" if any(map(is_described, (*listed, *own))) else "plainServerURL"
    imports.take("./servers.js", "Server", chooser)
    described = ("const SERVERS: readonly Server[] = ", array([spelled(server) for server in listed]), ";")
    options = (*_options(names), *_shared(names, imports), *server_options(names.api))
    return ConfigModule(
        imports=imports.lines(),
        servers=statement(servers),
        described=None if is_plain else statement(*described),
        chosen=statement(call(chooser, "options", "ServerList" if is_plain else "SERVERS", "own"), indentation=9),
        options=options,
        facts=tuple(
            statement(entry(name, string(value)), ",", indentation=2)
            for name, value in (
                ("language", "typescript"),
                ("openapiDocVersion", names.api.version),
                ("sdkVersion", package.version),
                ("genVersion", FORM),
                ("userAgent", f"{package.name}/typescript {package.version}"),
            )
        ),
    )


def _options(names: Names) -> tuple[OptionView, ...]:
    """The credentials: one has an option of its own, several share one."""
    if not names.sent_schemes:
        return ()
    if not names.shares_credentials:
        ((option, _),) = names.credentials()
        about = jsdoc(names.sent_schemes[0].prose, indent=2)
        return (OptionView(about, _option(option, ["string", *(["ClientCredentials"] if _clients(names) else [])])),)
    about = comment(["The credentials, as values or as a function that fetches them."], 2)
    return (OptionView(about, _option(Ident("security"), [_credentials(names)])),)


def _option(name: Ident, values: list[Doc]) -> Code:
    """An option that is one of some types, or a function that fetches it."""
    fetched = ("(() => ", generic("Promise", [union(values, is_argument=True)]), ")")
    return statement(f"{name}?: ", union([*values, fetched, "undefined"]), ";", indentation=2)


def _clients(names: Names) -> tuple[Ident, ...]:
    """The schemes whose tokens a client may fetch, by the names of their credentials."""
    return tuple(credential_field(scheme, names) for scheme in names.sent_schemes if fetches_tokens(scheme))


def _credentials(names: Names) -> Doc:
    """The type of the credentials of all schemes."""
    given = f"ExactPartial<components.{_security_class(names)}>"
    clients = _clients(names)
    if not clients:
        return given
    return generic("WithClientCredentials", [given, union([string(client) for client in clients], is_argument=True)])


def _shared(names: Names, imports: Imports) -> tuple[OptionView, ...]:
    """Parameters that are set once for the client."""
    types = Types(References(names, "../"), imports)
    found = []
    for parameter, option in names.shared:
        text = "Sent with every call that takes it and is not given one of its own."
        prose = comment_lines(parameter.prose)
        about = comment(jsdoc_lines((*prose, *([""] if prose else []), text)), 2)
        type_ = union([types.spell(without_null(parameter.type)), "undefined"])
        found.append(OptionView(about, statement(f"{option}?: ", type_, ";", indentation=2)))
    return tuple(found)


def env_module(names: Names) -> EnvModule:
    """The environment variables of the package."""
    return EnvModule(
        variables=tuple(
            VariableView(variable, sets, _schema(variable, "z", ".string()"), _read(variable, "environmentVariable"))
            for (option, _), scheme in zip(names.credentials(), names.sent_schemes, strict=True)
            for variable, sets in zip(names.variables(scheme), _set_by(option), strict=False)
        ),
        debug=_debug(names),
        debug_schema=_schema(_debug(names), "z.coerce", ".boolean()"),
        read_debug=_read(_debug(names), "environmentFlag"),
    )


def _set_by(option: Ident) -> tuple[Code, ...]:
    """What the variables of a scheme set, in their order."""
    return (option, *(Code(f"{option}.{part}") for part in ("clientID", "clientSecret")))


def _schema(variable: Ident, first: str, *others: str) -> Code:
    links = indent(*((HARD, link) for link in (*others, ".optional()")))
    chain = choice("".join([first, *others, ".optional()"]), (first, links))
    return statement(entry(variable, chain), ",", indentation=4)


def _read(variable: Ident, function: str) -> Code:
    return statement(entry(variable, call(function, string(variable))), ",", indentation=4)


def _debug(names: Names) -> Ident:
    return Ident(f"{names.package.environment}_DEBUG")


def security_module(names: Names) -> SecurityModule:
    """How credentials become headers, parameters and cookies."""
    imports = Imports()
    imports.take("./config.js", "SDKOptions")
    imports.take("./credentials.js", "resolveRequirements", "SecurityRequirements", "SecurityState")
    inputs = tuple(_input(scheme, names, imports) for scheme in names.sent_schemes)
    if inputs:
        imports.take("./credentials.js", "SecurityInput")
        imports.take("./env.js", "env")
    if inputs:
        imports.take("./credentials.js", "extractSecurity")
        imports.take("./primitives.js", "ExactPartial")
        imports.take_all("../models/components/index.js", "components")
    if _clients(names):
        imports.take("./tokens.js", "TokenScope", "WithClientCredentials", "withToken")
    listed = requirements_text(requirements(names.security, names))
    parameter = _credentials(names) if inputs else "Record<string, never>"
    is_used = "security" if inputs else "_security"
    return SecurityModule(
        imports=imports.lines(),
        requirements=statement("const REQUIREMENTS: SecurityRequirements = ", listed, ";"),
        parameter=statement(f"{is_used}: ", union([parameter, "null", "undefined"]), indentation=2),
        inputs=inputs,
        fetches=bool(inputs),
        parameters=_parameters(names),
        extraction=_extraction(names),
    )


def _parameters(names: Names) -> tuple[Code, ...]:
    """The options, the requirements of an operation, and what a token takes besides."""
    options = Code("options: SDKOptions" if names.sent_schemes else "_options: SDKOptions")
    if _clients(names):
        return (options, Code("requirements: SecurityRequirements | undefined"), Code("scope: TokenScope"))
    return (options, Code("requirements?: SecurityRequirements"))


def _input(scheme: SecurityScheme, names: Names, imports: Imports) -> Code:
    """The credential of a scheme, beside the place where it goes."""
    option, variable = _credential(scheme, names)
    values: list[Doc] = [f"security?.{credential_field(scheme, names)}", f"env().{variable}"]
    if fetches_tokens(scheme):
        return _client_input(scheme, values, names, imports)
    value = either(*values)
    if scheme.kind is SchemeKind.BASIC:
        imports.take("./credentials.js", "basicCredential")
        fields = [entry("type", string("http:basic")), entry("value", call("basicCredential", value))]
    else:
        kind = f"apiKey:{scheme.place.value}" if scheme.kind is SchemeKind.API_KEY else _KINDS[scheme.kind]
        field_name = scheme.wire if scheme.kind is SchemeKind.API_KEY else option
        fields = [entry("type", string(kind)), entry("fieldName", string(field_name)), entry_below("value", value)]
    return statement(entry(credential_field(scheme, names), block(fields)), ",", indentation=4)


def _client_input(scheme: SecurityScheme, tokens: list[Doc], names: Names, imports: Imports) -> Code:
    """A token, or what fetches one, beside the place where it is fetched."""
    imports.take("./credentials.js", "clientCredentials")
    option, _ = _credential(scheme, names)
    _, *pair = names.variables(scheme)
    fetching = call("clientCredentials", *(f"env().{variable}" for variable in pair))
    fields = [
        entry("type", string("oauth2:client_credentials")),
        entry("fieldName", string(option)),
        entry_below("value", either(*tokens, fetching)),
        entry("tokenURL", string(scheme.token_url or "")),
        *([entry("isPosted", "true")] if scheme.is_posted else []),
    ]
    return statement(entry(credential_field(scheme, names), block(fields)), ",", indentation=4)


def _credential(scheme: SecurityScheme, names: Names) -> tuple[Ident, Ident]:
    pairs = dict(zip((each.name.wire for each in names.sent_schemes), names.credentials(), strict=True))
    return pairs[scheme.name.wire]


def _extraction(names: Names) -> tuple[Code, ...]:
    """Statements that fetch credentials from options, and resolve them."""
    if not names.sent_schemes:
        return (Code("return Promise.resolve(resolveGlobalSecurity(undefined, requirements));"),)
    if names.shares_credentials:
        return (
            Code("const security = await extractSecurity(options.security);"),
            _resolved("security", names),
        )
    ((option, _),) = names.credentials()
    fetched = call("await extractSecurity", f"options.{option}")
    credentials = small_object([entry(credential_field(names.sent_schemes[0], names), "credential")])
    return (
        statement(assigned("const credential =", fetched), ";", indentation=2),
        _resolved(credentials, names),
    )


def _resolved(credentials: Doc, names: Names) -> Code:
    """The statement that gives what the credentials add to a request, their token included."""
    state = call("resolveGlobalSecurity", credentials, "requirements")
    return statement(
        "return ", call("withToken", state, "options", "scope") if _clients(names) else state, ";", indentation=2
    )


def _security_class(names: Names) -> Ident:
    assert names.api.security_model is not None, "schemes without a class of credentials"
    return names.type_name(names.api.security_model)


def retry_module(policy: RetryPolicy) -> RetryModule:
    """The document's policy of retries."""
    type_ = "{ config: RetryConfig; codes?: readonly string[] }"
    return RetryModule(statement(f"export const retryPolicy: {type_} = ", retry_policy(policy), ";"))
