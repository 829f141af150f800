import * as z from "zod";
import { inboundList } from "../../lib/collections.js";
import { inboundModel, outboundModel } from "../../lib/models.js";
import { outboundEnum, tagEnum } from "../../lib/scalars.js";
import {
  fromJSON,
  InboundSchema,
  OutboundSchema,
  toJSON,
} from "../../lib/schemas.js";
import { inboundTaggedUnion, outboundTaggedUnion } from "../../lib/unions.js";
import { ClosedEnum } from "../../types/enums.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";
import {
  MessageContent,
  MessageContent$inboundSchema,
  MessageContent$Outbound,
  MessageContent$outboundSchema,
} from "./messagecontent.js";
import {
  ToolCall,
  ToolCall$inboundSchema,
  ToolCall$Outbound,
  ToolCall$outboundSchema,
} from "./toolcall.js";

/**
 * One message of a conversation. Its `role` says who it is from and which
 * further fields it has.
 *
 * There are four roles: `system`, `user`, `assistant` and `tool`.
 */
export type ChatCompletionMessage = System | User | Assistant | Tool;

/** @internal */
export const ChatCompletionMessage$inboundSchema: InboundSchema<ChatCompletionMessage> =
  /* @__PURE__ */ inboundTaggedUnion("role", () => ({
    system: System$inboundSchema,
    user: User$inboundSchema,
    assistant: Assistant$inboundSchema,
    tool: Tool$inboundSchema,
  }));

/** @internal */
export type ChatCompletionMessage$Outbound =
  System$Outbound | User$Outbound | Assistant$Outbound | Tool$Outbound;

/** @internal */
export const ChatCompletionMessage$outboundSchema: OutboundSchema<
  ChatCompletionMessage$Outbound,
  ChatCompletionMessage
> = /* @__PURE__ */ outboundTaggedUnion("role", () => ({
  system: System$outboundSchema,
  user: User$outboundSchema,
  assistant: Assistant$outboundSchema,
  tool: Tool$outboundSchema,
}));

export function chatCompletionMessageToJSON(
  chatCompletionMessage: ChatCompletionMessage,
): string {
  return toJSON(ChatCompletionMessage$outboundSchema, chatCompletionMessage);
}

export function chatCompletionMessageFromJSON(
  jsonString: string,
): SafeParseResult<ChatCompletionMessage, SDKValidationError> {
  return fromJSON(
    ChatCompletionMessage$inboundSchema,
    jsonString,
    "ChatCompletionMessage",
  );
}

/** Instructions to the model that hold for the whole conversation. */
export type System = {
  /** What the message says. */
  content?: MessageContent | null | undefined;
  /** Name of the author, to tell apart several authors that have the same role. */
  name?: string | null | undefined;
  role: RoleSystem;
};

/** @internal */
export const System$inboundSchema: InboundSchema<System> =
  /* @__PURE__ */ inboundModel(() => ({
    content: MessageContent$inboundSchema.nullish(),
    name: z.string().nullish(),
    role: RoleSystem$inboundSchema,
  }));

/** @internal */
export type System$Outbound = {
  content?: MessageContent$Outbound | null | undefined;
  name?: string | null | undefined;
  role: string;
};

/** @internal */
export const System$outboundSchema: OutboundSchema<System$Outbound, System> =
  /* @__PURE__ */ outboundModel(() => ({
    content: MessageContent$outboundSchema.nullish(),
    name: z.string().nullish(),
    role: RoleSystem$outboundSchema,
  }));

export function systemToJSON(system: System): string {
  return toJSON(System$outboundSchema, system);
}

export function systemFromJSON(
  jsonString: string,
): SafeParseResult<System, SDKValidationError> {
  return fromJSON(System$inboundSchema, jsonString, "System");
}

/** What the person or program that talks to the model says. */
export type User = {
  /** What the message says. */
  content?: MessageContent | null | undefined;
  /** Name of the author, to tell apart several authors that have the same role. */
  name?: string | null | undefined;
  role: RoleUser;
};

/** @internal */
export const User$inboundSchema: InboundSchema<User> =
  /* @__PURE__ */ inboundModel(() => ({
    content: MessageContent$inboundSchema.nullish(),
    name: z.string().nullish(),
    role: RoleUser$inboundSchema,
  }));

/** @internal */
export type User$Outbound = {
  content?: MessageContent$Outbound | null | undefined;
  name?: string | null | undefined;
  role: string;
};

/** @internal */
export const User$outboundSchema: OutboundSchema<User$Outbound, User> =
  /* @__PURE__ */ outboundModel(() => ({
    content: MessageContent$outboundSchema.nullish(),
    name: z.string().nullish(),
    role: RoleUser$outboundSchema,
  }));

export function userToJSON(user: User): string {
  return toJSON(User$outboundSchema, user);
}

export function userFromJSON(
  jsonString: string,
): SafeParseResult<User, SDKValidationError> {
  return fromJSON(User$inboundSchema, jsonString, "User");
}

