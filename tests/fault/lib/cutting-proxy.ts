import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** Where a connection is cut: after so many bytes of a request, or of its answer. */
export interface Cut {
  /** What the request's first line begins with: method and path. */
  call: RegExp;
  where: "request" | "answer";
  bytes: number;
}

/** How long a call was on the wire, headers included. */
export interface Sizes {
  request: number;
  answer: number;
}

/**
 * A way to Redmine that passes bytes as they are, measures the calls, and cuts the first one of a kind at a given byte:
 * what lies before reaches the other side, and nothing else ever does.
 */
export class CuttingProxy {
  readonly url: string;
  /** Of the last call of the kind that was asked for. */
  readonly sizes: Sizes = { request: 0, answer: 0 };
  readonly #server: Server;
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  #measured: RegExp | undefined;
  #cut: Cut | undefined;

  private constructor(server: Server, target: URL) {
    this.#server = server;
    this.#target = target;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on("connection", (socket: Socket) => this.#serve(socket));
  }

  static async before(target: string): Promise<CuttingProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new CuttingProxy(server, new URL(target));
  }

  measure(call: RegExp): void {
    this.#measured = call;
  }

  cutOnce(cut: Cut): void {
    this.#cut = cut;
  }

  /** Whether the cut that was asked for has happened. */
  get done(): boolean {
    return this.#cut === undefined;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #serve(client: Socket): void {
    const { hostname, port } = this.#target;
    const server = connect(Number(port), hostname);
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
      socket.on("error", () => undefined);
    }
    let cut: Cut | undefined;
    let measured = false;
    let sent = 0;
    let answered = 0;
    // A connection carries one call after the other: what follows an answer is the next request.
    let next = true;
    const end = () => {
      client.destroy();
      server.destroy();
    };
    const spend = () => {
      cut = undefined;
      this.#cut = undefined;
    };
    client.on("data", (bytes: Buffer) => {
      if (next) {
        next = false;
        sent = answered = 0;
        const line = bytes.toString("latin1").split("\r\n", 1)[0] ?? "";
        cut = this.#cut?.call.test(line) ? this.#cut : undefined;
        measured = this.#measured?.test(line) === true;
      }
      if (cut?.where === "request" && sent + bytes.length >= cut.bytes) {
        const rest = bytes.subarray(0, cut.bytes - sent);
        spend();
        return void server.write(rest, end);
      }
      sent += bytes.length;
      if (measured) this.sizes.request = sent;
      server.write(bytes);
    });
    server.on("data", (bytes: Buffer) => {
      next = true;
      if (cut?.where === "answer" && answered + bytes.length > cut.bytes) {
        const rest = bytes.subarray(0, cut.bytes - answered);
        spend();
        if (rest.length > 0) client.write(rest, end);
        else end();
        return;
      }
      answered += bytes.length;
      if (measured) this.sizes.answer = answered;
      client.write(bytes);
    });
    client.on("close", () => server.destroy());
    server.on("close", () => client.destroy());
  }
}
