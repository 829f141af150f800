import { ExampleCore } from "../core.js";
import { Chat } from "./chat.js";
import { Trees } from "./trees.js";

export class Example extends ExampleCore {
  #chat?: Chat;
  get chat(): Chat {
    return (this.#chat ??= new Chat(this._options));
  }

  #trees?: Trees;
  get trees(): Trees {
    return (this.#trees ??= new Trees(this._options));
  }
}
