"""Public names, each imported when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..errors import APIError
    from .chatcompletionchoice import ChatCompletionChoice, ChatCompletionChoiceTypedDict
    from .chatcompletionchunk import ChatCompletionChunk, ChatCompletionChunkTypedDict
    from .chatcompletionchunkchoice import ChatCompletionChunkChoice, ChatCompletionChunkChoiceTypedDict
    from .chatcompletionchunkdelta import ChatCompletionChunkDelta, ChatCompletionChunkDeltaTypedDict
    from .chatcompletionchunkdeltatoolcall import (
        ChatCompletionChunkDeltaToolCall,
        ChatCompletionChunkDeltaToolCallTypedDict,
    )
    from .chatcompletionchunkdeltatoolcallfunction import (
        ChatCompletionChunkDeltaToolCallFunction,
        ChatCompletionChunkDeltaToolCallFunctionTypedDict,
    )
    from .chatcompletionlogprob import ChatCompletionLogProb, ChatCompletionLogProbTypedDict
    from .chatcompletionlogprobs import ChatCompletionLogProbs, ChatCompletionLogProbsTypedDict
    from .chatcompletionlogprobscontent import ChatCompletionLogProbsContent, ChatCompletionLogProbsContentTypedDict
    from .chatcompletionmessage import (
        Assistant,
        AssistantTypedDict,
        ChatCompletionMessage,
        ChatCompletionMessageTypedDict,
        RoleAssistant,
        RoleSystem,
        RoleTool,
        RoleUser,
        System,
        SystemTypedDict,
        Tool,
        ToolTypedDict,
        User,
        UserTypedDict,
    )
    from .chatcompletionnamedfunction import ChatCompletionNamedFunction, ChatCompletionNamedFunctionTypedDict
    from .chatcompletionnamedtoolchoiceparam import (
        ChatCompletionNamedToolChoiceParam,
        ChatCompletionNamedToolChoiceParamTypedDict,
    )
    from .chatcompletionresponse import ChatCompletionResponse, ChatCompletionResponseTypedDict
    from .chatcompletionscreatestream import (
        ChatCompletionsCreateStreamResponseBody,
        ChatCompletionsCreateStreamResponseBodyTypedDict,
    )
    from .chatcompletiontoolfunctionparam import (
        ChatCompletionToolFunctionParam,
        ChatCompletionToolFunctionParamTypedDict,
    )
    from .chatcompletiontoolsparam import ChatCompletionToolsParam, ChatCompletionToolsParamTypedDict
    from .completionchoice import CompletionChoice, CompletionChoiceTypedDict
    from .completionscreatestream import (
        CompletionsCreateStreamResponseBody,
        CompletionsCreateStreamResponseBodyTypedDict,
    )
    from .completionsprompt import CompletionsPrompt, CompletionsPromptTypedDict
    from .completionsrequest import CompletionsRequest, CompletionsRequestTypedDict
    from .completionsresponse import CompletionsResponse, CompletionsResponseTypedDict
    from .completionsstreamresponse import CompletionsStreamResponse, CompletionsStreamResponseTypedDict
    from .completiontokensdetails import CompletionTokensDetails, CompletionTokensDetailsTypedDict
    from .completionusage import CompletionUsage, CompletionUsageTypedDict
    from .confidentialchatcompletionscreatestream import (
        ConfidentialChatCompletionsCreateStreamResponseBody,
        ConfidentialChatCompletionsCreateStreamResponseBodyTypedDict,
    )
    from .confidentialcompletionscreatestream import (
        ConfidentialCompletionsCreateStreamResponseBody,
        ConfidentialCompletionsCreateStreamResponseBodyTypedDict,
    )
    from .confidentialcomputerequest import ConfidentialComputeRequest, ConfidentialComputeRequestTypedDict
    from .confidentialcomputeresponse import ConfidentialComputeResponse, ConfidentialComputeResponseTypedDict
    from .confidentialcomputestreamresponse import (
        ConfidentialComputeStreamResponse,
        ConfidentialComputeStreamResponseTypedDict,
    )
    from .createchatcompletionrequest import CreateChatCompletionRequest, CreateChatCompletionRequestTypedDict
    from .createchatcompletionstreamrequest import (
        CreateChatCompletionStreamRequest,
        CreateChatCompletionStreamRequestTypedDict,
    )
    from .createcompletionsstreamrequest import CreateCompletionsStreamRequest, CreateCompletionsStreamRequestTypedDict
    from .createembeddingrequest import CreateEmbeddingRequest, CreateEmbeddingRequestTypedDict
    from .createembeddingresponse import CreateEmbeddingResponse, CreateEmbeddingResponseTypedDict
    from .createimagerequest import CreateImageRequest, CreateImageRequestTypedDict
    from .createimageresponse import CreateImageResponse, CreateImageResponseTypedDict
    from .embeddinginput import EmbeddingInput, EmbeddingInputTypedDict
    from .embeddingobject import EmbeddingObject, EmbeddingObjectTypedDict
    from .embeddingusage import EmbeddingUsage, EmbeddingUsageTypedDict
    from .healthresponse import HealthResponse, HealthResponseTypedDict
    from .imagedata import ImageData, ImageDataTypedDict
    from .jsonschemaresponseformat import JsonSchemaResponseFormat, JsonSchemaResponseFormatTypedDict
    from .logprobs import LogProbs, LogProbsTypedDict
    from .messagecontent import MessageContent, MessageContentTypedDict
    from .messagecontentpartimageurl import MessageContentPartImageUrl, MessageContentPartImageUrlTypedDict
    from .messagecontentpartunion import (
        MessageContentPart1,
        MessageContentPart1TypedDict,
        MessageContentPart2,
        MessageContentPart2TypedDict,
        MessageContentPartUnion,
        MessageContentPartUnionTypedDict,
    )
    from .model import Model, ModelTypedDict
    from .modellist import ModelList, ModelListTypedDict
    from .nodepublicaddressassignment import NodePublicAddressAssignment, NodePublicAddressAssignmentTypedDict
    from .nodescreatelockrequest import NodesCreateLockRequest, NodesCreateLockRequestTypedDict
    from .nodescreatelockresponse import NodesCreateLockResponse, NodesCreateLockResponseTypedDict
    from .nodescreaterequest import NodesCreateRequest, NodesCreateRequestTypedDict
    from .nodescreateresponse import NodesCreateResponse, NodesCreateResponseTypedDict
    from .prompttokensdetails import PromptTokensDetails, PromptTokensDetailsTypedDict
    from .responseformat import ResponseFormat, ResponseFormatTypedDict
    from .responseformattype import ResponseFormatType
    from .security import Security, SecurityTypedDict
    from .stopreasonunion import (
        StopReason1,
        StopReason1TypedDict,
        StopReason2,
        StopReason2TypedDict,
        StopReasonUnion,
        StopReasonUnionTypedDict,
    )
    from .streamoptions import StreamOptions, StreamOptionsTypedDict
    from .toolcall import ToolCall, ToolCallTypedDict
    from .toolcallfunction import ToolCallFunction, ToolCallFunctionTypedDict
    from .toolchoice import ToolChoice, ToolChoiceTypedDict
    from .toolchoiceliteral import ToolChoiceLiteral
    from .usage import Usage, UsageTypedDict

__all__ = [
    "APIError",
    "Assistant",
    "AssistantTypedDict",
    "ChatCompletionChoice",
    "ChatCompletionChoiceTypedDict",
    "ChatCompletionChunk",
    "ChatCompletionChunkChoice",
    "ChatCompletionChunkChoiceTypedDict",
    "ChatCompletionChunkDelta",
    "ChatCompletionChunkDeltaToolCall",
    "ChatCompletionChunkDeltaToolCallFunction",
    "ChatCompletionChunkDeltaToolCallFunctionTypedDict",
    "ChatCompletionChunkDeltaToolCallTypedDict",
    "ChatCompletionChunkDeltaTypedDict",
    "ChatCompletionChunkTypedDict",
    "ChatCompletionLogProb",
    "ChatCompletionLogProbTypedDict",
    "ChatCompletionLogProbs",
    "ChatCompletionLogProbsContent",
    "ChatCompletionLogProbsContentTypedDict",
    "ChatCompletionLogProbsTypedDict",
    "ChatCompletionMessage",
    "ChatCompletionMessageTypedDict",
    "ChatCompletionNamedFunction",
    "ChatCompletionNamedFunctionTypedDict",
    "ChatCompletionNamedToolChoiceParam",
    "ChatCompletionNamedToolChoiceParamTypedDict",
    "ChatCompletionResponse",
    "ChatCompletionResponseTypedDict",
    "ChatCompletionToolFunctionParam",
    "ChatCompletionToolFunctionParamTypedDict",
    "ChatCompletionToolsParam",
    "ChatCompletionToolsParamTypedDict",
    "ChatCompletionsCreateStreamResponseBody",
    "ChatCompletionsCreateStreamResponseBodyTypedDict",
    "CompletionChoice",
    "CompletionChoiceTypedDict",
    "CompletionTokensDetails",
    "CompletionTokensDetailsTypedDict",
    "CompletionUsage",
    "CompletionUsageTypedDict",
    "CompletionsCreateStreamResponseBody",
    "CompletionsCreateStreamResponseBodyTypedDict",
    "CompletionsPrompt",
    "CompletionsPromptTypedDict",
    "CompletionsRequest",
    "CompletionsRequestTypedDict",
    "CompletionsResponse",
    "CompletionsResponseTypedDict",
    "CompletionsStreamResponse",
    "CompletionsStreamResponseTypedDict",
    "ConfidentialChatCompletionsCreateStreamResponseBody",
    "ConfidentialChatCompletionsCreateStreamResponseBodyTypedDict",
    "ConfidentialCompletionsCreateStreamResponseBody",
    "ConfidentialCompletionsCreateStreamResponseBodyTypedDict",
    "ConfidentialComputeRequest",
    "ConfidentialComputeRequestTypedDict",
    "ConfidentialComputeResponse",
    "ConfidentialComputeResponseTypedDict",
    "ConfidentialComputeStreamResponse",
    "ConfidentialComputeStreamResponseTypedDict",
    "CreateChatCompletionRequest",
    "CreateChatCompletionRequestTypedDict",
    "CreateChatCompletionStreamRequest",
    "CreateChatCompletionStreamRequestTypedDict",
    "CreateCompletionsStreamRequest",
    "CreateCompletionsStreamRequestTypedDict",
    "CreateEmbeddingRequest",
    "CreateEmbeddingRequestTypedDict",
    "CreateEmbeddingResponse",
    "CreateEmbeddingResponseTypedDict",
    "CreateImageRequest",
    "CreateImageRequestTypedDict",
    "CreateImageResponse",
    "CreateImageResponseTypedDict",
    "EmbeddingInput",
    "EmbeddingInputTypedDict",
    "EmbeddingObject",
    "EmbeddingObjectTypedDict",
    "EmbeddingUsage",
    "EmbeddingUsageTypedDict",
    "HealthResponse",
    "HealthResponseTypedDict",
    "ImageData",
    "ImageDataTypedDict",
    "JsonSchemaResponseFormat",
    "JsonSchemaResponseFormatTypedDict",
    "LogProbs",
    "LogProbsTypedDict",
    "MessageContent",
    "MessageContentPart1",
    "MessageContentPart1TypedDict",
    "MessageContentPart2",
    "MessageContentPart2TypedDict",
    "MessageContentPartImageUrl",
    "MessageContentPartImageUrlTypedDict",
    "MessageContentPartUnion",
    "MessageContentPartUnionTypedDict",
    "MessageContentTypedDict",
    "Model",
    "ModelList",
    "ModelListTypedDict",
    "ModelTypedDict",
    "NodePublicAddressAssignment",
    "NodePublicAddressAssignmentTypedDict",
    "NodesCreateLockRequest",
    "NodesCreateLockRequestTypedDict",
    "NodesCreateLockResponse",
    "NodesCreateLockResponseTypedDict",
    "NodesCreateRequest",
    "NodesCreateRequestTypedDict",
    "NodesCreateResponse",
    "NodesCreateResponseTypedDict",
    "PromptTokensDetails",
    "PromptTokensDetailsTypedDict",
    "ResponseFormat",
    "ResponseFormatType",
    "ResponseFormatTypedDict",
    "RoleAssistant",
    "RoleSystem",
    "RoleTool",
    "RoleUser",
    "Security",
    "SecurityTypedDict",
    "StopReason1",
    "StopReason1TypedDict",
    "StopReason2",
    "StopReason2TypedDict",
    "StopReasonUnion",
    "StopReasonUnionTypedDict",
    "StreamOptions",
    "StreamOptionsTypedDict",
    "System",
    "SystemTypedDict",
    "Tool",
    "ToolCall",
    "ToolCallFunction",
    "ToolCallFunctionTypedDict",
    "ToolCallTypedDict",
    "ToolChoice",
    "ToolChoiceLiteral",
    "ToolChoiceTypedDict",
    "ToolTypedDict",
    "Usage",
    "UsageTypedDict",
    "User",
    "UserTypedDict",
]

_HOMES = {
    "APIError": "..errors",
    "Assistant": ".chatcompletionmessage",
    "AssistantTypedDict": ".chatcompletionmessage",
    "ChatCompletionChoice": ".chatcompletionchoice",
    "ChatCompletionChoiceTypedDict": ".chatcompletionchoice",
    "ChatCompletionChunk": ".chatcompletionchunk",
    "ChatCompletionChunkChoice": ".chatcompletionchunkchoice",
    "ChatCompletionChunkChoiceTypedDict": ".chatcompletionchunkchoice",
    "ChatCompletionChunkDelta": ".chatcompletionchunkdelta",
    "ChatCompletionChunkDeltaToolCall": ".chatcompletionchunkdeltatoolcall",
    "ChatCompletionChunkDeltaToolCallFunction": ".chatcompletionchunkdeltatoolcallfunction",
    "ChatCompletionChunkDeltaToolCallFunctionTypedDict": ".chatcompletionchunkdeltatoolcallfunction",
    "ChatCompletionChunkDeltaToolCallTypedDict": ".chatcompletionchunkdeltatoolcall",
    "ChatCompletionChunkDeltaTypedDict": ".chatcompletionchunkdelta",
    "ChatCompletionChunkTypedDict": ".chatcompletionchunk",
    "ChatCompletionLogProb": ".chatcompletionlogprob",
    "ChatCompletionLogProbTypedDict": ".chatcompletionlogprob",
    "ChatCompletionLogProbs": ".chatcompletionlogprobs",
    "ChatCompletionLogProbsContent": ".chatcompletionlogprobscontent",
    "ChatCompletionLogProbsContentTypedDict": ".chatcompletionlogprobscontent",
    "ChatCompletionLogProbsTypedDict": ".chatcompletionlogprobs",
    "ChatCompletionMessage": ".chatcompletionmessage",
    "ChatCompletionMessageTypedDict": ".chatcompletionmessage",
    "ChatCompletionNamedFunction": ".chatcompletionnamedfunction",
    "ChatCompletionNamedFunctionTypedDict": ".chatcompletionnamedfunction",
    "ChatCompletionNamedToolChoiceParam": ".chatcompletionnamedtoolchoiceparam",
    "ChatCompletionNamedToolChoiceParamTypedDict": ".chatcompletionnamedtoolchoiceparam",
    "ChatCompletionResponse": ".chatcompletionresponse",
    "ChatCompletionResponseTypedDict": ".chatcompletionresponse",
    "ChatCompletionToolFunctionParam": ".chatcompletiontoolfunctionparam",
    "ChatCompletionToolFunctionParamTypedDict": ".chatcompletiontoolfunctionparam",
    "ChatCompletionToolsParam": ".chatcompletiontoolsparam",
    "ChatCompletionToolsParamTypedDict": ".chatcompletiontoolsparam",
    "ChatCompletionsCreateStreamResponseBody": ".chatcompletionscreatestream",
    "ChatCompletionsCreateStreamResponseBodyTypedDict": ".chatcompletionscreatestream",
    "CompletionChoice": ".completionchoice",
    "CompletionChoiceTypedDict": ".completionchoice",
    "CompletionTokensDetails": ".completiontokensdetails",
    "CompletionTokensDetailsTypedDict": ".completiontokensdetails",
    "CompletionUsage": ".completionusage",
    "CompletionUsageTypedDict": ".completionusage",
    "CompletionsCreateStreamResponseBody": ".completionscreatestream",
    "CompletionsCreateStreamResponseBodyTypedDict": ".completionscreatestream",
    "CompletionsPrompt": ".completionsprompt",
    "CompletionsPromptTypedDict": ".completionsprompt",
    "CompletionsRequest": ".completionsrequest",
    "CompletionsRequestTypedDict": ".completionsrequest",
    "CompletionsResponse": ".completionsresponse",
    "CompletionsResponseTypedDict": ".completionsresponse",
    "CompletionsStreamResponse": ".completionsstreamresponse",
    "CompletionsStreamResponseTypedDict": ".completionsstreamresponse",
    "ConfidentialChatCompletionsCreateStreamResponseBody": ".confidentialchatcompletionscreatestream",
    "ConfidentialChatCompletionsCreateStreamResponseBodyTypedDict": ".confidentialchatcompletionscreatestream",
    "ConfidentialCompletionsCreateStreamResponseBody": ".confidentialcompletionscreatestream",
    "ConfidentialCompletionsCreateStreamResponseBodyTypedDict": ".confidentialcompletionscreatestream",
    "ConfidentialComputeRequest": ".confidentialcomputerequest",
    "ConfidentialComputeRequestTypedDict": ".confidentialcomputerequest",
    "ConfidentialComputeResponse": ".confidentialcomputeresponse",
    "ConfidentialComputeResponseTypedDict": ".confidentialcomputeresponse",
    "ConfidentialComputeStreamResponse": ".confidentialcomputestreamresponse",
    "ConfidentialComputeStreamResponseTypedDict": ".confidentialcomputestreamresponse",
    "CreateChatCompletionRequest": ".createchatcompletionrequest",
    "CreateChatCompletionRequestTypedDict": ".createchatcompletionrequest",
    "CreateChatCompletionStreamRequest": ".createchatcompletionstreamrequest",
    "CreateChatCompletionStreamRequestTypedDict": ".createchatcompletionstreamrequest",
    "CreateCompletionsStreamRequest": ".createcompletionsstreamrequest",
    "CreateCompletionsStreamRequestTypedDict": ".createcompletionsstreamrequest",
    "CreateEmbeddingRequest": ".createembeddingrequest",
    "CreateEmbeddingRequestTypedDict": ".createembeddingrequest",
    "CreateEmbeddingResponse": ".createembeddingresponse",
    "CreateEmbeddingResponseTypedDict": ".createembeddingresponse",
    "CreateImageRequest": ".createimagerequest",
    "CreateImageRequestTypedDict": ".createimagerequest",
    "CreateImageResponse": ".createimageresponse",
    "CreateImageResponseTypedDict": ".createimageresponse",
    "EmbeddingInput": ".embeddinginput",
    "EmbeddingInputTypedDict": ".embeddinginput",
    "EmbeddingObject": ".embeddingobject",
    "EmbeddingObjectTypedDict": ".embeddingobject",
    "EmbeddingUsage": ".embeddingusage",
    "EmbeddingUsageTypedDict": ".embeddingusage",
    "HealthResponse": ".healthresponse",
    "HealthResponseTypedDict": ".healthresponse",
    "ImageData": ".imagedata",
    "ImageDataTypedDict": ".imagedata",
    "JsonSchemaResponseFormat": ".jsonschemaresponseformat",
    "JsonSchemaResponseFormatTypedDict": ".jsonschemaresponseformat",
    "LogProbs": ".logprobs",
    "LogProbsTypedDict": ".logprobs",
    "MessageContent": ".messagecontent",
    "MessageContentPart1": ".messagecontentpartunion",
    "MessageContentPart1TypedDict": ".messagecontentpartunion",
    "MessageContentPart2": ".messagecontentpartunion",
    "MessageContentPart2TypedDict": ".messagecontentpartunion",
    "MessageContentPartImageUrl": ".messagecontentpartimageurl",
    "MessageContentPartImageUrlTypedDict": ".messagecontentpartimageurl",
    "MessageContentPartUnion": ".messagecontentpartunion",
    "MessageContentPartUnionTypedDict": ".messagecontentpartunion",
    "MessageContentTypedDict": ".messagecontent",
    "Model": ".model",
    "ModelList": ".modellist",
    "ModelListTypedDict": ".modellist",
    "ModelTypedDict": ".model",
    "NodePublicAddressAssignment": ".nodepublicaddressassignment",
    "NodePublicAddressAssignmentTypedDict": ".nodepublicaddressassignment",
    "NodesCreateLockRequest": ".nodescreatelockrequest",
    "NodesCreateLockRequestTypedDict": ".nodescreatelockrequest",
    "NodesCreateLockResponse": ".nodescreatelockresponse",
    "NodesCreateLockResponseTypedDict": ".nodescreatelockresponse",
    "NodesCreateRequest": ".nodescreaterequest",
    "NodesCreateRequestTypedDict": ".nodescreaterequest",
    "NodesCreateResponse": ".nodescreateresponse",
    "NodesCreateResponseTypedDict": ".nodescreateresponse",
    "PromptTokensDetails": ".prompttokensdetails",
    "PromptTokensDetailsTypedDict": ".prompttokensdetails",
    "ResponseFormat": ".responseformat",
    "ResponseFormatType": ".responseformattype",
    "ResponseFormatTypedDict": ".responseformat",
    "RoleAssistant": ".chatcompletionmessage",
    "RoleSystem": ".chatcompletionmessage",
    "RoleTool": ".chatcompletionmessage",
    "RoleUser": ".chatcompletionmessage",
    "Security": ".security",
    "SecurityTypedDict": ".security",
    "StopReason1": ".stopreasonunion",
    "StopReason1TypedDict": ".stopreasonunion",
    "StopReason2": ".stopreasonunion",
    "StopReason2TypedDict": ".stopreasonunion",
    "StopReasonUnion": ".stopreasonunion",
    "StopReasonUnionTypedDict": ".stopreasonunion",
    "StreamOptions": ".streamoptions",
    "StreamOptionsTypedDict": ".streamoptions",
    "System": ".chatcompletionmessage",
    "SystemTypedDict": ".chatcompletionmessage",
    "Tool": ".chatcompletionmessage",
    "ToolCall": ".toolcall",
    "ToolCallFunction": ".toolcallfunction",
    "ToolCallFunctionTypedDict": ".toolcallfunction",
    "ToolCallTypedDict": ".toolcall",
    "ToolChoice": ".toolchoice",
    "ToolChoiceLiteral": ".toolchoiceliteral",
    "ToolChoiceTypedDict": ".toolchoice",
    "ToolTypedDict": ".chatcompletionmessage",
    "Usage": ".usage",
    "UsageTypedDict": ".usage",
    "User": ".chatcompletionmessage",
    "UserTypedDict": ".chatcompletionmessage",
}

if not TYPE_CHECKING:
    from .._lazy import names_of

    __getattr__, __dir__ = names_of(__name__, _HOMES)
