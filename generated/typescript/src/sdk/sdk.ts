import { AtomaSDKCore } from "../core.js";
import { Chat } from "./chat.js";
import { Completions } from "./completions.js";
import { ConfidentialChat } from "./confidentialchat.js";
import { ConfidentialCompletions } from "./confidentialcompletions.js";
import { ConfidentialEmbeddings } from "./confidentialembeddings.js";
import { ConfidentialImages } from "./confidentialimages.js";
import { Embeddings } from "./embeddings.js";
import { Health } from "./health.js";
import { Images } from "./images.js";
import { Models } from "./models.js";
import { Nodes } from "./nodes.js";

/**
 * Inference on open models through an API in OpenAI's format: chat, text completions, embeddings and
 * images. Each kind also has a confidential form, in which only the client and the node that serves
 * the request can read its contents.
 */
export class AtomaSDK extends AtomaSDKCore {
  #completions?: Completions;
  /** Text completions, in the format of OpenAI's v1 API */
  get completions(): Completions {
    return (this.#completions ??= new Completions(this._options));
  }

  #confidentialCompletions?: ConfidentialCompletions;
  /** Text completions under end-to-end encryption */
  get confidentialCompletions(): ConfidentialCompletions {
    return (this.#confidentialCompletions ??= new ConfidentialCompletions(
      this._options,
    ));
  }

  #chat?: Chat;
  /** Chat completions, in the format of OpenAI's v1 API */
  get chat(): Chat {
    return (this.#chat ??= new Chat(this._options));
  }

  #confidentialChat?: ConfidentialChat;
  /** Chat completions under end-to-end encryption */
  get confidentialChat(): ConfidentialChat {
    return (this.#confidentialChat ??= new ConfidentialChat(this._options));
  }

  #confidentialEmbeddings?: ConfidentialEmbeddings;
  /** Embeddings under end-to-end encryption */
  get confidentialEmbeddings(): ConfidentialEmbeddings {
    return (this.#confidentialEmbeddings ??= new ConfidentialEmbeddings(
      this._options,
    ));
  }

  #confidentialImages?: ConfidentialImages;
  /** Image generation under end-to-end encryption */
  get confidentialImages(): ConfidentialImages {
    return (this.#confidentialImages ??= new ConfidentialImages(this._options));
  }

  #embeddings?: Embeddings;
  /** Embeddings, in the format of OpenAI's v1 API */
  get embeddings(): Embeddings {
    return (this.#embeddings ??= new Embeddings(this._options));
  }

  #health?: Health;
  /** Whether the service is up */
  get health(): Health {
    return (this.#health ??= new Health(this._options));
  }

  #images?: Images;
  /** Image generation, in the format of OpenAI's v1 API */
  get images(): Images {
    return (this.#images ??= new Images(this._options));
  }

  #models?: Models;
  /** The models on offer, in the format of OpenAI's v1 API */
  get models(): Models {
    return (this.#models ??= new Models(this._options));
  }

  #nodes?: Nodes;
  /** Registration and locking of nodes */
  get nodes(): Nodes {
    return (this.#nodes ??= new Nodes(this._options));
  }
}
