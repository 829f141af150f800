from __future__ import annotations

from typing import List, TypeAlias, Union

from .messagecontentpartunion import MessageContentPartUnion, MessageContentPartUnionTypedDict

MessageContentTypedDict: TypeAlias = Union[str, List[MessageContentPartUnionTypedDict]]
MessageContent: TypeAlias = Union[str, List[MessageContentPartUnion]]
"""What a message says.

Either plain text or a list of parts.
"""
