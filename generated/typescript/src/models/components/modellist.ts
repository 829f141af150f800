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
  Model,
  Model$inboundSchema,
  Model$Outbound,
  Model$outboundSchema,
} from "./model.js";

/** The models that can be called */
export type ModelList = {
  /** The models */
  data: Array<Model>;
  /** Kind of the object: always "list" */
  object: string;
};

/** @internal */
export const ModelList$inboundSchema: InboundSchema<ModelList> =
  /* @__PURE__ */ inboundModel(() => ({
    data: inboundList(Model$inboundSchema),
    object: z.string(),
  }));

/** @internal */
export type ModelList$Outbound = {
  data: Array<Model$Outbound>;
  object: string;
};

/** @internal */
export const ModelList$outboundSchema: OutboundSchema<
  ModelList$Outbound,
  ModelList
> = /* @__PURE__ */ outboundModel(() => ({
  data: z.array(Model$outboundSchema),
  object: z.string(),
}));

export function modelListToJSON(modelList: ModelList): string {
  return toJSON(ModelList$outboundSchema, modelList);
}

export function modelListFromJSON(
  jsonString: string,
): SafeParseResult<ModelList, SDKValidationError> {
  return fromJSON(ModelList$inboundSchema, jsonString, "ModelList");
}
