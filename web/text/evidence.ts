import { counted, words } from "./language.ts";

/** Files and photographs that go along with a record. */
export const evidenceText = words({
  en: {
    choose: "Choose files",
    photograph: "Take a photograph",
    ways: "You can also drop files here or paste a picture.",
    asItIs: "Leave photographs as they are",
    asItIsHelp:
      "Otherwise they are shrunk, and the place and the time that the camera wrote into them are left out.",
    kept: (count: number) =>
      counted(count, {
        one: "One file is kept here until it is sent.",
        other: `${count} files are kept here until they are sent.`,
      }),
    there: (name: string) => `“${name}” is here already.`,
    unread: (name: string) =>
      `This browser cannot read the picture “${name}”: it was taken in as it is, with whatever it says of place and time.`,
    remove: (name: string) => `Remove ${name}`,
    hash: (sha256: string) => `SHA-256 ${sha256}`,
    picture: (name: string) => `Photograph ${name}`,
    nothing: "A file without content proves nothing and was left out:",
  },
  de: {
    choose: "Dateien wählen",
    photograph: "Foto aufnehmen",
    ways: "Sie können Dateien auch hierher ziehen oder ein Bild einfügen.",
    asItIs: "Fotos unverändert lassen",
    asItIsHelp:
      "Sonst werden sie verkleinert, und Ort und Zeit, die die Kamera hineingeschrieben hat, bleiben weg.",
    kept: (count: number) =>
      counted(count, {
        one: "Eine Datei liegt hier, bis sie gesendet ist.",
        other: `${count} Dateien liegen hier, bis sie gesendet sind.`,
      }),
    there: (name: string) => `„${name}“ ist schon hier.`,
    unread: (name: string) =>
      `Dieser Browser kann das Bild „${name}“ nicht lesen: Es wurde unverändert übernommen, mit allem, was es über Ort und Zeit sagt.`,
    remove: (name: string) => `${name} entfernen`,
    hash: (sha256: string) => `SHA-256: ${sha256}`,
    picture: (name: string) => `Foto ${name}`,
    nothing: "Eine Datei ohne Inhalt belegt nichts und wurde weggelassen:",
  },
});
