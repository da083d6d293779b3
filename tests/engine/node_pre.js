// Emscripten before 3.1.30 takes Node.js's fetch for a browser's and hands it a file path.
globalThis.fetch = undefined;
