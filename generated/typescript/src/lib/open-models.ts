/** Objects of which the document also says what their other fields are. */
import * as z from "zod";
import { inboundMap, outboundMap } from "./collections.js";
import {
  Fields,
  Given,
  inboundModel,
  Names,
  outboundModel,
  Shape,
  Wires,
} from "./models.js";

type Rest<Item> = { additionalProperties?: Record<string, Item> | undefined };

// Where the other fields stand between the wire and the model. No document can
// name a property so.
const REST = "\0";

/** As `inboundModel`; the other fields are gathered in `additionalProperties`. */
export function inboundOpenModel<
  S extends Shape,
  const Map extends Names,
  Item extends z.ZodTypeAny,
>(
  shape: () => S,
  names: Map,
  rest: () => Item,
): z.ZodType<Fields<S, Map> & Rest<z.output<Item>>, z.ZodTypeDef, unknown> {
  const model = inboundModel(
    (): Shape => ({ ...shape(), [REST]: inboundMap(rest()).optional() }),
    { ...names, [REST]: "additionalProperties" },
  );
  let known: Shape | undefined;
  return z.preprocess(
    (data) => gathered(data, (known ??= shape())),
    model,
  ) as never;
}

/** As `outboundModel`; what `additionalProperties` holds goes beside the fields. */
export function outboundOpenModel<
  S extends Shape,
  const Map extends Names,
  Item extends z.ZodTypeAny,
>(
  shape: () => S,
  names: Map,
  rest: () => Item,
): z.ZodType<
  Wires<S, Map> & Record<string, unknown>,
  z.ZodTypeDef,
  Given<S> & Rest<z.input<Item>>
> {
  const model = outboundModel(
    (): Shape => ({
      ...shape(),
      additionalProperties: outboundMap(rest()).optional(),
    }),
    { ...names, [REST]: "additionalProperties" },
  );
  return model.transform((written) => {
    const { [REST]: others, ...fields } = written as Record<string, object>;
    return { ...others, ...fields };
  }) as never;
}

function gathered(data: unknown, known: Shape): unknown {
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    return data;
  }
  const entries = Object.entries(data);
  const isKnown = ([key]: [string, unknown]) => Object.hasOwn(known, key);
  const others = entries.filter((entry) => !isKnown(entry));
  return {
    ...Object.fromEntries(entries.filter(isKnown)),
    ...(others.length > 0 ? { [REST]: Object.fromEntries(others) } : null),
  };
}
