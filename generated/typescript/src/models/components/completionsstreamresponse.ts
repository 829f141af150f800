import * as z from "zod";
import { inboundList } from "../../lib/collections.js";
import { inboundModel, outboundModel } from "../../lib/models.js";
import { fromJSON, toJSON } from "../../lib/schemas.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";
import {
  CompletionChoice,
  CompletionChoice$inboundSchema,
  CompletionChoice$Outbound,
  CompletionChoice$outboundSchema,
} from "./completionchoice.js";

export type CompletionsStreamResponse = {
  /** What this event adds to each continuation */
  choices: Array<CompletionChoice>;
  /** When the request was made */
  created: number;
  /** Identifier of the request */
  id: string;
  /** The model that continued the prompt */
  model: string;
  /** Kind of the object: `text_completion` */
  object: string;
  /** Identifies the configuration of the service that answered */
  systemFingerprint: string;
};

/** @internal */
export const CompletionsStreamResponse$inboundSchema: z.ZodType<
  CompletionsStreamResponse,
  z.ZodTypeDef,
  unknown
> = /* @__PURE__ */ inboundModel(
  () => ({
    choices: inboundList(CompletionChoice$inboundSchema),
    created: z.number().int(),
    id: z.string(),
    model: z.string(),
    object: z.string(),
    system_fingerprint: z.string(),
  }),
  { system_fingerprint: "systemFingerprint" },
);

/** @internal */
export type CompletionsStreamResponse$Outbound = {
  choices: Array<CompletionChoice$Outbound>;
  created: number;
  id: string;
  model: string;
  object: string;
  system_fingerprint: string;
};

/** @internal */
export const CompletionsStreamResponse$outboundSchema: z.ZodType<
  CompletionsStreamResponse$Outbound,
  z.ZodTypeDef,
  CompletionsStreamResponse
> = /* @__PURE__ */ outboundModel(
  () => ({
    choices: z.array(CompletionChoice$outboundSchema),
    created: z.number().int(),
    id: z.string(),
    model: z.string(),
    object: z.string(),
    systemFingerprint: z.string(),
  }),
  { system_fingerprint: "systemFingerprint" },
);

export function completionsStreamResponseToJSON(
  completionsStreamResponse: CompletionsStreamResponse,
): string {
  return toJSON(
    CompletionsStreamResponse$outboundSchema,
    completionsStreamResponse,
  );
}

export function completionsStreamResponseFromJSON(
  jsonString: string,
): SafeParseResult<CompletionsStreamResponse, SDKValidationError> {
  return fromJSON(
    CompletionsStreamResponse$inboundSchema,
    jsonString,
    "CompletionsStreamResponse",
  );
}
