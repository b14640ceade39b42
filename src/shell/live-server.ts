import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from './usage-error.ts';

const HOST = '127.0.0.1';

/** Where to look for a free port unless one is named. */
const FIRST_PORT = 4780;
const PORTS_TRIED = 20;

/** How often an idle connection hears something, so that nothing between closes it. */
const HEARTBEAT = 20_000;

const HEADERS = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/**
 * Serves one page to this machine, and tells those who look at it when it changes.
 *
 * Other sites that the same browser shows must not read it: the server only listens on the loopback,
 * answers only to its own name (a name of theirs could be made to lead here, DNS rebinding), only to
 * GET, and knows two paths.
 */
export class LiveServer {
  readonly #server: Server;
  readonly #listeners = new Set<ServerResponse>();
  readonly #heartbeat: NodeJS.Timeout;
  #page: string;
  #version = 0;
  #problem: string | null = null;

  private constructor(page: string) {
    this.#page = page;
    this.#server = createServer((request, response) => this.#answer(request, response));
    this.#heartbeat = setInterval(() => this.#send(': still here\n\n'), HEARTBEAT);
    this.#heartbeat.unref();
  }

  /**
   * @param page - what is shown until there is a good one
   * @param port - 0 for any; absent for the first free one from 4780 on
   */
  static async start(page: string, port?: number): Promise<LiveServer> {
    const live = new LiveServer(page);
    const tried =
      port === undefined
        ? [...Array.from({ length: PORTS_TRIED }, (_, index) => FIRST_PORT + index), 0]
        : [port];
    for (const candidate of tried) {
      const failure = await live.#listen(candidate);
      if (failure === null) return live;
      if (port !== undefined || failure !== 'EADDRINUSE') {
        clearInterval(live.#heartbeat);
        throw new UsageError(sayFailure(candidate, failure));
      }
    }
    throw new Error('the system gives no port');
  }

  get address(): string {
    return `http://${HOST}:${this.#port}/`;
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Shows a page, which is all right. */
  show(page: string): void {
    this.#problem = null;
    this.#version += 1;
    this.#page = page;
    this.#send(this.#state());
  }

  /** Shows what is wrong, over the last page that was right. */
  tell(problem: string): void {
    this.#problem = problem;
    this.#send(this.#state());
  }

  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    for (const listener of this.#listeners) listener.end();
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #listen(port: number): Promise<string | null> {
    return new Promise((resolve) => {
      const failed = (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message);
      this.#server.once('error', failed);
      this.#server.listen({ host: HOST, port, exclusive: true }, () => {
        this.#server.off('error', failed);
        resolve(null);
      });
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method, url, headers } = request;
    if (headers.host !== `${HOST}:${this.#port}` && headers.host !== `localhost:${this.#port}`) {
      refuse(response, 403, `This is ${this.address}, and answers to no other name.`);
    } else if (method !== 'GET') {
      response.setHeader('allow', 'GET');
      refuse(response, 405, 'Only GET.');
    } else if (url === '/') {
      const type = { 'content-type': 'text/html; charset=utf-8' };
      const open = `<html lang="en" data-version="${this.#version}">`;
      response
        .writeHead(200, { ...HEADERS, ...type })
        .end(this.#page.replace('<html lang="en">', open));
    } else if (url === '/events') this.#listenTo(response);
    else refuse(response, 404, 'There is / and nothing else.');
  }

  #listenTo(response: ServerResponse): void {
    response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream' });
    response.write(`retry: 500\n${this.#state()}`);
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
  }

  #state(): string {
    const state = { version: String(this.#version), problem: this.#problem };
    return `event: state\ndata: ${JSON.stringify(state)}\n\n`;
  }

  #send(text: string): void {
    for (const listener of this.#listeners) listener.write(text);
  }
}

function refuse(response: ServerResponse, status: number, words: string): void {
  response
    .writeHead(status, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' })
    .end(`${words}\n`);
}

function sayFailure(port: number, code: string): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use: choose another --port, or none for the next free one`;
  if (code === 'EACCES') return `Port ${port} may not be used: choose one from 1024 on`;
  return `Cannot serve on port ${port}: ${code}`;
}
