import { AtomaSDKCore } from "../core.js";
import { completionsCreate } from "../funcs/completionsCreate.js";
import { completionsCreateStream } from "../funcs/completionsCreateStream.js";
import { EventStream } from "../lib/event-streams.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import * as operations from "../models/operations/index.js";
import { unwrapAsync } from "../types/fp.js";

/** Text completions, in the format of OpenAI's v1 API */
export class Completions extends AtomaSDKCore {
  /**
   * Complete a prompt
   *
   * Continues a text prompt with the model you name.
   *
   * ## Returns
   *
   * One of two responses:
   * - For a streamed request, server-sent events that carry the text as it is produced
   * - Otherwise, one JSON object with every choice
   *
   * ## Errors
   *
   * The status is an error when:
   * - The request cannot be carried out
   * - The response cannot be assembled, whether streamed or whole
   * - The node that runs the model reports a failure
   */
  async create(
    request: components.CompletionsRequest,
    options?: RequestOptions,
  ): Promise<components.CompletionsResponse> {
    return unwrapAsync(completionsCreate(this, request, options));
  }

  async createStream(
    request: components.CreateCompletionsStreamRequest,
    options?: RequestOptions,
  ): Promise<EventStream<operations.CompletionsCreateStreamResponseBody>> {
    return unwrapAsync(completionsCreateStream(this, request, options));
  }
}
