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
import {
  Usage,
  Usage$inboundSchema,
  Usage$Outbound,
  Usage$outboundSchema,
} from "./usage.js";

export type CompletionsResponse = {
  /** The continuations of the prompt */
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
  /** Tokens used by the request */
  usage: Usage;
};

const CompletionsResponse$names = {
  system_fingerprint: "systemFingerprint",
} as const;

/** @internal */
export const CompletionsResponse$inboundSchema: InboundSchema<CompletionsResponse> =
  /* @__PURE__ */ inboundModel(
    () => ({
      choices: inboundList(CompletionChoice$inboundSchema),
      created: z.number().int(),
      id: z.string(),
      model: z.string(),
      object: z.string(),
      system_fingerprint: z.string(),
      usage: Usage$inboundSchema,
    }),
    CompletionsResponse$names,
  );

/** @internal */
export type CompletionsResponse$Outbound = {
  choices: Array<CompletionChoice$Outbound>;
  created: number;
  id: string;
  model: string;
  object: string;
  system_fingerprint: string;
  usage: Usage$Outbound;
};

/** @internal */
export const CompletionsResponse$outboundSchema: OutboundSchema<
  CompletionsResponse$Outbound,
  CompletionsResponse
> = /* @__PURE__ */ outboundModel(
  () => ({
    choices: z.array(CompletionChoice$outboundSchema),
    created: z.number().int(),
    id: z.string(),
    model: z.string(),
    object: z.string(),
    systemFingerprint: z.string(),
    usage: Usage$outboundSchema,
  }),
  CompletionsResponse$names,
);

export function completionsResponseToJSON(
  completionsResponse: CompletionsResponse,
): string {
  return toJSON(CompletionsResponse$outboundSchema, completionsResponse);
}

export function completionsResponseFromJSON(
  jsonString: string,
): SafeParseResult<CompletionsResponse, SDKValidationError> {
  return fromJSON(
    CompletionsResponse$inboundSchema,
    jsonString,
    "CompletionsResponse",
  );
}
