"""The client, its options, its environment and its credentials."""

from __future__ import annotations

from typing import Final

from specloom.ir import RetryPolicy, SchemeKind, SecurityScheme, without_null
from specloom.target import Code, Ident
from specloom.target.layout import HARD, LINE, Doc, choice, group, indent
from specloom.target.text import comment_lines

from .forms import array, assigned, block, call, either, entry, entry_below, small_object, statement, string, union
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
    if len(names.api.schemes) > 1:
        imports.take_all("../models/components/index.js", "components")
        imports.take("./primitives.js", "ExactPartial")
    listed = addressed(names.api.servers)
    servers: Doc = ("export const ServerList = ", array([string(server.url) for server in listed]), " as const;")
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
    if not names.api.schemes:
        return ()
    if len(names.api.schemes) == 1:
        ((option, _),) = names.credentials()
        about = jsdoc(names.api.schemes[0].prose, indent=2)
        return (OptionView(about, Code(f"{option}?: string | (() => Promise<string>) | undefined;")),)
    given = f"ExactPartial<components.{_security_class(names)}>"
    return (
        OptionView(
            comment(["The credentials, as values or as a function that fetches them."], 2),
            statement("security?: ", union([given, f"(() => Promise<{given}>)", "undefined"]), ";", indentation=2),
        ),
    )


def _shared(names: Names, imports: Imports) -> tuple[OptionView, ...]:
    """Parameters that are set once for the client."""
    types = Types(References(names, "../"), imports)
    found = []
    for parameter, option in names.shared():
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
            VariableView(variable, option, _schema(variable, "z", ".string()"), _read(variable, "environmentVariable"))
            for option, variable in names.credentials()
        ),
        debug=_debug(names),
        debug_schema=_schema(_debug(names), "z.coerce", ".boolean()"),
        read_debug=_read(_debug(names), "environmentFlag"),
    )


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
    schemes = [scheme for scheme in names.api.schemes if scheme.kind is not SchemeKind.OTHER]
    imports.take("./config.js", "SDKOptions")
    imports.take("./credentials.js", "resolveRequirements", "SecurityRequirements", "SecurityState")
    inputs = tuple(_input(scheme, names, imports) for scheme in schemes)
    if inputs:
        imports.take("./credentials.js", "SecurityInput")
        imports.take("./env.js", "env")
    if names.api.schemes:
        imports.take("./credentials.js", "extractSecurity")
        imports.take("./primitives.js", "ExactPartial")
        imports.take_all("../models/components/index.js", "components")
    listed = requirements_text(requirements(names.security, names))
    parameter = f"ExactPartial<components.{_security_class(names)}>" if names.api.schemes else "Record<string, never>"
    is_used = "security" if inputs else "_security"
    return SecurityModule(
        imports=imports.lines(),
        requirements=statement("const REQUIREMENTS: SecurityRequirements = ", listed, ";"),
        parameter=Code(f"{is_used}: {parameter} | null | undefined"),
        inputs=inputs,
        fetches=bool(names.api.schemes),
        options=Code("options: SDKOptions" if names.api.schemes else "_options: SDKOptions"),
        extraction=_extraction(names),
    )


def _input(scheme: SecurityScheme, names: Names, imports: Imports) -> Code:
    """The credential of a scheme, beside the place where it goes."""
    option, variable = _credential(scheme, names)
    value = either(f"security?.{credential_field(scheme, names)}", f"env().{variable}")
    if scheme.kind is SchemeKind.BASIC:
        imports.take("./credentials.js", "basicCredential")
        fields = [entry("type", string("http:basic")), entry("value", call("basicCredential", value))]
    else:
        kind = f"apiKey:{scheme.place.value}" if scheme.kind is SchemeKind.API_KEY else _KINDS[scheme.kind]
        field_name = scheme.wire if scheme.kind is SchemeKind.API_KEY else option
        fields = [entry("type", string(kind)), entry("fieldName", string(field_name)), entry_below("value", value)]
    return statement(entry(credential_field(scheme, names), block(fields)), ",", indentation=4)


def _credential(scheme: SecurityScheme, names: Names) -> tuple[Ident, Ident]:
    pairs = dict(zip((each.name.wire for each in names.api.schemes), names.credentials(), strict=True))
    return pairs[scheme.name.wire]


def _extraction(names: Names) -> tuple[Code, ...]:
    """Statements that fetch credentials from options, and resolve them."""
    if not names.api.schemes:
        return (Code("return Promise.resolve(resolveGlobalSecurity(undefined, requirements));"),)
    if len(names.api.schemes) > 1:
        return (
            Code("const security = await extractSecurity(options.security);"),
            Code("return resolveGlobalSecurity(security, requirements);"),
        )
    ((option, _),) = names.credentials()
    fetched = call("await extractSecurity", f"options.{option}")
    credentials = small_object([entry(credential_field(names.api.schemes[0], names), "credential")])
    return (
        statement(assigned("const credential =", fetched), ";", indentation=2),
        statement("return ", call("resolveGlobalSecurity", credentials, "requirements"), ";", indentation=2),
    )


def _security_class(names: Names) -> Ident:
    assert names.api.security_model is not None, "schemes without a class of credentials"
    return names.type_name(names.api.security_model)


def retry_module(policy: RetryPolicy) -> RetryModule:
    """The document's policy of retries."""
    type_ = "{ config: RetryConfig; codes?: readonly string[] }"
    return RetryModule(statement(f"export const retryPolicy: {type_} = ", retry_policy(policy), ";"))
