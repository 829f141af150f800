from __future__ import annotations

from typing import List, TypeAlias, Union

CompletionsPromptTypedDict: TypeAlias = Union[str, List[str], List[int], List[List[int]]]
CompletionsPrompt: TypeAlias = Union[str, List[str], List[int], List[List[int]]]
"""Each item of a list: at least 0. Each item of each item of a list: at least 0."""
