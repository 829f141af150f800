"""The models of this API, each imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .chatmessage import ChatMessage, ChatMessageTypedDict
    from .chatrequest import ChatRequest, ChatRequestTypedDict
    from .chatresponse import ChatResponse, ChatResponseTypedDict
    from .chunk import Chunk, ChunkEvent, ChunkEventTypedDict, ChunkTypedDict
    from .color import Color
    from .problem import Problem, ProblemTypedDict
    from .upload import Upload, UploadTypedDict

__all__ = [
    "ChatMessage",
    "ChatMessageTypedDict",
    "ChatRequest",
    "ChatRequestTypedDict",
    "ChatResponse",
    "ChatResponseTypedDict",
    "Chunk",
    "ChunkEvent",
    "ChunkEventTypedDict",
    "ChunkTypedDict",
    "Color",
    "Problem",
    "ProblemTypedDict",
    "Upload",
    "UploadTypedDict",
]

_HOMES = {
    "ChatMessage": ".chatmessage",
    "ChatMessageTypedDict": ".chatmessage",
    "ChatRequest": ".chatrequest",
    "ChatRequestTypedDict": ".chatrequest",
    "ChatResponse": ".chatresponse",
    "ChatResponseTypedDict": ".chatresponse",
    "Chunk": ".chunk",
    "ChunkEvent": ".chunk",
    "ChunkEventTypedDict": ".chunk",
    "ChunkTypedDict": ".chunk",
    "Color": ".color",
    "Problem": ".problem",
    "ProblemTypedDict": ".problem",
    "Upload": ".upload",
    "UploadTypedDict": ".upload",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name], __name__), name)
