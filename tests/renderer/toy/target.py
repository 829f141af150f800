"""A language small enough to read in a minute: records, one file each. It shows all that a language has to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from specloom.ir import Api, Identity, Model
from specloom.target import Code, FilePlan, Ident, Manifest, PackageInfo, Plan, casing, name_declarations

from .dialect import ToyDialect


@dataclass(frozen=True, slots=True)
class RecordFile:
    """One record: its name and those of its fields."""

    name: Ident
    fields: tuple[Ident, ...]


class ToyTarget:
    name = "toy"
    title = "Toy"

    def plan(self, api: Api, package: PackageInfo, given: Mapping[Identity, str]) -> Plan:
        names = name_declarations(api.declarations, given=given)
        return Plan(
            files=tuple(self._file(each, names) for each in api.declarations if isinstance(each, Model)),
            manifests=(Manifest(PurePosixPath("toy.txt"), f"{package.name} {package.version}\n".encode()),),
            runtime=PurePosixPath("source"),
            dialect=ToyDialect(names),
            names=names,
        )

    def _file(self, model: Model, names: Mapping[Identity, str]) -> FilePlan:
        view = RecordFile(
            Ident(names[model.identity]), tuple(Ident(casing.snake(field.name)) for field in model.fields)
        )
        return FilePlan(PurePosixPath("source", f"{names[model.identity].lower()}.toy"), "record.toy.jinja", view)

    def format(self, tree: Mapping[PurePosixPath, str]) -> Mapping[PurePosixPath, str]:
        return {path: text.replace("\t", "  ") for path, text in tree.items()}

    def filters(self) -> Mapping[str, Callable[..., Code]]:
        return {"shout": lambda name: Code(name.upper())}


TARGET = ToyTarget()
