"""The pages at a package's root, made of regions: what stands between their marks is ours, the rest is the owner's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from specloom.ir import Api, Enum, Prose
from specloom.renderer.docs.models import FencedCode
from specloom.renderer.docs.resources import Described, OperationSection, ResourceEntry, entries, overview_page
from specloom.target import Call, Dialect, FilePlan, PackageInfo, Topic
from specloom.target.code import Code
from specloom.target.operations import event_stream

_ROOT = PurePosixPath(".")
_RESOURCES = "docs/sdks/"
_MOST_LISTED = 100
"""Operations that a reader of a README looks through, rather than for one of them."""


@dataclass(frozen=True, slots=True)
class PassageSection:
    """Markdown of ours, and code that shows it."""

    text: Code
    code: FencedCode | None


@dataclass(frozen=True, slots=True)
class TopicSection:
    """A region about one topic."""

    title: Code
    id: Code
    passages: tuple[PassageSection, ...]


@dataclass(frozen=True, slots=True)
class DifferenceEntry:
    """What is not as it was, each name in backticks, and why."""

    names: Code
    reason: Code


@dataclass(frozen=True, slots=True)
class Usage:
    """The first calls to look at. ``asynchronous`` is there where the language has both forms."""

    plain: FencedCode | None
    asynchronous: FencedCode | None
    streaming: FencedCode | None
    streaming_asynchronous: FencedCode | None


@dataclass(frozen=True, slots=True)
class ReadmePage:
    """The package at a glance.

    Attributes:
        summary: The settings' own; without one the page says which API this is a client for.
        overview: Where all operations are listed, if they are too many for this page.
    """

    package: Code
    summary: Code | None
    language: Code
    title: Prose
    prose: Prose
    install: FencedCode
    usage: Usage
    access: tuple[TopicSection, ...]
    functions: TopicSection | None
    handling: tuple[TopicSection, ...]
    resources: tuple[ResourceEntry, ...]
    overview: Code | None
    differences: tuple[DifferenceEntry, ...]
    opened: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class FunctionsPage:
    """Every standalone function."""

    topic: TopicSection
    example: FencedCode | None
    resources: tuple[ResourceEntry, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    call: Call
    section: OperationSection


def root_pages(
    api: Api, package: PackageInfo, dialect: Dialect, resources: tuple[Described, ...]
) -> Iterator[FilePlan]:
    """``README.md``, ``USAGE.md`` where there is a call to show, ``FUNCTIONS.md`` where the language has functions."""
    told = [
        _Told((each.resource, operation), section)
        for each in resources
        for operation, section in zip(each.resource.operations, each.operations, strict=True)
    ]
    page = _readme(api, package, dialect, resources, told)
    yield FilePlan(_ROOT / "README.md", "readme.md.jinja", page)
    if told:
        yield FilePlan(_ROOT / "USAGE.md", "usage.md.jinja", page.usage)
    if page.functions is not None and told:
        example = _plain(told) or told[0]
        functions = FunctionsPage(page.functions, example.section.standalone, page.resources)
        yield FilePlan(_ROOT / "FUNCTIONS.md", "functions.md.jinja", functions)


def _readme(
    api: Api, package: PackageInfo, dialect: Dialect, resources: tuple[Described, ...], told: list[_Told]
) -> ReadmePage:
    shortest = min(told, key=_length, default=None)
    topics = dialect.topics(shortest.call if shortest else None)
    return ReadmePage(
        package=Code(package.name),
        summary=Code(package.description) if package.description else None,
        language=Code(dialect.title_of_language),
        title=Prose(api.title),
        prose=api.prose,
        install=FencedCode.of("bash", dialect.install()),
        usage=_usage(told),
        access=tuple(_topic(dialect, topic) for topic in topics.access),
        functions=_topic(dialect, topics.functions) if topics.functions and told else None,
        handling=tuple(_topic(dialect, topic) for topic in topics.handling),
        resources=entries(resources, _RESOURCES),
        overview=Code(f"docs/{overview_page(package, resources)}") if len(told) > _MOST_LISTED else None,
        differences=tuple(_differences(package)),
        opened=_opened(api, dialect) if package.differences else (),
    )


def _differences(package: PackageInfo) -> Iterator[DifferenceEntry]:
    """One entry a reason: names that share one stand together, where the first of them stands."""
    grouped: dict[str, list[str]] = {}
    for each in package.differences:
        grouped.setdefault(each.reason, []).append(f"`{each.name}`")
    for reason, names in grouped.items():
        yield DifferenceEntry(Code(", ".join(names)), Code(reason))


def _usage(told: list[_Told]) -> Usage:
    plain, stream = _plain(told), _stream(told)
    return Usage(
        plain.section.usage if plain else None,
        plain.section.asynchronous if plain else None,
        *(_events(stream.section) if stream else (None, None)),
    )


def _events(section: OperationSection) -> tuple[FencedCode | None, FencedCode | None]:
    """The programs that read a stream: those that ask for one, where the operation gives a value otherwise."""
    asking = section.streaming, section.streaming_asynchronous
    return asking if section.streaming else (section.usage, section.asynchronous)


def _plain(told: list[_Told]) -> _Told | None:
    """The first call that gives all at once, one that stays if there is any."""
    calls = [each for each in told if event_stream(each.call[1]) is None]
    return min(calls, key=lambda each: each.call[1].deprecated, default=None)


def _stream(told: list[_Told]) -> _Told | None:
    """The first call that gives a stream, alone if there is any, else to who asks for it."""
    calls = [each for each in told if event_stream(each.call[1]) is not None or each.section.streaming is not None]
    return min(calls, key=lambda each: (each.call[1].deprecated, each.section.streaming is not None), default=None)


def _length(told: _Told) -> tuple[bool, bool, int]:
    """The call to show where any would do: plain, lasting and short."""
    operation = told.call[1]
    return event_stream(operation) is not None, operation.deprecated, told.section.usage.code.count("\n")


def _topic(dialect: Dialect, topic: Topic) -> TopicSection:
    passages = tuple(
        PassageSection(each.text, FencedCode.of(dialect.fence, each.code) if each.code is not None else None)
        for each in topic.passages
    )
    return TopicSection(topic.title, topic.id, passages)


def _opened(api: Api, dialect: Dialect) -> tuple[Code, ...]:
    """Links to the enums that take values which the document does not list."""
    return tuple(
        Code(f"[{dialect.title(each)}](docs/{dialect.model_page(each)})")
        for each in api.declarations
        if isinstance(each, Enum) and len(each.members) > 1 and each.origin.documented
    )
