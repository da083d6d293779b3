import { counted, words } from "./language.ts";

/** What a record's history proves, and what is wrong with it. `save` is "save 3", `who` "by Anna Berger, 3 May 2027". */
export const proofText = words({
  en: {
    verified: (count: number) =>
      counted(count, { one: "verified, 1 save", other: `verified, ${count} saves` }),
    none: "not sealed yet: its proof begins with the next step",
    broken: "This record is not what was saved",
    brokenMore:
      "What was recorded is shown as it stands now. Compare it with the entries named here before you go on.",
    unread: "The history could not be read, so nothing is proved just now.",
    save: (place: number) => `save ${place}`,
    who: (name: string, day: string) => `by ${name}, ${day}`,
    entry: (journal: number) => `Show entry ${journal}`,
    change: (place: string, before: string, after: string) => `${place}: “${before}” became “${after}”`,
    nothing: "nothing",
    altered: "It was changed past Clause 10",
    pastGate: "It was brought to another state past its rules",
    closedPastGate: (status: string) => `The issue is closed (“${status}”), but the record is not at its end`,
    removed: "The record was taken out of the issue",
    damaged: "The record was made unreadable",
    sealBroken: (save: string) => `What ${save} recorded was rewritten afterwards`,
    cutOff: (saves: string) => `The end of the history was cut off: ${saves} is gone`,
    entryChanged: (save: string) => `Redmine's entry of ${save} was edited`,
    entryMissing: (save: string) => `Redmine's entry of ${save} was deleted`,
    reordered: (save: string) => `${save} stands in another place than it was made in`,
    forked: (save: string) => `Two saves claim to be ${save}`,
    otherPerson: (save: string, name: string) => `${save} names ${name}, Redmine knows somebody else`,
    otherTime: (save: string) => `Redmine's time of ${save} was changed`,
    copied: (ids: string) => `It was made for another issue (${ids})`,
    actionMissing: (ids: string) => `Issues that belonged to it are gone: ${ids}`,
    late: (save: string, hours: number) =>
      `${save} reached Redmine ${counted(hours, { one: "an hour", other: `${hours} hours` })} after it was written: it was made without network`,
    ahead: (save: string, hours: number) =>
      `${save} was written by a clock that is ${counted(hours, { one: "an hour", other: `${hours} hours` })} ahead`,
    otherRules: (save: string, version: string) =>
      `${save} was made with version ${version} of the rules and is not judged again`,
  },
  de: {
    verified: (count) =>
      counted(count, { one: "geprüft, 1 Speicherung", other: `geprüft, ${count} Speicherungen` }),
    none: "noch nicht gesiegelt: Der Nachweis beginnt mit dem nächsten Schritt",
    broken: "Dieser Datensatz ist nicht, was gespeichert wurde",
    brokenMore:
      "Gezeigt wird, was jetzt da steht. Vergleichen Sie es mit den genannten Einträgen, bevor Sie weitermachen.",
    unread: "Der Verlauf ließ sich nicht lesen, daher ist gerade nichts nachgewiesen.",
    save: (place) => `Speicherung ${place}`,
    who: (name, day) => `von ${name}, ${day}`,
    entry: (journal) => `Eintrag ${journal} zeigen`,
    change: (place, before, after) => `${place}: aus „${before}“ wurde „${after}“`,
    nothing: "nichts",
    altered: "Er wurde an Clause 10 vorbei geändert",
    pastGate: "Er wurde an seinen Regeln vorbei in einen anderen Zustand gebracht",
    closedPastGate: (status) => `Das Ticket ist geschlossen („${status}“), der Datensatz aber nicht am Ende`,
    removed: "Der Datensatz wurde aus dem Ticket entfernt",
    damaged: "Der Datensatz wurde unlesbar gemacht",
    sealBroken: (save) => `Was ${save} festhielt, wurde nachträglich umgeschrieben`,
    cutOff: (saves) => `Das Ende des Verlaufs wurde abgeschnitten: ${saves} fehlt`,
    entryChanged: (save) => `Redmines Eintrag zu ${save} wurde bearbeitet`,
    entryMissing: (save) => `Redmines Eintrag zu ${save} wurde gelöscht`,
    reordered: (save) => `${save} steht an einer anderen Stelle, als sie entstanden ist`,
    forked: (save) => `Zwei Speicherungen geben sich als ${save} aus`,
    otherPerson: (save, name) => `${save} nennt ${name}, Redmine kennt jemand anderen`,
    otherTime: (save) => `Redmines Zeit von ${save} wurde geändert`,
    copied: (ids) => `Er wurde für ein anderes Ticket angelegt (${ids})`,
    actionMissing: (ids) => `Zugehörige Tickets fehlen: ${ids}`,
    late: (save, hours) =>
      `${save} kam ${counted(hours, { one: "eine Stunde", other: `${hours} Stunden` })} nach dem Schreiben bei Redmine an: Sie entstand ohne Netz`,
    ahead: (save, hours) =>
      `${save} entstand nach einer Uhr, die ${counted(hours, { one: "eine Stunde", other: `${hours} Stunden` })} vorgeht`,
    otherRules: (save, version) =>
      `${save} entstand mit Version ${version} der Regeln und wird nicht erneut beurteilt`,
  },
});
