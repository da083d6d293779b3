import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Fault =
  | { kind: "refuse" }
  | { kind: "answer"; status: number; body: string; method?: string; path?: RegExp }
  | { kind: "cutRequest" | "cutAnswer"; method: string; path: RegExp };

/** A way to Redmine that can be interrupted where a test wants it. Faults last until `pass`. */
export class FaultyProxy {
  readonly url: string;
  readonly #server: Server;
  readonly #target: URL;
  #fault: Fault | undefined;
  #ahead: number | undefined;
  #waited = 0;

  private constructor(server: Server, target: URL) {
    this.#server = server;
    this.#target = target;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on("request", (incoming: IncomingMessage, outgoing: ServerResponse) =>
      this.#serve(incoming, outgoing),
    );
  }

  static async before(target: string): Promise<FaultyProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new FaultyProxy(server, new URL(target));
  }

  pass(): void {
    this.#fault = undefined;
  }
  /** Every connection is dropped without an answer. */
  refuse(): void {
    this.#fault = { kind: "refuse" };
  }
  /** Every API call is answered with this status. */
  answer(status: number): void {
    this.#fault = { kind: "answer", status, body: "", path: /\.json/ };
  }
  answerTo(method: string, path: RegExp, status: number, body: string): void {
    this.#fault = { kind: "answer", status, body, method, path };
  }
  /** The request never reaches Redmine. */
  cutRequest(method: string, path: RegExp): void {
    this.#fault = { kind: "cutRequest", method, path };
  }
  /** Redmine does the work, its answer never arrives. */
  cutAnswerTo(method: string, path: RegExp): void {
    this.#fault = { kind: "cutAnswer", method, path };
  }
  /** Answers say the time, so many milliseconds ahead: to a browser its own clock is as much behind. */
  clockAhead(time: number): void {
    this.#ahead = time;
  }
  /** From now on adds up how long requests took. */
  measure(): void {
    this.#waited = 0;
  }
  /** Milliseconds from the arrival of each request to the end of its answer. */
  waited(): number {
    return this.#waited;
  }
  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #serve(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const fault = this.#matching(incoming);
    if (fault?.kind === "refuse" || fault?.kind === "cutRequest") return void incoming.socket.destroy();
    if (fault?.kind === "answer") {
      outgoing.writeHead(fault.status, { "content-type": "application/json" });
      return void outgoing.end(fault.body);
    }
    const began = performance.now();
    outgoing.on("close", () => (this.#waited += performance.now() - began));
    const { hostname, port } = this.#target;
    const upstream = request(
      { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
      (answer) => {
        if (fault?.kind === "cutAnswer") {
          answer.resume();
          answer.on("end", () => incoming.socket.destroy());
          return;
        }
        const ahead = this.#ahead;
        const date = ahead === undefined ? {} : { date: new Date(Date.now() + ahead).toUTCString() };
        outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...date });
        answer.pipe(outgoing);
      },
    );
    upstream.on("error", () => incoming.socket.destroy());
    incoming.pipe(upstream);
  }

  #matching({ method, url }: IncomingMessage): Fault | undefined {
    const fault = this.#fault;
    if (!fault || fault.kind === "refuse") return fault;
    if (fault.method !== undefined && fault.method !== method) return undefined;
    return !fault.path || fault.path.test(url ?? "") ? fault : undefined;
  }
}
