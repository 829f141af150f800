import * as z from "zod";
import { inboundModel, outboundModel } from "../../lib/models.js";
import {
  fromJSON,
  InboundSchema,
  OutboundSchema,
  toJSON,
} from "../../lib/schemas.js";
import { Result as SafeParseResult } from "../../types/fp.js";
import { SDKValidationError } from "../errors/sdkvalidationerror.js";

/** A model that can be called */
export type Model = {
  /** When the model was made, in seconds since the Unix epoch */
  created: number;
  /** Name to give as `model` in a request */
  id: string;
  /** Kind of the object: always "model" */
  object: string;
  /** Who owns the model */
  ownedBy: string;
};

const Model$names = {
  owned_by: "ownedBy",
} as const;

/** @internal */
export const Model$inboundSchema: InboundSchema<Model> =
  /* @__PURE__ */ inboundModel(
    () => ({
      created: z.number().int(),
      id: z.string(),
      object: z.string(),
      owned_by: z.string(),
    }),
    Model$names,
  );

/** @internal */
export type Model$Outbound = {
  created: number;
  id: string;
  object: string;
  owned_by: string;
};

/** @internal */
export const Model$outboundSchema: OutboundSchema<Model$Outbound, Model> =
  /* @__PURE__ */ outboundModel(
    () => ({
      created: z.number().int(),
      id: z.string(),
      object: z.string(),
      ownedBy: z.string(),
    }),
    Model$names,
  );

export function modelToJSON(model: Model): string {
  return toJSON(Model$outboundSchema, model);
}

export function modelFromJSON(
  jsonString: string,
): SafeParseResult<Model, SDKValidationError> {
  return fromJSON(Model$inboundSchema, jsonString, "Model");
}
