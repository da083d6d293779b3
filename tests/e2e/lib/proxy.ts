import { createServer, request, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it came through; `byExtension` because only the extension's background sends an API key. */
export interface Passed {
  method: string;
  path: string;
  byExtension: boolean;
}

export interface Proxy {
  /** The site's address through the proxy, with its path (sub-URI) kept. */
  url: string;
  passed: Passed[];
  /** Once nothing has passed for a while: what the page before began to fetch is over. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Stands before a Redmine on 127.0.0.1, notes what passes and can give every page a Content-Security-Policy. The Host
 * header goes through unchanged: Redmine then writes its addresses and judges Origin as the browser sees them.
 */
export async function proxyTo(target: string, { csp }: { csp?: string } = {}): Promise<Proxy> {
  const { hostname, port, pathname } = new URL(target);
  const passed: Passed[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = "GET", url: path = "/", headers } = incoming;
    passed.push({ method, path, byExtension: "x-redmine-api-key" in headers });
    const onward = request({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...(csp && policyFor(answer, csp)) });
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    outgoing.on("close", () => onward.destroy());
    incoming.pipe(onward);
  });
  const own = await listen(server);
  const quiet = async () => {
    for (let before = -1; before !== passed.length;) {
      before = passed.length;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  return { url: own + pathname.replace(/\/$/, ""), passed, quiet, close: () => close(server) };
}

/** Another web site: one page, whatever is asked for. */
export async function siteWith(html: string): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((_incoming, outgoing) => {
    outgoing.writeHead(200, { "Content-Type": "text/html" }).end(html);
  });
  return { url: await listen(server), close: () => close(server) };
}

function policyFor({ headers }: IncomingMessage, csp: string): Record<string, string> {
  return headers["content-type"]?.startsWith("text/html") ? { "content-security-policy": csp } : {};
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // Browsers keep connections open.
  server.closeAllConnections();
  await closed;
}
