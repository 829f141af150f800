"""Requests made of a document's own examples, spelled by the runtime of the Python SDK: the mock must read them."""

from __future__ import annotations

import base64
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from specloom.ir import Api, Coding, Content, Operation, Parameter, Place, SchemeKind, to_json
from specloom.mock import Request
from specloom.mock.routing import base_paths

sys.path.insert(0, str(Path(__file__).parents[1] / "runtime"))
from python_package import load_runtime

load_runtime()
spelling: Any = importlib.import_module("sdk_runtime._http.parameters")
runtime: Any = importlib.import_module("sdk_runtime._http.operation")

BOUNDARY = "boundary-of-the-test"


def spelled(parameter: Parameter) -> Any:
    """The parameter as the SDK's runtime describes it."""
    return runtime.Parameter(
        parameter.name.wire, parameter.style, parameter.explode, parameter.allow_reserved, parameter.json
    )


def values(operation: Operation, place: Place) -> tuple[dict[str, Any], tuple[Any, ...]]:
    """The example of each parameter of a place, and how it is spelled."""
    chosen = [each for each in operation.parameters if each.place is place and each.value is not None]
    return {each.name.wire: to_json(each.value) for each in chosen if each.value}, tuple(map(spelled, chosen))


def example_request(api: Api, operation: Operation, accept: str = "*/*") -> Request:
    """The request that a page would show for an operation: every parameter, the first body, every credential."""
    headers = {
        "accept": accept,
        **{k.lower(): v for k, v in spelling.header_values(*values(operation, Place.HEADER)).items()},
    }
    query = list(spelling.query_pairs(*values(operation, Place.QUERY)))
    cookies = list(spelling.cookie_pairs(*values(operation, Place.COOKIE)))
    headers["authorization"] = credential(api, operation)
    for scheme in api.schemes:
        if scheme.name.wire not in wanted(operation):
            continue
        match scheme.kind, scheme.place:
            case SchemeKind.API_KEY, Place.QUERY:
                query.append(f"{scheme.wire}=key")
            case SchemeKind.API_KEY, Place.COOKIE:
                cookies.append(f"{scheme.wire}=key")
            case SchemeKind.API_KEY, _:
                headers[scheme.wire.lower()] = "key"
    if cookies:
        headers["cookie"] = "; ".join(cookies)
    body = b""
    if operation.body:
        content = operation.body.contents[0]
        headers["content-type"], body = encoded(content, full(api, content))
    path = spelling.fill_path(base_paths(api.servers)[0] + operation.path, *values(operation, Place.PATH))
    target = path + ("?" + "&".join(query) if query else "")
    return Request(operation.method, target, tuple(headers.items()), body)


def wanted(operation: Operation) -> set[str]:
    """The schemes of the first alternative."""
    return {key for requirement in operation.security[:1] for key, _ in requirement.schemes}


def credential(api: Api, operation: Operation) -> str:
    """What the first alternative wants in the authorization header."""
    kinds = {scheme.kind for scheme in api.schemes if scheme.name.wire in wanted(operation)}
    return "Basic " + base64.b64encode(b"user:password").decode() if SchemeKind.BASIC in kinds else "Bearer token"


def full(api: Api, content: Content) -> Any:
    """The example of a body, with the defaults that an SDK sends where its model asks for them."""
    value = to_json(content.example) if content.example else None
    declaration = api.by_identity.get(getattr(content.type, "identity", ""))
    if isinstance(value, dict):
        for field in getattr(declaration, "fields", ()):
            if field.default is not None:
                value.setdefault(field.name.wire, field.default.value)
    return value


def encoded(content: Content, value: Any) -> tuple[str, bytes]:
    """Content type and bytes of a body."""
    media_type = {"*/*": "application/json", "application/*": "application/json"}.get(
        content.media_type, content.media_type.replace("*", "any")
    )
    match content.coding:
        case Coding.FORM:
            pairs = urlencode({key: _text(item) for key, item in value.items()}, doseq=True)
            return media_type, pairs.encode()
        case Coding.MULTIPART:
            return f"{media_type}; boundary={BOUNDARY}", b"".join(_parts(value))
        case Coding.TEXT | Coding.BYTES if isinstance(value, str):
            return media_type, value.encode() or b" "
        case _:
            return media_type, json.dumps(value).encode()


def _text(value: Any) -> Any:
    if isinstance(value, list):
        return [_text(item) for item in value]
    return value if isinstance(value, str) else json.dumps(value)


def _parts(value: dict[str, Any]) -> Iterator[bytes]:
    for name, item in value.items():
        for each in item if isinstance(item, list) else [item]:
            head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n'
            kind = "" if isinstance(each, str) else "Content-Type: application/json\r\n"
            yield f"{head}{kind}\r\n{_text(each)}\r\n".encode()
    yield f"--{BOUNDARY}--\r\n".encode()
