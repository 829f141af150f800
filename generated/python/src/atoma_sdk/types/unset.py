"""``UNSET``: absent, as opposed to null. Imports no pydantic, because every client is constructed with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias, TypeVar

from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from pydantic_core import CoreSchema
    from typing_extensions import Self

T = TypeVar("T")

UNSET_SENTINEL = "~?~unset~?~sentinel~?~"
"""What ``UNSET`` serializes to on its own; a model never lets it through."""


class Unset:
    """The type of ``UNSET``: the key is absent, which is neither null nor a value."""

    _instance: ClassVar[Unset | None] = None

    def __new__(cls) -> Self:
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        assert isinstance(cls._instance, cls)
        return cls._instance

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        return "UNSET"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        from pydantic_core import core_schema

        def to_sentinel(value: Any) -> Any:
            # pydantic also asks this of what no other member of the union wants: a value that was read leniently.
            return UNSET_SENTINEL if value is UNSET else value

        return core_schema.is_instance_schema(
            cls, serialization=core_schema.plain_serializer_function_ser_schema(to_sentinel)
        )


UNSET = Unset()

if TYPE_CHECKING:
    Nullable: TypeAlias = "T | None"
    OptionalNullable: TypeAlias = "T | None | Unset"
else:
    # Named aliases at run time, so that a signature printed by help() says what it means.
    Nullable = TypeAliasType("Nullable", T | None, type_params=(T,))
    OptionalNullable = TypeAliasType("OptionalNullable", T | None | Unset, type_params=(T,))
