import { AtomaSDKCore } from "../core.js";
import { chatCreate } from "../funcs/chatCreate.js";
import { chatCreateStream } from "../funcs/chatCreateStream.js";
import { EventStream } from "../lib/event-streams.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import * as operations from "../models/operations/index.js";
import { unwrapAsync } from "../types/fp.js";

/** Chat completions, in the format of OpenAI's v1 API */
export class Chat extends AtomaSDKCore {
  /**
   * Create a chat completion
   *
   * Answers a conversation with the model you name. The `stream` field of the body decides between events
   * and a single response; a streamed request is also made to report the tokens it used.
   *
   * ## Returns
   *
   * One of two responses:
   * - For a streamed request, server-sent events that carry the answer as it is produced
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
    request: components.CreateChatCompletionRequest,
    options?: RequestOptions,
  ): Promise<components.ChatCompletionResponse> {
    return unwrapAsync(chatCreate(this, request, options));
  }

  async createStream(
    request: components.CreateChatCompletionStreamRequest,
    options?: RequestOptions,
  ): Promise<EventStream<operations.ChatCompletionsCreateStreamResponseBody>> {
    return unwrapAsync(chatCreateStream(this, request, options));
  }
}
