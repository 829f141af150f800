"""How templates are read, and the wall that text must pass: a template prints code, and nothing that a document's author wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame

from specloom.renderer.bytecode import TemplateCache
from specloom.target import text
from specloom.target.code import Code, join

NOTHING: Final = Code("")


class TemplateCodeGenerator(CodeGenerator):
    """Compiles a string literal of a template to code: the language's author wrote it, so it may be printed."""

    def visit_Const(self, node: nodes.Const, frame: Frame) -> None:
        if isinstance(node.value, str):
            self.write(f"environment.literal({node.value!r})")
        else:
            super().visit_Const(node, frame)


class TemplateEnvironment(Environment):
    """Templates of one folder, which print only what :func:`printable` lets through."""

    code_generator_class = TemplateCodeGenerator
    literal = Code

    @staticmethod
    def concat(parts: Iterable[str]) -> Code:
        """A rendered template, macro or block; every part of it passed the wall before."""
        return Code("".join(parts))


def environment(folder: Path, filters: Mapping[str, Callable[..., Code]]) -> TemplateEnvironment:
    """The environment for the templates of a folder, all of them compiled.

    Args:
        folder: Where they lie; a template is named by its path below it.
        filters: The language's own, besides those of the kit; all are named after the place they write to.
    """
    made = TemplateEnvironment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=False,
        finalize=printable,
        bytecode_cache=TemplateCache(folder, Path(__file__)),
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(KIT)
    made.filters.update(filters)
    for name in made.list_templates(extensions=["jinja"]):
        made.get_template(name)
    return made


def printable(value: object) -> object:
    """The value, if a template may print it: code or a whole number.

    Raises:
        TypeError: It is anything else: text that no filter has made safe for its place, or not text at all.
    """
    if isinstance(value, Code) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, Undefined):
        return str(value)  # raises, and says which name is missing
    raise TypeError(f"a template printed {type(value).__name__}, not Code: give it to the filter that names its place")


def joined(parts: Iterable[Code], separator: Code = NOTHING) -> Code:
    """Parts of code with a separator of the template between them.

    Raises:
        TypeError: A part is not code.
    """
    return join(checked(separator), [checked(part) for part in parts])


def indented(code: Code, width: int = 4) -> Code:
    """Code with every line but the first, and but the empty ones, moved right by ``width`` columns.

    Raises:
        TypeError: It is not code.
    """
    first, *others = checked(code).split("\n")
    return Code("\n".join([first, *(" " * width + line if line else line for line in others)]))


def checked(value: object) -> Code:
    """The value, which has to be code.

    Raises:
        TypeError: It is not.
    """
    if not isinstance(value, Code):
        raise TypeError(f"a filter of templates was given {type(value).__name__}, not Code")
    return value


KIT: Final[Mapping[str, Callable[..., Code]]] = {
    "markdown": text.markdown,
    "cell": text.cell,
    "one_line": text.one_line,
    "join": joined,
    "indent": indented,
}
"""Filters of every template."""
