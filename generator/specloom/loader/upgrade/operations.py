"""Operations of OpenAPI 2.0, brought to 3.1: bodies, forms and media types.

Source: OpenAPI 2.0, "Operation Object" and "Response Object".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from specloom.loader.grammar import METHODS
from specloom.loader.pointers import Way, split
from specloom.loader.upgrade.parameters import body_of, form_of, is_in
from specloom.loader.upgrade.reach import follow
from specloom.loader.upgrade.security import servers_of


@dataclass(frozen=True, slots=True)
class _Given:
    """A parameter as an operation lists it: the entry, what it means, and the way to that."""

    entry: Any
    meaning: Any
    way: Way


class OperationUpgrade:
    """Changes operations and responses of a document in place.

    Attributes:
        origins: The old way to each value that moved, by its new way.
        produces: The media types of a response that no operation speaks for.
    """

    def __init__(self, root: dict[str, Any]) -> None:
        self.origins: dict[Way, Way] = {}
        self.produces = _types(root, "produces")
        self._consumes = _types(root, "consumes")
        self._root = root
        self._done: set[int] = set()

    def path_item(self, item: dict[str, Any], way: Way) -> None:
        """Its operations, each with the bodies and forms that it inherits from the path."""
        inherited = self._given(item, way)
        for method in METHODS:
            operation = item.get(method)
            if isinstance(operation, dict):
                self._operation(operation, (*way, method), inherited)
        self._keep_parameters(item, way, inherited)

    def response(self, response: dict[str, Any], way: Way, produces: list[str]) -> None:
        """Its schema and its examples, under each media type; nothing when it was changed before."""
        if id(response) in self._done or "$ref" in response:
            return
        self._done.add(id(response))
        schema, examples = response.pop("schema", None), response.pop("examples", None)
        by_type = examples if isinstance(examples, dict) else {}
        if schema is None and not by_type:
            return
        binary = isinstance(schema, dict) and schema.get("type") == "file"
        named = [name for name in by_type if "/" in name]
        content = response["content"] = {}
        for media_type in produces or named or ["application/octet-stream" if binary else "application/json"]:
            content[media_type] = {} if schema is None else {"schema": schema}
            self._moved((*way, "content", media_type, "schema"), (*way, "schema"))
            if media_type in by_type:
                content[media_type]["example"] = by_type[media_type]

    def _operation(self, operation: dict[str, Any], way: Way, inherited: list[_Given]) -> None:
        if id(operation) in self._done:
            return
        self._done.add(id(operation))
        consumes = _types(operation, "consumes") if "consumes" in operation else self._consumes
        produces = _types(operation, "produces") if "produces" in operation else self.produces
        own = self._given(operation, way)
        if not self._body(operation, way, own, consumes):
            self._body(operation, way, inherited, consumes)
        self._keep_parameters(operation, way, own)
        responses = operation.get("responses")
        for code, response in responses.items() if isinstance(responses, dict) else ():
            if isinstance(response, dict):
                self.response(response, (*way, "responses", code), produces)
        self._servers(operation)
        operation.pop("consumes", None)
        operation.pop("produces", None)

    def _given(self, holder: dict[str, Any], way: Way) -> list[_Given]:
        entries = holder.get("parameters")
        given = []
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            meaning, meaning_way = entry, (*way, "parameters", str(index))
            while isinstance(meaning, dict) and isinstance(meaning.get("$ref"), str):
                meaning_way = split(meaning["$ref"])
                meaning = follow(self._root, meaning["$ref"])
            given.append(_Given(entry, meaning, meaning_way))
        return given

    def _body(self, operation: dict[str, Any], way: Way, given: list[_Given], consumes: list[str]) -> bool:
        """Whether these parameters make a body, which the operation then has."""
        for one in given:
            if is_in(one.meaning, "body"):
                body = operation["requestBody"] = body_of(one.meaning, consumes)
                self._moved((*way, "requestBody"), one.way)
                for media_type in body["content"]:
                    self._moved((*way, "requestBody", "content", media_type, "schema"), (*one.way, "schema"))
                return True
        fields = [one for one in given if is_in(one.meaning, "formData")]
        if not fields:
            return False
        body = operation["requestBody"] = form_of([one.meaning for one in fields], consumes)
        self._moved((*way, "requestBody"), fields[0].way)
        for media_type in body["content"]:
            for one in fields:
                name = str(one.meaning.get("name"))
                self._moved((*way, "requestBody", "content", media_type, "schema", "properties", name), one.way)
        return True

    def _keep_parameters(self, holder: dict[str, Any], way: Way, given: list[_Given]) -> None:
        """Leaves the list without bodies and forms; no list when none is left."""
        kept = [(i, one) for i, one in enumerate(given) if not is_in(one.meaning, "body", "formData")]
        if len(kept) == len(given):
            return
        holder["parameters"] = [one.entry for _, one in kept]
        for new, (old, _) in enumerate(kept):
            self._moved((*way, "parameters", str(new)), (*way, "parameters", str(old)))
        if not kept:
            del holder["parameters"]

    def _moved(self, new: Way, old: Way) -> None:
        self.origins[new] = old

    def _servers(self, operation: dict[str, Any]) -> None:
        schemes = operation.pop("schemes", None)
        servers = servers_of(self._root.get("host"), self._root.get("basePath"), schemes) if schemes else []
        if servers and self._root.get("host") and schemes != self._root.get("schemes"):
            operation["servers"] = servers


def _types(holder: dict[str, Any], field: str) -> list[str]:
    types = holder.get(field)
    return [each for each in types if isinstance(each, str)] if isinstance(types, list) else []
