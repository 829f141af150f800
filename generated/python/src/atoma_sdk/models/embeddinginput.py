from __future__ import annotations

from typing import List, TypeAlias, Union

EmbeddingInputTypedDict: TypeAlias = Union[str, List[str]]
EmbeddingInput: TypeAlias = Union[str, List[str]]
