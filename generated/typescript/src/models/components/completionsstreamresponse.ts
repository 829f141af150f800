import * as z from "zod";
import { inboundList } from "../../lib/collections.js";
import { inboundModel, outboundModel } from "../../lib/models.js";
import {
  fromJSON,
  InboundSchema,
  OutboundSchema,
  toJSON,
} from "../../lib/schemas.js";
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

const CompletionsStreamResponse$names = {
  system_fingerprint: "systemFingerprint",
} as const;

/** @internal */
export const CompletionsStreamResponse$inboundSchema: InboundSchema<CompletionsStreamResponse> =
  /* @__PURE__ */ inboundModel(
    () => ({
      choices: inboundList(CompletionChoice$inboundSchema),
      created: z.number().int(),
      id: z.string(),
      model: z.string(),
      object: z.string(),
      system_fingerprint: z.string(),
    }),
    CompletionsStreamResponse$names,
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
export const CompletionsStreamResponse$outboundSchema: OutboundSchema<
  CompletionsStreamResponse$Outbound,
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
  CompletionsStreamResponse$names,
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
