"""What a package offers by name, each imported when it is first used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from specloom.ir import Enum
from specloom.target import Code, Ident

from .imports import isort_key, module_key, natural
from .naming import Names
from .views import Export, LazyPackage

_ERRORS = (
    "APIError", "AuthenticationError", "BadRequestError", "ConfigurationError", "ConflictError", "ConnectionFailedError", "NotFoundError",
    "PaginationError", "PermissionDeniedError", "RateLimitError", "RequestTimeoutError", "SDKError", "ServerError", "StreamEventError",
    "StreamInterruptedError", "TransportError", "UnexpectedResponseError", "UnprocessableEntityError", "UnreadableResponseError",
)  # fmt: skip


def model_exports(names: Names) -> LazyPackage:
    """Every declared type with its companion, and the error that every failure of the server is."""
    return _package({"APIError": "..errors", **_models(names)}, "..")


def package_exports(names: Names) -> LazyPackage:
    """The client, what it is configured with, its resources, its errors and every model."""
    homes = {names.package.client: ".sdk"}
    runtime = {
        **dict.fromkeys(_ERRORS, ".errors"),
        "AsyncHttpClient": ".httpclient",
        "BaseSDK": ".basesdk",
        "HttpClient": ".httpclient",
        "Logger": ".utils",
        "OptionalNullable": ".types",
        "RetryConfig": ".utils",
        "SDKConfiguration": ".sdkconfiguration",
        "SDKHooks": "._hooks",
        "SERVERS": ".sdkconfiguration",
        "UNSET": ".types",
        "VERSION": "._version",
        "WithResponse": ".utils",
        "__title__": "._version",
        "__version__": "._version",
        "get_default_logger": ".utils",
        "remove_suffix": ".utils",
        "with_response": ".utils",
    }
    resources = {
        str(names.resource_class(resource)): f".{names.attribute(resource)}" for resource in names.api.resources
    }
    for later in (runtime, resources, dict.fromkeys(_models(names), ".models")):
        for name, module in later.items():
            homes.setdefault(name, module)
    return _package(homes, ".", ("models", "types", "utils"))


def _models(names: Names) -> dict[str, str]:
    """The module of every declared type and of its companion, by name."""
    homes: dict[str, str] = {}
    for declaration in names.api.declarations:
        module = f".{names.module(declaration.identity)}"
        homes[names.type_name(declaration.identity)] = module
        if not isinstance(declaration, Enum):
            homes[names.companion(declaration.identity)] = module
    return homes


def _package(homes: dict[str, str], root: str, modules: Sequence[str] = ()) -> LazyPackage:
    """An ``__init__``; ``root`` leads to the root of the SDK, and ``modules`` may be used without importing them."""
    by_module: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(homes, key=isort_key):
        by_module[homes[name]].append(name)
    statements = [Code(f"from . import {module} as {module}") for module in modules]
    statements += [
        Code(f"from {module} import {', '.join(by_module[module])}") for module in sorted(by_module, key=module_key)
    ]
    exports = tuple(Export(Ident(name), Code(homes[name])) for name in sorted(homes, key=_offered_key))
    return LazyPackage(exports, tuple(statements), Code(f"{root}_lazy"))


def _offered_key(name: str) -> tuple[object, ...]:
    """Ruff's order of ``__all__``: constants, classes, the rest, each by case and with numbers by their size."""
    kind, _ = isort_key(name)
    return kind, natural(name)
