import { counted, words } from "./language.ts";

/** The lock before what is kept on this computer. */
export const vaultText = words({
  en: {
    title: "Lock what is kept here",
    lead: "What you write and take along, and the key to Redmine, are kept in this browser. Under a passphrase they are encrypted, and whoever finds the computer reads nothing of them.",
    limits:
      "In the clear stay: which Redmine, account and page something belongs to, and how many entries there are. What was kept before you turn this on can remain in files of the browser until it tidies them up. While it is locked, nothing is fetched and nothing is sent.",
    passphrase: "Passphrase",
    again: "The same once more",
    present: "Present passphrase",
    next: "New passphrase",
    rule: (characters: number) =>
      `At least ${characters} characters; several words are best. Nobody can recover it.`,
    differ: "The two are not the same.",
    lockAfter: "Locks itself when it was not used for",
    minutes: (count: number) => counted(count, { one: "1 minute", other: `${count} minutes` }),
    turnOn: "Turn on",
    open: (minutes: number) => `On. It locks itself when it was not used for ${minutes} minutes.`,
    lockNow: "Lock now",
    settings: "Change the passphrase, or take the lock away",
    change: "Change the passphrase",
    changed: "From now on the new passphrase opens it.",
    turnOff: "Take the lock away",
    locked: "Locked",
    lockedLead:
      "What you wrote and took along is here, encrypted. It opens with the passphrase that you chose.",
    unlock: "Unlock",
    lost: "The passphrase is lost",
    lostLead:
      "Nobody can open it any more. What was sent is in Redmine; what was not sent, and is not in a copy, is lost for good. You connect Redmine again afterwards.",
    sure: "I know that what was not sent is lost",
    erase: "Erase what only the passphrase opens",
    busy: "One moment…",
  },
  de: {
    title: "Sperren, was hier liegt",
    lead: "Was Sie schreiben und mitnehmen und der Schlüssel zu Redmine liegen in diesem Browser. Unter einem Kennwort sind sie verschlüsselt, und wer den Rechner findet, liest nichts davon.",
    limits:
      "Lesbar bleiben: zu welchem Redmine, Konto und welcher Seite etwas gehört und wie viele Einträge es gibt. Was hier lag, bevor Sie dies einschalten, kann in Dateien des Browsers stehen bleiben, bis er sie aufräumt. Solange gesperrt ist, wird nichts geholt und nichts gesendet.",
    passphrase: "Kennwort",
    again: "Noch einmal dasselbe",
    present: "Jetziges Kennwort",
    next: "Neues Kennwort",
    rule: (characters: number) =>
      `Mindestens ${characters} Zeichen, am besten mehrere Wörter. Niemand kann es wiederherstellen.`,
    differ: "Die beiden sind nicht gleich.",
    lockAfter: "Sperrt von selbst, wenn es so lange nicht benutzt wurde",
    minutes: (count: number) => counted(count, { one: "1 Minute", other: `${count} Minuten` }),
    turnOn: "Einschalten",
    open: (minutes: number) =>
      `Eingeschaltet. Es sperrt von selbst, wenn es ${minutes} Minuten lang nicht benutzt wurde.`,
    lockNow: "Jetzt sperren",
    settings: "Kennwort ändern oder Sperre wegnehmen",
    change: "Kennwort ändern",
    changed: "Von jetzt an öffnet das neue Kennwort.",
    turnOff: "Sperre wegnehmen",
    locked: "Gesperrt",
    lockedLead:
      "Was Sie geschrieben und mitgenommen haben, liegt hier verschlüsselt. Es öffnet sich mit dem Kennwort, das Sie gewählt haben.",
    unlock: "Entsperren",
    lost: "Das Kennwort ist verloren",
    lostLead:
      "Niemand kann es mehr öffnen. Was gesendet wurde, steht in Redmine; was nicht gesendet und in keiner Kopie ist, ist endgültig verloren. Danach verbinden Sie Redmine neu.",
    sure: "Ich weiß, dass Ungesendetes verloren ist",
    erase: "Löschen, was nur das Kennwort öffnet",
    busy: "Einen Moment …",
  },
});
