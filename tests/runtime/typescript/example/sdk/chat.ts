import { ExampleCore } from "../core.js";
import { chatCreate } from "../funcs/chatCreate.js";
import { chatCreateStream } from "../funcs/chatCreateStream.js";
import { EventStream } from "../lib/event-streams.js";
import { RequestOptions } from "../lib/sdks.js";
import * as components from "../models/components/index.js";
import * as operations from "../models/operations/index.js";
import { unwrapAsync } from "../types/fp.js";

export class Chat extends ExampleCore {
  /** Create a chat completion */
  async create(
    request: components.ChatRequest,
    options?: RequestOptions,
  ): Promise<components.ChatResponse> {
    return unwrapAsync(chatCreate(this, request, options));
  }

  /** Create a chat completion, delivered as it is made */
  async createStream(
    request: components.ChatRequest,
    options?: RequestOptions,
  ): Promise<EventStream<operations.ChatCreateStreamResponseBody>> {
    return unwrapAsync(chatCreateStream(this, request, options));
  }
}
