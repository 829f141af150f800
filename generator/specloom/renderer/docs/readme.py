"""The README of a package, made of regions: what stands between their marks is ours, the rest is the owner's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from specloom.ir import Api, Operation, Prose, Resource
from specloom.renderer.docs.models import FencedCode
from specloom.renderer.docs.resources import Described, ResourceEntry, entries
from specloom.target import Dialect, FilePlan, PackageInfo
from specloom.target.code import Code
from specloom.target.operations import event_stream


@dataclass(frozen=True, slots=True)
class TopicSection:
    """A region about one topic: Markdown of ours, and code that shows it."""

    title: Code
    id: Code
    text: Code
    code: FencedCode | None


@dataclass(frozen=True, slots=True)
class DifferenceEntry:
    """What is not as it was, and why."""

    name: Code
    reason: Code


@dataclass(frozen=True, slots=True)
class ReadmePage:
    """The package at a glance."""

    package: Code
    summary: Code
    prose: Prose
    install: FencedCode
    usage: FencedCode | None
    streaming: FencedCode | None
    topics: tuple[TopicSection, ...]
    resources: tuple[ResourceEntry, ...]
    differences: tuple[DifferenceEntry, ...]


def readme(api: Api, package: PackageInfo, dialect: Dialect, resources: tuple[Described, ...]) -> FilePlan:
    """``README.md`` at the root of the package."""
    calls = [(resource, operation) for resource in api.resources for operation in resource.operations]
    plain = next((call for call in calls if event_stream(call[1]) is None), None)
    stream = next((call for call in calls if event_stream(call[1]) is not None), None)
    view = ReadmePage(
        package=Code(package.name),
        summary=Code(
            f"{dialect.title_of_language} client of the API that this package is generated from, with types for all of it."
        ),
        prose=api.prose,
        install=FencedCode.of("bash", dialect.install()),
        usage=_usage(dialect, plain),
        streaming=_usage(dialect, stream),
        topics=tuple(_topic(dialect, topic.title, topic.id, topic.text, topic.code) for topic in dialect.topics()),
        resources=entries(resources, "docs/sdks/"),
        differences=tuple(DifferenceEntry(Code(each.name), Code(each.reason)) for each in package.differences),
    )
    return FilePlan(PurePosixPath("README.md"), "readme.md.jinja", view)


def _usage(dialect: Dialect, call: tuple[Resource, Operation] | None) -> FencedCode | None:
    if call is None:
        return None
    return FencedCode.of(dialect.fence, dialect.operation(*call, models="docs/models").usage)


def _topic(dialect: Dialect, title: Code, identifier: Code, text: Code, code: Code | None) -> TopicSection:
    return TopicSection(title, identifier, text, FencedCode.of(dialect.fence, code) if code is not None else None)