/** What the model said earlier in the conversation. */
export type Assistant = {
  /** What the message says. */
  content?: MessageContent | null | undefined;
  /** Name of the author, to tell apart several authors that have the same role. */
  name?: string | null | undefined;
  /** Why the model declined to answer, when it did. */
  refusal?: string | null | undefined;
  role: RoleAssistant;
  /** Calls that the model wants made before it goes on. */
  toolCalls?: Array<ToolCall> | undefined;
};

const Assistant$names = {
  tool_calls: "toolCalls",
} as const;

/** @internal */
export const Assistant$inboundSchema: InboundSchema<Assistant> =
  /* @__PURE__ */ inboundModel(
    () => ({
      content: MessageContent$inboundSchema.nullish(),
      name: z.string().nullish(),
      refusal: z.string().nullish(),
      role: RoleAssistant$inboundSchema,
      tool_calls: inboundList(ToolCall$inboundSchema).optional(),
    }),
    Assistant$names,
  );

/** @internal */
export type Assistant$Outbound = {
  content?: MessageContent$Outbound | null | undefined;
  name?: string | null | undefined;
  refusal?: string | null | undefined;
  role: string;
  tool_calls?: Array<ToolCall$Outbound> | undefined;
};

/** @internal */
export const Assistant$outboundSchema: OutboundSchema<
  Assistant$Outbound,
  Assistant
> = /* @__PURE__ */ outboundModel(
  () => ({
    content: MessageContent$outboundSchema.nullish(),
    name: z.string().nullish(),
    refusal: z.string().nullish(),
    role: RoleAssistant$outboundSchema,
    toolCalls: z.array(ToolCall$outboundSchema).optional(),
  }),
  Assistant$names,
);

export function assistantToJSON(assistant: Assistant): string {
  return toJSON(Assistant$outboundSchema, assistant);
}

export function assistantFromJSON(
  jsonString: string,
): SafeParseResult<Assistant, SDKValidationError> {
  return fromJSON(Assistant$inboundSchema, jsonString, "Assistant");
}

/** The result of a tool call that the model asked for. */
export type Tool = {
  /** What the message says. */
  content?: MessageContent | null | undefined;
  role: RoleTool;
  /** Identifier of the call that this message answers. */
  toolCallId?: string | undefined;
};

const Tool$names = {
  tool_call_id: "toolCallId",
} as const;

/** @internal */
export const Tool$inboundSchema: InboundSchema<Tool> =
  /* @__PURE__ */ inboundModel(
    () => ({
      content: MessageContent$inboundSchema.nullish(),
      role: RoleTool$inboundSchema,
      tool_call_id: z.string().optional(),
    }),
    Tool$names,
  );

/** @internal */
export type Tool$Outbound = {
  content?: MessageContent$Outbound | null | undefined;
  role: string;
  tool_call_id?: string | undefined;
};

/** @internal */
export const Tool$outboundSchema: OutboundSchema<Tool$Outbound, Tool> =
  /* @__PURE__ */ outboundModel(
    () => ({
      content: MessageContent$outboundSchema.nullish(),
      role: RoleTool$outboundSchema,
      toolCallId: z.string().optional(),
    }),
    Tool$names,
  );

export function toolToJSON(tool: Tool): string {
  return toJSON(Tool$outboundSchema, tool);
}

export function toolFromJSON(
  jsonString: string,
): SafeParseResult<Tool, SDKValidationError> {
  return fromJSON(Tool$inboundSchema, jsonString, "Tool");
}

export const RoleSystem = {
  System: "system",
} as const;
export type RoleSystem = ClosedEnum<typeof RoleSystem>;

/** @internal */
export const RoleSystem$inboundSchema: InboundSchema<RoleSystem> =
  /* @__PURE__ */ tagEnum(RoleSystem);

/** @internal */
export const RoleSystem$outboundSchema: OutboundSchema<string, RoleSystem> =
  /* @__PURE__ */ outboundEnum(RoleSystem);

export const RoleUser = {
  User: "user",
} as const;
export type RoleUser = ClosedEnum<typeof RoleUser>;

/** @internal */
export const RoleUser$inboundSchema: InboundSchema<RoleUser> =
  /* @__PURE__ */ tagEnum(RoleUser);

/** @internal */
export const RoleUser$outboundSchema: OutboundSchema<string, RoleUser> =
  /* @__PURE__ */ outboundEnum(RoleUser);

export const RoleAssistant = {
  Assistant: "assistant",
} as const;
export type RoleAssistant = ClosedEnum<typeof RoleAssistant>;

/** @internal */
export const RoleAssistant$inboundSchema: InboundSchema<RoleAssistant> =
  /* @__PURE__ */ tagEnum(RoleAssistant);

/** @internal */
export const RoleAssistant$outboundSchema: OutboundSchema<
  string,
  RoleAssistant
> = /* @__PURE__ */ outboundEnum(RoleAssistant);

export const RoleTool = {
  Tool: "tool",
} as const;
export type RoleTool = ClosedEnum<typeof RoleTool>;

/** @internal */
export const RoleTool$inboundSchema: InboundSchema<RoleTool> =
  /* @__PURE__ */ tagEnum(RoleTool);

/** @internal */
export const RoleTool$outboundSchema: OutboundSchema<string, RoleTool> =
  /* @__PURE__ */ outboundEnum(RoleTool);
