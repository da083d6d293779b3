import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** Milliseconds without a further byte after which what comes over an open connection is whole. */
const silence = 1_000;

/** Everything that comes until the other side hangs up or falls silent. */
function received(socket: Socket): Promise<Buffer> {
  return new Promise((resolve) => {
    const bytes: Buffer[] = [];
    const whole = () => resolve(Buffer.concat(bytes));
    socket.on("data", (more: Buffer) => {
      bytes.push(more);
      socket.setTimeout(silence, whole);
    });
    socket.on("close", whole);
    socket.on("error", whole);
  });
}

/** Sends these bytes and nothing more; what comes back, the whole answer only where `waits` for it. */
export async function sent(url: string, bytes: Buffer, waits: boolean): Promise<Buffer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const answer = received(socket);
  if (waits) socket.write(bytes);
  else socket.end(bytes);
  const came = await answer;
  socket.destroy();
  return came;
}

/** Stands where Redmine would: takes down what it is asked, or answers with given bytes, and hangs up. */
export class Double {
  readonly url: string;
  readonly #close: () => void;
  #answer: Buffer | undefined;
  #request: Buffer = Buffer.alloc(0);

  private constructor(port: number, close: () => void) {
    this.url = `http://127.0.0.1:${port}`;
    this.#close = close;
  }

  static async listening(): Promise<Double> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const double = new Double((server.address() as AddressInfo).port, () => server.close());
    server.on("connection", (socket: Socket) => void double.#serve(socket));
    return double;
  }

  close(): void {
    this.#close();
  }

  /** The bytes of the one request that this makes; it gets no answer. */
  async requestOf(call: () => Promise<unknown>): Promise<Buffer> {
    this.#answer = undefined;
    await call();
    return this.#request;
  }

  answerWith(bytes: Buffer): void {
    this.#answer = bytes;
  }

  async #serve(socket: Socket): Promise<void> {
    if (this.#answer) {
      socket.on("error", () => undefined);
      const answer = this.#answer;
      socket.once("data", () => socket.end(answer));
      return;
    }
    this.#request = await received(socket);
    socket.destroy();
  }
}
