from __future__ import annotations

from typing import List, TypeAlias, Union

CompletionsPromptTypedDict: TypeAlias = Union[str, List[str], List[int], List[List[int]]]
CompletionsPrompt: TypeAlias = Union[str, List[str], List[int], List[List[int]]]
