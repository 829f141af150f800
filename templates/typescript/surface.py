"""The public surface of the TypeScript SDK, told from the views: what the compiler finds in its declarations.

A path is a module below ``src``, ``#``, and the name that it exports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from specloom.target import Code, FilePlan, Symbol
from specloom.target.surface import runtime_symbols

from .views import (
    ClientModule,
    ConfigModule,
    CoreModule,
    EntryModule,
    EnvModule,
    ErrorModule,
    FunctionModule,
    ModelModule,
    ResourceModule,
    RetryModule,
    SecurityModule,
)


def surface(files: Iterable[FilePlan], root: PurePosixPath) -> tuple[Symbol, ...]:
    """Every public name of the modules below a folder."""
    return (*(symbol for file in files for symbol in _placed(file, root)), *runtime_symbols(Path(__file__).parent))


def _placed(file: FilePlan, root: PurePosixPath) -> Iterator[Symbol]:
    """What a file exports."""
    module = file.path.relative_to(root).with_suffix("")
    return (Symbol(f"{module}{symbol.path}", symbol.promise) for symbol in _symbols(file.view))


def _symbols(view: object) -> Iterator[Symbol]:
    """What a module exports, its path left out."""
    match view:
        case ModelModule(declarations=declarations):
            yield from (symbol for declaration in declarations for symbol in declaration.symbols)
        case FunctionModule(overloads=overloads, signature=signature, listing=listing):
            yield _signed("#", overloads or (signature,), "export function ")
            if listing is not None:
                yield _signed("#", (listing.signature,), "export function ")
        case ResourceModule(name=name, core=core, methods=methods):
            yield Symbol(f"#{name}", f": class extends {core}")
            for method in methods:
                yield _signed(f"#{name}.", method.overloads or (method.signature,), "async ")
        case ClientModule(name=name, core=core, resources=resources):
            yield Symbol(f"#{name}", f": class extends {core}")
            yield from (Symbol(f"#{name}.{resource.name}", f": {resource.type}") for resource in resources)
        case CoreModule(core=core):
            yield Symbol(f"#{core}", ": class extends ClientSDK<SDKOptions>")
            yield Symbol(f"#{core}.constructor", "(options: SDKOptions = {})")
        case ErrorModule(name=name, data=data, constructor=constructor):
            yield Symbol(f"#{name}", ": class extends APIError")
            yield Symbol(f"#{name}.data$", f": {data}")
            yield _signed(f"#{name}.", (constructor,), "")
        case EntryModule():
            yield Symbol("#files", ": constant")
        case _:
            yield from _library(view)


def _library(view: object) -> Iterator[Symbol]:
    """What the runtime asks about the API."""
    match view:
        case ConfigModule(options=options):
            yield Symbol("#SDKOptions", ": type of ClientOptions")
            yield from (_option(option.declaration) for option in options)
            yield Symbol("#SDKOptions.serverIdx", "?: number | undefined")
            yield Symbol("#serverURLFromOptions", "(options: SDKOptions, own?: readonly Server[]): URL | null")
            yield from (Symbol(f"#{constant}", ": constant") for constant in ("ServerList", "SDK_METADATA"))
        case EnvModule(variables=variables, debug=debug):
            yield Symbol("#Env", ": type")
            for variable in variables:
                yield Symbol(f"#Env.{variable.name}", "?: string | undefined")
            yield Symbol(f"#Env.{debug}", "?: boolean | undefined")
            yield Symbol("#envSchema", ": constant")
            yield Symbol("#env", "(): Env")
            yield Symbol("#resetEnv", "(): void")
        case SecurityModule(parameter=parameter, parameters=parameters):
            requirements = "requirements: SecurityRequirements = REQUIREMENTS"
            yield Symbol("#resolveGlobalSecurity", f"({_flat(parameter)}, {requirements}): SecurityState | null")
            yield Symbol("#securityFromOptions", f"({', '.join(parameters)}): Promise<SecurityState | null>")
        case RetryModule():
            yield Symbol("#retryPolicy", ": constant")


def _signed(path: str, signatures: tuple[Code, ...], head: str) -> Symbol:
    """A function or method, from its signature up to the brace, or from those of its overloads."""
    texts = [_flat(each).removeprefix(head).removesuffix("{").removesuffix(";").rstrip() for each in signatures]
    name = texts[0].partition("(")[0]
    return Symbol(f"{path}{name}", "; ".join(text.removeprefix(name) for text in texts))


def _option(declaration: Code) -> Symbol:
    text = _flat(declaration).removesuffix(";")
    name = text.partition(":")[0].removesuffix("?")
    return Symbol(f"#SDKOptions.{name}", text.removeprefix(name))


def _flat(code: Code) -> str:
    """Code of ours on one line, as it would stand there had the line been long enough."""
    text = " ".join(line.strip() for line in code.splitlines())
    text = re.sub(r"([(<\[]) (\| )?", r"\1", text)
    text = re.sub(r"(?<=:) \|", "", text).replace("; }", " }")
    return re.sub(r",? ([)>\]])", r"\1", text)
